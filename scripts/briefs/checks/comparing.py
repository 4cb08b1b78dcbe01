"""Holding two intervals against each other, and who may be held to account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from briefs.model import (
    AnyObservation,
    Claim,
    Commitment,
    Doubt,
    Figure,
    Indicator,
    Interval,
    Verdict,
)

_READ = frozenset({"period", "flow", "due"})


class Bounds(Protocol):
    """Anything that says where a number lies: a statement, a figure, a computed number."""

    @property
    def likely(self) -> Interval:
        """Where it most likely lies."""

    @property
    def possible(self) -> Interval:
        """Where it lies if the words are taken at their widest."""


@dataclass(frozen=True, slots=True)
class Span:
    """The likely and the possible interval of a computed number."""

    likely: Interval
    possible: Interval

    @classmethod
    def of(cls, interval: Interval) -> Span:
        """A number that is known to lie in one interval."""
        return cls(interval, interval)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, the two intervals on which it rests, and the doubt that keeps it from being told.

    A conflict rests on the possible intervals, every other verdict on the likely ones.
    """

    verdict: Verdict
    expected: Interval
    found: Interval
    doubt: Doubt | None = None


def compare(expected: Bounds, found: Bounds, *claims: Claim, by_reporter: bool = True) -> Outcome:
    """Likely intervals that meet agree; possible ones that cannot meet conflict.

    Args:
        expected: where the number should lie.
        found: where it lies as it is stated.
        claims: what both rest on, for doubts.
        by_reporter: whether it matters whose figures they are.
    """
    outcome = settle(expected, found, Interval.meets)
    return doubted(outcome, expected, found, *claims, by_reporter=by_reporter)


def settle(expected: Bounds, found: Bounds, fits: Callable[[Interval, Interval], bool]) -> Outcome:
    """The outcome where ``fits`` says whether an expected and a found interval go together."""
    likely = expected.likely, found.likely
    if fits(*likely):
        return Outcome(Verdict.AGREES, *likely)
    possible = expected.possible, found.possible
    if not fits(*possible):
        return Outcome(Verdict.CONFLICTS, *possible)
    return Outcome(Verdict.CANNOT_TELL, *likely)


def doubted(
    outcome: Outcome,
    expected: Bounds,
    found: Bounds,
    *claims: Claim,
    by_reporter: bool = True,
) -> Outcome:
    """The outcome, or ``cannot tell`` where a doubt keeps it from being told.

    A reporter whom no source names leaves nothing to tell. A period, flow or date that was read
    into the text may agree, but its conflict may be one of reading.
    """
    rows = tuple(row for claim in claims for row in _rows(claim))
    if by_reporter and not all(reporter_is_certain(row) for row in rows):
        return Outcome(Verdict.CANNOT_TELL, expected.likely, found.likely, Doubt.REPORTER)
    is_read = any(_READ.intersection(row.inferred) for row in rows)
    if outcome.verdict is Verdict.CONFLICTS and is_read:
        return Outcome(Verdict.CANNOT_TELL, expected.likely, found.likely, Doubt.PERIOD)
    return outcome


def _rows(claim: Claim) -> Iterator[AnyObservation | Indicator | Commitment]:
    if isinstance(claim, Figure):
        yield from claim.observations
    else:
        yield claim


def reporter_is_certain(row: AnyObservation | Indicator | Commitment) -> bool:
    """Whether the source says whose statistics a row is; else only repeats can be judged."""
    if isinstance(row, Commitment):
        return True
    is_attributed = bool(row.reporter) if isinstance(row, Indicator) else row.is_attributed
    return is_attributed and "reporter" not in row.inferred
