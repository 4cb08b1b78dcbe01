"""``briefs explain`` says in the terminal what the note of a figure says on the page."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner, Result

from briefs.checks import run_checks
from briefs.cli import main
from briefs.figures import PREFERENCES, cell, find_growth, find_level, find_mirror
from briefs.model import Authority, Figure, Flow, Package, Period
from briefs.text.addresses import Address
from briefs.text.choices import choice_texts
from briefs.text.explanations import explanation
from briefs.text.popovers import figure_popover
from conftest import PROJECT, SOURCE, MakeFolder, plain_spaces, total

ADDRESS = Address("https://site.example", "https://repo.example", "")
LATER = {**SOURCE, "id": "late-2024", "url": "https://late.example", "published": "2024-01-02"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def explained(*asked: str, project: Path = PROJECT) -> str:
    result = run("explain", *asked, "--project", project)
    assert result.exit_code == 0, result.output
    return result.output


def squeezed(text: str) -> str:
    """A text without white space, which lines break at will."""
    return "".join(plain_spaces(text).split())


@pytest.fixture(scope="module")
def shown(package: Package) -> Figure:
    dyad = package.dyads["kaz-tjk"]
    figure = find_level(package, cell(dyad, "KAZ", Flow.TURNOVER, Period.year(2022)))
    assert figure is not None
    return figure


def test_every_word_of_the_popover_is_printed(package: Package, shown: Figure) -> None:
    popover = figure_popover(package, shown, None, find_mirror(package, shown), ADDRESS)
    page = lxml.html.fromstring(str(popover))
    output = squeezed(explained("KAZ", "TJK", "2022", "turnover"))
    parts = [*page.iter("dd")]
    assert len(parts) >= 5
    for part in parts:
        for item in part.findall(".//li") or [part]:
            assert squeezed(item.text_content()) in output


def test_the_checks_stand_below_with_their_arithmetic(package: Package, shown: Figure) -> None:
    checks = [check for check in run_checks(package) if shown.key in check.figure_keys]
    output = squeezed(explained("KAZ", "TJK", "2022", "turnover"))
    assert len(checks) > 3
    for check in checks:
        text = explanation(package, check)
        assert squeezed(text[:1].upper() + text[1:]) in output


def test_rows_and_the_addresses_of_their_sources_are_named(package: Package, shown: Figure) -> None:
    lines = {line.strip() for line in explained("KAZ", "TJK", "2022", "turnover").splitlines()}
    rows = (*shown.observations, *shown.alternatives)
    assert {row.id for row in rows} <= {line.removeprefix("Rows").strip() for line in lines}
    assert {package.sources[row.source_id].url for row in rows} <= lines


def test_codes_and_flows_may_be_written_either_way() -> None:
    assert explained("kaz", "tjk", "2022", "export") == explained("KAZ", "TJK", "2022", "exports")


def test_growth_is_explained_with_the_rate_it_is_before() -> None:
    output = explained("KAZ", "TJK", "2022", "turnover", "--growth")
    assert output.startswith("Growth of turnover, 2022, reported by Kazakhstan")
    assert "before +18.5" in output
    assert "the later publication" in output


def test_an_open_interval_is_printed_with_its_ends() -> None:
    output = plain_spaces(explained("KAZ", "TJK", "2007", "turnover"))
    assert "likely [$300 million, $400 million)" in output
    assert "possible [$300 million, ∞)" in output


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("KAZ", "TJK", "2012", "turnover"), "periods present: 2007, 2011-01/2011-10, 2013"),
        (("TJK", "KAZ", "2022", "exports"), "briefs explain KAZ TJK 2022 import"),
        (("KAZ", "TJX", "2022", "turnover"), "nearest: TJK"),
        (("KAZ", "RUS", "2022", "turnover"), "is not a pair of dyads.csv"),
        (("KAZ", "TJK", "2022", "sales"), "there are: export, exports, import"),
        (("KAZ", "TJK", "2022-13", "turnover"), "is no period"),
        (("KAZ", "TJK", "2013", "imports", "--growth"), "no rate is stated"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(asked: tuple[str, ...], told: str) -> None:
    result = run("explain", *asked, "--project", PROJECT)
    assert result.exit_code == 1
    assert told in result.output
    assert "Traceback" not in result.output


def test_each_choice_names_the_preference_that_decided(make_folder: MakeFolder) -> None:
    rows = (
        total("turnover", "2022", "1379", "1", authority="statistics"),
        total("turnover", "2022", "1400", "100", source_id="late-2024"),
    )
    folder = make_folder(sources=(SOURCE, LATER), trade_totals=rows)
    output = explained("KAZ", "TJK", "2022", "turnover", project=folder.parent)
    assert f"before $1.4 bn, The Paper: {PREFERENCES[1]}" in plain_spaces(output)


def test_every_figure_of_the_package_says_how_it_was_chosen(package: Package) -> None:
    for each in package.observations_by_cell:
        for figure in (find_level(package, each), find_growth(package, each)):
            if figure is None:
                continue
            told = list(choice_texts(package, figure))
            assert told
            assert all(len(text.split()) > 2 for text in told)
    assert {row.authority for row in package.observations} == set(Authority)
