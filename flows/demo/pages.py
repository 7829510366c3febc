"""The newsroom as web pages and feeds: what each outlet's content system would make of its articles."""

import json
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime as rfc_5322
from typing import Any, Final

from babel.dates import format_datetime
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.demo.content import FOLDER, Article, Outlet

_RELATED: Final = 4
_WORDS_PER_MINUTE: Final = 200


def article(outlet: Outlet, article: Article, *, root: str) -> str:
    """Return the page of an article in its outlet's layout; ``root`` is where the outlet is served."""
    others = [each for each in outlet.articles if each.slug != article.slug]
    return _environment.get_template(f"{outlet.layout}.html").render(
        _surroundings(outlet, root),
        article=article,
        related=others[:_RELATED],
        most_read=sorted(others, key=lambda each: each.slug)[:_RELATED],
        minutes=max(1, round(len(article.text.split()) / _WORDS_PER_MINUTE)),
        linked_data=_script(linked_data(outlet, article)),
    )


def front(outlet: Outlet, *, root: str) -> str:
    """Return the outlet's home page."""
    return _environment.get_template("front.html").render(_surroundings(outlet, root))


def entrance(outlets: tuple[Outlet, ...]) -> str:
    """Return the page at the root of the server, which lists the outlets."""
    return _environment.get_template("entrance.html").render(outlets=outlets)


def style() -> str:
    """Return the style sheet that all layouts share."""
    return (FOLDER / "templates" / "style.css").read_text("utf-8")


def feed(outlet: Outlet, *, root: str) -> str:
    """Return the outlet's feed, RSS 2.0 or Atom, with links to where it is served."""
    return _environment.get_template(f"{outlet.feed}.xml").render(
        outlet=outlet, root=root, changed=max(article.changed for article in outlet.articles)
    )


def linked_data(outlet: Outlet, article: Article) -> Mapping[str, Any]:
    """Return what the page says of itself in JSON-LD: a NewsArticle, alone or in a graph with its surroundings."""
    at = f"{outlet.homepage}{outlet.path(article)}"
    publisher = {"@type": "NewsMediaOrganization", "name": outlet.name, "url": outlet.homepage}
    node = {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": at},
        "headline": article.title,
        "description": article.summary,
        "datePublished": article.published.isoformat(),
        "dateModified": article.changed.isoformat(),
        "inLanguage": outlet.wording["locale"].replace("_", "-"),
        "author": [{"@type": "Person", "name": article.author}],
        "publisher": publisher,
        "articleSection": outlet.sections[article.section],
        "isAccessibleForFree": True,
    }
    if outlet.linked_data == "plain":
        return {"@context": "https://schema.org", **node}
    crumbs = [(outlet.name, outlet.homepage), (outlet.sections[article.section], outlet.homepage + article.section)]
    steps = [
        {"@type": "ListItem", "position": n, "name": name, "item": link} for n, (name, link) in enumerate(crumbs, 1)
    ]
    graph = [
        {"@type": "WebSite", "name": outlet.name, "url": outlet.homepage},
        {"@type": "BreadcrumbList", "itemListElement": steps},
        node,
    ]
    return {"@context": "https://schema.org", "@graph": graph}


def _surroundings(outlet: Outlet, root: str) -> dict[str, Any]:
    return {"outlet": outlet, "words": outlet.wording, "root": root}


def _script(data: Mapping[str, Any]) -> str:
    # "</" would end the script element, wherever it stands in the JSON.
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _long_date(instant: datetime, locale: str) -> str:
    return format_datetime(instant, "d MMMM y, HH:mm", locale=locale)


_environment = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(long_date=_long_date, rfc_5322=rfc_5322)
