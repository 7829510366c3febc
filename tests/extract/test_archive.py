"""The raw archive: what is written is on the disk, whole, and readable with the tools that everybody has."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from extract.archive import Reader, Writer
from extract.errors import ItemError, StorageError
from extract.records import Location
from extract.responses import Response
from tests.extract.conftest import NOON

BODY = b"<html><body>Brug bij Zwolle weer open</body></html>"


def response(number: int = 1, body: bytes = BODY, **changes: object) -> Response:
    url = f"https://proefkrant.example/nieuws/{number}"
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    fields = {"url": url, "final_url": url, "status": 200, "reason": "OK", "headers": headers, "body": body}
    return Response(**(fields | changes))


def check(path: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).parent / "warcio", "check", path]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_what_is_written_reads_back(tmp_path):
    given = [response(n, BODY * n, final_url=f"https://proefkrant.example/n/{n}") for n in range(1, 20)]
    with Writer(tmp_path) as archive:
        locations = [archive.write(each, now=NOON) for each in given]

    with Reader(tmp_path) as archive:
        found = [archive.read(location) for location in reversed(locations)][::-1]

    assert [(r.url, r.final_url, r.status, r.body) for r in found] == [
        (r.url, r.final_url, r.status, r.body) for r in given
    ]
    assert found[0].header("X-Crawl-Content-Encoding") == "gzip"
    assert found[0].header("Content-Encoding") is None


def test_the_files_pass_the_check_of_warcio(tmp_path):
    with Writer(tmp_path) as archive:
        location = archive.write_all([(response(n), NOON) for n in range(10)])[0]

    assert check(tmp_path / location.file).returncode == 0


def test_a_new_day_and_a_full_file_start_a_new_one(tmp_path):
    with Writer(tmp_path, max_file_bytes=1_000) as archive:
        body = os.urandom(800)
        files = [archive.write(response(n, body), now=NOON + timedelta(hours=9 * n)).file for n in range(4)]

    assert files == [
        "20240502-00000.warc.gz",
        "20240502-00001.warc.gz",
        "20240503-00000.warc.gz",
        "20240503-00001.warc.gz",
    ]


def test_the_next_run_goes_on_in_the_same_file(tmp_path):
    for n in range(3):
        with Writer(tmp_path) as archive:
            location = archive.write(response(n), now=NOON)

    assert [path.name for path in tmp_path.glob("*.warc.gz")] == [location.file]
    assert check(tmp_path / location.file).returncode == 0


def test_two_writers_never_share_a_file(tmp_path):
    with Writer(tmp_path) as one, Writer(tmp_path) as other:
        first, second = one.write(response(1), now=NOON), other.write(response(2), now=NOON)

    assert first.file != second.file
    with Reader(tmp_path) as archive:
        assert archive.read(second).url.endswith("/2")


def test_a_location_is_on_the_disk_before_it_is_given_out(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_size), real(handle)))

    with Writer(tmp_path) as archive:
        location = archive.write(response(), now=NOON)
        assert synced[-1] >= location.offset + location.length


KILLED = """
import sys
from pathlib import Path
from extract.archive import Writer
from tests.extract.conftest import NOON
from tests.extract.test_archive import response
import os
with Writer(Path(sys.argv[1])) as archive:
    for n in range(1_000_000):
        location = archive.write(response(n, os.urandom(50_000)), now=NOON)
        print(location.file, location.offset, location.length, n, flush=True)
"""


def test_kill_9_in_mid_write_loses_nothing_that_was_given_out(tmp_path):
    for delay in (0.3, 0.5, 0.8):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, tmp_path], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        lines = [process.stdout.readline()]
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines()
        process.wait()

        with Reader(tmp_path) as archive:
            for line in filter(lambda text: len(text.split()) == 4, lines):
                name, offset, length, n = line.split()
                found = archive.read(Location(file=name, offset=int(offset), length=int(length)))
                assert found.url.endswith(f"/{n}")

    with Writer(tmp_path) as archive:
        after = archive.write(response(7), now=NOON)
    with Reader(tmp_path) as archive:
        assert archive.read(after).url.endswith("/7")
    assert check(tmp_path / after.file).returncode == 0


@pytest.mark.parametrize("file", ["weg.warc.gz", "../buiten.warc.gz"])
def test_a_file_that_is_gone_is_named(tmp_path, file):
    with Reader(tmp_path) as archive, pytest.raises(ItemError, match=file) as failure:
        archive.read(Location(file=file, offset=0, length=10))

    assert failure.value.kind == "archive_missing"


@pytest.mark.parametrize("harm", ["cut", "flip", "shift"])
def test_a_damaged_record_is_never_taken_for_a_whole_one(tmp_path, harm):
    with Writer(tmp_path) as archive:
        location = archive.write(response(1, os.urandom(5_000)), now=NOON)
    path = tmp_path / location.file
    data = bytearray(path.read_bytes())
    if harm == "cut":
        data = data[:-100]
    elif harm == "flip":
        data[location.offset + location.length // 2] ^= 0xFF
    else:
        location = Location(file=location.file, offset=location.offset + 1, length=location.length - 1)
    path.write_bytes(data)

    with Reader(tmp_path) as archive, pytest.raises(ItemError) as failure:
        archive.read(location)

    assert failure.value.kind == "archive_damaged"


def test_a_folder_that_cannot_be_written_is_a_storage_error(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageError, match="cannot be written"), Writer(tmp_path / "file" / "archive"):
        pass


def test_a_full_disk_leaves_no_half_record(tmp_path):
    import resource

    with Writer(tmp_path) as archive:
        kept = archive.write(response(1), now=NOON)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kept.offset + kept.length + 2_000, before[1]))
        try:
            with pytest.raises(StorageError):
                archive.write(response(2, os.urandom(100_000)), now=NOON)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, ignored)
        again = archive.write(response(3), now=NOON)

    with Reader(tmp_path) as archive:
        assert archive.read(kept).url.endswith("/1")
        assert archive.read(again).url.endswith("/3")
    assert all(check(path).returncode == 0 for path in tmp_path.glob("*.warc.gz"))
