import pytest

from briefs.figures import by_subject, commitment, current_target
from briefs.model import Dyad, UnknownNameError
from conftest import target

DYAD = Dyad("kaz-tjk", "KAZ", "TJK")


def in_force(make_package, *rows):
    found = current_target(make_package(commitments=rows), DYAD)
    return found.id if found else None


def test_a_target_that_is_repeated_without_a_date_keeps_the_last_due_year(make_package):
    rows = [
        target("first", "2023-05-04", "2025"),
        target("second", "2024-08-22", "2027"),
        target("third", "2025-08-31"),
    ]
    assert in_force(make_package, *rows) == "second"
    assert in_force(make_package, *reversed(rows)) == "second"


def test_a_target_without_any_date_is_in_force_as_last_stated(make_package):
    assert in_force(make_package, target("b", "2024"), target("a", "2023")) == "b"


def test_the_latest_subject_is_in_force_even_without_a_date(make_package):
    old = target("old", "2023", "2025")
    new = target("new", "2024", subject_id="target-three-billion")
    assert in_force(make_package, old, new) == "new"


@pytest.mark.parametrize("other", [{"kind": "plan"}, {"measure": "exports"}, {"dyad": "kaz-uzb"}])
def test_only_a_turnover_target_of_the_dyad_is_a_target(make_package, other):
    assert in_force(make_package, target("a", "2023"), target("b", "2024", **other)) == "a"
    assert in_force(make_package, target("b", "2024", **other)) is None


def test_a_target_without_a_value_is_not_in_force(make_package):
    empty = {
        "value_usd_million": "",
        "value_rounding_usd_million": "",
        "value_qualifier": "",
    }
    assert in_force(make_package, target("a", "2023"), target("b", "2024", **empty)) == "a"


def test_a_statement_of_an_unknown_day_comes_after_those_of_its_month(make_package):
    rows = [
        target("month", "2021-05"),
        target("day", "2021-05-31"),
        target("next", "2021-06-01"),
        target("year", "2021"),
    ]
    order = by_subject(make_package(commitments=rows), DYAD)["target-two-billion"]
    assert [row.id for row in order] == ["day", "month", "next", "year"]


def test_subjects_come_in_the_order_of_their_first_statements(make_package):
    rows = [
        target("c", "2023", subject_id="late"),
        target("b", "2024", subject_id="early"),
        target("a", "2020", subject_id="early"),
        target("x", "2019", subject_id="elsewhere", dyad="kaz-uzb"),
    ]
    subjects = by_subject(make_package(commitments=rows), DYAD)
    assert {key: [row.id for row in found] for key, found in subjects.items()} == {
        "early": ["a", "b"],
        "late": ["c"],
    }
    assert list(subjects) == ["early", "late"]


def test_two_billion_by_2027_is_in_force_in_the_real_package(package):
    found = current_target(package, DYAD)
    assert (found.value.value, found.due) == (2000, "2027")


def test_a_commitment_is_found_by_its_id_and_a_wrong_id_names_the_nearest(package):
    found = commitment(package, "contracts-2023-05-04-tokayev")
    assert found.stated_as == "1.8 billion US dollars"
    with pytest.raises(UnknownNameError, match="nearest: contracts-2023-05-04-tokayev"):
        commitment(package, "contracts-2023-05-04-tokaev")
