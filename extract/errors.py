"""The errors of every room, one small tree.

::

    MeldtError
    ├── SetupError      the run cannot start: a setting, a source or a file is wrong
    ├── BusyError       somebody else holds what the run needs; later it may work
    ├── StorageError    the disk is full, read-only or broken; nothing was half-written
    ├── CheckError      a data check does not hold; the load that broke it was taken back
    └── ItemError       one source, page, article or WARC record is unusable; the run goes on

A message names the culprit, what was expected, and what to do. Only the edge of a stage catches
``ItemError``: it stores ``kind`` and the message beside the item and counts it. Anything else is a bug.
"""


class MeldtError(Exception):
    """An error that is told to a person in one sentence, without a traceback."""


class SetupError(MeldtError):
    """A setting, a source or an input file is wrong, so the run cannot start."""


class BusyError(MeldtError):
    """Another process holds the warehouse or the run lock."""


class StorageError(MeldtError):
    """The disk is full, read-only or broken; what was committed before is intact."""


class CheckError(MeldtError):
    """The data break a check; what broke it was rolled back."""


class ItemError(MeldtError):
    """One item is unusable, for a reason that is stored and counted.

    ``kind`` is a short stable code such as ``http_404`` or ``not_a_feed`` that SQL can group by.
    """

    def __init__(self, kind: str, message: str) -> None:
        # Both, so that it can be sent from one process to another.
        super().__init__(kind, message)
        self.kind = kind

    def __str__(self) -> str:
        """Return the sentence alone."""
        return str(self.args[1])
