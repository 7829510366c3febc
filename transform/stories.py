"""Stories: the drafts of a document as they are told, sentence by sentence, to look back on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from transform.analysis import Analysis
from transform.drafts import Draft

# How many sentences back anything is carried from; it keeps the cost of a text in line with its length.
_LOOKBACK: Final = 30
_AROUND: Final = 10
_MOST: Final = 12


@dataclass(slots=True)
class Story:
    """The sentences of a document with the drafts that each of them tells."""

    analyses: Sequence[Analysis]
    _told: dict[int, list[Draft]] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Add the next draft."""
        self._told.setdefault(draft.analysis.number, []).append(draft)

    def of(self, number: int) -> Sequence[Draft]:
        """Return the drafts of a sentence in order."""
        return self._told.get(number, ())

    def drafts(self) -> list[Draft]:
        """Return all drafts in reading order."""
        return [draft for number in sorted(self._told) for draft in self._told[number]]

    def keep(self, drafts: Sequence[Draft]) -> None:
        """Keep only these drafts."""
        self._told = {}
        for draft in drafts:
            self.add(draft)

    def back(self, analysis: Analysis, paragraphs: int) -> Iterator[Analysis]:
        """Yield the sentences before this one, the nearest first, as far as so many paragraphs back."""
        for number in range(analysis.number - 1, max(analysis.number - 1 - _LOOKBACK, -1), -1):
            other = self.analyses[number]
            if other.paragraph < analysis.paragraph - paragraphs:
                return
            yield other

    def around(self, analysis: Analysis, paragraphs: int) -> Iterator[Draft]:
        """Yield the drafts of the sentences around this one, and of its own, in reading order."""
        first, last = max(0, analysis.number - _AROUND), min(len(self.analyses), analysis.number + _AROUND)
        for number in range(first, last):
            if abs(self.analyses[number].paragraph - analysis.paragraph) <= paragraphs:
                yield from self.of(number)[:_MOST]
