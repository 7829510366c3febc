"""Who confirms or denies: sentences that speak about other claims, and the claims that they speak about."""

from collections.abc import Sequence
from typing import Final

from transform import denials
from transform.analysis import QUOTES, Analysis
from transform.drafts import Draft
from transform.mentions import Mention
from transform.records import Status
from transform.stories import Story

_IT: Final = frozenset({"pronoun", "demonstrative"})
# So near behind a denial the clause begins that says what is denied.
_CONTENT: Final = 3
_RANK: Final[dict[Status, int]] = {"none": 0, "confirmed": 1, "not_confirmed": 2, "denied": 3}


# What somebody says of others: a denial concerns what he says, not that he says it.
_SAID: Final = frozenset({"politics/condemn", "politics/call"})


def apply(story: Story) -> None:
    """Set status and by of the drafts that a confirming or denying sentence speaks about."""
    for analysis in story.analyses:
        _confirm(analysis, story)
        status = _status(analysis)
        if status is None:
            continue
        by = _by_whom(analysis)
        content = denials.take(analysis, story.of(analysis.number), by) if status == "denied" else []
        for draft in _told_before(content, analysis, story) if content else _spoken_of(analysis, story):
            if _RANK[status] > _RANK[draft.status] and draft.type not in _SAID:
                draft.status, draft.by = status, by
                draft.because("verification", analysis, 0, len(analysis.tokens), f"verification:{status}", "carried")


def _confirm(analysis: Analysis, story: Story) -> None:
    """Mark what the sentence confirms of what was told before it: "Die Armee räumte die Luftschläge ein", "analisten bevestigen dat"."""
    for mention in analysis.by.get("confirm", ()):
        clause = analysis.clauses[mention.first]
        if any(analysis.within(cls, analysis.clauses, clause) for cls in ("negator", "none", "unconfirmed")):
            continue
        for draft in _confirmed(analysis, mention, story):
            if draft.status == "none" and draft.type not in _SAID:
                draft.status, draft.by = "confirmed", _by(analysis, clause)
                draft.because("verification", analysis, mention.first, mention.last, mention.entry.rule, "carried")


def _confirmed(analysis: Analysis, mention: Mention, story: Story) -> list[Draft]:
    """Return the uncounted claims before it whose event the clause names, or the last ones where it only points at them."""
    clause = analysis.clauses[mention.first]
    before = [d for other in story.back(analysis, 0) for d in story.of(other.number)]
    named = {m.entry.value for m in analysis.within("predicate", analysis.clauses, clause) if m.entry.role == "events"}
    if named:
        return [d for d in before if d.type in named and d.quantity is None][:1]
    behind = mention.last + 1
    while behind < len(analysis.tokens) and (analysis.inside("adverb", behind) or behind in analysis.dated):
        behind += 1
    closes = behind >= len(analysis.tokens) or not analysis.tokens[behind].text[0].isalnum()
    if not (closes and analysis.inside("demonstrative", mention.last)):
        return []
    own = [d for d in story.of(analysis.number) if d.frame.at < mention.first and analysis.clauses[d.frame.at] < clause]
    nearest = max((d.analysis.number for d in before), default=-1)
    return own or [d for d in before if d.analysis.number == nearest]


def _status(analysis: Analysis) -> Status | None:
    voted = [p for p in analysis.by["predicate"] if p.entry.value == "politics/vote"]
    if any(not any(p.first <= m.first < p.last for p in voted) for m in analysis.by.get("deny", ())):
        # What is voted down is no denial: "rejected by 53 votes".
        return "denied"
    if analysis.by.get("unconfirmed"):
        return "not_confirmed"
    confirms = analysis.by.get("confirm", ())
    for mention in confirms:
        clause = analysis.clauses[mention.first]
        # "il n'y a aucun survivant, a confirmé Ankara": what is confirmed may be that there is none.
        negated = bool(analysis.within("negator", analysis.clauses, clause)) or bool(
            analysis.within("none", analysis.segments, analysis.segments[mention.first])
        )
        if negated:
            return "not_confirmed"
    return None


# How a place stands that only says whose body it is: "l'état-major malien".
_OF: Final = frozenset({"adjective", "within", "people"})


def _by_whom(analysis: Analysis) -> tuple[str, ...]:
    """Return who does so: those in the clause that says it, or else in the sentence."""
    for cls in ("deny", "unconfirmed", "confirm"):
        for mention in analysis.by.get(cls, ()):
            found = _by(analysis, analysis.clauses[mention.first])
            if found:
                return found
    return _by(analysis)


def _by(analysis: Analysis, clause: int | None = None) -> tuple[str, ...]:
    """Return who does not confirm or denies: the bodies and people named in the sentence, or in one clause of it."""
    found = []
    at = -1
    for mention in sorted(analysis.by.get("kinds", ()), key=lambda m: m.first):
        elsewhere = clause is not None and analysis.clauses[mention.first] != clause
        if mention.first < at or mention.entry.value == "witness" or elsewhere:
            continue
        at = _name_end(analysis, mention.last)
        first = mention.first
        while first > 0 and analysis.tokens[first - 1].text[0].isupper() and first - 1 > 0:
            first -= 1
        found.append(analysis.words(first, at))
    return tuple(found[:4])


def _name_end(analysis: Analysis, last: int) -> int:
    while last < len(analysis.tokens) and (
        analysis.tokens[last].text[0].isupper()
        or (analysis.head_first and any(p.first == last and p.kind in _OF for p in analysis.places))
    ):
        last += 1
    return last


def _is_past(analysis: Analysis, draft: Draft) -> bool:
    """Return whether the same sentence denies or does not confirm a claim behind a semicolon or as what "that" takes up."""
    marks = [m for cls in ("deny", "unconfirmed", "confirm") for m in analysis.by.get(cls, ())]
    at = draft.frame.at
    return any(
        at < m.first
        and (
            any(_turns(analysis, at, i, m.first) for i in range(at + 1, m.first))
            or _closes(analysis, at, m)
            or _resumes(analysis, at, m.first)
        )
        for m in marks
    )


def _turns(analysis: Analysis, at: int, index: int, mark: int) -> bool:
    """Return whether what follows speaks of the claim before it: "…; dat …", "…, maar dat kan de politie niet bevestigen"."""
    if analysis.tokens[index].norm == ";":
        return True
    opens = analysis.segments[index] != analysis.segments[index - 1] or analysis.inside("coordinator", index - 1)
    taken = analysis.inside("demonstrative", index) and analysis.clauses[index] == analysis.clauses[mark]
    return opens and taken and analysis.clauses[at] != analysis.clauses[mark]


def _resumes(analysis: Analysis, at: int, mark: int) -> bool:
    """Return whether a later clause has a word for the claim anywhere, where words stand freely: "…, але повідомлень про це ніхто не підтвердив"."""
    parts = analysis.clauses if analysis.clauses[at] < analysis.clauses[mark] else analysis.segments
    if not analysis.head_first or parts[at] >= parts[mark]:
        return False
    figures = (m for m in analysis.within("groups", parts, parts[mark]) if m.entry.value == "figures")
    return bool(analysis.within("demonstrative", parts, parts[mark])) or any(figures)


def _points_back(analysis: Analysis) -> bool:
    """Return whether the sentence opens with a word for what was said before it: "'That is not true', said …"."""
    first = 1 if analysis.tokens[0].norm in QUOTES else 0
    return analysis.inside("demonstrative", first) and analysis.inside("auxiliary", first + 1)


def _is_whole(analysis: Analysis) -> bool:
    """Return whether the sentence opens with a clause that says what is (not) confirmed: "Dat …, kan het parket niet bevestigen"."""
    joined = analysis.inside("relative", 0) or analysis.inside("coordinator", 0)
    marks = [m.first for cls in ("deny", "unconfirmed", "confirm") for m in analysis.by.get(cls, ())]
    joined = joined and all(any(t.norm == "," for t in analysis.tokens[:mark]) for mark in marks)
    return joined and analysis.inside("subordinator", 0) and not analysis.inside("auxiliary", 1)


def _is_subordinate(analysis: Analysis, draft: Draft) -> bool:
    """Return whether a claim stands in the clause that says what is not confirmed: "не подтверждают, что готовятся санкции"."""
    here = analysis.clauses[draft.frame.at]
    return analysis.head_first and any(
        analysis.clauses[m.first] == here - 1
        and m.last + 1 < len(analysis.tokens)
        and analysis.tokens[m.last].norm == ","
        and analysis.inside("subordinator", m.last + 1)
        for cls in ("deny", "unconfirmed")
        for m in analysis.by.get(cls, ())
    )


def _closes(analysis: Analysis, at: int, mark: Mention) -> bool:
    """Return whether a denial with no object of its own closes the sentence of a claim: "…, which the governor's office denied"."""
    apart = analysis.segments[mark.first] > analysis.segments[at]
    if not apart or any(analysis.segments[m.first] == analysis.segments[mark.first] for m in analysis.by["predicate"]):
        return False
    behind = mark.last
    if behind < len(analysis.tokens) and analysis.inside_any(_IT, behind):
        behind += 1
    here = analysis.segments[mark.first]
    relative = any(at < m.first < mark.first for m in analysis.by.get("relative", ()))
    named = any(
        m.entry.value == "figures" and analysis.segments[m.first] == here and m.first < mark.first
        for m in analysis.by.get("groups", ())
    )
    closes = behind >= len(analysis.tokens) - 1 or not analysis.tokens[behind].text[0].isalnum()
    pointed = behind > mark.last and closes
    return pointed or ((relative or named) and (closes or analysis.inside("as", behind)))


def _says_itself(analysis: Analysis) -> bool:
    """Return whether a denial says in a clause of its own what is denied: "denied reports that the virus was spreading"."""
    told = {m.last for m in analysis.by.get("groups", ()) if m.entry.value == "figures"}
    return any(
        at in told and analysis.inside("subordinator", at)
        for m in analysis.by.get("deny", ())
        for at in range(m.last, m.last + _CONTENT)
    )


def _news(analysis: Analysis, story: Story) -> list[Draft]:
    """Return the uncounted claims of the sentence that are the news denied: "сведения о вспышке чумы ведомство опровергло"."""
    told = [m for m in analysis.by.get("groups", ()) if m.entry.value == "figures"]
    return [
        d
        for d in story.of(analysis.number)
        if d.quantity is None
        and d.frame.predicate.entry.role == "events"
        and any(0 < d.frame.at - m.last <= _CONTENT and analysis.inside("preposition", m.last) for m in told)
    ]


def _tells_what(analysis: Analysis) -> bool:
    """Return whether a clause behind a word for news tells what is not confirmed: "сведения о том, что он уснул, не подтвердили"."""
    told = (m for m in analysis.by.get("groups", ()) if m.entry.value == "figures")
    return any(
        analysis.tokens[i].norm == "," and analysis.inside("subordinator", i + 1)
        for m in told
        for i in range(m.last, min(m.last + _CONTENT, len(analysis.tokens) - 1))
    )


def _told_before(content: Sequence[Draft], analysis: Analysis, story: Story) -> list[Draft]:
    """Return the last claims of the kinds that are denied: "denied that it had killed civilians" may speak of those told before."""
    before = [d for other in story.back(analysis, 0) for d in story.of(other.number)]
    return _alike(_last(before), content)


def _last(before: Sequence[Draft]) -> list[Draft]:
    """Return the claims of the nearest of the sentences before."""
    nearest = max((d.analysis.number for d in before), default=-1)
    return [d for d in before if d.analysis.number == nearest]


def _alike(drafts: Sequence[Draft], content: Sequence[Draft]) -> list[Draft]:
    """Return the claims of the kinds that others are of."""
    kinds = {d.type for d in content}
    return [d for d in drafts if d.type in kinds]


def _spoken_of(analysis: Analysis, story: Story) -> list[Draft]:
    """Return the claims that the sentence speaks about: those it names, else the figures before it, else what was said last."""
    own = [d for d in story.of(analysis.number) if _is_past(analysis, d)]
    if own:
        return own
    if _is_whole(analysis):
        # "Dat het vuur werd aangestoken, kan het parket niet bevestigen": the sentence says itself what of.
        return list(story.of(analysis.number))
    before = [d for other in story.back(analysis, 0) for d in story.of(other.number)]
    if not before and _points_back(analysis):
        before = [d for other in story.back(analysis, 1) for d in story.of(other.number)]
    if not before:
        return list(story.of(analysis.number))
    last = _last(before)
    subordinate = [d for d in story.of(analysis.number) if _is_subordinate(analysis, d)]
    if subordinate:
        # "не подтверждают, что готовятся санкции": what is not confirmed may have been told before.
        return [*subordinate, *_alike(last, subordinate)]
    if _says_itself(analysis):
        return []
    news = _news(analysis, story) if analysis.head_first else []
    if news or (analysis.head_first and _tells_what(analysis)):
        return news
    named = {m.entry.value.partition("/")[0] for m in analysis.by.get("predicate", ())}
    counted = [d for d in before if d.quantity is not None]
    if any(m.entry.value == "figures" for m in analysis.by.get("groups", ())) and counted:
        return counted
    # "Мэр забастовку отрицает": what it names may stand further back.
    meant = [d for d in before if d.type.partition("/")[0] in named]
    return [d for d in last if d in meant] or meant[-1:] or last
