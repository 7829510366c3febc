"""Sentences per second of the claim engine, beside a peer that only finds numbers and dates.

    python -m tests.benchmarks.claims_engine [--seconds 10]

Reads the gold documents of all languages, warm, in one process; then dateparser's search and text2num on the same sentences in the same run
(a peer that is not installed is left out: ``pip install --group bench``). Prints also the time to the first claim of a new process and the memory
with all languages loaded.
"""

import argparse
import importlib.util
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from tests.accuracy.__main__ import _document
from tests.accuracy.scoring import documents
from tests.paths import GOLD
from transform import engine, language, sentences

FIRST = (
    "import time; start = time.perf_counter()\n"
    "from transform import dates, engine; from transform.records import Document\n"
    "text = 'In Charkiv vielen volgens de politie maandag zeker 11 doden.'\n"
    "claims = engine.read(Document(document_id='x', text=text, language='nl', published=dates.published('2022-10-05')))\n"
    "assert claims; print(time.perf_counter() - start)"
)


def rate(work: Callable[[], int], seconds: float) -> float:
    """Return how many sentences a second ``work`` reads; it returns how many it read."""
    work()
    read, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        read += work()
    return read / (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    seconds = parser.parse_args().seconds
    golds = [_document(gold) for gold in documents(GOLD)]
    spans = [(d, s) for d in golds for s in sentences.split(d.text, language.load(d.language).abbreviations)]
    texts = [(d.language, d.text[s.start : s.end]) for d, s in spans]

    def ours() -> int:
        for document in golds:
            engine.read(document)
        return len(texts)

    own = rate(ours, seconds)
    sys.stdout.write(
        f"claim engine, {len(golds)} documents in {len(engine.LANGUAGES)} languages: {own:,.0f} sentences/s of CPU\n"
    )
    if importlib.util.find_spec("dateparser"):
        from dateparser.search import search_dates

        def peer() -> int:
            for code, text in texts[:40]:
                search_dates(text, languages=[code])
            return len(texts[:40])

        other = rate(peer, seconds)
        sys.stdout.write(f"dateparser.search, dates only: {other:,.0f} sentences/s of CPU; ratio {own / other:.1f}\n")
    first = min(
        float(subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    sys.stdout.write(f"first claim of a new process, one language: {first:.2f} s\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"peak memory of this process, all languages and the peer loaded: {peak} MB\n")


if __name__ == "__main__":
    main()
