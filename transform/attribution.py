"""Whose claim: the source of each draft, from its clause, its sentence, or carried from the sentence beside it."""

from collections.abc import Sequence

from transform.analysis import QUOTES, STRONG, Analysis
from transform.drafts import Draft
from transform.records import Attribution, EvidenceBasis, SourceBasis
from transform.sources import Speech, Speeches
from transform.stories import Story

# What a speaker does by speaking: "de EU veroordeelde", "hij riep op"; the speaker is the actor, not a source.
_ACTS = frozenset(
    {
        "politics/call",
        "politics/condemn",
        "politics/vote",
        "politics/sanction",
        "politics/agree",
        "law/convicted",
        "law/charged",
        "control/annex",
    }
)
# What someone does for all to see goes on with no figure of another kind.
_GIVEN = ("aid", "politics")
# How many sentences indirect speech goes on without a word of who speaks.
_INDIRECT = 3
_LED = 3
_OPENING = frozenset("\"«„“‘'—–-")


def assign(story: Story, speeches: Speeches) -> None:
    """Set the source of every draft."""
    drafts = story.drafts()
    for draft in drafts:
        speech = _own(draft, speeches.of(draft.analysis.number))
        if speech is not None:
            draft.speech = speech
            draft.source = _attribution(_in_turn(draft, speech), draft.analysis, speeches, "sentence")
            _note(draft, speech, draft.analysis, "stated")
    for draft in drafts:
        if draft.source is None:
            _carry(draft, story, speeches)


def _note(draft: Draft, speech: Speech, analysis: Analysis, basis: EvidenceBasis) -> None:
    if draft.source is not None:
        draft.because("source", analysis, speech.first, speech.last, speech.cue.entry.rule, basis)


def _own(draft: Draft, speeches: Sequence[Speech]) -> Speech | None:
    """Return the speech that a claim belongs to: of its clause, else one that frames the sentence."""
    if draft.type in _ACTS:
        clauses = draft.analysis.clauses
        speeches = [
            s
            for s in speeches
            if not _is_parted(draft.analysis, s.cue.first, draft.frame.at)
            and (s.cue.entry.value != "verb" or not (s.clause == clauses[draft.frame.at] or _is_aside(draft, s)))
        ]
    analysis, at = draft.analysis, draft.frame.at
    others = (_speaks_on, _is_anothers, _is_apart, _is_of_part)
    speeches = [s for s in speeches if not (_promises(draft, s) or any(check(draft, s) for check in others))]
    if not speeches:
        return None
    clause = analysis.clauses[at]
    gapped = draft.frame.count is not None and draft.frame.count.elliptical
    near = [s for s in speeches if gapped and s.first < at and analysis.segments[s.first] == analysis.segments[at]]
    if len(near) == 1:
        return near[0]
    same = [s for s in speeches if s.clause == clause]
    if same:
        return min(same, key=lambda s: abs(s.cue.first - at))
    after = [s for s in speeches if s.postposed and s.cue.first > at]
    if after:
        return after[0]
    before = [s for s in speeches if s.cue.first < at]
    return before[-1] if before else speeches[0]


def _is_parted(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether a semicolon stands between two tokens: what follows is another statement."""
    return any(token.norm == ";" for token in analysis.tokens[first:last])


def _is_anothers(draft: Draft, speech: Speech) -> bool:
    """Return whether a source belongs to a bare number behind the claim: "des milliers de partisans se sont massés, 30 000 selon X"."""
    analysis, at = draft.analysis, draft.frame.at
    if speech.cue.entry.value != "before":
        return False
    here = analysis.segments[speech.cue.first]
    bare = (c for c in analysis.counts if c.elliptical and analysis.segments[c.first] == here)
    return any(at < c.first < speech.cue.first == c.last for c in bare) and analysis.segments[at] != here


def _is_aside(draft: Draft, speech: Speech) -> bool:
    """Return whether a speech stands in a relative clause behind a claim: "denounced a strike, which Moscow blamed on Kyiv"."""
    analysis = draft.analysis
    first = speech.first - 1
    while first > draft.frame.at and analysis.inside("article", first) and not analysis.inside("relative", first):
        first -= 1
    # A German article is a relative pronoun too: "wie die Präsidentschaft bekannt gab".
    led = first > draft.frame.at and analysis.inside("relative", first)
    return led and (analysis.proper_nouns_only or not analysis.inside("article", first))


def _is_apart(draft: Draft, speech: Speech) -> bool:
    """Return whether a source behind a claim speaks of what comes after it only: "… flog Angriffe: Laut dem Zivilschutz starben …".

    So does a German subject before its verb in a later clause: "…, ihr Sprecher nannte den Staat frei".
    """
    analysis, at, first = draft.analysis, draft.frame.at, min(speech.first, speech.cue.first)
    if first <= at:
        return False
    if speech.cue.entry.value == "before":
        return speech.cue.first > 0 and analysis.tokens[speech.cue.first - 1].norm in STRONG
    later = analysis.clauses[speech.cue.first] != analysis.clauses[at]
    if later and speech.postposed and not analysis.proper_nouns_only and _counts(analysis, speech):
        return True
    return later and not speech.postposed and not analysis.proper_nouns_only


def _counts(analysis: Analysis, speech: Speech) -> bool:
    """Return whether what is counted stands behind the verb and its subject: "…, zeitgleich zählte die Polizei 2.100 Teilnehmer"."""
    here = analysis.clauses[speech.cue.first]
    fronted = speech.cue.first > 0 and analysis.tokens[speech.cue.first - 1].norm != ","
    ends = max(speech.last, speech.cue.last)
    behind = any(c.first >= ends and analysis.clauses[c.first] == here for c in analysis.counts)
    return fronted and speech.first >= speech.cue.last and behind


def _is_of_part(draft: Draft, speech: Speech) -> bool:
    """Return whether a source speaks only in a clause behind the claim: "… raketten af, waarvan het leger er 22 zegt te hebben onderschept"."""
    analysis, at = draft.analysis, draft.frame.at
    if speech.postposed or speech.first < at or analysis.clauses[at] == speech.clause:
        return False
    return any(
        at < m.first < speech.first
        for m in analysis.by.get("of_which", ())
        if analysis.clauses[m.first] == speech.clause
    )


def _promises(draft: Draft, speech: Speech) -> bool:
    """Return whether the reporting word gives something: who promises or hands over aid does so, and reports nothing."""
    cue, analysis = speech.cue, draft.analysis
    inserted = cue.first > 0 and analysis.tokens[cue.first - 1].norm == ","
    given = ("aid",) if draft.type.startswith("aid") else ("aid/pledged",)
    return (
        cue.entry.value == "verb"
        and not inserted
        and any(
            m.entry.value.startswith(given) and m.first <= cue.last - 1 < m.last
            for m in analysis.by.get("predicate", ())
        )
    )


def _speaks_on(draft: Draft, speech: Speech) -> bool:
    """Return whether someone speaks only of what follows a colon or semicolon behind the claim: "объявили забастовку: по словам …"."""
    cue, at, tokens = speech.cue, draft.frame.at, draft.analysis.tokens
    inserted = any(t.text[0].isalnum() for t in tokens[max(cue.last, speech.last) :])
    signs = frozenset(":") if cue.entry.value == "before" and not inserted else STRONG
    leads = cue.entry.value == "before" or not speech.postposed or inserted
    return leads and cue.first > at and any(t.norm in signs for t in tokens[at : min(cue.first, speech.first)])


def _in_turn(draft: Draft, speech: Speech) -> Speech:
    """Return the speech of a count with a teller of its own: "les syndicats ont compté 280 000 marcheurs et la police 16 000"."""
    analysis, count = draft.analysis, draft.frame.count
    if draft.frame.base is None or count is None or not count.elliptical or speech.cue.entry.value != "verb":
        return speech
    for kind in analysis.by.get("kinds", ()):
        beside = analysis.segments[kind.first] == analysis.segments[count.first] and kind.first > speech.cue.first
        if kind.last == count.first and beside:
            return speech._replace(first=kind.first, last=kind.last, kind=kind.entry.value)
    return speech


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
    if count is None or count.single:
        return None
    dated = bool(draft.analysis.times)
    figures = [d for d in told if d.quantity is not None]
    same = [
        d
        for d in figures
        if _family(d) == _family(draft) and (d.region == draft.region or not (dated or _opens_elsewhere(draft)))
    ]
    if same:
        return same[-1].speech
    if draft.type.startswith(_GIVEN):
        return None
    return figures[-1].speech if figures and not dated and not _has_own_place(draft) else None


def _opens_elsewhere(draft: Draft) -> bool:
    """Return whether the sentence opens with a place of its own, set off by a comma: "Au Darfour, l'hôpital …"."""
    analysis = draft.analysis
    first = next(iter(analysis.places), None)
    if first is None or first.kind != "at" or first.first > _LED or not analysis.head_first:
        return False
    return first.last < len(analysis.tokens) and analysis.tokens[first.last].norm == ","


def _has_own_place(draft: Draft) -> bool:
    segments, place = draft.analysis.segments, draft.place
    if place is None or draft.place_in is not draft.analysis:
        return False
    return segments[place.first] <= segments[draft.frame.at]


def _announced(draft: Draft, after: Analysis, said: Sequence[Speech], told: Sequence[Draft]) -> Speech | None:
    """Return the speech of the sentence after: "Dat heeft de VN bekendgemaakt", or one that goes on with the same figures."""
    if not said:
        return None
    if not told and after.tokens and (after.inside("demonstrative", 0) or after.inside("pronoun", 0)):
        return said[0]
    if _takes_up(after, said[0]):
        return said[0]
    alike = [
        d
        for d in told
        if d.speech is not None and _is_same_event(d, draft) and d.quantity is not None and not _outdoes(d, draft)
    ]
    return alike[0].speech if alike and draft.quantity is not None and not draft.analysis.times[1:] else None


def _is_same_event(after: Draft, draft: Draft) -> bool:
    """Return whether a figure of the next sentence is of the same event: of one type, or casualties of one place ("34 doden. 117 gewonden")."""
    casualties = _family(after) == _family(draft) == "casualty"
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
