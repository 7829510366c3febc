"""Values of answers in the types of JSON."""

import math
from datetime import date, time
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Return a value in the types of JSON: dates as ISO 8601, numbers as numbers, the rest as text.

    >>> plain([Decimal("600"), Decimal("1.50"), float("nan"), date(2024, 5, 1), {"a": time(12)}])
    [600, 1.5, None, '2024-05-01', {'a': '12:00:00'}]
    """
    found: Any
    match value:
        case None | bool() | int() | str():
            found = value
        case float():
            found = value if math.isfinite(value) else None
        case Decimal():
            found = int(value) if value == value.to_integral_value() else float(value)
        case date() | time():
            found = value.isoformat()
        case dict():
            found = {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            found = [plain(item) for item in value]
        case _:
            found = str(value)
    return found
