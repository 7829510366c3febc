"""The closed vocabularies of a claim and of a language file, read from ``types.toml``."""

import tomllib
from dataclasses import dataclass
from typing import Final

from transform import HERE

_DATA: Final = tomllib.loads((HERE / "types.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimType:
    """What holds of every claim of one type, in any language.

    ``units`` it may count, the first being meant where a number stands alone; ``bare`` whether it is a claim with no count;
    ``continues`` how far (no, paragraph, next) with no time of its own it takes that of the event told before; ``single`` whether one person named
    without a numeral counts 1; ``by`` who alone may do it, so that a sentence names one; ``crosswalk`` the nearest code of another scheme.
    """

    code: str
    units: tuple[str, ...]
    bare: bool
    continues: str
    single: bool
    by: frozenset[str]
    about: str
    crosswalk: str


TYPES: Final[dict[str, ClaimType]] = {
    code: ClaimType(code=code, **{**row, "units": tuple(row["units"]), "by": frozenset(row["by"])})
    for code, row in _DATA["types"].items()
}
# The type of predicates that only keep another from being read: "op|leveren" is no "leveren".
NOTHING: Final = "none"
UNITS: Final = frozenset(_DATA["units"])
GROUPS: Final = frozenset(_DATA["groups"])
GRAMMAR: Final = frozenset(_DATA["grammar"])
SOURCE_KINDS: Final = frozenset(_DATA["source_kinds"])
DIRECTIONS: Final = frozenset(_DATA["directions"])
ROLES: Final = ("verbs", "nouns", "events", "phrases")
