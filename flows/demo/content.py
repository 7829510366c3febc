"""What the newsroom holds: outlets and their articles, read from the data files beside this module.

::

    newsroom/<outlet>/outlet.toml    the outlet: name, domain, language, layout, feed, addresses, sections
    newsroom/<outlet>/<slug>.md      an article: TOML between lines of ``+++``, then paragraphs; ``## `` is a crosshead
    wording/<language>.toml          what surrounds the articles of all outlets in that language

An article's table may have ``same_text_as = "outlet/slug"`` (a wire copy: the body of that file, word for word) and a
``[revision]`` with the passages that a later edition changes. ``figures`` are the figures of its claims as written.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

FOLDER: Final = Path(__file__).parent
_NEWSROOM: Final = FOLDER / "newsroom"
_FENCE: Final = "+++\n"
_CROSSHEAD: Final = "## "


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an article, or a crosshead between two."""

    text: str
    is_crosshead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One edition of an article; ``revision`` is the next edition."""

    slug: str
    title: str
    summary: str
    section: str
    author: str
    published: datetime
    updated: datetime | None = None
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[str, ...] = ()
    revision: "Article | None" = None

    @property
    def text(self) -> str:
        """The text that a reader should get out of the page; a blank line between paragraphs."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def changed(self) -> datetime:
        """When this edition appeared."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet with its articles, newest first."""

    key: str
    name: str
    domain: str
    language: str
    country: str
    tagline: str
    layout: str
    linked_data: Literal["graph", "plain"]
    accent: str
    feed: Literal["rss", "atom"]
    feed_file: str
    address: str
    sections: Mapping[str, str]
    wording: Mapping[str, Any] = field(repr=False)
    articles: tuple[Article, ...] = field(default=(), repr=False)

    @property
    def homepage(self) -> str:
        """The address that the outlet gives as its own; nobody is there."""
        return f"https://{self.domain}/"

    def path(self, article: Article) -> str:
        """Return where an article lies below the outlet's home page.

        The day in it is that of the first edition, so that a revision keeps its address.
        """
        day = article.published
        return self.address.format(
            slug=article.slug,
            section=article.section,
            date=f"{day:%Y-%m-%d}",
            year=f"{day:%Y}",
            month=f"{day:%m}",
            day=f"{day:%d}",
        )


def load() -> tuple[Outlet, ...]:
    """Return all outlets with the first edition of every article."""
    return tuple(_outlet(path.parent) for path in sorted(_NEWSROOM.glob("*/outlet.toml")))


def read(path: Path) -> Article:
    """Return the article of one file with its editions; ValueError for a revision of what it does not say."""
    table, body = _parts(path)
    revision = table.pop("revision", None)
    if original := table.pop("same_text_as", None):
        source, body = _parts(_NEWSROOM / f"{original}.md")
        table["figures"] = source["figures"]
    table["figures"] = tuple(table["figures"])
    article = Article(slug=path.stem, paragraphs=_paragraphs(body), **table)
    return replace(article, revision=_revision(article, body, revision)) if revision else article


def revise(outlets: tuple[Outlet, ...], article: Article) -> tuple[Outlet, ...]:
    """Return the outlets with the next edition in the place of ``article``; as they were if it has none."""
    if article.revision is None:
        return outlets
    revision = article.revision
    return tuple(
        replace(outlet, articles=_newest_first(revision if each is article else each for each in outlet.articles))
        for outlet in outlets
    )


def _newest_first(articles: Any) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=lambda article: article.changed, reverse=True))


def _outlet(folder: Path) -> Outlet:
    table = tomllib.loads((folder / "outlet.toml").read_text("utf-8"))
    wording = tomllib.loads((FOLDER / "wording" / f"{table['language']}.toml").read_text("utf-8"))
    articles = _newest_first(read(path) for path in folder.glob("*.md"))
    return Outlet(key=folder.name, wording=wording, articles=articles, **table)


def _revision(article: Article, body: str, table: Mapping[str, Any]) -> Article:
    for change in table["changes"]:
        if change["was"] not in body:
            raise ValueError(f"{article.slug}: the revision changes {change['was']!r}, which the article does not say")
        body = body.replace(change["was"], change["now"])
    return replace(
        article,
        title=table["title"],
        updated=table["at"],
        figures=tuple(table["figures"]),
        paragraphs=_paragraphs(body),
    )


def _parts(path: Path) -> tuple[dict[str, Any], str]:
    """Return the table and the body of an article's file."""
    _, table, body = path.read_text("utf-8").split(_FENCE, 2)
    return tomllib.loads(table), body


def _paragraphs(body: str) -> tuple[Paragraph, ...]:
    blocks = (block.strip() for block in body.split("\n\n"))
    return tuple(
        Paragraph(text=block.removeprefix(_CROSSHEAD), is_crosshead=block.startswith(_CROSSHEAD))
        for block in blocks
        if block
    )
