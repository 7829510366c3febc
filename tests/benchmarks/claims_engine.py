"""Sentences per second of the claim engine, beside a peer that only finds numbers and dates.

    python -m tests.benchmarks.claims_engine [--seconds 10]

Reads the gold documents of all languages, warm, in one process with the collector of cycles as the product's workers have it;
then dateparser's search on the same sentences in the same run (left out where it is not installed: ``pip install --group bench``).
Nearly every sentence of a gold document tells a claim; where ``MELDT_NEWSROOM`` names the folder of real pages their texts,
in which one sentence in twenty does, are read too. Says whether the engine is compiled or interpreted (``MELDT_INTERPRETED=1``).
Prints also the time to the first claim of a new process and the memory with all languages loaded.
"""

import argparse
import importlib.util
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from extract import workers
from tests.accuracy.__main__ import _document
from tests.accuracy.scoring import documents
from tests.extract import newsroom
from tests.paths import GOLD
from transform import compiled, engine, language, sentences, tokens
from transform.records import Document

FIRST = (
    "import time; start = time.perf_counter()\n"
    "from transform import dates, engine; from transform.records import Document\n"
    "text = 'In Charkiv vielen volgens de politie maandag zeker 11 doden.'\n"
    "claims = engine.read(Document(document_id='x', text=text, language='nl', published=dates.published('2022-10-05')))\n"
    "assert claims; print(time.perf_counter() - start)"
)


def rate(work: Callable[[], int], seconds: float) -> float:
    """Return how many sentences a second ``work`` reads; it returns how many it read."""
    work()
    read, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        read += work()
    return read / (time.process_time() - start)


def sentences_of(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Return the language and the text of each sentence."""
    return [
        (d.language, d.text[s.start : s.end])
        for d in documents
        for s in sentences.split(d.text, language.load(d.language).abbreviations)
    ]


def pages() -> list[Document]:
    """Return the texts of the real pages in the languages of the engine; none where they are not here."""
    if not newsroom.WARC.exists():
        return []
    return [
        Document(document_id=url, text=truth.text, language=truth.language, published=None)
        for url, truth in newsroom.truths().items()
        if truth.language in engine.LANGUAGES
    ]


def engine_rate(documents: Sequence[Document], seconds: float) -> float:
    """Return how many sentences of the documents the engine reads a second."""
    count = len(sentences_of(documents))

    def work() -> int:
        for document in documents:
            engine.read(document)
        return count

    return rate(work, seconds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    seconds = parser.parse_args().seconds
    golds = [_document(gold) for gold in documents(GOLD)]
    texts = sentences_of(golds)
    for document in golds:
        engine.read(document)
    workers.collect_seldom()
    own = engine_rate(golds, seconds)
    how = "compiled" if compiled.FOLDER.as_posix() in tokens.__file__ else "interpreted"
    known = f"{len(engine.LANGUAGES)} languages, {how}"
    sys.stdout.write(f"claim engine, {len(golds)} gold documents in {known}: {own:,.0f} sentences/s of CPU\n")
    if real := pages():
        own_real = engine_rate(real, seconds)
        sys.stdout.write(f"claim engine, {len(real)} real pages: {own_real:,.0f} sentences/s of CPU\n")
    if importlib.util.find_spec("dateparser"):
        from dateparser.search import search_dates

        def peer() -> int:
            for code, text in texts[:40]:
                search_dates(text, languages=[code])
            return len(texts[:40])

        other = rate(peer, seconds)
        sys.stdout.write(f"dateparser.search, dates only: {other:,.0f} sentences/s of CPU; ratio {own / other:.1f}\n")
    first = min(
        float(subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    sys.stdout.write(f"first claim of a new process, one language: {first:.2f} s\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"peak memory of this process, all languages and the peer loaded: {peak} MB\n")


if __name__ == "__main__":
    main()
