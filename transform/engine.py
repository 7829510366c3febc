"""The claim engine: a document in, its claims out. The same text gives the same claims, always.

One walk: sentences and tokens, mentions, counts and clauses, frames, then the document's scenes, times, sources, stances,
verification and totals. Every step is a module of its own; this one calls them in order.
"""

from collections.abc import Sequence
from typing import Final

from transform import (
    agents,
    analysing,
    attribution,
    claims,
    conditions,
    framing,
    language,
    locating,
    parts,
    scenes,
    sources,
    stances,
    timing,
    verifying,
)
from transform.analysis import Analysis
from transform.backdrops import Scene
from transform.drafts import Draft, quantity
from transform.frames import Frame
from transform.gazetteer import Gazetteer
from transform.language import Language
from transform.participants import actor, target
from transform.records import Claim, Document, EvidenceBasis, Interval
from transform.stories import Story
from transform.vocabulary import TYPES

ENGINE: Final = "5"
_PREVAILING: Final = 5
# A document is about work where so many of its paragraphs, one in three, are.
_SHARE: Final = 3
_POINTED: Final = 2
_RECENT_YEARS: Final = 3
# What happened as many years ago is history, however it is told.
_AGES: Final = 20
# Events that happen somewhere: with no place and no time they are talk.
_PLACED: Final = ("attack", "hazard", "displacement", "protest")
# Events that are no news while they are only supposed.
_SUPPOSED: Final = ("attack", "damage", "hazard", "casualty", "displacement", "protest", "capacity")
# Events that a text names again and again.
_NAMED: Final = ("attack", "hazard", "protest")
# What people die of all at once.
_VIOLENT: Final = ("attack", "hazard/accident", "hazard/explosion", "hazard/earthquake")
# Word groups that hold for a whole paragraph, and for the document where its first paragraph names them.
_TOPICAL: Final = ("disease", "crowd", "wildfire", "work")
LANGUAGES: Final = language.available()


def read(document: Document) -> tuple[Claim, ...]:
    """Return the claims of a document in reading order; SetupError if its language has no file."""
    return read_with(document, language.load(document.language), locating.gazetteer())


def read_with(document: Document, tongue: Language, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Return the claims of a document, read with a given language and gazetteer."""
    analyses = analysing.analyse(document.text, tongue, gazetteer)
    speeches = sources.Speeches(analyses)
    story = _story(analyses, speeches)
    attribution.assign(story, speeches)
    for draft in story.drafts():
        stances.settle_hearsay(draft)
        draft.time = timing.tell(draft, document.published, story)
        stances.look_ahead(draft, document.published)
    verifying.apply(story)
    story.keep(_distinct([d for d in story.drafts() if not _is_history(d, document.published)]))
    parts.link(story)
    parts.share(story)
    found = claims.assemble(document, story.drafts())
    # Each analysis knows how to find more in the light of all of them: without this ring they are gone at once.
    analyses.clear()
    return found


def _story(analyses: Sequence[Analysis], speeches: sources.Speeches) -> Story:
    """Return the drafts of each sentence; one without a predicate tells something only where it goes on counting."""
    topics = _topics(analyses)
    local = _local(analyses)
    names = agents.officials(analyses)
    story = Story(analyses)
    last: Frame | None = None
    for analysis in analyses:
        if last is not None and analysis.paragraph > last.analysis.paragraph + 1:
            last = None
        if last is None and not analysis.by["predicate"]:
            continue
        said = speeches.of(analysis.number)
        spoken = frozenset(i for s in said for i in range(s.first, s.last))
        here = topics | {name for name, about in local.items() if analysis.number in about}
        if "disease" in here and _is_violent(analysis):
            here -= {"disease"}
        for frame in framing.build(analysis, here, agents.acting(analysis, analyses, names), last, spoken):
            for scene in scenes.stage(frame, said, story):
                story.add(_draft(frame, scene))
            if frame.count is not None or frame.type == "politics/sanction":
                last = frame
    return story


def _local(analyses: Sequence[Analysis]) -> dict[str, frozenset[int]]:
    """Return the sentences that are about each topic: those of a paragraph from where it is named, or all where the first names it."""
    every = frozenset(a.paragraph for a in analyses)
    named: dict[str, dict[int, int]] = {topic: {} for topic in _TOPICAL}
    for analysis in analyses:
        for mention in analysis.by.get("groups", ()):
            topic = mention.entry.value
            if topic in named and mention.first not in conditions.parts_of_names(analysis):
                # What comes before its name may not be about a disease: "… 14 Leichtverletzte. An Masern erkrankten …".
                first = analysis.number if topic == "disease" else 0
                named[topic].setdefault(analysis.paragraph, first)
    prevails = len(named["work"]) * _SHARE >= len(every)
    return {
        topic: frozenset(
            a.number
            for a in analyses
            if (found and (min(every) in found or (topic == "work" and prevails)))
            or a.number >= found.get(a.paragraph, len(analyses))
        )
        for topic, found in named.items()
    }


def _is_violent(analysis: Analysis) -> bool:
    """Return whether a sentence tells of an attack or an accident and of no disease: its dead died of the one, whatever the text is about."""
    ill = any(m.entry.value == "disease" for m in analysis.by.get("groups", ()))
    return not ill and any(m.entry.value.startswith(_VIOLENT) for m in analysis.by["predicate"])


def _topics(analyses: Sequence[Analysis]) -> frozenset[str]:
    """Return what the whole document is about: "leisure" where sport or culture prevails."""
    leisure = sum(m.entry.value == "leisure" for a in analyses for m in a.by.get("groups", ()))
    predicates = sum(len({m.first for m in a.by["predicate"]}) for a in analyses)
    return frozenset({"leisure"} if leisure >= max(_PREVAILING, predicates) else ())


def _draft(frame: Frame, scene: Scene) -> Draft:
    draft = Draft(frame, quantity=quantity(frame), place=scene.place, place_in=scene.analysis)
    draft.region, draft.region_basis = scene.region, scene.basis
    _explain(draft, scene)
    stances.take(draft)
    draft.actor, draft.target = actor(draft), target(draft)
    return draft


def _explain(draft: Draft, scene: Scene) -> None:
    """Note the evidence of type, quantity, unit and region."""
    frame, analysis = draft.frame, draft.analysis
    kernel = frame
    while kernel.base is not None:
        kernel = kernel.base
    told = kernel.predicate
    basis: EvidenceBasis = "stated" if kernel is frame else "inherited"
    draft.because("type", kernel.analysis, told.first, told.last, told.entry.rule, basis)
    count = frame.count
    if count is not None and draft.quantity is not None:
        last = count.last if count.number is None else count.number.last
        draft.because("quantity", analysis, count.first, last, f"number:{draft.quantity.bound}", "stated")
        draft.because("unit", analysis, count.noun_first, count.noun_last, f"unit:{draft.quantity.unit}", "stated")
    if scene.place is not None and scene.analysis is not None:
        carried: EvidenceBasis = "stated" if scene.analysis is analysis else "carried"
        draft.because(
            "region", scene.analysis, scene.place.first, scene.place.last, f"place:{scene.place.kind}", carried
        )


def _is_nowhere(draft: Draft) -> bool:
    """Return whether an uncounted claim has no region and no time and nobody who tells it, or no one who does it: hardly news."""
    if draft.quantity is not None:
        return False
    if draft.factuality == "CT-" and draft.realis == "other":
        # "if the shells do not come"
        return True
    if _is_supposed(draft):
        return True
    if draft.region is not None:
        return False
    if TYPES[draft.type].about == "recipient":
        return True
    if TYPES[draft.type].about == "subject":
        return draft.actor is None
    if draft.factuality == "CT-":
        return True
    told = draft.source is not None and not draft.type.startswith(_PLACED)
    return not told and not draft.analysis.times


def _is_repeat(draft: Draft, before: Sequence[Draft]) -> bool:
    """Return whether an uncounted event is told again, with no place and no time of its own: "the attack was retaliation"."""
    if not draft.type.startswith(_NAMED) or draft.region_basis == "clause" or draft.frame.negated:
        return False
    dated = draft.time is not None and draft.time.text is not None
    return not dated and draft.realis == "actual" and any(d.type == draft.type for d in before)


def _is_shaken(draft: Draft, before: Sequence[Draft]) -> bool:
    """Return whether a quake was measured before in the same country, of which this tells more: "The epicentre was near …"."""
    same = (d for d in before if d.type == draft.type and d.quantity is not None)
    dated = draft.time is not None and draft.time.text is not None
    return not (draft.frame.negated or dated) and any((d.region or "")[:2] == (draft.region or "")[:2] for d in same)


def _is_same_hazard(draft: Draft, before: Sequence[Draft]) -> bool:
    """Return whether a hazard told before only goes on elsewhere: "тот же тайфун унёс жизни 16 человек на Филиппинах"."""
    event, analysis = draft.frame.predicate, draft.analysis
    if draft.quantity is not None or not draft.type.startswith("hazard") or not analysis.head_first:
        return False
    pointed = event.entry.role == "events" and any(
        analysis.inside("demonstrative", i) for i in range(max(event.first - _POINTED, 0), event.first)
    )
    dated = draft.time is not None and draft.time.text is not None
    return pointed and not dated and any(d.type == draft.type for d in before)


def _is_supposed(draft: Draft) -> bool:
    """Return whether an uncounted event is only supposed or usual, and nothing in its clause says where: "could devastate"."""
    if draft.type.startswith("casualty") and draft.realis == "other":
        # "oefent het redden van slachtoffers"
        return True
    if not draft.type.startswith(_SUPPOSED) or draft.region_basis == "clause":
        return False
    return draft.realis == "generic" or draft.factuality in ("Uu", "PS+", "PS-")


def _is_history(draft: Draft, published: Interval | None) -> bool:
    """Return whether an uncounted event lies years back: it is told as background ("survived the fire of 1923")."""
    if draft.quantity is not None or draft.time is None or published is None or TYPES[draft.type].about != "event":
        return False
    event = draft.frame.predicate
    told = ("control", "attack", "hazard") if draft.analysis.head_first else ("control",)
    if draft.type.startswith(told) and draft.time.text and published.start.year - draft.time.end.year > _AGES:
        return True
    dated = any(t.last == event.first or 0 <= t.first - event.last <= 1 for t in draft.analysis.times)
    past = published.start.year - draft.time.end.year > _RECENT_YEARS
    return event.entry.role == "events" and dated and past


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without events that happen nowhere, and event nouns that name what was told before in that country."""
    seen: set[tuple[str, str | None, str]] = set()
    bare: set[tuple[int, str, str | None]] = set()
    kept: list[Draft] = []
    for draft in drafts:
        if _is_nowhere(draft):
            continue
        key = (draft.type, draft.region, draft.realis)
        if draft.quantity is None and draft.frame.predicate.entry.role == "events" and key in seen:
            continue
        if draft.type == "hazard/earthquake" and draft.quantity is None and _is_shaken(draft, kept):
            continue
        if _is_same_hazard(draft, kept):
            continue
        told = (draft.analysis.number, draft.type, draft.region)
        if draft.quantity is None and (told in bare or _is_repeat(draft, kept)):
            continue
        if draft.quantity is None:
            bare.add(told)
        seen |= {key, (draft.type, draft.region and draft.region[:2], draft.realis)}
        kept.append(draft)
    return kept
