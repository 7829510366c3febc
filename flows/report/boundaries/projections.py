"""Projections: from longitude and latitude to a sheet and back, on a sphere of radius 1, areas kept.

Formulas: J. P. Snyder, "Map Projections: A Working Manual" (1987), pages 182 to 190, for Lambert's azimuthal one;
B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection" (2018), for the world.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Literal

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_HALF_ROOT_3 = sqrt(3) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """How a sheet, or an inset of it, lies on the globe.

    ``longitude`` and ``latitude`` are the centre in degrees, ``scale`` is units of the sheet per radius of the
    globe, ``x`` and ``y`` are where the centre lies on the sheet, whose y axis points down.
    """

    kind: Literal["lambert", "equal-earth"]
    longitude: float = 0.0
    latitude: float = 0.0
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def forward(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point in degrees lies on the sheet.

        >>> sheet = Projection(kind="lambert", longitude=31.0, latitude=49.0, scale=4000, x=500, y=340)
        >>> [round(value) for value in sheet.forward(32.6, 46.6)]
        [577, 507]
        """
        away = (longitude - self.longitude + 180) % 360 - 180
        if self.kind == "lambert":
            east, north = self._lambert(radians(away), radians(latitude))
        else:
            east, north = _equal_earth(radians(away), radians(latitude))
        return self.x + self.scale * east, self.y - self.scale * north

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return the longitude and latitude, in degrees, of a point of the sheet.

        >>> sheet = Projection(kind="equal-earth", scale=360, x=1000, y=480)
        >>> [round(value, 6) for value in sheet.back(*sheet.forward(-71.06, 42.36))]
        [-71.06, 42.36]
        """
        east, north = (x - self.x) / self.scale, (self.y - y) / self.scale
        if self.kind == "lambert":
            away, latitude = self._lambert_back(east, north)
        else:
            away, latitude = _equal_earth_back(east, north)
        return (self.longitude + degrees(away) + 180) % 360 - 180, degrees(latitude)

    def _lambert(self, away: float, latitude: float) -> tuple[float, float]:
        middle = radians(self.latitude)
        cosine = sin(middle) * sin(latitude) + cos(middle) * cos(latitude) * cos(away)
        stretch = sqrt(2 / max(1 + cosine, 1e-9))
        north = cos(middle) * sin(latitude) - sin(middle) * cos(latitude) * cos(away)
        return stretch * cos(latitude) * sin(away), stretch * north

    def _lambert_back(self, east: float, north: float) -> tuple[float, float]:
        middle, distance = radians(self.latitude), hypot(east, north)
        if distance == 0:
            return 0.0, middle
        angle = 2 * asin(min(distance / 2, 1.0))
        latitude = asin(cos(angle) * sin(middle) + north * sin(angle) * cos(middle) / distance)
        below = distance * cos(middle) * cos(angle) - north * sin(middle) * sin(angle)
        return atan2(east * sin(angle), below), latitude


def _equal_earth(away: float, latitude: float) -> tuple[float, float]:
    theta = asin(_HALF_ROOT_3 * sin(latitude))
    return away * cos(theta) / (_HALF_ROOT_3 * _slope(theta)), _height(theta)


def _equal_earth_back(east: float, north: float) -> tuple[float, float]:
    theta = north
    for _ in range(12):
        theta -= (_height(theta) - north) / _slope(theta)
    return east * _HALF_ROOT_3 * _slope(theta) / cos(theta), asin(sin(theta) / _HALF_ROOT_3)


def _height(theta: float) -> float:
    square = theta * theta
    return theta * (_A[0] + _A[1] * square + square**3 * (_A[2] + _A[3] * square))


def _slope(theta: float) -> float:
    square = theta * theta
    return _A[0] + 3 * _A[1] * square + square**3 * (7 * _A[2] + 9 * _A[3] * square)
