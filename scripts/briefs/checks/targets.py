"""Check *target*: whether a target keeps the date it was given; it marks no figure.

A date that moves says nothing against the sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefs.checks.comparing import Outcome, Span, doubted
from briefs.figures import by_subject
from briefs.model import Check, CheckKind, Commitment, Interval, Package, Verdict


def check_targets(package: Package) -> Iterator[Check]:
    """One check per target that was stated more than once and given a date at least once."""
    for dyad in package.dyads.values():
        for subject, rows in by_subject(package, dyad).items():
            targets = tuple(row for row in rows if row.kind == "target")
            dated = tuple(row for row in targets if row.due)
            if len(targets) > 1 and dated:
                yield _check(dyad.id, subject, targets, dated)


def _check(
    dyad: str, subject: str, targets: tuple[Commitment, ...], dated: tuple[Commitment, ...]
) -> Check:
    has_moved = len({row.due for row in dated}) > 1
    first, last = Span.of(_year(dated[0])), Span.of(_year(dated[-1]))
    verdict = Verdict.CONFLICTS if has_moved else Verdict.AGREES
    outcome = doubted(Outcome(verdict, first.likely, last.likely), first, last, *dated)
    return Check(
        id=f"target-{dyad}-{subject}",
        kind=CheckKind.TARGET,
        dyad=dyad,
        cell=None,
        sides=((dated[0],), (dated[-1], *(row for row in targets if row != dated[-1]))),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=(),
        doubt=outcome.doubt,
    )


def _year(row: Commitment) -> Interval:
    return Interval.point(Decimal(row.due[:4]))
