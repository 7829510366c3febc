"""What the report on disk was made of, so that the next one is made of what changed since."""

import json
from dataclasses import dataclass, field
from typing import Final

from flows.report.shelf import Shelf

_FILE: Final = ".made-of.json"

Key = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class Notes:
    """``design`` stands for templates and code, ``version`` for the snapshot that is wholly told, ``pages`` for what pages rest on.

    Pages go by kind (day, region, source, outlet) and key.
    """

    design: str
    version: str = ""
    pages: dict[Key, str] = field(default_factory=dict)


def read(shelf: Shelf, *, design: str) -> Notes:
    """Return the notes of the report on disk; with nothing that still counts if there is none or another design made it."""
    try:
        found = json.loads((shelf.folder / _FILE).read_text(encoding="utf-8"))
        pages = {(kind, key): str(value) for kind, key, value in found["pages"]}
        if found["design"] == design:
            return Notes(design=design, version=str(found["version"]), pages=pages)
    except (OSError, ValueError, KeyError, TypeError):
        return Notes(design=design)
    # The pages are there and all of them are to be made anew.
    return Notes(design=design, pages=dict.fromkeys(pages, ""))


def write(shelf: Shelf, notes: Notes) -> None:
    """Note what the report is made of, once that is safely on disk."""
    shelf.sync()
    pages = [[kind, key, value] for (kind, key), value in sorted(notes.pages.items())]
    told = {"design": notes.design, "version": notes.version, "pages": pages}
    shelf.put(_FILE, json.dumps(told, ensure_ascii=False, separators=(",", ":")))
