"""Figures and statements held against each other; pure."""

from __future__ import annotations

from briefs.checks.changes import changed_checks, changed_marks, compare
from briefs.checks.coherence import check_coherence
from briefs.checks.disagreements import KINDS, Disagreement, disagreements
from briefs.checks.growth import check_growth
from briefs.checks.mirrors import check_mirrors
from briefs.checks.nesting import check_nesting
from briefs.checks.quality import Quality, Share, quality
from briefs.checks.repeats import check_commitments, check_repeats
from briefs.checks.scale import check_scale
from briefs.checks.shares import check_partner_shares, check_shares
from briefs.checks.sums import check_sums
from briefs.checks.targets import check_targets
from briefs.model import Check, Package

__all__ = [
    "CHECKS",
    "KINDS",
    "Disagreement",
    "Quality",
    "Share",
    "changed_checks",
    "changed_marks",
    "compare",
    "disagreements",
    "quality",
    "run_checks",
]

CHECKS = (
    check_sums,
    check_growth,
    check_coherence,
    check_repeats,
    check_commitments,
    check_mirrors,
    check_nesting,
    check_shares,
    check_partner_shares,
    check_scale,
    check_targets,
)


def run_checks(package: Package) -> tuple[Check, ...]:
    """Every check on every dyad, in the order of kinds and then of the tables' rows.

    Args:
        package: the data package.
    """
    return tuple(check for find in CHECKS for check in find(package))
