"""Where the tests find what they share."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "accuracy" / "gold"
FRESH = ROOT / "tests" / "accuracy" / "fresh"
LATER = ROOT / "tests" / "accuracy" / "later"
LATEST = ROOT / "tests" / "accuracy" / "latest"
NEWEST = ROOT / "tests" / "accuracy" / "newest"
GUEST = ROOT / "tests" / "accuracy" / "guest"
VISITOR = ROOT / "tests" / "accuracy" / "visitor"
