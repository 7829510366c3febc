"""Worker processes that make claims: documents in, their claims out, in the same order."""

import logging
import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import forkserver
from types import TracebackType
from typing import Self

from extract.errors import SetupError
from extract.workers import Lost, Pool, Terms
from transform import engine
from transform.records import Claim, Document

log = logging.getLogger(__name__)

# Readers and claimers are forked from one server process, so it loads what both need.
_PRELOADED = ("extract.warm", "transform.engine")
# A long article takes a tenth of a second; what takes this long would take for ever.
_TERMS = Terms(deadline_s=60.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What became of a document: its claims, or why there are none."""

    document: Document
    claims: tuple[Claim, ...] = ()
    error: str | None = None


def warm_up() -> None:
    """Start the process that readers and claimers are forked from: it loads what they need while we do other things."""
    multiprocessing.set_forkserver_preload(list(_PRELOADED))
    forkserver.ensure_running()


def read(document: Document) -> tuple[Claim, ...] | SetupError:
    """Return the claims of a document, in a worker; or why none can be made of any: an engine that is set up wrong."""
    try:
        return engine.read(document)
    except SetupError as error:
        return error


class Claimers:
    """A pool of processes with the engine loaded. A context manager; leaving it ends the processes."""

    def __init__(self, workers: int) -> None:
        self._pool: Pool[Document, tuple[Claim, ...] | SetupError] = Pool(
            read, count=workers, terms=_TERMS, preload=_PRELOADED
        )

    def __enter__(self) -> Self:
        """Nothing is started before the first document comes."""
        self._pool.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, whatever they are doing."""
        self._pool.__exit__(kind, error, trace)

    def read_all(self, documents: Iterable[Document]) -> Iterator[Claimed]:
        """Yield what became of each document, in order; a few documents ahead are read at the same time.

        SetupError if the engine itself is set up wrong, such as a language file with a mistake in it.
        """
        for document, found in self._pool.map(documents):
            if isinstance(found, SetupError):
                raise found
            if isinstance(found, Lost):
                # A bug of the engine: it must be seen, and must not stop this run and every later one.
                log.error("document %s: the engine failed (%s); please report it", document.document_id, found.detail)
                yield Claimed(document=document, error=f"document {document.document_id}: {found.detail}")
            else:
                yield Claimed(document=document, claims=found)
