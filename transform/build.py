"""Compile the claim engine: nearly twice the sentences a second, the same claims.

    python -m transform.build

Needs a C compiler with Python's headers, and mypyc and setuptools (``pip install --group compile``). Where one is missing it says
which, and the engine stays as it is: interpreted. Compiling again is for edited sources; what is compiled already stays.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from transform import HERE, compiled

# All of the gain at half the time that optimising further takes.
_OPTIMISATION = "1"
_TAIL = 15
_IN = "--in"


def missing() -> str | None:
    """Return what a compilation lacks here, and how to get it; nothing where all is there."""
    if not any(map(shutil.which, (os.environ.get("CC", "cc"), "gcc", "clang"))):
        return 'a C compiler: install one, such as "apt install gcc python3-dev"'
    if not all(map(importlib.util.find_spec, ("mypyc", "setuptools"))):
        return 'mypyc and setuptools: say "pip install --group compile"'
    return None


def build() -> str | None:
    """Compile the sources as they are now, in the place of older ones; return why that failed, if it did."""
    compiled.FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=compiled.FOLDER, prefix=".making-") as place:
        made = subprocess.run(
            [sys.executable, "-m", "transform.build", _IN, place],
            cwd=HERE.parent,
            env={**os.environ, "MELDT_INTERPRETED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if made.returncode:
            return "\n".join(made.stdout.splitlines()[-_TAIL:])
        for old in compiled.FOLDER.glob("[!.]*"):
            shutil.rmtree(old)
        (Path(place) / "lib").rename(compiled.folder())
    return None


def _compile(place: Path) -> None:
    """Compile into ``lib`` below a folder; the tools print what is wrong and exit."""
    from mypyc.build import mypycify  # noqa: PLC0415 - nothing else needs them
    from setuptools import Distribution  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    paths = [str(source.relative_to(HERE.parent)) for source in compiled.sources()]
    options = ["--config-file=", "--ignore-missing-imports", f"--cache-dir={place / 'types'}"]
    modules = mypycify(
        [*options, *paths], target_dir=str(place / "c"), opt_level=_OPTIMISATION, debug_level="0", multi_file=True
    )
    command = build_ext(Distribution({"name": "engine", "ext_modules": modules}))
    command.build_lib, command.build_temp = str(place / "lib"), str(place / "objects")
    command.ensure_finalized()
    command.run()


def main() -> int:
    """Compile what is not compiled yet, and say what became of it."""
    if compiled.folder().exists():
        return 0
    lacking = missing()
    if lacking is None:
        sys.stderr.write("compiling the claim engine; this takes a minute …\n")
        lacking = build()
    if lacking is not None:
        sys.stderr.write(f"the claim engine stays interpreted, at about half its speed, for want of {lacking}\n")
        return 1
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == [_IN]:
        _compile(Path(sys.argv[2]))
    else:
        sys.exit(main())
