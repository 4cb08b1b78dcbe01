"""Verdicts as marks: a word and a shape, never colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefs.model import Check, Verdict

CLASS_NAMES = {
    Verdict.AGREES: "agrees",
    Verdict.CONFLICTS: "conflicts",
    Verdict.CANNOT_TELL: "cannot-tell",
}
WORDS = {
    Verdict.AGREES: "Agrees",
    Verdict.CONFLICTS: "Conflict",
    Verdict.CANNOT_TELL: "Cannot tell",
}
ORDER = (Verdict.CONFLICTS, Verdict.AGREES, Verdict.CANNOT_TELL)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the checks say of one figure: the verdict shown and the tests behind it."""

    verdict: Verdict
    checks: tuple[Check, ...]


def verdict_counts(checks: Iterable[Check]) -> Mapping[Verdict, int]:
    """How many of some checks have each verdict, those that none has included."""
    return dict.fromkeys(Verdict, 0) | Counter(check.verdict for check in checks)


def counts_text(checks: Iterable[Check]) -> str:
    """How many of some checks have each verdict, in words."""
    counts = verdict_counts(checks)
    return (
        f"{counts[Verdict.AGREES]} agree, {counts[Verdict.CONFLICTS]} conflict, "
        f"{counts[Verdict.CANNOT_TELL]} cannot tell"
    )


def mark_of(checks: Iterable[Check]) -> Mark | None:
    """Conflicts, else agrees, else cannot tell; None where nothing tested the figure."""
    tested = tuple(checks)
    for verdict in ORDER:
        deciding = tuple(check for check in tested if check.verdict is verdict)
        if deciding:
            return Mark(verdict, deciding)
    return None


def marks_by_figure(checks: Iterable[Check]) -> Mapping[str, Mark]:
    """The mark of every figure that a check names, by figure key."""
    by_key: dict[str, list[Check]] = {}
    for check in checks:
        for key in check.figure_keys:
            by_key.setdefault(key, []).append(check)
    marks = {key: mark_of(tested) for key, tested in by_key.items()}
    return {key: mark for key, mark in marks.items() if mark is not None}
