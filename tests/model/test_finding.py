import pytest

from briefs.model import Finding, FindingsError, MissingFigureError, UnknownNameError


def test_an_unknown_name_error_names_the_nearest_right_name():
    error = UnknownNameError("whaet", "a product", ("margarine", "wheat", "coal"))
    assert str(error) == "'whaet' is not a product; nearest: wheat"


def test_an_unknown_name_error_without_a_near_name_lists_all():
    error = UnknownNameError("xyz", "a product", ("margarine", "wheat"))
    assert error.cure == "there are: margarine, wheat"


def test_an_unknown_name_error_says_when_there_is_nothing():
    assert UnknownNameError("wheat", "a product", ()).cure == "there is none"


def test_an_unknown_name_error_does_not_list_hundreds_of_names():
    error = UnknownNameError("?", "an id", (f"id-{number:03}" for number in range(500)))
    assert "id-039" in error.cure
    assert "id-040" not in error.cure
    assert len(error.known) == 500


def test_a_missing_figure_error_names_the_periods_that_are_there():
    error = MissingFigureError("kaz-tjk-export-2022-kaz", "a figure", ("2020", "2021"))
    assert str(error).endswith("periods present: 2020, 2021")
    assert MissingFigureError("key", "a figure", ()).cure == "periods present: none"


def test_a_missing_figure_is_an_unknown_name():
    assert issubclass(MissingFigureError, UnknownNameError)
    assert issubclass(UnknownNameError, LookupError)


def test_a_finding_reads_as_place_value_expectation_and_cure():
    finding = Finding("data/a.csv", 3, "flow", "exprt", "export or import", "nearest: export")
    assert str(finding) == (
        "data/a.csv, line 3, flow: 'exprt'\n    expected: export or import\n    do: nearest: export"
    )


def test_a_finding_about_a_whole_file_has_no_line():
    assert str(Finding("data/a.csv", 0, "", "", "a file", "add it")).startswith("data/a.csv\n")


def test_findings_come_once_each_in_order_of_place():
    first = Finding("a.csv", 2, "x", "", "e", "c")
    second = Finding("a.csv", 10, "x", "", "e", "c")
    other = Finding("b.csv", 1, "x", "", "e", "c")
    error = FindingsError([other, second, first, second])
    assert error.findings == (first, second, other)
    assert str(error) == f"{first}\n{second}\n{other}"


def test_a_findings_error_can_be_raised_without_a_traceback_of_its_own():
    with pytest.raises(FindingsError) as caught:
        raise FindingsError([])
    assert caught.value.findings == ()
