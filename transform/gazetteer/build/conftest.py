"""Leaves the build's doctests out where the dependency group ``build`` is not installed."""

from importlib.util import find_spec

collect_ignore_glob = [] if all(find_spec(name) for name in ("pycountry", "shapely", "simplemma")) else ["*.py"]
