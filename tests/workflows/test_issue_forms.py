"""Forms ask for columns of the data, by their names, so that an answer is a cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from workflow_files import PROJECT

from briefs.tables import Column, read_descriptor
from briefs.text.addresses import Address

FOLDER = PROJECT / ".github" / "ISSUE_TEMPLATE"
TABLES = {
    "brief": ("dyads", "trade_totals", "sources"),
    "figure": ("known_issues", "trade_totals", "sources"),
    "source": ("sources", "trade_totals"),
}
"""The tables that each form's answers go into; of columns of one name, the first counts."""
NO_COLUMN = {("figure", "figure")}
"""The key of a figure is no cell: figures are chosen from rows, not written."""


def read_form(name: str) -> Mapping[str, Any]:
    form: Mapping[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return form


def fields(name: str) -> list[Mapping[str, Any]]:
    return [field for field in read_form(name)["body"] if field["type"] != "markdown"]


def column(form: str, name: str) -> Column | None:
    tables = read_descriptor(PROJECT / "datapackage").tables
    named = (c for table in TABLES[form] for c in tables[table].columns if c.name == name)
    return next(named, None)


def all_fields() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for form in TABLES:
        for field in fields(form):
            if (form, field["id"]) not in NO_COLUMN:
                yield form, field


FIELDS = list(all_fields())
IDS = [f"{form}-{field['id']}" for form, field in FIELDS]


def enum_of(form: str, name: str) -> list[str]:
    descriptor = json.loads((PROJECT / "datapackage/datapackage.json").read_text("utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in descriptor["resources"]}
    named = (f for table in TABLES[form] for f in schemas[table]["fields"] if f["name"] == name)
    return list(next(named).get("constraints", {}).get("enum", []))


def test_there_are_the_three_forms() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted([*TABLES, "config"])


@pytest.mark.parametrize(("form", "field"), FIELDS, ids=IDS)
def test_the_id_of_a_field_is_a_column_of_the_data(form: str, field: Mapping[str, Any]) -> None:
    assert column(form, field["id"]) is not None


@pytest.mark.parametrize(("form", "field"), FIELDS, ids=IDS)
def test_a_choice_is_offered_where_the_column_has_one_and_is_the_same(
    form: str, field: Mapping[str, Any]
) -> None:
    enum = enum_of(form, field["id"])
    assert field["attributes"].get("options", []) == enum
    assert (field["type"] == "dropdown") == bool(enum)


@pytest.mark.parametrize("form", TABLES)
def test_no_form_asks_twice_for_a_column(form: str) -> None:
    ids = [field["id"] for field in fields(form)]
    assert len(set(ids)) == len(ids)


def test_a_source_is_asked_for_with_all_that_its_row_needs() -> None:
    needed = {"publisher", "title", "url", "accessed", "language", "kind"}
    columns = {c.name for c in read_descriptor(PROJECT / "datapackage").tables["sources"].columns}
    asked = {field["id"] for field in fields("source")}
    assert columns - asked == {"id"}
    required = {f["id"] for f in fields("source") if f.get("validations", {}).get("required")}
    assert needed <= required


@pytest.mark.parametrize(("form", "field"), FIELDS, ids=IDS)
def test_an_example_in_a_field_fits_its_column(form: str, field: Mapping[str, Any]) -> None:
    descriptor = json.loads((PROJECT / "datapackage/datapackage.json").read_text("utf-8"))
    schemas = {resource["name"]: resource["schema"] for resource in descriptor["resources"]}
    named = (
        f for table in TABLES[form] for f in schemas[table]["fields"] if f["name"] == field["id"]
    )
    pattern = next(named).get("constraints", {}).get("pattern")
    example = field["attributes"].get("placeholder")
    if not pattern or not example or example == "https://":
        return
    for part in re.split(r", | or ", example):
        assert re.fullmatch(pattern, part), part


def test_the_link_of_a_figure_fills_in_a_field_of_its_form() -> None:
    query = parse_qs(urlsplit(Address("", "https://git.example/o/r", "").report_url("k")).query)
    (name,) = query.pop("template")
    assert (FOLDER / name).is_file()
    assert set(query) <= {field["id"] for field in fields(Path(name).stem)}


def test_every_path_that_has_an_owner_is_there() -> None:
    lines = (PROJECT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    paths = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert paths[0] == "*"
    for path in paths[1:]:
        assert list(PROJECT.glob(path.strip("/"))), path


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/ci.yml",
        ".github/CODEOWNERS",
        "mkdocs.yml",
        "scripts/briefs/macros/bindings.py",
        "datapackage/datapackage.json",
        "requirements.txt",
        "requirements-dev.txt",
        "tests/browser/lighthouse/package-lock.json",
    ],
)
def test_what_decides_over_strangers_changes_is_named_for_its_owners(path: str) -> None:
    lines = (PROJECT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split()[0].strip("/") for line in lines if line.startswith("/")]
    assert (PROJECT / path).is_file()
    assert any(Path(path).match(name) or path.startswith(f"{name}/") for name in owned)


def test_each_lock_has_its_ecosystem() -> None:
    content = yaml.safe_load((PROJECT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    asked = {(part["package-ecosystem"], part["directory"]) for part in content["updates"]}
    locks = {
        ("npm", f"/{path.parent.relative_to(PROJECT).as_posix()}")
        for path in PROJECT.glob("tests/**/package-lock.json")
        if "node_modules" not in path.parts
    }
    assert asked == {("github-actions", "/"), ("pip", "/"), *locks}
