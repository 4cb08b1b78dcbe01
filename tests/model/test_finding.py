import pytest

from briefs.model import Finding, FindingsError, MissingFigureError, UnknownNameError
from briefs.model.fault_codes import cells

CODE = cells.NOT_IN_LIST


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
    finding = Finding("data/a.csv", 3, "flow", "exprt", "export or import", "nearest: export", CODE)
    assert str(finding) == (
        "data/a.csv, line 3, flow: 'exprt'\n    expected: export or import\n    do: nearest: export"
    )


def test_a_finding_about_a_whole_file_has_no_line():
    assert str(Finding("data/a.csv", 0, "", "", "a file", "add it", CODE)).startswith(
        "data/a.csv\n"
    )


def test_findings_come_once_each_in_order_of_place():
    first = Finding("a.csv", 2, "x", "", "e", "c", CODE)
    second = Finding("a.csv", 10, "x", "", "e", "c", CODE)
    other = Finding("b.csv", 1, "x", "", "e", "c", CODE)
    error = FindingsError([other, second, first, second])
    assert error.findings == (first, second, other)
    assert str(error) == f"{first}\n{second}\n{other}"


def test_a_findings_error_can_be_raised_without_a_traceback_of_its_own():
    with pytest.raises(FindingsError) as caught:
        raise FindingsError([])
    assert caught.value.findings == ()


def test_a_told_finding_names_its_code_and_the_address_that_explains_it():
    finding = Finding("data/a.csv", 3, "flow", "exprt", "export or import", "write export", CODE)
    assert finding.told() == f"{finding}\n    why: T301, messages/cells/#t301"
    for address in ("https://x.example/site", "https://x.example/site/"):
        assert finding.told(address).endswith(
            "\n    why: T301, https://x.example/site/messages/cells/#t301"
        )


def test_what_acts_on_a_terminal_is_shown_and_does_not_act():
    attack = "\x1b[2J\x1b]0;title\x07\u202eevil\u200b\r"
    finding = Finding(f"a{attack}.csv", 1, attack, attack, attack, attack, CODE)
    shown = str(finding)
    assert "\\x1b[2J" in shown
    assert all(letter.isprintable() or letter == "\n" for letter in shown)


def test_no_line_of_a_finding_is_a_command_of_a_workflow():
    attack = "\n::error::pwned\n##[error]pwned"
    shown = str(Finding(f"a{attack}", 1, attack, attack, attack, attack, CODE))
    assert not [line for line in shown.splitlines() if line.strip().startswith("::")]
    assert "##[" not in shown


def test_a_long_value_is_shortened_and_its_length_told():
    shown = str(Finding("a.csv", 1, "note", "x" * 5000, "less", "shorten it", CODE))
    assert f"'{'x' * 100}… (5,000 characters)'" in shown
