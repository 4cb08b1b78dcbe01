"""The contract of the descriptor: what it may say, pinned here and not taken from itself.

frictionless would follow an address or a path that leads out of the folder, read a schema from
elsewhere, and find a package without tables valid.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefs.gate.json_text import line_of
from briefs.gate.shapes import Fixed, Keys, ListOf, Misfit, Number, Shape, Text, misfits
from briefs.model import Finding
from briefs.model.fault_codes import descriptor

_NAME = Text("lower-case letters, digits and _", r"[a-z][a-z0-9_]{0,40}", descriptor.OUTSIDE)
_ADDRESS = Text("an address that begins with https://", r"https://[!-~]+", descriptor.OUTSIDE)
_WORDS = Text("text", r"[\s\S]+")
_CONSTRAINTS = Keys(
    {},
    {
        "required": Fixed(True),
        "unique": Fixed(True),
        "pattern": _WORDS,
        "enum": ListOf(_WORDS, 1),
        "minimum": Number(),
        "maximum": Number(),
        "exclusiveMinimum": Number(),
    },
)
_FIELD = Keys(
    {
        "name": _NAME,
        "type": Text("string, number or date", "string|number|date"),
        "title": _WORDS,
        "description": _WORDS,
    },
    {"format": Fixed("uri"), "unit": _WORDS, "constraints": _CONSTRAINTS},
)
_REFERENCE = Keys({"resource": _NAME, "fields": ListOf(_NAME, 1)}, {})
_SCHEMA = Keys(
    {"fields": ListOf(_FIELD, 1), "primaryKey": ListOf(_NAME, 1), "missingValues": Fixed([""])},
    {"foreignKeys": ListOf(Keys({"fields": ListOf(_NAME, 1), "reference": _REFERENCE}, {}))},
)
_DIALECT = {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True}
_PATH_EXPECTED = "a CSV file in the folder data, by a path below the descriptor"


def _resource(path: Text, optional: Mapping[str, Shape]) -> Keys:
    fixed = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return Keys(
        {
            "name": _NAME,
            "path": path,
            "title": _WORDS,
            "description": _WORDS,
            "schema": _SCHEMA,
            **{key: Fixed(value) for key, value in fixed.items()},
        },
        optional,
    )


_TABLE = _resource(
    Text(_PATH_EXPECTED, r"data/[a-z][a-z0-9_]*\.csv", descriptor.OUTSIDE),
    {"dialect": Fixed(_DIALECT)},
)
_DERIVED_TABLE = _resource(
    Text("a CSV file by its name", r"[a-z][a-z0-9_]*\.csv", descriptor.OUTSIDE), {}
)
PACKAGE = Keys(
    {
        "name": Text("lower-case letters, digits and -", "[a-z0-9-]+"),
        "version": Text("three numbers with full stops, such as 1.2.3", r"\d+\.\d+\.\d+"),
        "created": Text(
            "a date and time with its zone, such as 2026-11-24T00:00:00Z",
            r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ",
        ),
        "resources": ListOf(_TABLE, 1),
    },
    {
        "$schema": Fixed("https://datapackage.org/profiles/2.0/datapackage.json"),
        "title": _WORDS,
        "description": _WORDS,
        "homepage": _ADDRESS,
        "keywords": ListOf(_WORDS),
        "licenses": ListOf(Keys({"name": _WORDS}, {"title": _WORDS, "path": _ADDRESS})),
        "contributors": ListOf(Keys({"title": _WORDS}, {"roles": ListOf(_WORDS)})),
        "sources": ListOf(
            Keys(
                {"title": _WORDS},
                {
                    "path": Text(
                        "an address that begins with https://, or a table's path",
                        r"https://[!-~]+|data/[a-z_]+\.csv",
                        descriptor.OUTSIDE,
                    )
                },
            )
        ),
    },
)
# Each table's columns, keys and rules as the code reads them; `pin_of` makes a new one.
PINNED: Mapping[str, str] = {
    "economies": "b10deab5f353fc5d",
    "dyads": "8a48974aefcf49ba",
    "sources": "6226fd82b9ea8a91",
    "trade_totals": "816c460f38617df4",
    "products": "d883dc9f65abbca4",
    "trade_products": "4b9952ed117e7c02",
    "commitments": "e34605c2deecfade",
    "agreements": "a3b2e7bea9584763",
    "agreement_dyads": "a6b65005c92e356d",
    "events": "cbd365e955ee7f8a",
    "event_dyads": "50f388ed767953e1",
    "indicators": "eeae324134d7a0e8",
    "cooperation": "0f93cc33657aebbf",
    "known_issues": "d0b48533090987e6",
}


def contract_findings(file: str, text: str, content: Any) -> Iterator[Finding]:
    """Where a descriptor breaks the contract.

    Args:
        file: its name in findings.
        text: the file's text, to find lines in.
        content: what the text says.
    """
    found = list(misfits(PACKAGE, content))
    yield from (_misfit_finding(file, text, misfit) for misfit in found)
    if found:
        return
    resources = content["resources"]
    yield from _repeats(file, text, [resource["name"] for resource in resources])
    yield from _repeats(file, text, [resource["path"] for resource in resources])
    yield from _pin_findings(file, text, resources)


def derived_findings(file: str, text: str, content: Any) -> Iterator[Finding]:
    """Where the resource of a derived table breaks the contract; arguments as before."""
    for misfit in misfits(_DERIVED_TABLE, content):
        yield _misfit_finding(file, text, misfit)


def _misfit_finding(file: str, text: str, misfit: Misfit) -> Finding:
    """A misfit with its line, where what stands there can be found in the text."""
    line = line_of(text, misfit.value) or line_of(text, misfit.place.rpartition(".")[2])
    cure = "correct it, or take over what the last version has"
    return Finding(file, line, misfit.place, misfit.value, misfit.expected, cure, misfit.code)


def pin_of(resource: Mapping[str, Any]) -> str:
    """What a table's resource says that code depends on, as a few digits; words are left out."""
    schema = dict(resource["schema"])
    schema["fields"] = [
        {key: field[key] for key in sorted(field) if key not in ("title", "description", "unit")}
        for field in schema["fields"]
    ]
    content = json.dumps([resource["path"], schema], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _repeats(file: str, text: str, names: list[str]) -> Iterator[Finding]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        line = line_of(text, name, 2)
        yield Finding(
            file, line, "resources", name, "each table once", "delete one", descriptor.REPEATED_NAME
        )


def _pin_findings(file: str, text: str, resources: list[Mapping[str, Any]]) -> Iterator[Finding]:
    found = {resource["name"]: pin_of(resource) for resource in resources}
    for name in sorted({*found, *PINNED}):
        if found.get(name) != PINNED.get(name):
            expected = (
                "the columns, keys and rules that the code reads"
                if name in PINNED and name in found
                else f"the tables {', '.join(PINNED)}"
            )
            cure = "undo the change, or ask for it in an issue: schema and code change together"
            code = descriptor.CHANGED_TABLE
            line = text.count("\n", 0, max(text.find(f'"name": "{name}"'), 0)) + 1
            yield Finding(file, line, f"resources.{name}", name, expected, cure, code)
