"""A small sound project with a row in every table; each case puts one fault into it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from pathlib import Path

from briefs.tables import read_descriptor
from conftest import DYADS, ECONOMIES, PROJECT, SOURCE, target, total

_STATED = {"stated_as": "as printed", "authority": "press", "status": "final"}
ROWS: Mapping[str, Mapping[str, str]] = {
    "economies": ECONOMIES[0],
    "dyads": DYADS[0],
    "sources": SOURCE,
    "trade_totals": total("export", "2022", "877.6", "0.1"),
    "products": {"id": "wheat", "title": "Wheat", "hs_code": "1001", "hs_edition": "HS 2022"},
    "trade_products": {
        "id": "kaz-tjk-wheat-2022",
        "exporter": "KAZ",
        "importer": "TJK",
        "period": "2022",
        "product_id": "wheat",
        "value_usd_million": "309.9",
        "value_rounding_usd_million": "0.1",
        "value_qualifier": "exact",
        "source_id": "paper-2023",
        **_STATED,
    },
    "commitments": target("target-2023-05-03", "2023-05-03"),
    "agreements": {
        "id": "treaty-1993",
        "subject_id": "treaty-1993",
        "date_signed": "1993-01-13",
        "title": "Treaty on relations",
        "kind": "treaty",
        "status": "signed",
        "source_id": "paper-2023",
    },
    "agreement_dyads": {"agreement_id": "treaty-1993", "dyad": "kaz-tjk"},
    "events": {
        "id": "visit-2023",
        "subject_id": "visit-2023",
        "date": "2023-05-03",
        "kind": "state_visit",
        "title": "A visit",
        "source_id": "paper-2023",
    },
    "event_dyads": {"event_id": "visit-2023", "dyad": "kaz-tjk"},
    "indicators": {
        "id": "investment-2010",
        "dyad": "kaz-tjk",
        "reporter": "TJK",
        "partner": "KAZ",
        "period": "2010",
        "indicator": "investment_from_partner",
        "value": "6.9",
        "value_rounding": "0.1",
        "value_qualifier": "exact",
        "unit": "usd_million",
        "authority": "press",
        "source_id": "paper-2023",
    },
    "cooperation": {
        "id": "coop-2023",
        "dyad": "kaz-tjk",
        "area": "space",
        "title": "Watching farmland",
        "date_stated": "2023-05-03",
        "description": "Farmland is watched from orbit.",
        "source_id": "paper-2023",
    },
    "known_issues": {
        "id": "issue-one",
        "table": "trade_totals",
        "row_id": total("export", "2022")["id"],
        "column": "period",
        "kind": "ambiguity",
        "problem": "Odd.",
        "done": "Nothing.",
        "status": "open",
    },
}
"""The row of each table that stands on line 2; the second economy stands on line 3."""

PAGES = {
    "index.md": "---\ntitle: Home\n---\n\n# Home\n\nWords.\n",
    "methods.md": "# Methods\n\nWords.\n",
    "briefs/kaz-tjk.md": (
        "---\ntitle: Kazakhstan–Tajikistan\ndyad: kaz-tjk\n---\n\n# A brief\n\n"
        "Exports were {{ exports(2022) }}.\n"
    ),
}


def make_sound_project(folder: Path) -> Path:
    """Write the project."""
    package = folder / "datapackage"
    (package / "data").mkdir(parents=True)
    for name in ("datapackage.json", "derived"):
        source = PROJECT / "datapackage" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, package / name)
    for schema in read_descriptor(package).tables.values():
        rows = [ROWS[schema.name], *(ECONOMIES[1:] if schema.name == "economies" else ())]
        write_rows(package / schema.path, schema.column_names, rows)
    for path, text in PAGES.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, encoding="utf-8")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def write_rows(path: Path, names: tuple[str, ...], rows: list[Mapping[str, str]]) -> None:
    """Write a table."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add_rows(
    project: Path, cases: Mapping[str, tuple[str, Mapping[str, str]]]
) -> dict[str, tuple[str, int]]:
    """Add a row for each case, like the sound one and with an id of its own, changed as told.

    Returns:
        The file and the line of each case's row.
    """
    places: dict[str, tuple[str, int]] = {}
    for schema in read_descriptor(project / "datapackage").tables.values():
        path = project / "datapackage" / schema.path
        line = path.read_text(encoding="utf-8").count("\n")
        names = schema.column_names
        with path.open(newline="", encoding="utf-8") as file:
            rows: list[Mapping[str, str]] = list(csv.DictReader(file))
        for number, (name, (table, changes)) in enumerate(cases.items()):
            if table == schema.name:
                own = {"id": f"row-{number}"} if "id" in names else {}
                if table == "sources":
                    own["url"] = f"https://paper.example/{number}"
                row = {**ROWS[table], **own, **changes}
                rows.append(row)
                line += 1
                places[name] = (f"datapackage/{schema.path}", line)
                line += sum(value.count("\n") for value in row.values())
        write_rows(path, names, rows)
    return places
