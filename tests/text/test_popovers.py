"""Popovers and mentions as a browser reads them."""

import html
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import htpy
import pytest
from lxml import html as lxml_html

from briefs.checks import run_checks
from briefs.figures import commitment, level
from briefs.model import Cause, Cell, Flow, Period, Verdict
from briefs.text.addresses import Address, figure_anchor
from briefs.text.commitments import commitment_mention, commitment_popover
from briefs.text.explanations import explanation
from briefs.text.mentions import mention
from briefs.text.popovers import figure_popover, popover_id
from briefs.text.verdicts import marks_by_figure
from conftest import SOURCE, total

ADDRESS = Address("https://site.example/", "https://git.example/owner/repo/", "briefs/kaz-tjk/")
TURNOVER = Cell("kaz-tjk", "KAZ", "TJK", Flow.TURNOVER, Period.year(2022))
EXPORT = TURNOVER.of(Flow.EXPORT)
HOSTILE = '<script>alert("x")</script>&amp;\'"'


@pytest.fixture(scope="module")
def marks(package):
    return marks_by_figure(run_checks(package))


def parsed(element):
    return lxml_html.fromstring(str(element))


def rows(element):
    """The labelled rows of a popover as texts."""
    tree = parsed(element)
    names = [name.text_content() for name in tree.findall(".//dt")]
    contents = [content.text_content() for content in tree.findall(".//dd")]
    return {
        name: " ".join(content.replace("\u202f", " ").split())
        for name, content in zip(names, contents, strict=True)
    }


def shown(package, figure, mark=None, mirror=None):
    return figure_popover(package, figure, mark, mirror, ADDRESS)


def test_a_popover_says_value_making_speaker_alternatives_and_verdict(package, marks):
    figure = level(package, TURNOVER)
    told = rows(shown(package, figure, marks[figure.key]))
    assert "1,379.0" in told["Value"]
    assert "between $1,378.9 million and $1,379.1 million" in told["Value"]
    assert told["How"] == "877.6 exports + 501.4 imports"
    assert "Serik Zhumangarin" in told["Stated by"]
    assert "The Astana Times" in told["Stated by"]
    assert "$1.4 bn" in told["Others say"]
    assert "almost $1.5 bn (reporter not named)" in told["Others say"]
    assert "877.6" in told["Check"]


def test_every_alternative_is_shown_with_its_source(package):
    figure = level(package, TURNOVER)
    tree = parsed(shown(package, figure))
    (cell,) = (
        content
        for name, content in zip(tree.findall(".//dt"), tree.findall(".//dd"), strict=True)
        if name.text == "Others say"
    )
    links = [link.get("href") for link in cell.findall(".//a")]
    assert links == [package.sources[row.source_id].url for row in figure.alternatives]
    assert len(links) > 5


def test_a_figure_without_alternatives_mark_mirror_or_issue_has_no_such_rows(make_package):
    package = make_package(trade_totals=[total("export", "2022", "100", "1")])
    told = rows(shown(package, level(package, EXPORT)))
    assert set(told) == {"Value", "How", "Stated by"}


def test_a_source_is_named_once_however_many_rows_it_states(package):
    told = rows(shown(package, level(package, TURNOVER)))
    assert told["Stated by"].count("The Astana Times") == 1


def test_the_source_is_a_link_with_its_date(package):
    figure = level(package, TURNOVER)
    source = package.sources[figure.source_ids[0]]
    link = next(
        link for link in parsed(shown(package, figure)).iter("a") if link.get("href") == source.url
    )
    assert link.text_content() == source.publisher
    assert link.tail.strip(", ") == "May 2023"


def test_the_other_side_is_shown_where_the_partner_reports_it(package):
    cell = TURNOVER.in_period(Period.year(2020))
    figure, mirror = level(package, cell), level(package, cell.mirror)
    assert "$909.8 million" in rows(shown(package, figure, None, mirror))["The other side"]


def test_an_inferred_column_is_named(package):
    figure = level(package, TURNOVER.in_period(Period.parse("2011-01/2011-10")))
    assert rows(shown(package, figure))["Inferred"].startswith("partner, reporter:")


def issue(status):
    return {
        "id": "issue-a",
        "table": "trade_totals",
        "row_id": "a",
        "column": "value_usd_million",
        "kind": "ambiguity",
        "problem": "It may be cut off.",
        "done": "Entered as printed.",
        "status": status,
    }


def test_an_open_issue_is_shown_and_a_closed_one_is_not(make_package):
    row = total("export", "2022", "100", "1", id="a")
    package = make_package(trade_totals=[row], known_issues=[issue("open")])
    told = rows(shown(package, level(package, EXPORT)))
    assert told["Known issue"] == "It may be cut off. Entered as printed."
    package = make_package(trade_totals=[row], known_issues=[issue("closed")])
    assert "Known issue" not in rows(shown(package, level(package, EXPORT)))


def test_an_issue_of_an_alternative_is_not_the_figures(make_package):
    rows_ = [total("export", "2022", "100", "1"), total("export", "2022", "90", "10", id="a")]
    package = make_package(trade_totals=rows_, known_issues=[issue("open")])
    assert "Known issue" not in rows(shown(package, level(package, EXPORT)))


def test_hostile_text_stays_text(make_package):
    source = {**SOURCE, "publisher": HOSTILE, "url": 'https://x.example/"onclick="alert(1)'}
    texts = {"attribution": HOSTILE, "stated_as": HOSTILE}
    package = make_package(
        sources=[source],
        trade_totals=[
            total("export", "2022", "100", "1", id="a", **texts),
            total("export", "2022", "90", "10", id="b", **texts),
        ],
        known_issues=[{**issue("open"), "problem": HOSTILE, "done": HOSTILE}],
    )
    text = str(shown(package, level(package, EXPORT)))
    tree = lxml_html.fromstring(text)
    assert "<script" not in text
    assert tree.findall(".//script") == []
    assert not [element for element in tree.iter() if element.get("onclick")]
    assert tree.text_content().count('alert("x")') == 7
    assert html.unescape(text).count(HOSTILE) == 7


def test_hostile_text_of_a_commitment_stays_text(package):
    row = replace(
        commitment(package, "contracts-2023-05-04-tokayev"),
        attribution=HOSTILE,
        description=HOSTILE,
        stated_as=HOSTILE,
    )
    text = str(commitment_popover(package, row, None, ADDRESS))
    assert "<script" not in text
    assert lxml_html.fromstring(text).text_content().count('alert("x")') == 3


def test_a_popover_is_a_native_one_with_a_name_of_its_own(package):
    figure = level(package, TURNOVER)
    tree = parsed(shown(package, figure))
    assert tree.get("id") == popover_id(figure.key)
    assert tree.get("popover") is not None
    title = tree.get_element_by_id(tree.get("aria-labelledby"))
    assert title.text_content() == "Turnover, 2022, reported by Kazakhstan"
    (copying,) = (button for button in tree.iter("button") if button.get("hidden") is not None)
    assert "bb-copy" in copying.get("class")  # a script shows it
    closing = [button for button in tree.iter("button") if button.get("popovertarget")]
    assert [button.get("popovertarget") for button in closing] == [tree.get("id")]


def test_a_popover_links_to_its_figure_and_to_a_report_about_it(package):
    figure = level(package, TURNOVER)
    links = {
        link.text_content(): link.get("href") for link in parsed(shown(package, figure)).iter("a")
    }
    assert links["Link to this figure"] == f"#{figure_anchor(figure.key)}"
    report = urlsplit(links["Report this figure"])
    assert f"{report.scheme}://{report.netloc}{report.path}" == (
        "https://git.example/owner/repo/issues/new"
    )
    assert parse_qs(report.query)["figure"] == [figure.key]


def accessible_name(element):
    return element.get("aria-label") or element.text_content()


@pytest.mark.parametrize("year", [2022, 2020, 2006])
def test_a_mention_is_a_button_that_reads_as_its_number_and_opens_its_popover(package, marks, year):
    figure = level(package, TURNOVER.in_period(Period.year(year)))
    button = parsed(mention(figure, marks.get(figure.key)))
    assert (button.tag, button.get("type")) == ("button", "button")
    assert button.text_content().startswith(("$", "over $", "about $"))
    assert button.text_content() in accessible_name(button)
    assert button.get("popovertarget") == popover_id(figure.key)


def test_a_mention_shows_its_verdict_as_a_class(package, marks):
    growth_key = "kaz-tjk-turnover-2022-h1-kaz-growth"
    assert marks[growth_key].verdict is Verdict.CONFLICTS
    figure = level(package, TURNOVER)
    for mark, name in (
        (marks[growth_key], "bb-conflicts"),
        (marks["kaz-tjk-turnover-2017-kaz"], "bb-agrees"),
        (None, "bb-untested"),
    ):
        assert name in parsed(mention(figure, mark)).get("class").split()


def test_a_mention_may_read_as_another_text_which_stays_text(package):
    button = parsed(mention(level(package, TURNOVER), None, text=HOSTILE))
    assert button.text_content() == HOSTILE
    assert len(button) == 0


def test_a_commitments_popover_tells_what_others_say_of_the_same_thing(package, marks):
    row = commitment(package, "contracts-2023-05-03-zhumangarin")
    told = rows(commitment_popover(package, row, marks[row.id], ADDRESS))
    assert told["Value"] == "$1.3 billion; stated as “$1.3 billion”"
    assert told["What"] == row.description
    assert "Serik Zhumangarin" in told["Stated by"]
    assert "3 May 2023" in told["Stated by"]
    assert told["Also stated"].count("$1.8 bn") == 3
    assert told["Also stated"].count("$") == 3
    assert "Conflict" in told["Check"]
    assert "Due" not in told


def test_a_commitments_popover_tells_when_it_is_due(package):
    row = commitment(package, "target-2024-08-22-two-billion-2027")
    told = rows(commitment_popover(package, row, None, ADDRESS))
    assert told["Due"] == "2027"
    assert "Check" not in told


def test_a_commitments_mention_opens_its_popover(package):
    row = commitment(package, "contracts-2023-05-03-zhumangarin")
    button = parsed(commitment_mention(row, None))
    assert button.text_content().replace("\u00a0", " ") == "$1.3 billion"
    assert button.get("popovertarget") == popover_id(row.id)


def test_popovers_are_finished_markup(package):
    assert isinstance(shown(package, level(package, TURNOVER)), htpy.Element)


def test_a_popover_tells_every_reason_for_its_verdict_once(package, marks):
    figure = level(package, TURNOVER.in_period(Period.year(2020)))
    one = next(mark for mark in marks.values() if len(mark.checks) == 1)
    check = one.checks[0]
    other = replace(check, cause=Cause.REVISED_BASE)
    reasons = [explanation(package, check), explanation(package, other)]
    assert reasons[0] != reasons[1]
    said = rows(shown(package, figure, replace(one, checks=(check,))))["Check"]
    assert said.count(": ") >= 1
    several = shown(package, figure, replace(one, checks=(check, other, check)))
    items = [item.text_content() for item in parsed(several).iter("li")]
    assert [text for text in items if text in reasons] == reasons
