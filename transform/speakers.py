"""Speakers: the noun phrase before or after a reporting word."""

from typing import Final

from transform import extents, tellers
from transform.analysis import Analysis

_LONGEST: Final = 14
_NAME: Final = 4
_TITLE: Final = 7
_FILLERS: Final = frozenset({"adverb", "auxiliary", "negator"})
_LEADING: Final = frozenset({"article", "preposition"})
_LINKING: Final = frozenset({"preposition", "name_link", "coordinator", "genitive"})


def after(analysis: Analysis, start: int) -> tuple[int, int] | None:
    """Return the tokens of the noun phrase that starts here, behind adverbs and times; None if there is none."""
    tokens = analysis.tokens
    while start < len(tokens) and (analysis.inside("adverb", start) or start in analysis.dated):
        start += 1
    same = analysis.starting("the_same", start)
    if same is not None and same.last < len(tokens):
        # "selon la même organisation"
        return same.last, same.last + 1
    first = _past_addressee(analysis, start)
    while first < len(tokens) and analysis.inside("article", first):
        first += 1
    if first < len(tokens) and tokens[first].norm == "«":
        return _quoted(analysis, first + 1)
    if first < len(tokens) and analysis.inside("pronoun", first):
        return None if analysis.inside("subordinator", first) else (first, first + 1)
    # "selon plusieurs rescapés", "according to two officials": as many people, not a figure that they give.
    people = (
        end
        for n in analysis.numbers
        if n.first == first and analysis.inside("kinds", end := n.last + analysis.inside("partitive", n.last))
    )
    last, head = next(people, first), None
    while last < len(tokens) and last - first < _LONGEST and not extents.stops(analysis, last):
        token = tokens[last]
        if head is not None and not extents.continues(analysis, last, head):
            break
        if analysis.inside("kinds", last):
            head = last
        elif (head is None and token.norm == ",") or (
            head is None
            and analysis.inside("preposition", last)
            and not (analysis.inside("name_link", last) or _is_attribute(analysis, first, last))
        ):
            break
        last += 1
    return _trim(analysis, first, last)


def _is_attribute(analysis: Analysis, first: int, last: int) -> bool:
    """Return whether an article is parted from its noun by what describes it: "der von der Hamas kontrollierte Zivilschutz"."""
    parted = last == first and analysis.inside("article", first - 1) and not analysis.head_first
    near = range(last + 2, min(last + _TITLE, len(analysis.tokens)))
    return parted and not analysis.homographs and any(analysis.inside("kinds", i) for i in near)


def _quoted(analysis: Analysis, first: int) -> tuple[int, int] | None:
    """Return a name between quotation marks: "передають «Лікарі без кордонів»"; None for a quote."""
    tokens = analysis.tokens
    last = next((i for i in range(first, min(first + _TITLE, len(tokens))) if tokens[i].norm == "»"), first)
    return (first, last) if last > first and tokens[first].text[0].isupper() else None


def _past_addressee(analysis: Analysis, start: int) -> int:
    """Return where the speaker stands behind whom or where he tells it: "сказал изданию «Власть» один из проходчиков"."""
    tokens, at = analysis.tokens, start
    told = analysis.starting("addressee", at)
    if told is not None:
        at = told.last
        while at < len(tokens) and (analysis.inside("name_link", at) or not tokens[at].text[0].islower()):
            if tokens[at].norm in ".,;:" and tokens[at].start != tokens[at - 1].end:
                return start
            at += 1
            if tokens[at - 1].norm in '»”"':
                break
    if at == start or at >= len(tokens):
        return start
    return at if any(analysis.inside("kinds", i) for i in range(at, min(at + 4, len(tokens)))) else start


def before(analysis: Analysis, end: int) -> tuple[int, int] | None:
    """Return the tokens of the noun phrase that ends here, before auxiliaries and times; None if there is none."""
    tokens = analysis.tokens
    last = end
    while last > 0 and _is_filler(analysis, last - 1):
        last -= 1
    last = _past_insertion(analysis, last)
    counted = next((c for c in analysis.counts if c.number is not None and c.last == last and last == end), None)
    if counted is not None:
        # A verb at the end has its object before it: "während die Polizei 100.000 Demonstranten zählte".
        last = counted.first
        while last > 0 and _is_filler(analysis, last - 1):
            last -= 1
    if last and analysis.inside("pronoun", last - 1):
        # "social media messages she posted"
        return last - 1, last
    if last > 1 and extents.is_relative(analysis, last - 1):
        # "Trump Jr, who wrote": who speaks is the one before.
        last -= 2 if tokens[last - 2].norm == "," else 1
    apposed = _apposed(analysis, last)
    if apposed is not None:
        return apposed
    first, commas = last, 0
    while first > 0 and last - first < _LONGEST and not extents.stops(analysis, first - 1):
        if tokens[first - 1].norm == ",":
            commas += 1
            if commas > 2 or first == last:
                break
        first -= 1
    if first < last and not commas and _is_subject(analysis, first - 1):
        # "the medics who treated him said"
        return before(analysis, first)
    first = _past_verbs(analysis, first, last)
    if analysis.head_first and any(n.last == first for n in analysis.numbers) and not _has_kind(analysis, first, last):
        # "О гибели двоих строителей рассказали": who is counted there tells nothing.
        return None
    span = _trim(analysis, *_from_head(analysis, first, last))
    # "Забастовку объявили студенты": what was announced stands before the verb.
    announced = span is not None and analysis.head_first and not _has_kind(analysis, *span)
    return None if announced and span is not None and analysis.inside("predicate", span[0]) else span


def _past_insertion(analysis: Analysis, last: int) -> int:
    """Return where the speaker ends before adverbs between commas: "Аналітики ISW, натомість, пишуть"."""
    at = last - 2
    if not analysis.head_first or at < 1 or analysis.tokens[last - 1].norm != ",":
        return last
    while at > 0 and _is_filler(analysis, at):
        at -= 1
    return at if at < last - 2 and analysis.tokens[at].norm == "," else last


def _is_subject(analysis: Analysis, index: int) -> bool:
    """Return whether a relative pronoun stands here with its verb behind it, so that who speaks stands before it."""
    if index < 1 or not extents.is_relative(analysis, index):
        return False
    behind = index + 1
    return analysis.tokens[behind].text[0].islower() and not analysis.inside_any(tellers.NOMINAL, behind)


def _has_kind(analysis: Analysis, first: int, last: int) -> bool:
    return any(analysis.inside("kinds", i) for i in range(first, last))


def _past_verbs(analysis: Analysis, first: int, last: int) -> int:
    """Return where the name before a verb starts, behind what is told before it: "the army left the town, the mayor said"."""
    comma = max((i for i in range(first, last) if analysis.tokens[i].norm == ","), default=first)
    if comma == first or analysis.tokens[last - 1].norm == ",":
        return first
    # An apposition would end in a comma: "… 15 villagers in Ituri, a local leader said".
    verbs = (m for m in analysis.by.get("predicate", ()) if m.entry.role in ("verbs", "phrases"))
    # "À Paris, la préfecture": where they are is no part of who speaks.
    placed = analysis.inside("locative", first)
    told = analysis.inside("article", comma + 1) or any(first <= m.first < comma for m in verbs)
    # "the cuts that lawmakers included in the deal, Holcomb said"
    names = (analysis.tokens[i].text[0].isupper() for i in range(comma + 1, last))
    named = analysis.homographs and last - comma <= _NAME and all(names)
    return comma + 1 if placed or told or named else first


def _apposed(analysis: Analysis, last: int) -> tuple[int, int] | None:
    """Return "Prigozjin, de baas van Wagner," before a verb: a name and its apposition between commas."""
    tokens = analysis.tokens
    if last < 3 or tokens[last - 1].norm != ",":
        return None
    comma = next((i for i in range(last - 2, max(last - 12, 0), -1) if tokens[i].norm == ","), None)
    if comma is not None and comma > 2 and tokens[comma - 1].text.isdecimal() and tokens[comma - 2].norm == ",":
        # "Hayley Walsh, 42, a lecturer from Nottingham,"
        comma -= 2
    if comma is None or any(extents.stops(analysis, i) for i in range(comma + 1, last - 1)):
        return None
    first = comma
    while first > 0 and comma - first < 6 and not extents.stops(analysis, first - 1) and tokens[first - 1].norm != ",":
        first -= 1
    named = any(tokens[i].text[0].isupper() or analysis.inside("kinds", i) for i in range(first, comma))
    if not named or any(analysis.inside("predicate", i) for i in range(first, last - 1)):
        return None
    return _trim(analysis, first, last - 1)


def _is_filler(analysis: Analysis, index: int) -> bool:
    if index in analysis.dated:
        return True
    return analysis.inside_any(_FILLERS, index) and not analysis.inside("kinds", index)


def _from_head(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """Keep the last noun phrase of the run: from the article before the head."""
    heads = [i for i in range(first, last) if analysis.inside("kinds", i)]
    if not heads:
        names = [i for i in range(first, last) if analysis.tokens[i].text[0].isupper()]
        if not names or names[-1] < last - 3:
            return first, last
        heads = names
    head = _behind_article(analysis, heads)
    start = head
    while start > first and analysis.tokens[start - 1].norm != "," and not analysis.inside("article", start - 1):
        if analysis.inside("preposition", start - 1) and not analysis.inside("name_link", start - 1):
            break
        if analysis.head_first and analysis.starting("predicate", start - 1) is not None:
            # Where heads come first only their adjectives stand before them: "збитки слідство оцінює".
            break
        start -= 1
    return start, last


def _behind_article(analysis: Analysis, heads: list[int]) -> int:
    """Return the first head of the last phrase that an article opens: "On social media the Metropolitan Police"."""
    opened = [
        i
        for i in range(heads[0] + 1, heads[-1])
        if analysis.homographs
        and analysis.inside("article", i)
        and analysis.tokens[i - 1].text[0].isalnum()
        and not analysis.inside_any(_LINKING, i - 1)
    ]
    return next((h for h in heads if opened and h > opened[-1]), heads[0])


def _trim(analysis: Analysis, first: int, last: int) -> tuple[int, int] | None:
    tokens = analysis.tokens
    if analysis.head_first:
        # "розповів 41-річний очільник …"
        first = next((n.last for n in analysis.numbers if n.first == first and n.kind == "age"), first)
    while first < last and (
        analysis.inside("article", first) or not tokens[first].text[0].isalnum() or tokens[first].norm == "'s"
    ):
        first += 1
    if last - first > 1 and analysis.inside("coordinator", first) and not analysis.inside("name_link", first):
        first += 1
    if (
        last - first > 1
        and analysis.inside("speaking_in", first)
        and not analysis.inside("kinds", first)
        and (_is_acronym(tokens[first + 1].text) or _has_kind(analysis, first + 1, last))
    ):
        first += 1
    while last > first and (
        not tokens[last - 1].text[0].isalnum()
        or analysis.inside("name_link", last - 1)
        or (analysis.head_first and last - first > 1 and analysis.inside("demonstrative", last - 1))
        or analysis.inside_any(_LEADING, last - 1)
    ):
        last -= 1
    return (first, last) if first < last else None


def _is_acronym(word: str) -> bool:
    """Return whether a name can only be a body's: "сообщили в НАК"."""
    return len(word) > 1 and word.isalpha() and word.isupper()
