"""Who says so: the reporting words of a sentence and the noun phrases that they belong to (PARC 3: cue and source)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from transform import homographs, speakers, subjects, tellers
from transform.analysis import DASHES, QUOTES, Analysis
from transform.mentions import Mention

# How many sentences back a pronoun is looked up; it keeps the cost of a text in line with its length.
_LOOKBACK: Final = 30
# As many people may say something together; more are counted.
_TELLERS: Final = 12
# So near behind a dash the number stands.
_DASHED: Final = 2
_CLOSING: Final = frozenset({",", "–", "—", "-"})
# Types that a phrase with a reporting verb in it may tell.
_TOLD: Final = (
    "casualty",
    "health",
    "law",
    "displacement",
    "damage",
    "politics/sanction",
    "politics/agree",
    "politics/vote",
)


class Speech(NamedTuple):
    """A source in a sentence: its tokens, its kind, the cue, and the clause it was found in."""

    first: int
    last: int
    kind: str
    cue: Mention
    clause: int
    postposed: bool


@dataclass(slots=True)
class Speeches:
    """The sources of a document's sentences, each sentence's found when it is first asked for."""

    analyses: Sequence[Analysis]
    _found: dict[int, list[Speech]] = field(default_factory=dict)

    def of(self, number: int) -> Sequence[Speech]:
        """Return the sources of a sentence in order of their cues."""
        if number not in self._found:
            analysis = self.analyses[number]
            self._found[number] = find(analysis) if analysis.by.get("cue") else []
        return self._found[number]

    def named_before(self, number: int, first: int) -> tuple[Analysis, Speech] | None:
        """Return the last source with a name before a token, for which a pronoun there stands, with its sentence."""
        for back in range(number, max(number - _LOOKBACK, -1), -1):
            for speech in reversed(self.of(back)):
                if speech.kind != "pronoun" and (back < number or speech.first < first):
                    return self.analyses[back], speech
        return None


def find(analysis: Analysis) -> list[Speech]:
    """Return the sources of a sentence in order of their cues."""
    found: list[Speech] = []
    for cue in analysis.by.get("cue", ()):
        if found and cue.entry.value == "verb" and analysis.inside("coordinator", cue.first - 1):
            # "the spokesman called that propaganda and said …": one subject, two verbs.
            found.append(found[-1]._replace(cue=cue, clause=analysis.clauses[cue.first]))
            continue
        if _is_link(analysis, cue) or cue.entry.value == "statement":
            continue
        if cue.entry.value == "verb" and (
            _is_parted(analysis, cue)
            or analysis.inside("unconfirmed", cue.first)
            or homographs.is_cue_noun(analysis, cue)
        ):
            continue
        if analysis.inside("so", cue.first) and not _frames(analysis, cue):
            continue
        span = _agent(analysis, cue) if _is_passive(analysis, cue) else _span(analysis, cue)
        if span is None or any(s.first < span[1] and span[0] < s.last for s in found):
            continue
        first, last, postposed = span
        kind = tellers.kind(analysis, first, last) or (
            "other" if subjects.closing(analysis, cue) == (first, last) else None
        )
        if kind is None and cue.entry.value == "before" and tellers.is_somebody(analysis, first, last):
            kind = "other"
        if kind is None:
            continue
        postposed = postposed or _is_inserted(analysis, first)
        found.append(Speech(first, last, kind, cue, analysis.clauses[cue.first], postposed))
    return [*found, *_gapped(analysis, found), *_described(analysis)]


def _is_link(analysis: Analysis, cue: Mention) -> bool:
    """Return whether a cue is the beginning of a longer link word: "selon que l'on retient …"."""
    return any(m.first == cue.first and m.last > cue.last for m in analysis.by.get("subordinator", ()))


def _described(analysis: Analysis) -> list[Speech]:
    """Return the sources that an adjective names: "nach israelischen Angaben", "laut offiziellen Zahlen"."""
    described: list[Speech] = []
    for noun in analysis.by.get("cue", ()):
        at = noun.first - 1
        if noun.entry.value != "statement" or at < 1 or not analysis.inside("preposition", at - 1):
            continue
        if any(p.first <= at < p.last for p in analysis.places):
            described.append(Speech(at, at + 1, "government", noun, analysis.clauses[at], postposed=True))
    return described


def _frames(analysis: Analysis, cue: Mention) -> bool:
    """Return whether "so" leads in who says what stands before the comma: "…, so Innenminister Faeser", not "so wenig"."""
    before, after = cue.first - 1, cue.last
    if cue.entry.value != "before" or not 0 <= before < after < len(analysis.tokens):
        return False
    sign = analysis.tokens[before].norm
    # "…, so ein Sprecher"
    noun = after + 1 if analysis.inside("article", after) and analysis.inside("kinds", after + 1) else after
    named = cue.last - cue.first > 1 or analysis.tokens[noun].text[0].isupper()
    return (sign in _CLOSING or sign in QUOTES) and named


def _is_passive(analysis: Analysis, cue: Mention) -> bool:
    """Return whether an auxiliary before the cue makes it a passive, whose subject says nothing: "de schade wordt geschat op"."""
    if cue.entry.value != "verb" or analysis.tokens[cue.first].norm.endswith(analysis.participle_endings):
        return False
    if analysis.inside("passive", cue.last) and not analysis.proper_nouns_only:
        # "sind 310 Patienten registriert worden"
        return True
    auxiliaries = (m.first for m in analysis.by.get("passive", ()) if m.first < cue.first)
    return any(_same(analysis, first, cue.first) for first in auxiliaries)


def _agent(analysis: Analysis, cue: Mention) -> tuple[int, int, bool] | None:
    """Return who did what a passive tells: "werd door Kyiv bevestigd"."""
    for at in range(len(analysis.tokens)):
        if analysis.inside("agent", at) and _same(analysis, at, cue.first):
            span = speakers.after(analysis, at + 1)
            return (*span, True) if span else None
    return None


def _is_parted(analysis: Analysis, cue: Mention) -> bool:
    """Return whether the verb is another one with its particle: "sagt der Ukraine 1,1 Milliarden Euro zu"."""
    return any(
        m.first <= cue.first < m.last and (m.first == cue.first or m.last == cue.last) and _is_told(m, cue)
        for m in analysis.by.get("predicate", ())
    )


def _is_told(predicate: Mention, cue: Mention) -> bool:
    """Return whether the words around a reporting verb make it one of what happened: "claimed three lives", "accused of"."""
    if "|" in predicate.entry.rule:
        # "stelde 28 besmettingen vast" tells and says at once.
        return predicate.entry.rule.rpartition(":")[2] != cue.entry.rule.rpartition(":")[2]
    wide = predicate.last > cue.last or predicate.first < cue.first or " + " in predicate.entry.rule
    return wide and predicate.entry.role == "phrases" and predicate.entry.value.startswith(_TOLD)


def _is_inserted(analysis: Analysis, first: int) -> bool:
    """Return whether a source stands in a clause that frames the others: ", wie die Polizei mitteilte"."""
    at = first - 1
    while at >= 0 and analysis.inside("article", at):
        at -= 1
    return at > 0 and analysis.inside("as", at)


def _gapped(analysis: Analysis, found: Sequence[Speech]) -> list[Speech]:
    """Return the sources that share a verb said before: "die Polizei sprach von 5.000, die Veranstalter von 8.000"."""
    gapped: list[Speech] = []
    for count in analysis.counts:
        before = [s for s in found if s.cue.first < count.first]
        if not (count.elliptical and before) or any(_same(analysis, s.first, count.first) for s in found):
            continue
        kinds = [
            m
            for m in analysis.by.get("kinds", ())
            if m.first < count.first
            and (_same(analysis, m.first, count.first) or is_dashed(analysis, m.last, count.first))
        ]
        span = speakers.after(analysis, kinds[0].first) if kinds else None
        kind = tellers.kind(analysis, *span) if span and span[1] <= count.first else None
        if span and kind:
            clause = analysis.clauses[count.first]
            gapped.append(Speech(*span, kind, before[-1].cue, clause, postposed=False))
    return gapped


def is_dashed(analysis: Analysis, last: int, count: int) -> bool:
    """Return whether a dash stands between who tells it and a bare number: "префектура – про 250"."""
    return last < count <= last + _DASHED and analysis.tokens[last].norm in DASHES


def _same(analysis: Analysis, first: int, second: int) -> bool:
    return analysis.segments[first] == analysis.segments[second]


def _span(analysis: Analysis, cue: Mention) -> tuple[int, int, bool] | None:
    if cue.entry.value == "before":
        span = speakers.after(analysis, cue.last)
        if span is None or tellers.kind(analysis, *span) is None:
            span = subjects.author(analysis, cue.last) or span
        return (*span, True) if span else None
    if cue.entry.value == "self":
        # "за його словами": the pronoun stands within.
        own = next((i for i in range(cue.first, cue.last) if analysis.inside("possessive", i)), cue.last - 1)
        return own, own + 1, True
    if cue.entry.value == "after":
        span = speakers.before(analysis, _verbless(analysis, cue.first))
        return (*span, False) if span else None
    shared = subjects.shared(analysis, cue)
    if shared is not None:
        return (*shared, True)
    sides = _sides(analysis, cue)
    if not analysis.proper_nouns_only and not subjects.is_inverted(analysis, cue.first):
        # "… bezifferte die Gesundheitsbehörde": where every noun has a capital, who is known to speak goes before a mere name.
        sides.sort(key=lambda side: side[0] is None or tellers.kind(analysis, *side[0]) in (None, "other"))
    # "Dat meldt de burgerbescherming": what is said stands before the verb.
    sides.sort(key=lambda side: side[0] is not None and _is_content(analysis, side[0], cue))
    for span, postposed in sides:
        if span and not _is_figure(analysis, span[0]) and tellers.kind(analysis, *span) is not None:
            return (*span, postposed)
    subject = subjects.subject(analysis, cue) or subjects.closing(analysis, cue)
    return (*subject, True) if subject else None


def _is_content(analysis: Analysis, span: tuple[int, int], cue: Mention) -> bool:
    """Return whether a word that points back opens the sentence before a verb that has its subject behind it."""
    opens = span == (0, 1) and cue.first == 1 and not (analysis.homographs or analysis.head_first)
    return opens and analysis.inside("demonstrative", 0)


def _is_figure(analysis: Analysis, first: int) -> bool:
    """Return whether a noun phrase is what is told, not who tells: "la préfecture a recensé 55 000 manifestants"."""
    return any(n.first <= first < n.last and n.value is not None and n.value > _TELLERS for n in analysis.numbers)


def _verbless(analysis: Analysis, end: int) -> int:
    """Return where the words before ``end`` stop being a verb: "Israels Armee griff nach eigenen Angaben … an"."""
    verbs = {m.first for m in analysis.by.get("predicate", ()) if m.entry.role == "verbs"}
    while end > 1 and end - 1 in verbs:
        end -= 1
    return end


def _sides(analysis: Analysis, cue: Mention) -> list[tuple[tuple[int, int] | None, bool]]:
    """Return where the subject of a reporting verb may stand, the likeliest first: beside the verb or its auxiliary."""
    before, after = (speakers.before(analysis, cue.first), False), (speakers.after(analysis, cue.last), True)
    # "Hoxha, the minister, reported that …": the comma only ends what he is.
    inverted = subjects.is_inverted(analysis, cue.first) and not (
        analysis.homographs and analysis.inside("subordinator", cue.last)
    )
    sides = [after, before] if inverted else [before, after]
    if analysis.homographs and not inverted:
        # In English who says it goes before the verb, but behind it after a quote or a comma.
        sides = [before]
    clause = analysis.clauses[cue.first]
    for verb in analysis.by.get("auxiliary", ()):
        if analysis.clauses[verb.first] == clause and verb.first < cue.first:
            sides += [(speakers.before(analysis, verb.first), False), (speakers.after(analysis, verb.last), False)]
    return sides
