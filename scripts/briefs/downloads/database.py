"""All tables as one SQLite file with primary and foreign keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date

from briefs.downloads.edition import DATA_FOLDER, NAME, Edition
from briefs.downloads.facts import PACKAGE_HEADS, package_facts
from briefs.downloads.typed_rows import TypedTable, Value
from briefs.model import Download
from briefs.tables import TableSchema

_TYPES = {"number": "REAL"}


def database_file(edition: Edition, tables: Sequence[TypedTable]) -> Download:
    """The database: the tables, and what they are in a table named ``package``.

    Raises:
        sqlite3.IntegrityError: a row breaks a key.
    """
    known = {table.schema.name for table in tables}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA foreign_keys = OFF")
        for table in tables:
            base.execute(_create(table.schema, known))
            _insert(base, table.schema.name, [tuple(map(_stored, row)) for row in table.rows])
        label, text = map(_name, PACKAGE_HEADS)
        base.execute(f"CREATE TABLE package ({label} TEXT PRIMARY KEY, {text} TEXT NOT NULL)")
        _insert(base, "package", package_facts(edition))
        if broken := base.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"rows that point nowhere: {broken[:5]}")
        base.execute("VACUUM")
        content = base.serialize()
    return Download(f"{DATA_FOLDER}/{NAME}.sqlite", "application/vnd.sqlite3", content)


def _insert(base: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        places = ", ".join("?" for _ in rows[0])
        base.execute("BEGIN")
        base.executemany(f"INSERT INTO {_name(table)} VALUES ({places})", rows)  # noqa: S608
        base.execute("COMMIT")


def _stored(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _create(schema: TableSchema, known: set[str]) -> str:
    lines = [
        f"{_name(column.name)} {_TYPES.get(column.type, 'TEXT')}"
        + (" NOT NULL" if column.constraints.get("required") else "")
        for column in schema.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(map(_name, schema.primary_key))})")
    lines += [
        f"FOREIGN KEY ({_name(key.column)}) REFERENCES "
        f"{_name(key.table)} ({_name(key.target_column)})"
        for key in schema.foreign_keys
        if key.table in known
    ]
    return f"CREATE TABLE {_name(schema.name)} ({', '.join(lines)}) WITHOUT ROWID"


def _name(identifier: str) -> str:
    doubled = identifier.replace('"', '""')
    return f'"{doubled}"'
