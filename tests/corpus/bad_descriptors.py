"""Bad descriptors: a change of datapackage.json, then code, place told, words of the message."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

BadDescriptor = tuple[Callable[[Path], object], str, str, str]
FILE = "datapackage/datapackage.json"
TOTALS = 3


def content(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    """A change of what the descriptor says."""

    def edit(project: Path) -> None:
        path = project / FILE
        says = json.loads(path.read_text(encoding="utf-8"))
        change(says)
        path.write_text(json.dumps(says, ensure_ascii=False, indent=2), encoding="utf-8")

    return edit


def resource(**changes: object) -> Callable[[Path], None]:
    return content(lambda says: says["resources"][TOTALS].update(changes))


def dialect(**changes: object) -> Callable[[Path], None]:
    return content(lambda says: says["resources"][TOTALS]["dialect"].update(changes))


def schema(**changes: object) -> Callable[[Path], None]:
    return content(lambda says: says["resources"][TOTALS]["schema"].update(changes))


def field(**changes: object) -> Callable[[Path], None]:
    return content(lambda says: says["resources"][TOTALS]["schema"]["fields"][0].update(changes))


def package(**changes: object) -> Callable[[Path], None]:
    return content(lambda says: says.update(changes))


def without(*way: str | int) -> Callable[[Path], None]:
    def change(says: Any) -> None:
        for step in way[:-1]:
            says = says[step]
        del says[way[-1]]

    return content(change)


def text(old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        path = project / FILE
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        assert path.read_text(encoding="utf-8") != before

    return edit


def whole(new: str) -> Callable[[Path], None]:
    return lambda project: (project / FILE).write_text(new, encoding="utf-8")


R = "resources.trade_totals"
BAD_DESCRIPTORS: dict[str, BadDescriptor] = {
    "no descriptor": (lambda project: (project / FILE).unlink(), "D101", "", "--project"),
    "no JSON": (text('"name":', '"name"'), "D102", "", "mend it"),
    "empty file": (whole(""), "D102", "", "mend it"),
    "null": (whole("null"), "D103", "", "keys and values"),
    "a list": (whole("[]"), "D103", "", "keys and values"),
    "a thousand levels": (whole("[" * 100_000), "D102", "", "sensible depth"),
    "a number of 10,000 digits": (
        text('"version":', f'"x": {"9" * 10_000}, "version":'),
        "D102",
        "",
        "shorter numbers",
    ),
    "a key twice": (
        text('"version":', '"name": "other", "version":'),
        "D105",
        "",
        "delete one of the two",
    ),
    "NaN": (text('"minimum": 0', '"minimum": NaN'), "D106", "", "a finite number"),
    "a number beyond bounds": (
        text('"minimum": 0', '"minimum": 1e999'),
        "D106",
        "",
        "a finite number",
    ),
    "no tables": (package(resources=[]), "D103", "resources", "a list of at least 1"),
    "tables that are no list": (package(resources={"a": 1}), "D103", "resources", "a list"),
    "a table that is a text": (
        package(resources=["data/a.csv"]),
        "D103",
        "resources.0",
        "keys and values",
    ),
    "remote path": (
        resource(path="https://evil.example/a.csv"),
        "D204",
        f"{R}.path",
        "in the folder data",
    ),
    "absolute path": (resource(path="/etc/passwd"), "D204", f"{R}.path", "below the descriptor"),
    "path upwards": (
        resource(path="data/../../secret.csv"),
        "D204",
        f"{R}.path",
        "in the folder data",
    ),
    "Windows path": (
        resource(path="data\\trade_totals.csv"),
        "D204",
        f"{R}.path",
        "in the folder data",
    ),
    "file address": (
        resource(path="file:///etc/passwd"),
        "D204",
        f"{R}.path",
        "in the folder data",
    ),
    "several paths": (
        resource(path=["data/a.csv", "data/b.csv"]),
        "D103",
        f"{R}.path",
        "a CSV file",
    ),
    "name with a slash": (resource(name="../x"), "D204", "resources.../x.name", "lower-case"),
    "remote schema": (
        resource(schema="https://evil.example/schema.json"),
        "D103",
        f"{R}.schema",
        "keys and values",
    ),
    "schema in a file": (
        resource(schema="../schema.json"),
        "D103",
        f"{R}.schema",
        "keys and values",
    ),
    "remote dialect": (
        resource(dialect="https://evil.example/d.json"),
        "D202",
        f"{R}.dialect",
        "delimiter",
    ),
    "profile from elsewhere": (
        package(profile="https://evil.example/p.json"),
        "D201",
        "profile",
        "one of name",
    ),
    "schema of another standard": (
        package(**{"$schema": "https://evil.example/"}),
        "D202",
        "$schema",
        "datapackage.org",
    ),
    "more paths": (
        resource(extrapaths=["https://evil.example/a.csv"]),
        "D201",
        f"{R}.extrapaths",
        "one of name",
    ),
    "compression": (
        resource(compression="gz", innerpath="../x"),
        "D201",
        f"{R}.compression",
        "one of name",
    ),
    "inline data": (resource(data=[{"id": 1}]), "D201", f"{R}.data", "one of name"),
    "scheme": (resource(scheme="s3"), "D201", f"{R}.scheme", "one of name"),
    "control": (resource(control={"sql": "x"}), "D201", f"{R}.control", "one of name"),
    "another format": (resource(format="xlsx"), "D202", f"{R}.format", "csv"),
    "another encoding": (resource(encoding="utf-7"), "D202", f"{R}.encoding", "utf-8"),
    "another delimiter": (dialect(delimiter=";"), "D202", f"{R}.dialect", "keys delimiter"),
    "no header": (dialect(header=False), "D202", f"{R}.dialect", "keys delimiter"),
    "missing values": (
        schema(missingValues=["", "-"]),
        "D202",
        f"{R}.schema.missingValues",
        "a list of 1",
    ),
    "no fields": (schema(fields=[]), "D103", f"{R}.schema.fields", "a list of at least 1"),
    "field without a type": (
        without("resources", TOTALS, "schema", "fields", 0, "type"),
        "D103",
        f"{R}.schema.fields.id.type",
        "a value",
    ),
    "field of another type": (
        field(type="any"),
        "D203",
        f"{R}.schema.fields.id.type",
        "string, number or date",
    ),
    "field with another property": (
        field(rdfType="https://evil.example/"),
        "D201",
        f"{R}.schema.fields.id.rdfType",
        "one of name",
    ),
    "schema without a key": (
        without("resources", TOTALS, "schema", "primaryKey"),
        "D103",
        f"{R}.schema.primaryKey",
        "a value",
    ),
    "no version": (without("version"), "D103", "version", "a value"),
    "version in words": (package(version="latest"), "D203", "version", "1.2.3"),
    "time without a zone": (
        package(created="2026-11-24T00:00:00"),
        "D203",
        "created",
        "with its zone",
    ),
    "a 13th month": (package(created="2026-13-24T00:00:00Z"), "D203", "created", "with its zone"),
    "script as homepage": (package(homepage="javascript:alert(1)"), "D204", "homepage", "https://"),
    "licence elsewhere": (
        package(licenses=[{"name": "x", "path": "../x"}]),
        "D204",
        "licenses.x.path",
        "https://",
    ),
    "source upwards": (
        package(sources=[{"title": "x", "path": "../x"}]),
        "D204",
        "sources.0.path",
        "https://",
    ),
    "macro in a description": (package(description="{{ config }}"), "T206", "", "without braces"),
    "bidi by an escape": (
        text('"title": "Economies"', '"title": "a\\u202eb"'),
        "F204",
        "",
        "U+202E",
    ),
    "half a character by an escape": (
        text('"title": "Economies"', '"title": "\\ud800"'),
        "F204",
        "",
        "U+D800",
    ),
    "escape of a terminal by an escape": (
        text('"title": "Economies"', '"title": "\\u001b[2J"'),
        "F203",
        "",
        "U+001B",
    ),
    "byte order mark": (
        lambda project: (project / FILE).write_bytes(b"\xef\xbb\xbf{}"),
        "F201",
        "",
        "byte order mark",
    ),
    "table twice": (
        content(lambda says: says["resources"].append(says["resources"][0])),
        "D105",
        "resources",
        "each table once",
    ),
    "table removed": (
        without("resources", 4),
        "D301",
        "resources.products",
        "schema and code change together",
    ),
    "column removed": (
        without("resources", TOTALS, "schema", "fields", -1),
        "D301",
        R,
        "schema and code",
    ),
    "rule taken away": (
        without("resources", TOTALS, "schema", "fields", 0, "constraints"),
        "D301",
        R,
        "the columns, keys and rules",
    ),
    "rule weakened": (
        field(constraints={"pattern": ".*"}),
        "D301",
        R,
        "the columns, keys and rules",
    ),
    "key of rows taken away": (schema(foreignKeys=[]), "D301", R, "the columns, keys and rules"),
    "table exchanged": (resource(path="data/sources.csv"), "D105", "resources", "each table once"),
}

GOOD_DESCRIPTORS: dict[str, Callable[[Path], object]] = {
    "another description": package(description="Totals “as stated”; ещё раз."),
    "another title of a column": field(title="Slug"),
    "another version": package(version="10.20.30"),
}
