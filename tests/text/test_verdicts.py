import itertools
from decimal import Decimal

import pytest

from briefs.model import Check, CheckKind, Interval, Verdict
from briefs.text.verdicts import CLASS_NAMES, WORDS, mark_of, marks_by_figure

AGREES, CONFLICTS, CANNOT_TELL = Verdict.AGREES, Verdict.CONFLICTS, Verdict.CANNOT_TELL


def check(verdict, *keys, name="check"):
    one = Interval.point(Decimal(1))
    return Check(name, CheckKind.SUM, "kaz-tjk", None, ((), ()), verdict, one, one, keys)


@pytest.mark.parametrize(
    ("verdicts", "shown"),
    [
        ([CONFLICTS, AGREES, CANNOT_TELL], CONFLICTS),
        ([CONFLICTS, AGREES], CONFLICTS),
        ([CONFLICTS, CANNOT_TELL], CONFLICTS),
        ([AGREES, CANNOT_TELL], AGREES),
        ([CANNOT_TELL, CANNOT_TELL], CANNOT_TELL),
    ],
)
def test_a_mark_is_conflicts_else_agrees_else_cannot_tell(verdicts, shown):
    for order in itertools.permutations(verdicts):
        assert mark_of(check(verdict) for verdict in order).verdict is shown


def test_a_figure_that_nothing_tested_has_no_mark():
    assert mark_of([]) is None
    assert marks_by_figure([check(AGREES)]) == {}


def test_a_mark_keeps_the_checks_that_decided_it():
    decided = [check(CONFLICTS, name="first"), check(CONFLICTS, name="second")]
    mark = mark_of([decided[0], check(AGREES), decided[1]])
    assert mark.checks == tuple(decided)


def test_a_check_marks_every_figure_that_it_names():
    marks = marks_by_figure([check(AGREES, "a", "b"), check(CONFLICTS, "b")])
    assert {key: mark.verdict for key, mark in marks.items()} == {"a": AGREES, "b": CONFLICTS}


def test_every_verdict_has_a_word_and_a_class_of_its_own():
    for names in (CLASS_NAMES, WORDS):
        assert set(names) == set(Verdict)
        assert len(set(names.values())) == len(Verdict)
