"""The templates, and what is at hand in all of them."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

import jinja2

from flows.report import downloads, drawings, evidence, links, wording
from warehouse.digests import Area

MENU: Final = (
    ("index.html", "Today"),
    ("days.html", "Days"),
    ("regions.html", "Regions"),
    ("sources.html", "Sources"),
    ("outlets.html", "Outlets"),
    ("about.html", "About the data"),
)


class Areas:
    """The regions by code. It remembers which a page has named, so that the page can carry their names in all languages."""

    def __init__(self, known: dict[str, Area]) -> None:
        self._known = known
        self._named: set[str] = set()

    def __getitem__(self, code: str) -> Area:
        self._named.add(code)
        return self._known[code]

    def names(self) -> dict[str, dict[str, str]]:
        """Return the names of the regions that were named, by code and language."""
        named = (self._known[code] for code in sorted(self._named))
        return {
            each.code: {"nl": each.nl, "en": each.en, "de": each.de, "fr": each.fr, "uk": each.uk, "ru": each.ru}
            for each in named
        }


def page(template: str, path: str, title: str, *, areas: Areas, **told: Any) -> str:
    """Return a page that is to lie at ``path``, as HTML."""
    return render(template, here=path, root=links.root(path), title=title, menu=MENU, areas=areas, **told)


def render(template: str, **told: Any) -> str:
    """Return a template filled in; whatever is put into it is escaped, unless it is markup already."""
    return _environment().get_template(template).render(told)


@cache
def accuracy() -> dict[str, dict[str, dict[str, float]]]:
    """Return the accuracy that the tests hold the engine to, by set of documents, language and slot."""
    return tomllib.loads((resources.files("flows.report") / "accuracy.toml").read_text(encoding="utf-8"))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("flows.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "drawings": drawings,
        "links": links,
        "words": wording,
        "marked": evidence.marked,
        "outward": links.outward,
        "verdicts": wording.VERDICTS,
        "certainty": wording.CERTAINTY,
        "forms": downloads.FORMS,
    }
    return environment
