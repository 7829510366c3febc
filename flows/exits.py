"""What the exit codes of the command line mean.

====  =================================================================================
0     done
1     a bug: please report it
2     the command, a setting or the sources file is wrong
3     the input was unusable, wholly or partly; what could be read was kept
4     somebody else holds the warehouse or the run; later it may work
5     the disk is full, read-only or broken; what was committed before is intact
6     a data check failed
130   interrupted
====  =================================================================================
"""

from typing import Final

from extract.errors import BusyError, CheckError, ItemError, MeldtError, SetupError, StorageError

DONE: Final = 0
BUG: Final = 1
USAGE: Final = 2
INPUT: Final = 3
BUSY: Final = 4
STORAGE: Final = 5
CHECK: Final = 6
INTERRUPTED: Final = 130

_CODES: Final = (
    (SetupError, USAGE),
    (BusyError, BUSY),
    (StorageError, STORAGE),
    (CheckError, CHECK),
    (ItemError, INPUT),
)


def code(error: MeldtError) -> int:
    """Return the exit code that tells a script what kind of error this was."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), BUG)
