"""What differs between two versions of the data: figures, verdicts, marks and rows."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.figures import changed_figures, changed_tables, every_figure
from briefs.model import Changes, Check, CheckChange, DataVersion, MarkChange
from briefs.text.verdicts import marks_by_figure


def compare(before: DataVersion, after: DataVersion) -> Changes:
    """Everything that differs between two versions of the data.

    Args:
        before: the earlier version.
        after: the later version.
    """
    return Changes(
        before=before,
        after=after,
        figures=changed_figures(before.package, after.package),
        checks=changed_checks(before.checks, after.checks),
        marks=changed_marks(before, after),
        tables=changed_tables(before.tables, after.tables),
    )


def changed_checks(before: Iterable[Check], after: Iterable[Check]) -> tuple[CheckChange, ...]:
    """The checks whose verdict is another, or which are made on one side only.

    Args:
        before: the checks of the earlier version.
        after: the checks of the later version, whose order is kept; those that are gone follow.
    """
    old = {check.id: check for check in before}
    new = {check.id: check for check in after}
    changes = (CheckChange(old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
    return tuple(change for change in changes if _verdict(change.before) != _verdict(change.after))


def _verdict(check: Check | None) -> object:
    return check and check.verdict


def changed_marks(before: DataVersion, after: DataVersion) -> tuple[MarkChange, ...]:
    """The figures that both versions show, with another mark."""
    old, new = marks_by_figure(before.checks), marks_by_figure(after.checks)
    shown = {figure.key for figure in every_figure(before.package)}
    changes = (
        MarkChange(
            figure,
            old[figure.key].verdict if figure.key in old else None,
            new[figure.key].verdict if figure.key in new else None,
        )
        for figure in every_figure(after.package)
        if figure.key in shown
    )
    return tuple(change for change in changes if change.before != change.after)
