import pytest

from briefs.checks.targets import check_targets
from briefs.model import Doubt, Verdict
from conftest import target


@pytest.fixture
def checks(make_package):
    return lambda *rows: list(check_targets(make_package(commitments=rows)))


def test_a_target_that_is_given_a_later_date_conflicts(checks, told):
    (check,) = checks(target("b", "2024", "2027"), target("a", "2023", "2025"))
    assert check.verdict is Verdict.CONFLICTS
    assert check.row_ids == ("a", "b")
    assert check.figure_keys == ()
    assert told(check) == (
        "stated 2 times: due 2025 (stated 2023), then due 2027 (stated 2024); the date slipped by "
        "2 years"
    )


@pytest.mark.parametrize("index", [0, 1])
def test_a_date_that_was_read_into_the_text_keeps_a_slip_untold(checks, told, index):
    rows = [target("a", "2023", "2025"), target("b", "2024", "2027")]
    rows[index]["inferred"] = "due"
    (check,) = checks(*rows)
    assert (check.verdict, check.doubt) == (Verdict.CANNOT_TELL, Doubt.PERIOD)
    assert told(check).endswith(
        "the date slipped by 2 years; not judged, since a period, flow or date was read into the "
        "text"
    )


def test_a_date_that_was_read_into_the_text_may_agree(checks):
    (check,) = checks(target("a", "2023", "2025", inferred="due"), target("b", "2024", "2025"))
    assert (check.verdict, check.doubt) == (Verdict.AGREES, None)


def test_a_target_that_keeps_its_date_agrees(checks):
    (check,) = checks(target("a", "2023", "2025"), target("b", "2024", "2025"))
    assert check.verdict is Verdict.AGREES


def test_a_target_repeated_without_a_date_keeps_it_and_is_counted(checks, told):
    (check,) = checks(target("a", "2023", "2025"), target("b", "2024"), target("c", "2025"))
    assert check.verdict is Verdict.AGREES
    assert told(check).startswith("stated 3 times")
    assert check.row_ids == ("a", "b", "c")


def test_a_target_stated_once_or_never_dated_is_not_tested(checks):
    assert checks(target("a", "2023", "2025")) == []
    assert checks(target("a", "2023"), target("b", "2024")) == []


def test_plans_and_other_subjects_are_no_re_announcements(checks):
    assert checks(target("a", "2023", "2025"), target("b", "2024", "2027", kind="plan")) == []
    other = target("b", "2024", "2027", subject_id="three-billion")
    assert checks(target("a", "2023", "2025"), other) == []
