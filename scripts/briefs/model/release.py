"""Releases of the data, and what changed between two versions of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefs.model.check import Check, Verdict
from briefs.model.figure import Figure
from briefs.model.package import Package

_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)


def version_number(version: str) -> tuple[int, int, int] | None:
    """The three numbers of a released version, which order it; None where it is none.

    Source: Semantic Versioning 2.0.0, section 2; versions before a release are not kept.
    """
    match = _VERSION.fullmatch(version)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the project: its number, its day (empty before it) and its notes as Markdown."""

    version: str
    date: str
    notes: str


@dataclass(frozen=True)
class KeptRelease:
    """The data of a release as it was published: its archive, and the files in it by name.

    ``created`` is the day of the data, as YYYY-MM-DD.
    """

    version: str
    created: str
    archive: bytes
    files: Mapping[str, bytes]

    def holds(self, tables: Mapping[str, bytes]) -> bool:
        """Whether it has these tables, by the names of their files, byte for byte."""
        return all(self.files.get(name) == content for name, content in tables.items())


@dataclass(frozen=True)
class TableRows:
    """A table as text: its columns, those of its primary key, and a string for each cell."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @cached_property
    def by_key(self) -> Mapping[tuple[str, ...], Mapping[str, str]]:
        """The rows by the values of their primary key, in file order."""
        named = (dict(zip(self.columns, row, strict=True)) for row in self.rows)
        return {tuple(row[column] for column in self.key): row for row in named}


@dataclass(frozen=True)
class DataVersion:
    """A version of the data: the package, the checks on it, and its source tables as text."""

    package: Package
    checks: tuple[Check, ...]
    tables: tuple[TableRows, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure before and after; one of them is None where it was added or removed."""

    before: Figure | None
    after: Figure | None

    @property
    def figure(self) -> Figure:
        """The later of the two that is there."""
        figure = self.after or self.before
        assert figure is not None, "a change has a figure on one side at least"
        return figure

    @property
    def key(self) -> str:
        """The key of the figure."""
        return self.figure.key


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check before and after, with different verdicts; None where it was not made."""

    before: Check | None
    after: Check | None

    @property
    def check(self) -> Check:
        """The later of the two that is there."""
        check = self.after or self.before
        assert check is not None, "a change has a check on one side at least"
        return check

    @property
    def is_new_conflict(self) -> bool:
        """Whether it conflicts now and did not before."""
        return self.after is not None and self.after.verdict is Verdict.CONFLICTS


@dataclass(frozen=True, slots=True)
class MarkChange:
    """A figure of both versions with its marks, which differ; None where nothing tested it."""

    figure: Figure
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a row before and after, as text."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of both versions, by the values of its primary key, with the cells that differ."""

    key: tuple[str, ...]
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """The rows of a table that were added, removed or changed, and the columns that came or went.

    Rows are compared in the columns that both versions have.
    """

    name: str
    added: tuple[tuple[str, ...], ...]
    removed: tuple[tuple[str, ...], ...]
    changed: tuple[RowChange, ...]
    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (
            self.added or self.removed or self.changed or self.columns_added or self.columns_removed
        )


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence of a page as plain text, with the figures before and after."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions of the data, and sentences of pages that show it."""

    before: DataVersion
    after: DataVersion
    figures: tuple[FigureChange, ...]
    checks: tuple[CheckChange, ...]
    marks: tuple[MarkChange, ...]
    tables: tuple[TableChange, ...]
    sentences: tuple[SentenceChange, ...] = ()

    @property
    def since(self) -> str:
        """The number of the earlier version."""
        return self.before.package.version
