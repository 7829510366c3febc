"""How sure: factuality (FactBank) and realis (Rich ERE) of each claim, from the hedges in its clause."""

from typing import Final

from transform.analysis import QUOTES, Analysis
from transform.drafts import Draft
from transform.mentions import Mention
from transform.records import Factuality, Interval

_JOINED: Final = 3
_AUXILIARY: Final = frozenset({"auxiliary", "reflexive", "adverb"})


def take(draft: Draft) -> None:
    """Set the factuality and realis of a claim by the words in its clause; a delivery that is to come is a pledge."""
    _grade(draft)
    if not draft.type.startswith("aid") or draft.realis != "other" or draft.factuality != "Uu":
        return
    draft.frame.type = "aid/pledged"
    if _governor(draft.analysis, "future", _governed(draft)) is not None:
        draft.realis, draft.factuality = "actual", "CT+"


def _grade(draft: Draft) -> None:
    analysis, negated = draft.analysis, draft.frame.negated
    at = _governed(draft)
    draft.factuality = "CT-" if negated else "CT+"
    planned = _governor(analysis, "irrealis", at) or _opener(analysis, "conditional", at) or _condition(analysis, at)
    if planned is not None and (_is_told(draft, planned) or _is_claimed(draft, planned) or _is_voted(draft, planned)):
        planned = None
    if planned is not None and negated and planned.entry.cls == "conditional":
        draft.realis = "other"
    if planned is not None and not negated and not _promises(draft, planned):
        _note(draft, "realis", planned)
        draft.realis, draft.factuality = "other", "Uu"
    if not negated and (_is_ordered(draft) or _is_called(draft)):
        draft.realis, draft.factuality = "other", "Uu"
        return
    generic = _governor(analysis, "generic", at)
    if generic is not None:
        _note(draft, "realis", generic)
        draft.realis = "generic"
    for cls, grade in (("possible", "PS"), ("probable", "PR")):
        hedge = _governor(analysis, cls, at)
        if hedge is not None and not _is_within(hedge, draft):
            _note(draft, "factuality", hedge)
            draft.factuality = _graded(grade, negated=negated)
            return
    indirect = _governor(analysis, "indirect", at)
    if indirect is not None:
        _note(draft, "factuality", indirect)
        draft.hearsay = draft.indirect = True
    hearsay = _governor(analysis, "hearsay", at)
    if hearsay is not None:
        _note(draft, "factuality", hearsay)
        draft.hearsay = True


def _is_ordered(draft: Draft) -> bool:
    """Return whether "sollen" tells what is to be done, and is no hearsay: "sollen freigelassen werden", not "freigelassen worden sein"."""
    analysis, at = draft.analysis, _governed(draft)
    last = draft.frame.predicate.last
    infinitive = analysis.inside("future", last) and analysis.inside("passive", last)
    return infinitive and _governor(analysis, "ordered", at) is not None


def _is_claimed(draft: Draft, planned: Mention) -> bool:
    """Return whether a German "will" tells what somebody says to have done: "will 180 Quadratkilometer zurückerobert haben"."""
    analysis, last = draft.analysis, draft.frame.predicate.last
    if analysis.proper_nouns_only or not analysis.inside("auxiliary", planned.first):
        return False
    return (
        planned.last <= draft.frame.predicate.first
        and analysis.inside("auxiliary", last)
        and not (analysis.inside("passive", last))
    )


def _is_called(draft: Draft) -> bool:
    """Return whether a strike or a rally is only what somebody calls for: "ruft für Montag zum Warnstreik auf"."""
    analysis, told = draft.analysis, draft.frame.predicate
    if not draft.type.startswith("protest") or draft.quantity is not None:
        return False
    calls = [
        m for m in analysis.by.get("predicate", ()) if m.entry.value == "politics/call" and m.entry.role != "nouns"
    ]
    return any(m.first <= told.first and analysis.clauses[told.first] - analysis.clauses[m.first] <= 1 for m in calls)


def _is_told(draft: Draft, planned: Mention) -> bool:
    """Return whether the word is itself what is told, not what makes it one that may come: a call ("exige"), a toll ("eiste 26 levens")."""
    predicate = draft.frame.predicate
    if draft.type == "politics/call" and planned.first < predicate.last and predicate.first < planned.last:
        return True
    return any(
        m.first == planned.first and m.entry.value.startswith("casualty")
        for m in draft.analysis.by.get("predicate", ())
    )


def _is_voted(draft: Draft, planned: Mention) -> bool:
    """Return whether a count of votes tells the outcome, whatever was proposed: "verwierp het voorstel met 62 procent"."""
    counted = draft.type == "politics/vote" and draft.quantity is not None
    return counted and not draft.analysis.inside("auxiliary", planned.first)


def _promises(draft: Draft, planned: Mention) -> bool:
    """Aid that someone will give is pledged already: "Mexiko will Chile 30 Tonnen schicken"."""
    return (
        draft.type == "aid/pledged"
        and planned.entry.cls == "irrealis"
        and draft.analysis.inside("auxiliary", planned.first)
    )


def settle_hearsay(draft: Draft) -> None:
    """Grade hearsay once the source is known: with a source it is plain reporting, without one it is only probable."""
    if draft.hearsay and draft.factuality == "CT+" and draft.source is None:
        draft.factuality = "PR+"


def look_ahead(draft: Draft, published: Interval | None) -> None:
    """What the text dates after its own publication is planned: "the hostages are freed on Friday"."""
    time = draft.time
    if published is None or time is None or time.text is None or draft.realis != "actual":
        return
    supposed = draft.factuality.startswith("PS") and time.end > published.end
    if time.start > published.end or supposed:
        draft.realis = "other"
        if draft.factuality == "CT+":
            draft.factuality = "Uu"


def _graded(grade: str, *, negated: bool) -> Factuality:
    graded: dict[tuple[str, bool], Factuality] = {
        ("PS", False): "PS+",
        ("PS", True): "PS-",
        ("PR", False): "PR+",
        ("PR", True): "PR-",
    }
    return graded[grade, negated]


def _note(draft: Draft, slot: str, mention: Mention) -> None:
    draft.because(slot, draft.analysis, mention.first, mention.last, mention.entry.rule, "stated")


def _governed(draft: Draft) -> int:
    frame = draft.frame
    return frame.predicate.first if frame.base is None else frame.at


def _opener(analysis: Analysis, cls: str, at: int) -> Mention | None:
    """Return the word of the class that the clause opens with ("als", "if"); elsewhere it may mean "like"."""
    for mention in analysis.by.get(cls, ()):
        first = mention.first
        opens = first == 0 or analysis.segments[first - 1] != analysis.segments[first]
        if opens and analysis.clauses[first] == analysis.clauses[at]:
            return mention
    return None


def _condition(analysis: Analysis, at: int) -> Mention | None:
    """Return the "if" that opens the sentence where the token's clause tells what then happens: "Якщо дамбу прорве, затопить …"."""
    clause = analysis.clauses[at]
    if not analysis.head_first or not clause:
        return None
    first = 1 if analysis.tokens[0].norm in QUOTES else 0
    for mention in analysis.by.get("conditional", ()):
        if mention.first == first and analysis.clauses[mention.first] == clause - 1:
            return mention
    return None


def _governor(analysis: Analysis, cls: str, at: int) -> Mention | None:
    """Return the word of the class that governs the token: in its clause and near enough; "since May 2024" hedges nothing."""
    for mention in analysis.by.get(cls, ()):
        if mention.first in analysis.dated or _describes_other(analysis, mention, at):
            continue
        if cls == "irrealis" and (_is_purpose(analysis, mention, at) or _is_closed(analysis, mention, at)):
            continue
        if cls == "irrealis" and mention.first > at and analysis.inside("preposition", mention.first - 1):
            # "slept in the open for fear of aftershocks"
            continue
        if _leads(analysis, mention, at):
            return mention
        if cls == "irrealis" and (_is_shared(analysis, mention, at) or _announces(analysis, mention, at)):
            return mention
        near = analysis.segments[mention.first] <= analysis.segments[at] + 1 and not _is_anothers(analysis, mention, at)
        if analysis.clauses[mention.first] == analysis.clauses[at] and near and not _is_apart(analysis, mention, at):
            return mention
    return None


def _is_purpose(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a word behind what happened only tells what for: "ont quitté la ville pour éviter un bain de sang"."""
    if mention.first - 1 <= at:
        return False
    leads = ("infinitive", "preposition") if analysis.head_first else ("infinitive",)
    return any(analysis.inside(cls, i) for cls in leads for i in (mention.first - 1, mention.first))


def _is_closed(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a word belongs to a relative clause that is over: "a villager who tried to block the road was shot dead"."""
    if not (analysis.homographs or analysis.head_first) or mention.first > at:
        return False
    pronoun = mention.first - 1
    while pronoun > 0 and analysis.inside_any(_AUXILIARY, pronoun):
        pronoun -= 1
    if not analysis.inside("relative", pronoun) or (
        analysis.head_first and not analysis.inside("relative_subject", pronoun)
    ):
        return False
    helped = [m.first for m in analysis.by.get("auxiliary", ()) if mention.last < m.first <= at]
    return any(not analysis.inside("infinitive", i - 1) and analysis.clauses[i] == analysis.clauses[at] for i in helped)


def _describes_other(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a German word only describes the noun behind it: "wegen versuchten Totschlags verurteilt"."""
    noun = mention.last
    if analysis.proper_nouns_only or mention.last - mention.first > 1:
        return False
    if mention.first and _is_noun(analysis.tokens[mention.first].text):
        # "Zelte und Planen" plan nothing.
        return True
    if noun in {at, len(analysis.tokens)}:
        return False
    led = analysis.inside("article", mention.first - 1) or analysis.inside("preposition", mention.first - 1)
    return led and analysis.tokens[noun].text[0].isupper() and analysis.tokens[mention.first].text[0].islower()


def _is_noun(text: str) -> bool:
    """Return whether a word with the ending of a verb has the capital of a German noun."""
    return text[0].isupper() and text.endswith(("en", "te", "t")) and not text.endswith("ungen")


def _is_within(hedge: Mention, draft: Draft) -> bool:
    """Return whether a hedge is part of what is told or of who is counted: "could not be reached", "11 suspected rebels"."""
    predicate, count = draft.frame.predicate, draft.frame.count
    if count is not None and count.first < hedge.first < count.last:
        return True
    return predicate.first <= hedge.first and hedge.last < predicate.last


def _is_anothers(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a later word governs the count beside it: "er waren 1.200 betogers, de organisatie had er 5.000 verwacht"."""
    here = analysis.segments[mention.first]
    return here != analysis.segments[at] and any(
        at < c.first < mention.first and analysis.segments[c.first] == here for c in analysis.counts
    )


def _leads(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether the token's clause is what the word is about: "les secours craignent que …", "fear that …"."""
    clause = analysis.clauses[at]
    first = mention.last
    if first < len(analysis.tokens) and analysis.tokens[first].norm == ",":
        first += 1
    if first >= at or not (analysis.inside("subordinator", first) and analysis.inside("relative", first)):
        return False
    return analysis.clauses[first] == clause and (mention.first == 0 or analysis.clauses[mention.first] == clause - 1)


def _is_shared(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a verb is joined to one before it that the word governs: "would burden or completely destroy"."""
    segments, start = analysis.segments, at
    while start > 0 and segments[start - 1] == segments[at]:
        start -= 1
    if not analysis.homographs or not analysis.inside("coordinator", start) or at - start > _JOINED:
        return False
    bare = all(analysis.inside("adverb", i) or analysis.tokens[i].norm.endswith("ly") for i in range(start + 1, at))
    return bare and segments[mention.first] == segments[at] - 1 and mention.last - mention.first == 1


def _announces(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether the next clause says what is to come, in the present or the infinitive: "kündigte an, dass … liefert", "…, Gao zu räumen"."""
    clause = analysis.clauses[at]
    if analysis.head_first or analysis.homographs or analysis.clauses[mention.first] != clause - 1:
        return False
    verb = max((m.first for m in analysis.within("predicate", analysis.clauses, clause)), default=at)
    first = analysis.clauses.index(clause)
    if analysis.tokens[first].norm == ",":
        first += 1
    word = analysis.tokens[verb].norm
    if not (analysis.inside("subordinator", first) and not analysis.inside("adverb", first)):
        return word.endswith("en") and ("zu" in word[1:-2] or analysis.inside("infinitive", verb - 1))
    after = verb + 1
    if analysis.inside("auxiliary", after) or analysis.inside("auxiliary", verb - 1):
        return analysis.inside("future", after) or analysis.inside("future", verb - 1)
    return not word.endswith(("te", "ten", "de", "den"))


def _is_particle(analysis: Analysis, at: int) -> bool:
    """Return whether a preposition is the particle of a separable verb: "kwam een herder om die zijn vee wilde redden"."""
    particle = f"{analysis.tokens[at].norm}|"
    return any(m.entry.rule.rpartition(":")[2].startswith(particle) for m in analysis.by.get("predicate", ()))


def _is_apart(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Return whether a relative pronoun stands between a predicate and a later word, which then governs something else.

    So it does where a German main clause goes on: "wo 200 Menschen ihre Häuser räumen mussten, wird … erwartet".
    """
    resumed = not analysis.proper_nouns_only and any(
        at < m.first < mention.first and analysis.tokens[m.first - 1].norm == ","
        for m in analysis.by.get("auxiliary", ())
    )
    return resumed or any(
        at < m.first < mention.first
        # A German article is a relative pronoun only behind a comma.
        and (analysis.proper_nouns_only or analysis.tokens[m.first - 1].norm == ",")
        and (not analysis.inside("preposition", m.first - 1) or _is_particle(analysis, m.first - 1))
        for m in analysis.by.get("relative", ())
    )
