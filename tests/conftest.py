"""What tests share: the real package, small packages made of a few rows, and built sites."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from briefs.model import Check, Package
from briefs.site.building import build_site
from briefs.tables import read_descriptor, read_package
from briefs.text.explanations import explanation

PROJECT = Path(__file__).parents[1]
for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
    os.environ.pop(name, None)  # the faults of tests are no remarks on a pull request
Rows = Sequence[Mapping[str, str]]
MakeFolder = Callable[..., Path]

SOURCE = {
    "id": "paper-2023",
    "publisher": "The Paper",
    "title": "Trade of the year",
    "url": "https://paper.example/2023",
    "published": "2023-05-03",
    "accessed": "2026-11-24",
    "language": "en",
    "kind": "news",
}
GAZETTE = {**SOURCE, "id": "gazette-2023", "url": "https://gazette.example"}
ECONOMIES: Rows = (
    {"code": "KAZ", "iso2": "KZ", "m49": "398", "name_en": "Kazakhstan", "name_ru": "Казахстан"},
    {"code": "TJK", "iso2": "TJ", "m49": "762", "name_en": "Tajikistan", "name_ru": "Таджикистан"},
)
DYADS: Rows = ({"id": "kaz-tjk", "economy_a": "KAZ", "economy_b": "TJK"},)
UZBEKISTAN = {
    "code": "UZB",
    "iso2": "UZ",
    "m49": "860",
    "name_en": "Uzbekistan",
    "name_ru": "Узбекистан",
}
KAZ_UZB = {"id": "kaz-uzb", "economy_a": "KAZ", "economy_b": "UZB"}
TWO_DYADS: dict[str, Rows] = {
    "economies": (*ECONOMIES, UZBEKISTAN),
    "dyads": (*DYADS, KAZ_UZB),
}
"""The tables that two pairs need; IN_KAZ_UZB puts a row of theirs into the second."""
IN_KAZ_UZB = {"dyad": "kaz-uzb", "partner": "UZB"}


def total(
    flow: str, period: str, value: str = "", rounding: str = "", **other: str
) -> dict[str, str]:
    """A row of trade_totals that KAZ reports, exact and official unless told otherwise."""
    row = {
        "dyad": "kaz-tjk",
        "reporter": "KAZ",
        "partner": "TJK",
        "flow": flow,
        "period": period,
        "value_usd_million": value,
        "value_rounding_usd_million": rounding,
        "value_qualifier": "exact" if value else "",
        "stated_as": f"${value} million" if value else "a rate",
        "authority": "official",
        "status": "final",
        "source_id": "paper-2023",
        **other,
    }
    slug = period.replace("/", "-").lower()
    reporter = row["reporter"].lower() or "unattributed"
    row.setdefault("id", f"kaz-tjk-{flow}-{slug}-{reporter}-{row['source_id']}")
    return row


def target(row_id: str, stated: str, due: str = "", **other: str) -> dict[str, str]:
    """A row of commitments: one statement of the target of two billion."""
    return {
        "id": row_id,
        "dyad": "kaz-tjk",
        "subject_id": "target-two-billion",
        "kind": "target",
        "measure": "turnover",
        "date_stated": stated,
        "value_usd_million": "2000",
        "value_rounding_usd_million": "1000",
        "value_qualifier": "exact",
        "stated_as": "$2 billion",
        "due": due,
        "description": "A target.",
        "source_id": "paper-2023",
        **other,
    }


@pytest.fixture(scope="session")
def project() -> Path:
    """The repository."""
    return PROJECT


@pytest.fixture(scope="session")
def package() -> Package:
    """The real data package."""
    return read_package(PROJECT / "datapackage")


@pytest.fixture
def make_folder(tmp_path: Path) -> MakeFolder:
    """Makes a data package of a few rows in a folder: the real descriptor, tables as given.

    Tables that are not given hold the two economies, their dyad, one source, or nothing.
    """

    def make(name: str = "datapackage", **tables: Rows) -> Path:
        folder = tmp_path / name
        (folder / "data").mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / "datapackage" / "datapackage.json", folder)
        shutil.copytree(PROJECT / "datapackage" / "derived", folder / "derived", dirs_exist_ok=True)
        defaults: dict[str, Rows] = {"economies": ECONOMIES, "dyads": DYADS, "sources": (SOURCE,)}
        for schema in read_descriptor(folder).tables.values():
            rows = tables.get(schema.name, defaults.get(schema.name, ()))
            with (folder / schema.path).open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, schema.column_names, restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        return folder

    return make


@pytest.fixture
def make_package(make_folder: MakeFolder) -> Callable[..., Package]:
    """Makes a data package of a few rows and reads it."""
    return lambda **tables: read_package(make_folder(**tables))


@pytest.fixture(scope="session")
def told(package: Package) -> Callable[[Check], str]:
    """Tells a check in words, with plain spaces and the names of the real package."""
    return lambda check: plain_spaces(explanation(package, check))


def copy_drawings(project: Path) -> None:
    """Bring what was drawn before to a copy of the project, which saves drawing it again."""
    drawings = PROJECT / ".cache" / "charts"
    if drawings.is_dir():
        shutil.copytree(drawings, project / ".cache" / "charts", dirs_exist_ok=True)


def real_site(folders: pytest.TempPathFactory, generator: str = "mkdocs") -> Path:
    """The folder of the real site as a generator builds it, built once in a run of all workers."""
    own = folders.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / f"real-{generator}" / "site"
    with (shared / f"real-{generator}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            build_site(PROJECT, folder, generator)
    return folder


def plain_spaces(text: str) -> str:
    """A text with plain spaces instead of those that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def read_json(path: Path) -> object:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))
