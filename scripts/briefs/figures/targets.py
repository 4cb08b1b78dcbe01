"""Commitments by subject, and the target that is in force."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.model import Commitment, Dyad, Package, UnknownNameError

COMMITMENTS_FILE = "datapackage/data/commitments.csv"


def commitment(package: Package, commitment_id: str) -> Commitment:
    """A commitment by its identifier.

    Raises:
        UnknownNameError: no row has this identifier.
    """
    for row in package.commitments:
        if row.id == commitment_id:
            return row
    known = (row.id for row in package.commitments)
    raise UnknownNameError(commitment_id, f"an id of {COMMITMENTS_FILE}", known)


def by_subject(package: Package, dyad: Dyad) -> Mapping[str, tuple[Commitment, ...]]:
    """The commitments of a dyad by subject, each subject and the subjects in order of time."""
    subjects: dict[str, list[Commitment]] = {}
    for row in sorted(_of_dyad(package, dyad), key=lambda row: row.when):
        subjects.setdefault(row.subject_id, []).append(row)
    return {subject: tuple(rows) for subject, rows in subjects.items()}


def turnover_targets(package: Package, dyad: Dyad) -> tuple[Commitment, ...]:
    """The targets for turnover above zero, in order of time."""
    return tuple(
        row
        for row in sorted(_of_dyad(package, dyad), key=lambda row: row.when)
        if row.kind == "target" and row.measure == "turnover" and row.value and row.value.value > 0
    )


def current_target(package: Package, dyad: Dyad) -> Commitment | None:
    """The turnover target that is in force: of the latest subject, the latest with a due year.

    A target repeated without a date keeps the date it was given last.
    """
    targets = turnover_targets(package, dyad)
    if not targets:
        return None
    same = [row for row in targets if row.subject_id == targets[-1].subject_id]
    dated = [row for row in same if row.due]
    return dated[-1] if dated else same[-1]


def _of_dyad(package: Package, dyad: Dyad) -> tuple[Commitment, ...]:
    return package.commitments_by_dyad.get(dyad.id, ())
