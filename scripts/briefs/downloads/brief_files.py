"""Each brief as JSON: its figures, series, checks, statements and sources, and their schema.

Columns have the names of the tables, and the schema is made from the tables' own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from briefs.downloads.edition import DATA_FOLDER, Edition
from briefs.downloads.typed_rows import TypedTable, Value
from briefs.figures import reported_years
from briefs.model import Download, Dyad, Flow
from briefs.tables import Column, TableSchema
from briefs.text.wording import pair_name

SCHEMA_PATH = f"{DATA_FOLDER}/schemas/brief.json"
_MEDIA_TYPE = "application/json"
_TEXT: Mapping[str, Any] = {"type": "string"}
_POINT = ("id", "period", "value", "rounding", "qualifier", "verdict")
_SERIES = ("reporter", "partner", "flow", "unit")

Tables = Mapping[str, TypedTable]
JsonRow = dict[str, str | float | None]


def brief_files(edition: Edition, tables: Tables) -> Iterator[Download]:
    """One file per dyad, ``briefs/<dyad>.json``, and the schema that all of them keep.

    Args:
        edition: what is published.
        tables: the published tables by name.
    """
    for dyad in edition.package.dyads.values():
        yield _file(f"briefs/{dyad.id}.json", _brief(edition, tables, dyad))
    yield _file(SCHEMA_PATH, brief_schema(edition, tables))


def brief_schema(edition: Edition, tables: Tables) -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of a brief's file."""
    figures = tables["figures"].schema
    parts = {column.name: _property(column) for column in figures.columns}
    point = _object({name: parts[name] for name in _POINT})
    series = _object({**{name: parts[name] for name in _SERIES}, "points": _list(point)})
    texts = ("$schema", "id", "title", "url", "version", "created", "licence", "licence_url")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{edition.home}{SCHEMA_PATH}",
        "title": "A brief of Bilateral Briefs",
        "description": "Figures, series, checks, statements and sources of one pair of economies.",
        **_object(
            {
                **dict.fromkeys(texts, _TEXT),
                "economies": _rows_schema(tables["economies"].schema),
                "figures": _rows_schema(figures),
                "series": _list(series),
                "checks": _rows_schema(tables["checks"].schema),
                "statements": _rows_schema(tables["trade_totals"].schema),
                "sources": _rows_schema(tables["sources"].schema),
            }
        ),
    }


def _brief(edition: Edition, tables: Tables, dyad: Dyad) -> Mapping[str, Any]:
    package = edition.package
    figures, checks, statements = (
        [row for row in _json_rows(tables[name]) if row["dyad"] == dyad.id]
        for name in ("figures", "checks", "trade_totals")
    )
    cited = {row["source_id"] for row in statements}
    return {
        "$schema": f"{edition.home}{SCHEMA_PATH}",
        "id": dyad.id,
        "title": pair_name(package, dyad),
        "url": f"{edition.home}briefs/{dyad.id}/",
        "version": package.version,
        "created": package.created.date().isoformat(),
        "licence": edition.licence["name"],
        "licence_url": edition.licence["path"],
        "economies": [
            row for row in _json_rows(tables["economies"]) if row["code"] in dyad.economies
        ],
        "figures": figures,
        "series": list(_series(edition, dyad, {str(row["id"]): row for row in figures})),
        "checks": checks,
        "statements": statements,
        "sources": [row for row in _json_rows(tables["sources"]) if row["id"] in cited],
    }


def _series(
    edition: Edition, dyad: Dyad, figures: Mapping[str, JsonRow]
) -> Iterator[Mapping[str, Any]]:
    """The figures of whole years by reporter and flow, as the charts of a brief show them."""
    for reporter in dyad.economies:
        for flow in Flow:
            years = reported_years(edition.package, dyad, reporter, flow)
            rows = [figures[figure.key] for figure in years]
            if rows:
                yield {
                    **{name: rows[0][name] for name in _SERIES},
                    "points": [{name: row[name] for name in _POINT} for row in rows],
                }


def _json_rows(table: TypedTable) -> Iterator[JsonRow]:
    for row in table.rows:
        yield dict(zip(table.schema.column_names, map(_json_value, row), strict=True))


def _json_value(value: Value) -> str | float | None:
    return value.isoformat() if isinstance(value, date) else value


def _rows_schema(schema: TableSchema) -> Mapping[str, Any]:
    return _list(_object({column.name: _property(column) for column in schema.columns}))


def _property(column: Column) -> Mapping[str, Any]:
    kind = "number" if column.type == "number" else "string"
    is_required = column.constraints.get("required", False)
    options = column.constraints.get("enum")
    return {
        "description": column.description,
        "type": kind if is_required else [kind, "null"],
        **({"enum": [*options, *([] if is_required else [None])]} if options else {}),
    }


def _list(items: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "array", "items": items}


def _object(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _file(path: str, content: Mapping[str, Any]) -> Download:
    text = json.dumps(content, indent=1, ensure_ascii=False)
    return Download(path, _MEDIA_TYPE, f"{text}\n".encode())
