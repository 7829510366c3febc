"""Claims as JSON lines, in the field names and order of the claim record."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from transform.records import Claim


def to_dict(claim: Claim, *, evidence: bool = False) -> dict[str, Any]:
    """Return a claim as plain JSON types; dates are ISO strings. ``evidence`` adds each slot's span and rule."""
    record = asdict(claim)
    for key in ("rule", "evidence"):
        if not evidence:
            del record[key]
    record["verification"]["by"] = list(claim.verification.by)
    if record["time"] is not None:
        record["time"] = {k: v.isoformat() if isinstance(v, date) else v for k, v in record["time"].items()}
    return record


def dumps(claim: Claim, *, evidence: bool = False) -> str:
    """Return a claim as one JSON line."""
    return json.dumps(to_dict(claim, evidence=evidence), ensure_ascii=False)
