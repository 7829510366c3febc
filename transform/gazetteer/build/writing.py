"""Writing: the tables of ``transform.gazetteer.tables`` from toponyms and the forms that name them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from transform.gazetteer import tables
from transform.gazetteer.records import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One toponym of the table; ``code`` is a country's or a region's."""

    name: str
    kind: str
    code: str
    geonames_id: int = 0
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0


def write_forms(folder: Path, forms: Mapping[str, Mapping[int, int]], rows: list[Row]) -> None:
    """Write the trie of forms and their links; ``forms`` maps a key to the flags of each row that it names."""
    trie = marisa_trie.Trie(sorted(forms))
    trie.save(str(folder / "forms.marisa"))
    postings: list[bytes] = [b""] * len(forms)
    runs: dict[tuple[int, ...], int] = {}
    lists = bytearray()
    for key in sorted(forms):
        links = tuple(
            row << tables.FLAG_BITS | flags
            for row, flags in sorted(forms[key].items(), key=lambda link: (*_rank(rows[link[0]], link[1]), link[0]))
        )
        if max(links) >= tables.TOP:
            raise ValueError(f"{len(rows):,} toponyms are more than a link of {tables.LINK_BYTES} bytes can number")
        if len(links) == 1:
            entry = links[0]
        else:
            if links not in runs:
                runs[links] = len(lists) // tables.LINK_BYTES
                for link in (*links[:-1], links[-1] | tables.TOP):
                    lists += link.to_bytes(tables.LINK_BYTES, "little")
            entry = runs[links] | tables.TOP
        postings[trie[key]] = entry.to_bytes(tables.LINK_BYTES, "little")
    (folder / "postings.bin").write_bytes(b"".join(postings))
    (folder / "lists.bin").write_bytes(bytes(lists))


def write_places(folder: Path, rows: Iterable[Row], codes: list[str]) -> None:
    """Write the toponyms, their names and the list of codes."""
    number = {code: row for row, code in enumerate(codes)}
    rows = list(rows)
    names = marisa_trie.Trie(sorted({row.name for row in rows}))
    names.save(str(folder / "names.marisa"))
    places = bytearray()
    for row in rows:
        places += tables.pack(
            tables.Place(
                geonames_id=row.geonames_id,
                latitude=row.latitude,
                longitude=row.longitude,
                kind=tables.KINDS.index(row.kind),
                code_row=number[row.code],
                population=row.population,
                name=names[row.name],
            )
        )
    (folder / "places.bin").write_bytes(bytes(places))
    (folder / "codes.txt").write_text("\n".join(codes), encoding="ascii")


def write_common(folder: Path, common: Mapping[str, int]) -> None:
    """Write the common words' keys with the bits of their languages."""
    trie = marisa_trie.RecordTrie("<B", [(key, (bits,)) for key, bits in sorted(common.items())])
    trie.save(str(folder / "common.marisa"))


def _rank(row: Row, flags: int) -> tuple[bool, bool, int, int]:
    """Order the toponyms of a form: main names before alternates, countries first, then by population."""
    return (
        bool(flags & tables.ALTERNATE),
        row.kind != "country",
        -row.population,
        tables.KINDS.index(row.kind),
    )


def write_regions(folder: Path, records: Iterable[Region]) -> None:
    """Write the region records as tab-separated lines."""
    lines = [
        "\t".join(
            (
                record.code,
                record.kind,
                record.parent or "",
                "" if record.latitude is None else f"{record.latitude:.4f}",
                "" if record.longitude is None else f"{record.longitude:.4f}",
                *record.names,
            )
        )
        for record in records
    ]
    (folder / "regions.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_capitals(folder: Path, capitals: Mapping[str, str]) -> None:
    """Write the name of each country's capital, by its code."""
    lines = [f"{code}\t{name}\n" for code, name in sorted(capitals.items())]
    (folder / "capitals.tsv").write_text("".join(lines), encoding="utf-8")
