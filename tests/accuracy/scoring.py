"""Score claims against gold documents.

A claim is right when its type, region and quantity equal a gold claim's and the two sentences overlap. Optional gold claims count
neither for nor against. Slots are scored on the right claims only.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = dict[str, Any]
SLOTS = ("unit", "bound", "source", "time", "factuality", "realis", "verification", "part_of")


@dataclass
class Score:
    """Counts of one language, and the ratios that follow from them."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self._ratio("right", "predicted")

    @property
    def recall(self) -> float:
        return self._ratio("hit", "gold")

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def slot(self, name: str) -> float:
        """Return the share of the claims found in which the slot is right."""
        return self._ratio(name, "slots")

    def told(self, name: str) -> float:
        """Return the claims found with the slot right for each claim of the gold, optional or not; more found never lowers it."""
        return self._ratio(name, "every")

    def _ratio(self, part: str, whole: str) -> float:
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0


def documents(folder: Path) -> list[Record]:
    """Return the gold documents of a folder by name."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def score(golds: Iterable[Record], found: dict[str, list[Record]]) -> tuple[dict[str, Score], list[str]]:
    """Return the score of each language and of "all", and a line for each miss, false alarm and wrong slot."""
    scores: dict[str, Score] = {}
    lines: list[str] = []
    for gold in golds:
        claims = found.get(gold["id"], [])
        for claim in claims:
            assert gold["text"][claim["start"] : claim["end"]] == claim["sentence"], (
                f"{gold['id']}: span is not its sentence"
            )
        counts, notes = _document(gold["id"], gold["claims"], claims)
        lines += notes
        for key in (gold["language"], "all"):
            scores.setdefault(key, Score()).counts.update(counts)
    return scores, lines


def _document(name: str, gold: Sequence[Record], claims: Sequence[Record]) -> tuple[Counter[str], list[str]]:
    pairs, ignored = match(gold, claims)
    hits, right = {i for i, _ in pairs}, {j for _, j in pairs}
    gold_refs, found_refs = dict(enumerate(gold)), {c["claim_id"]: c for c in claims}
    counts: Counter[str] = Counter(
        documents=1,
        gold=sum(g.get("required", True) for g in gold),
        every=len(gold),
        hit=sum(gold[i].get("required", True) for i in hits),
        right=len(right),
        predicted=len(claims) - len(ignored),
        alarms=int(bool(claims) and not gold),
        empty=int(not gold),
        slots=len(pairs),
    )
    lines = [f"MISS  {_line(name, g)}" for i, g in enumerate(gold) if i not in hits and g.get("required", True)]
    lines += [f"FALSE {_line(name, c)}" for j, c in enumerate(claims) if j not in right and j not in ignored]
    for i, j in pairs:
        wrong = [s for s in SLOTS if not _slot(s, gold[i], claims[j], gold_refs, found_refs)]
        counts.update({s: 1 for s in SLOTS if s not in wrong})
        lines += [f"SLOT  {_line(name, gold[i])} :: {s}: {_show(s, gold[i])} <> {_show(s, claims[j])}" for s in wrong]
    return counts, lines


def _line(name: str, claim: Record) -> str:
    return f"{name} {claim['type']} {claim.get('region')} {quantity_key(claim)} | {claim['sentence'][:170]}"


def _show(slot: str, claim: Record) -> str:
    if slot in ("unit", "bound"):
        return str((claim.get("quantity") or {}).get(slot))
    if slot == "time":
        time = claim.get("time") or {}
        return f"{time.get('text')} {time.get('start')}..{time.get('end')} {time.get('basis')}"
    if slot == "source":
        source = claim.get("source") or {}
        return f"{source.get('text')} ({source.get('basis')})"
    return str(claim.get(slot))


def match(gold: Sequence[Record], found: Sequence[Record]) -> tuple[list[tuple[int, int]], set[int]]:
    """Return (pairs of indices, ignored indices of found), best overlap first."""
    candidates = sorted(
        (not g.get("required", True), g["sentence"] != f["sentence"], not _same_time(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if _same(g, f)
    )
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for *_, i, j in candidates:
        if i not in used_gold and j not in used_found:
            pairs.append((i, j))
            used_gold.add(i)
            used_found.add(j)
    spare = [g for i, g in enumerate(gold) if i not in used_gold and not g.get("required", True)]
    ignored = {
        j
        for j, f in enumerate(found)
        if j not in used_found and any(g["type"] == f["type"] and _overlaps(g, f) for g in spare)
    }
    return pairs, ignored


def quantity_key(claim: Record) -> object:
    """Return what must be equal of a quantity: its value, or how vague it is."""
    quantity = claim.get("quantity") or {}
    if quantity.get("value") is not None:
        return round(float(quantity["value"]), 4)
    return ("vague", quantity.get("low")) if quantity.get("low") is not None else None


def _same(g: Record, f: Record) -> bool:
    return (
        g["type"] == f["type"]
        and g.get("region") == f.get("region")
        and quantity_key(g) == quantity_key(f)
        and _overlaps(g, f)
    )


def _overlaps(a: Record, b: Record) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _slot(slot: str, gold: Record, found: Record, gold_refs: dict[Any, Record], found_refs: dict[Any, Record]) -> bool:
    if slot in ("unit", "bound"):
        return bool((gold.get("quantity") or {}).get(slot) == (found.get("quantity") or {}).get(slot))
    if slot == "source":
        return _same_source(gold, found)
    if slot == "time":
        return _same_time(gold, found)
    if slot == "verification":
        return bool((gold.get("verification") or {}).get("status", "none") == found["verification"]["status"])
    if slot == "part_of":
        return _parent(gold, gold_refs) == _parent(found, found_refs)
    return bool(gold.get(slot) == found.get(slot))


def _parent(claim: Record, refs: dict[Any, Record]) -> object:
    parent = refs.get(claim.get("part_of")) if claim.get("part_of") is not None else None
    return quantity_key(parent) if parent else None


def _same_source(gold: Record, found: Record) -> bool:
    g, f = gold.get("source"), found.get("source")
    if not g or not f:
        return not g and not f
    a, b = (set(re.findall(r"\w+", source["text"].lower())) for source in (g, f))
    return bool(a) and bool(b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.5


def _same_time(gold: Record, found: Record) -> bool:
    g, f = gold.get("time") or {}, found.get("time") or {}
    return (g.get("start"), g.get("end")) == (f.get("start"), f.get("end"))
