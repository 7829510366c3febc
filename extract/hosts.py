"""What is remembered of hosts from one run to the next: their robots.txt, and until when they want to be left alone."""

import json
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from extract.errors import StorageError
from extract.robots import Rules

_KEPT_FOR = timedelta(days=7)
# A feed may link to any number of hosts, each with half a megabyte of rules.
_MOST_CHARS = 20_000_000


@dataclass(slots=True)
class Book:
    """Rules by origin, and holds by host."""

    rules: dict[str, Rules] = field(default_factory=dict)
    held: dict[str, datetime] = field(default_factory=dict)

    def learn(self, origin: str, rules: Rules) -> None:
        """Keep the rules of an origin; what was learnt first is forgotten where all of it becomes too much."""
        self.rules.pop(origin, None)
        self.rules[origin] = rules
        while sum(len(known.text) for known in self.rules.values()) > _MOST_CHARS and len(self.rules) > 1:
            del self.rules[next(iter(self.rules))]

    def save(self, path: Path, *, now: datetime) -> None:
        """Write the book, whole or not at all; what nobody needs any more is left out. Raises StorageError."""
        content = {
            "rules": {
                origin: [rules.text, rules.status, rules.read_at.isoformat()]
                for origin, rules in self.rules.items()
                if now - rules.read_at < _KEPT_FOR
            },
            "held": {host: until.isoformat() for host, until in self.held.items() if until > now},
        }
        scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            scratch.write_text(json.dumps(content), "utf-8")
            scratch.replace(path)
        except OSError as error:
            raise StorageError(
                f"{path}: cannot be written: {error.strerror}; free space or choose another folder"
            ) from None


def load(path: Path, *, now: datetime, longest: timedelta) -> Book:
    """Return the book that was saved at ``path``; an empty one if there is none or it is damaged.

    What was noted in the future, or for more than the ``longest`` hold from now, is left out: the clock was wrong.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        rules = {
            origin: Rules(text=text, status=status, read_at=datetime.fromisoformat(at))
            for origin, (text, status, at) in content["rules"].items()
        }
        held = {host: datetime.fromisoformat(until) for host, until in content["held"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Book()
    return Book(
        {origin: known for origin, known in rules.items() if known.read_at <= now},
        {host: until for host, until in held.items() if until <= now + longest},
    )
