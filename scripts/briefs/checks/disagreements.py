"""Conflicts told once for each thing that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefs.model import Check, CheckKind, Claim, Commitment, Verdict, rows_of

# The most telling first.
KINDS = (
    CheckKind.REPEAT,
    CheckKind.MIRROR,
    CheckKind.GROWTH,
    CheckKind.COHERENCE,
    CheckKind.SUM,
    CheckKind.SCALE,
    CheckKind.NESTING,
    CheckKind.SHARE,
    CheckKind.TARGET,
)
_OF_A_CELL = (
    CheckKind.SUM,
    CheckKind.GROWTH,
    CheckKind.COHERENCE,
    CheckKind.REPEAT,
    CheckKind.SCALE,
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The conflicts about one thing, the most telling first.

    A thing is the level or the growth of a cell, one trade as both sides report it, or the
    statements of one subject.
    """

    key: str
    checks: tuple[Check, ...]

    @property
    def leading(self) -> Check:
        """The conflict that tells it best."""
        return self.checks[0]


def disagreements(checks: Iterable[Check]) -> tuple[Disagreement, ...]:
    """What conflicts, each thing once, what nothing explains first.

    A conflict that rests on a row with a slip of scale is told with the slip.

    Args:
        checks: of any verdict.
    """
    conflicts = [check for check in checks if check.verdict is Verdict.CONFLICTS]
    slips = {
        row_id: _thing(check)
        for check in conflicts
        if check.kind is CheckKind.SCALE
        for row_id in rows_of(check.sides[0][0])
    }
    by_thing: dict[str, list[Check]] = {}
    for check in conflicts:
        slipped = (slips[row_id] for row_id in check.row_ids if row_id in slips)
        by_thing.setdefault(next(slipped, _thing(check)), []).append(check)
    found = [Disagreement(key, tuple(sorted(told, key=_telling))) for key, told in by_thing.items()]
    return tuple(sorted(found, key=_open_first))


def _open_first(one: Disagreement) -> tuple[bool, bool, int]:
    """What nothing explains comes first, promises before trade."""
    is_explained = any(check.cause for check in one.checks)
    is_promise = one.leading.cell is None and one.leading.kind is not CheckKind.TARGET
    return is_explained, not is_promise, KINDS.index(one.leading.kind)


def _thing(check: Check) -> str:
    first = check.sides[0][0]
    if isinstance(first, Commitment):
        return f"{check.dyad}-{first.subject_id}-{check.kind}"
    if check.kind in _OF_A_CELL and check.cell is not None:
        return f"{check.cell.slug}-growth" if check.compares_growth else check.cell.slug
    return check.id


def _telling(check: Check) -> tuple[int, int]:
    named = sum(_is_named(claim) for side in check.sides for claim in side)
    return KINDS.index(check.kind), -named


def _is_named(claim: Claim) -> bool:
    return isinstance(claim, Commitment) and bool(claim.attribution)
