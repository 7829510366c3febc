"""Carrying: the scene of the claims before, which a frame without a place of its own goes on with."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from transform import backdrops, bystanders, regions, toponyms
from transform.analysis import Analysis, PlaceMention
from transform.backdrops import NOWHERE, Scene
from transform.drafts import Draft
from transform.frames import Frame
from transform.stories import Story
from transform.vocabulary import TYPES

# So many claims of one country make a text one about it.
_THROUGHOUT: Final = 4
# A place that only stands in a sentence, or that something came from, is not where the next one is.
_UNPLACED: Final = frozenset({"bare", "of", "from"})


def is_inside(story: Story, frame: Frame, country: str | None) -> bool:
    """Return whether a body of a country speaks of a region of it that was told of before: "уверяют в МВД Грузии"."""
    carried = carry(frame, story).region
    return carried is not None and carried != country and carried[:2] == country


def carry(frame: Frame, story: Story) -> Scene:
    """Return the scene of the nearest earlier sentence in this paragraph or the one before."""
    analysis = frame.analysis
    same = [d for d in story.of(analysis.number) if d.region]
    if same:
        return Scene(same[-1].region, "context", same[-1].place, same[-1].place_in)
    before = [p for p in analysis.places if p.first < frame.at and p.kind in {"at", "toward"}]
    # "Landesweit" tells of the country of what was told before.
    before = [p for p in before if p.refers is None]
    before = [p for p in before if not (bystanders.sits(frame, p) or bystanders.is_seat(analysis, p))]
    if before:
        return Scene(regions.code(before[-1]), "context", before[-1], analysis)
    for other in story.back(analysis, 1):
        told = [d for d in story.of(other.number) if not _is_away(d)]
        if not told and story.of(other.number):
            continue
        drafts = [d for d in told if d.region is not None]
        if drafts and TYPES[frame.type].about != "subject" and all(TYPES[d.type].about != "event" for d in drafts):
            # Where somebody ordered or condemned something is not where it happened, if that was told before.
            before_it = [d for a in story.back(other, 0) for d in story.of(a.number) if d.region is not None]
            scene = [d for d in before_it if TYPES[d.type].about == "event"]
            drafts = scene[:1] or drafts
        if drafts:
            return _together(frame, [*_paragraph(frame, story, other), *drafts])
        if any(d.place is not None for d in told):
            return NOWHERE
        if _is_heading(other):
            return Scene(regions.code(other.places[0]), "context", other.places[0], other)
        places = [
            p
            for p in other.places
            if (
                toponyms.weight(p) > 2
                and (p.kind not in _UNPLACED or backdrops.is_meant(frame, p))
                and not bystanders.is_seat(other, p)
            )
            or (p.kind == "adjective" and toponyms.weight(p) > 2)
            or backdrops.is_officials(other, p)
        ]
        if places:
            best = max(places, key=lambda p: (toponyms.weight(p), p.first))
            return Scene(_received(frame, best, other), "context", best, other)
        office = next((p for p in other.places if _is_office(frame, p, other)), None)
        if office is not None:
            return Scene(regions.code(office), "context", office, other)
    return NOWHERE


def _is_away(draft: Draft) -> bool:
    """Return whether people fled to another country, of which what follows does not tell: "flüchteten nach Jordanien"."""
    place = draft.place
    fled = draft.type == "displacement/displaced" and place is not None and place.kind == "toward"
    return fled and place is not None and place.toponym is not None and place.toponym.kind == "country"


def _received(frame: Frame, place: PlaceMention, analysis: Analysis) -> str | None:
    """Return the code of a place told of before; a capital that was given something stands for its country."""
    state = TYPES[frame.type].about == "recipient" and analysis.inside("kinds", place.first)
    return place.toponym.country if state and place.toponym else regions.code(place)


def _is_office(frame: Frame, place: PlaceMention, analysis: Analysis) -> bool:
    """Return whether a court or an assembly of the place was told of: "Hungary's parliament", "le tribunal de Minsk"."""
    if not frame.type.startswith(("law", "politics/vote")):
        return False
    if analysis.inside("bodies", place.first):
        return frame.type == "politics/vote"
    before, behind = place.first - 1, place.last
    while analysis.inside("article", before) or analysis.inside("genitive", before):
        before -= 1
    behind += analysis.inside("possessive", behind)
    offices = [m for m in analysis.by.get("groups", ()) if m.entry.value == "law"] + analysis.by.get("kinds", [])
    return any(m.first == behind or m.last == before + 1 for m in offices)


def _is_heading(analysis: Analysis) -> bool:
    """Return whether a sentence is but the name of a region, of which the next ones tell: "Запорізька область. За добу …"."""
    if len(analysis.places) != 1:
        return False
    place = analysis.places[0]
    named = place.toponym is not None and place.toponym.kind == "region"
    return named and not place.first and len(analysis.tokens) <= place.last + 2


def _paragraph(frame: Frame, story: Story, before: Analysis) -> list[Draft]:
    """Return what the paragraph before tells, where one that speaks of it opens this one."""
    if TYPES[frame.type].about == "event" or before.paragraph == frame.analysis.paragraph:
        return []
    return [d for d in story.drafts() if d.region is not None]


def _together(frame: Frame, drafts: Sequence[Draft]) -> Scene:
    """Return the last scene; for what is said about an event, the country where the event had several regions."""
    whole = [d for d in drafts if not _is_part(d)]
    last = (whole or drafts)[-1]
    if TYPES[frame.type].about != "event":
        last = _prevailing(whole or drafts)
    country = (last.region or "")[:2]
    regions = {d.region for d in drafts if d.region and d.region.startswith(country)}
    if TYPES[frame.type].about != "event" and country and len(regions) > 1:
        return Scene(country, "context", last.place, last.place_in)
    return Scene(last.region, "context", last.place, last.place_in)


def _prevailing(drafts: Sequence[Draft]) -> Draft:
    """Return the last draft, or the last of the country told of throughout where only one claim strays to another: "Ägypten nahm … auf"."""
    told = Counter((d.region or "")[:2] for d in {id(d): d for d in drafts}.values())
    most, times = told.most_common(1)[0]
    strays = told[(drafts[-1].region or "")[:2]] == 1 and times >= _THROUGHOUT
    return next(d for d in reversed(drafts) if (d.region or "").startswith(most)) if strays else drafts[-1]


def _is_part(draft: Draft) -> bool:
    """Return whether a count stands beside an "of which" ("700 davon in Süd-Kivu"), whose region is not that of what is told next."""
    analysis, at, count = draft.analysis, draft.frame.at, draft.frame.count
    here, last = analysis.segments[at], at if count is None or count.number is None else count.number.last
    return any(
        (m.first < at or m.first == last) and analysis.segments[m.first] == here
        for m in analysis.by.get("of_which", ())
    )
