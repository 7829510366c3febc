"""Print accuracy per language and slot.

python -m tests.accuracy [--set gold|fresh|later|latest|newest|guest|visitor] [--language nl] [--document nl-001] [--misses]
"""

import argparse
import sys
from pathlib import Path

from tests.accuracy.scoring import SLOTS, Record, Score, documents, score
from transform import dates, engine, jsonl
from transform.records import Document

HERE = Path(__file__).parent


def predict(golds: list[Record]) -> dict[str, list[Record]]:
    """Return the engine's claims for each gold document."""
    return {gold["id"]: [jsonl.to_dict(c) for c in engine.read(_document(gold))] for gold in golds}


def _document(gold: Record) -> Document:
    return Document(
        document_id=gold["id"],
        text=gold["text"],
        language=gold["language"],
        published=dates.published(gold["published"]),
        title=gold["title"],
    )


def table(scores: dict[str, Score]) -> str:
    """Return a table with one row a language."""
    columns = ["documents", "gold", "predicted", "precision", "recall", "f1", *SLOTS, "none invented"]
    lines = ["language " + " ".join(f"{c:>12}" for c in columns)]
    for key in sorted(scores, key=lambda k: (k == "all", k)):
        each, counts = scores[key], scores[key].counts
        row = [str(counts[c]) for c in ("documents", "gold", "predicted")]
        row += [f"{v:.3f}" for v in (each.precision, each.recall, each.f1, *(each.slot(s) for s in SLOTS))]
        row.append(f"{counts['empty'] - counts['alarms']}/{counts['empty']}")
        lines.append(f"{key:8} " + " ".join(f"{v:>12}" for v in row))
    return "\n".join(lines)


def floors(name: str, scores: dict[str, Score]) -> str:
    """Return the scores as tables of floors.toml, rounded down."""
    lines = []
    for key in sorted(scores, key=lambda k: (k == "all", k)):
        values = {"f1": scores[key].f1, **{slot: scores[key].told(slot) for slot in SLOTS}}
        row = ", ".join(f"{name} = {int(value * 1000) / 1000:.3f}" for name, value in values.items())
        lines.append(f"{key} = {{ {row} }}")
    return f"[{name}]\n" + "\n".join(lines) + "\n\n"


def main() -> None:
    """Score the engine on the gold documents and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--set", default="gold", help="the folder of documents: gold, fresh, later, latest, newest, guest or visitor"
    )
    parser.add_argument("--language", help="only this language")
    parser.add_argument("--document", help="only this document")
    parser.add_argument("--floors", action="store_true", help="print the scores as floors.toml holds them")
    parser.add_argument("--misses", action="store_true", help="list every miss, false alarm and wrong slot")
    args = parser.parse_args()
    golds = [
        gold
        for gold in documents(HERE / args.set)
        if args.language in (None, gold["language"])
        and args.document in (None, gold["id"])
        and gold["language"] in engine.LANGUAGES
    ]
    scores, lines = score(golds, predict(golds))
    if args.floors:
        sys.stdout.write(floors(args.set, scores))
        return
    if args.misses:
        sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.write(table(scores) + "\n")


if __name__ == "__main__":
    main()
