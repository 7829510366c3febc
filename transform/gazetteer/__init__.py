"""The gazetteer: names of places in six languages become countries and ISO 3166-2 regions.

``open`` gives the lookup over the shipped tables; ``build`` makes them anew from packages. What the data is
made of and under which licences is in LICENSES.md.
"""

from transform.gazetteer.lookup import Gazetteer
from transform.gazetteer.lookup import open_ as open  # noqa: A004 - reads as gazetteer.open()
from transform.gazetteer.records import LANGUAGES, Region, Toponym

__all__ = ["LANGUAGES", "Gazetteer", "Region", "Toponym", "open"]
