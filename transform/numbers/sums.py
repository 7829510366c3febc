"""Sums: the number that words and digits make together, read from left to right."""

from dataclasses import dataclass


@dataclass(slots=True)
class Sum:
    """The number that is being read. ``room`` is what the next value must be less than: a hundred leaves 100.

    ``vigesimal`` counts as French does, 60 + 13 and 4 x 20; ``tens`` is the room that 20 leaves: 10 in "twenty two", 1 where
    such words are joined and "twintig twee" are two numbers. ``unit`` is the last scale.
    """

    vigesimal: bool = False
    tens: float = 10
    total: float = 0.0
    group: float = 0.0
    filled: bool = False
    room: float = float("inf")
    scale: float = float("inf")
    unit: float = 1

    def put(self, value: float) -> None:
        """Start with a figure in digits: only a scale may follow it."""
        self.group, self.filled, self.room = value, True, 0.0

    def add(self, value: float) -> bool:
        """Add a value if it may stand here, and return whether it may."""
        if self.vigesimal and value == 20 and self.group % 100 == 4 and self.room == 1:
            self.group, self.room = self.group + 76, 20.0
            return True
        if value >= self.room or (value < 1 and self.filled):
            return False
        self.group, self.filled, self.room = self.group + value, True, self._room(value)
        return True

    def multiply(self, scale: float) -> bool:
        """Multiply by a hundred, a dozen, a thousand … if it may stand here, and return whether it may."""
        if scale < 1000:
            if (self.group >= 100 and self.room) or (self.scale <= scale):
                return False
            self.group, self.filled, self.room = (self.group if self.filled else 1) * scale, True, scale
            self.unit = scale
            return True
        if not self.filled:
            if scale == self.scale:
                return False
            self.total = self.total + scale if scale < self.scale else self.total * scale
        elif scale < self.scale:
            self.total += self.group * scale
        else:
            self.total = (self.total + self.group) * scale
        self.group, self.filled, self.room, self.scale, self.unit = 0.0, False, scale, scale, scale
        return True

    def hang(self, fraction: float) -> None:
        """Add a fraction, of the last scale where that is a large one: "three million and a half"."""
        if self.filled or not self.total:
            self.group, self.filled = self.group + fraction, True
        else:
            self.total += fraction * self.unit
        self.room = 0.0

    @property
    def value(self) -> float:
        """What has been read so far."""
        return round(self.total + self.group, 12)

    def _room(self, value: float) -> float:
        if value < 10 or value % 1:
            return 1
        if value % 1000 == 0:
            return 1000
        if value % 100 == 0:
            return 100
        if value % 10 or (value % 100 == 10 and not self.vigesimal):
            return 1
        if self.vigesimal and value in (60, 80):
            return 20
        return self.tens
