"""Compiled modules: the engine as a C compiler made it, found in place of its sources while they are the ones it was made of.

An interpreter reads the same sources with the same result at half the speed. ``python -m transform.build`` compiles them;
an edited source makes all of them be interpreted until that is done again.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path

from transform import HERE

FOLDER = HERE / "__compiled__"
PACKAGES = ("", "gazetteer", "numbers", "times")
# Packages tell where their modules are, records are pickled between processes, and these two come before what is compiled.
_INTERPRETED = frozenset({"__init__", "records", "claims", "compiled", "build"})
# The name that the compiler gives to the one library behind all modules ends so.
_LIBRARY = "__mypyc"


def sources() -> Iterator[Path]:
    """Yield the sources that are compiled, in the order of their names."""
    for package in PACKAGES:
        yield from (p for p in sorted((HERE / package).glob("*.py")) if p.stem not in _INTERPRETED)


@cache
def folder() -> Path:
    """Return where the compiled modules of just these sources and this Python are, or would be."""
    digest = hashlib.blake2b(EXTENSION_SUFFIXES[0].encode(), digest_size=8)
    for source in sources():
        digest.update(source.read_bytes())
    return FOLDER / digest.hexdigest()


class Finder(MetaPathFinder):
    """Finds the compiled modules of one folder."""

    def __init__(self, modules: Path) -> None:
        self._modules = modules

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return the compiled module of that name; nothing where there is none."""
        if not fullname.startswith("transform.") and not fullname.endswith(_LIBRARY):
            return None
        file = self._modules / (fullname.replace(".", "/") + EXTENSION_SUFFIXES[0])
        return spec_from_file_location(fullname, file) if file.exists() else None


def use() -> bool:
    """Let what is imported from now on be compiled modules, and return whether there are any; ``MELDT_INTERPRETED=1`` forbids it."""
    if os.environ.get("MELDT_INTERPRETED") or not FOLDER.exists() or not folder().exists():
        return False
    sys.meta_path.insert(0, Finder(folder()))
    return True
