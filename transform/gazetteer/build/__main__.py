"""Rebuild the gazetteer's data: ``python -m transform.gazetteer.build --packages FOLDER``.

``FOLDER`` holds the unpacked npm packages ``@superset-ui/legacy-plugin-chart-country-map`` 0.20.3 and
``cldr-subdivisions-full`` 48.2.0 (``make gazetteer`` fetches them); all else comes from the dependency group
``build``. The same inputs give the same bytes. Prints what the build covers.
"""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

from transform.gazetteer import Gazetteer, report
from transform.gazetteer.build import assembly, common, crosswalk, demonyms, levels, sources, writing

HERE = Path(__file__).parent.parent


def main() -> None:
    """Build, write and report."""
    parser = argparse.ArgumentParser(prog="python -m transform.gazetteer.build", description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="folder with the two unpacked npm packages")
    parser.add_argument("--out", type=Path, default=HERE / "data", help="where the tables go")
    arguments = parser.parse_args()
    inputs = sources.read(arguments.packages)
    dictionary = common.dictionaries()
    gazetteer = assembly.assemble(
        inputs,
        crosswalk.cross(inputs, levels.of(inputs.regions, _table("levels.toml")["second"]), _answers()).region,
        _table("overlay.toml"),
        _table("areas.toml"),
        demonyms.read(HERE / "demonyms.toml"),
        common.lower_case(dictionary),
    )
    arguments.out.mkdir(parents=True, exist_ok=True)
    writing.write_forms(arguments.out, gazetteer.forms, gazetteer.rows)
    writing.write_places(arguments.out, gazetteer.rows, [record.code for record in gazetteer.records])
    writing.write_regions(arguments.out, gazetteer.records)
    writing.write_capitals(arguments.out, sources.capitals())
    writing.write_common(arguments.out, common.words(gazetteer.forms, gazetteer.rows, dictionary))
    sys.stdout.write("\n".join(report.lines(report.coverage(Gazetteer(arguments.out), arguments.out))) + "\n")


def _answers() -> crosswalk.Answers:
    table = _table("crosswalk.toml")
    return crosswalk.Answers(
        units=table["answers"],
        places={int(number): code for number, code in table["places"].items()},
        seats=table["seats"],
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
