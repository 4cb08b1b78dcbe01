"""Check *target*: whether a target keeps the date it was given; it marks no figure.

A date that moves says nothing against the sum.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefs.figures import by_subject
from briefs.model import Check, CheckKind, Commitment, Package, Side, Verdict
from briefs.text.amounts import commitment_amount
from briefs.text.dates import date_label


def check_targets(package: Package) -> Iterator[Check]:
    """One check per target that was stated more than once and given a date at least once."""
    for dyad in package.dyads.values():
        for subject, rows in by_subject(package, dyad).items():
            targets = [row for row in rows if row.kind == "target"]
            dated = [row for row in targets if row.due]
            if len(targets) > 1 and dated:
                yield _check(dyad.id, subject, targets, dated)


def _check(dyad: str, subject: str, targets: list[Commitment], dated: list[Commitment]) -> Check:
    dues = list(dict.fromkeys(row.due for row in dated))
    history = ", then ".join(
        f"due {row.due} (stated {date_label(row.date_stated)})" for row in dated
    )
    return Check(
        id=f"target-{dyad}-{subject}",
        kind=CheckKind.TARGET,
        dyad=dyad,
        subject=f"The target of {commitment_amount(dated[-1])}",
        sides=(
            Side(f"due {dated[0].due}", (dated[0].id,)),
            Side(f"due {dated[-1].due}", (dated[-1].id,)),
        ),
        verdict=Verdict.CONFLICTS if len(dues) > 1 else Verdict.AGREES,
        figure_keys=(),
        explanation=f"stated {len(targets)} times: {history}",
    )
