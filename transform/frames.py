"""Frames: a predicate with at most one count, the kernel of a claim."""

from dataclasses import dataclass

from transform.analysis import Analysis, Count
from transform.mentions import Mention


@dataclass(slots=True)
class Frame:
    """A predicate with at most one count: the kernel of a claim.

    ``base`` is the frame whose predicate this one takes over ("502 in Kharkiv, 43 in Donetsk"); ``negated`` says that it did not happen.
    """

    analysis: Analysis
    predicate: Mention
    type: str
    at: int
    count: Count | None = None
    base: "Frame | None" = None
    unit_of: "Frame | None" = None
    negated: bool = False

    @property
    def unit(self) -> str | None:
        """The unit that the count states or takes over; None where neither does."""
        frame: Frame | None = self
        while frame is not None:
            if frame.count is not None and frame.count.unit is not None:
                return frame.count.unit
            frame = frame.base or frame.unit_of
        return None
