"""Releases of the data, and what changed between two versions of it."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the project: its number, its day (empty before it) and its notes as Markdown."""

    version: str
    date: str
    notes: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure before and after; one of them is None where it was added or removed."""

    before: Figure | None
    after: Figure | None

    @property
    def key(self) -> str:
        """The key of the figure."""
        figure = self.after or self.before
        assert figure is not None, "a change has a figure on one side at least"
        return figure.key


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence of a page as plain text, with the figures before and after."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from an earlier version of the data."""

    since: str
    figures: tuple[FigureChange, ...]
    sentences: tuple[SentenceChange, ...]
