"""Verdicts of tests of figures and statements against each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CheckKind(StrEnum):
    """What a check tests; the methods page explains each."""

    SUM = "sum"
    GROWTH = "growth"
    COHERENCE = "coherence"
    REPEAT = "repeat"
    MIRROR = "mirror"
    NESTING = "nesting"
    SHARE = "share"
    SCALE = "scale"
    TARGET = "target"


class Verdict(StrEnum):
    """What a check found."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements that a check holds against each other, and its rows."""

    text: str
    row_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One test: what was held against what, the verdict, and the arithmetic in words.

    ``subject`` says in words what the two sides are about; ``figure_keys`` are the keys of the
    figures that the verdict marks.
    """

    id: str
    kind: CheckKind
    dyad: str
    subject: str
    sides: tuple[Side, Side]
    verdict: Verdict
    figure_keys: tuple[str, ...]
    explanation: str

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The rows that it compares, each once, in the order of the sides."""
        return tuple(dict.fromkeys(row_id for side in self.sides for row_id in side.row_ids))
