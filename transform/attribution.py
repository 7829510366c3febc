"""Whose claim: the source of each draft, from its clause, its sentence, or carried from the sentence beside it."""

from collections.abc import Sequence
from typing import Final

from transform import utterances
from transform.analysis import QUOTES, Analysis
from transform.drafts import Draft
from transform.records import Attribution, EvidenceBasis, SourceBasis
from transform.sources import Speech, Speeches
from transform.stories import Story

# What someone does for all to see goes on with no figure of another kind.
_GIVEN: Final = ("aid", "politics")
# How many sentences indirect speech goes on without a word of who speaks.
_INDIRECT: Final = 3
_LED: Final = 3
# Whose figures are of one event where they are of one place.
_TOLD_TOGETHER: Final = frozenset({"casualty", "attack", "health"})
_OPENING: Final = frozenset("\"«„“‘'—–-")


def assign(story: Story, speeches: Speeches) -> None:
    """Set the source of every draft."""
    drafts = story.drafts()
    for draft in drafts:
        speech = utterances.own(draft, speeches.of(draft.analysis.number))
        if speech is not None:
            draft.speech = speech
            draft.source = _attribution(utterances.in_turn(draft, speech), draft.analysis, speeches, "sentence")
            _note(draft, speech, draft.analysis, "stated")
    for draft in drafts:
        if draft.source is None:
            _carry(draft, story, speeches)


def _note(draft: Draft, speech: Speech, analysis: Analysis, basis: EvidenceBasis) -> None:
    if draft.source is not None:
        draft.because("source", analysis, speech.first, speech.last, speech.cue.entry.rule, basis)


def _attribution(speech: Speech, analysis: Analysis, speeches: Speeches, basis: SourceBasis) -> Attribution | None:
    """Return the source as it is written; a pronoun as what it stands for, None where nothing was named before."""
    cue = analysis.words(speech.cue.first, speech.cue.last)
    if speech.kind == "pronoun":
        named = speeches.named_before(analysis.number, speech.first)
        if named is None:
            return None
        analysis, speech = named
    return Attribution(text=analysis.words(speech.first, speech.last), kind=speech.kind, cue=cue, basis=basis)


def _carry(draft: Draft, story: Story, speeches: Speeches) -> None:
    """Take the source of the sentence before or after in the paragraph, where it speaks of the same event."""
    number, analyses = draft.analysis.number, story.analyses
    for other in (_last_said(draft, story, speeches) if draft.indirect else number - 1, number + 1):
        if not 0 <= other < len(analyses) or analyses[other].paragraph != draft.analysis.paragraph:
            continue
        said = speeches.of(other)
        told = story.of(other)
        if other < number:
            speech = _continued(draft, said, [d for d in told if d.speech is not None])
        else:
            speech = _announced(draft, analyses[other], said, told)
        if speech is not None:
            draft.source = _attribution(speech, analyses[other], speeches, "context")
            _note(draft, speech, analyses[other], "carried")
            return


def _last_said(draft: Draft, story: Story, speeches: Speeches) -> int:
    """Return the sentence of its paragraph that indirect speech goes on from: the last one before it with a speaker."""
    number, paragraph = draft.analysis.number, draft.analysis.paragraph
    back = range(number - 1, max(number - 1 - _INDIRECT, -1), -1)
    said = (n for n in back if story.analyses[n].paragraph == paragraph and speeches.of(n))
    return next(said, number - 1)


def _continued(draft: Draft, said: Sequence[Speech], told: Sequence[Draft]) -> Speech | None:
    """Return the speech of the sentence before that goes on: within a quote, or with more figures of the same event."""
    if not said:
        return None
    if draft.indirect:
        # Indirect speech goes on without a new reporting word: "Rund 6.600 Bewohner seien in Sicherheit."
        return said[-1]
    if draft.hearsay:
        return None
    if draft.analysis.tokens[0].norm in _OPENING and draft.analysis.tokens[0].norm in QUOTES:
        return said[-1]
    count = draft.frame.count
    dated = bool(draft.analysis.times)
    if count is None and _is_denial(draft) and not dated:
        # "57 Kinder erkrankten, teilte das Amt mit. Todesfälle gibt es nicht."
        return told[-1].speech if told else None
    if count is None or count.single:
        return None
    figures = [d for d in told if d.quantity is not None]
    same = [
        d
        for d in figures
        if _family(d) == _family(draft)
        and (d.region == draft.region or not (dated or _opens_elsewhere(draft) or _is_other_damage(d, draft)))
        and not _is_lasting(draft)
    ]
    if same:
        return same[-1].speech
    if draft.type.startswith(_GIVEN):
        return None
    return figures[-1].speech if figures and not dated and not _has_own_place(draft) else None


def _is_denial(draft: Draft) -> bool:
    """Return whether a sentence with no place of its own only tells that nobody came to harm."""
    return draft.factuality == "CT-" and _family(draft) in {"casualty", "health"} and not draft.analysis.placed


def _is_lasting(draft: Draft) -> bool:
    """Return whether a sentence tells where people live now, who were not among those counted before: "slapen in scholen"."""
    analysis = draft.analysis
    return draft.type.startswith("displacement") and analysis.inside("lasting", draft.frame.predicate.first)


def _opens_elsewhere(draft: Draft) -> bool:
    """Return whether the sentence opens with a place of its own, set off by a comma: "Au Darfour, l'hôpital …"."""
    analysis = draft.analysis
    first = next(iter(analysis.places), None)
    if first is None or first.kind != "at" or first.first > _LED or not analysis.head_first:
        return False
    return first.last < len(analysis.tokens) and analysis.tokens[first.last].norm == ","


def _is_other_damage(before: Draft, draft: Draft) -> bool:
    """Return whether a sentence tells of damage of another kind somewhere else: "площадь пожаров …", "в посёлках пропал свет"."""
    return before.type != draft.type and _family(draft) == "damage" and _has_own_place(draft)


def _has_own_place(draft: Draft) -> bool:
    segments, place = draft.analysis.segments, draft.place
    if place is None or draft.place_in is not draft.analysis:
        return False
    return segments[place.first] <= segments[draft.frame.at]


def _announced(draft: Draft, after: Analysis, said: Sequence[Speech], told: Sequence[Draft]) -> Speech | None:
    """Return the speech of the sentence after: "Dat heeft de VN bekendgemaakt", or one that goes on with the same figures."""
    if not said:
        return None
    if not told and after.tokens and _points_back(after):
        return said[0]
    if _takes_up(after, said[0]):
        return said[0]
    alike = [
        d
        for d in told
        if d.speech is not None and _is_same_event(d, draft) and d.quantity is not None and not _outdoes(d, draft)
    ]
    return alike[0].speech if alike and draft.quantity is not None and not draft.analysis.times[1:] else None


def _points_back(after: Analysis) -> bool:
    """Return whether a sentence opens with what was told before it: "Dat …", "Про це повідомила поліція"."""
    at = 1 if after.inside("preposition", 0) and not after.inside("demonstrative", 0) else 0
    return after.inside("demonstrative", at) or (not at and after.inside("pronoun", 0))


def _is_same_event(after: Draft, draft: Draft) -> bool:
    """Return whether a figure of the next sentence is of the same event: of one type, or of one place ("34 doden. 117 gewonden").

    So are what was fired at it and what was shot down there: "137 Drohnen. 90 davon seien abgewehrt worden".
    """
    casualties = _family(after) == _family(draft) and _family(draft) in _TOLD_TOGETHER
    alike = casualties and after.region == draft.region and not after.analysis.times
    # "One assailant was shot dead" is told apart from those whom he hurt.
    several = after.quantity is not None and after.quantity.value != 1
    return after.type == draft.type or (alike and several)


def _outdoes(later: Draft, draft: Draft) -> bool:
    """Return whether a later figure for the same region is larger, and so another one: "Earlier the police spoke of six dead"."""
    one, two = later.quantity, draft.quantity
    values = one is not None and two is not None and one.value is not None and two.value is not None
    alike = later.type == draft.type and later.region == draft.region
    return values and alike and (one.value or 0) > (two.value or 0)  # type: ignore[union-attr]


def _takes_up(after: Analysis, speech: Speech) -> bool:
    """Return whether the reporting verb has "that" for its object: "De regering maakte dat donderdag bekend"."""
    cue = speech.cue
    object_ = cue.entry.value == "verb" and after.inside("demonstrative", cue.last)
    return object_ and ("|" in cue.entry.rule or not after.inside("subordinator", cue.last))


def _family(draft: Draft) -> str:
    return draft.type.partition("/")[0]
