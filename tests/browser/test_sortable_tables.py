"""Tables whose heads sort and whose rows are filtered, on a made page with the real scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import htpy as h
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from briefs.pages.tables import Head, data_table
from briefs.site.pictures import served

pytestmark = pytest.mark.browser
ROWS = (
    ("2022", "Ölmaliq", "1,234.5", "3 May 2023", "10"),
    ("2022-H1", "Zafar", "9", "12 April 2021", "9"),
    ("2021", "anvar", "−3.5", "1 June 2022", ""),
    ("2010-01/2010-09", "Bek", "", "1 May 2022", "100"),
)
DAYS = {"3 May 2023": "2023-05-03", "12 April 2021": "2021-04-12", "1 June 2022": "2022-06-01"}


def made_page() -> str:
    """A page with one sortable table; dates carry what they are sorted by."""
    heads = (Head("Period"), Head("Name"), Head("Value", True), Head("Day"), Head("Rank", True))
    rows = [
        [period, name, value, h.span(data_sort=DAYS.get(day, "2022-05-01"))[day], rank]
        for period, name, value, day, rank in ROWS
    ]
    table = data_table("Made rows", heads, rows, sortable=True)
    style = h.link(rel="stylesheet", href="sortable.css")
    script = h.script(src="sortable.js", type="module")
    body = h.body(class_="md-typeset")[h.main[h.h1["Rows"], table]]
    return str(
        h.html(lang="en")[h.head[h.meta(charset="utf-8"), h.title["Rows"], style, script], body]
    )


@pytest.fixture(scope="module")
def made(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the made page."""
    folder = tmp_path_factory.mktemp("rows")
    (folder / "index.html").write_text(made_page(), encoding="utf-8")
    for name in ("sortable.js", "sortable.css", "sort-heads.js"):
        shutil.copy(project / "docs" / "assets" / name, folder)
    with served(folder) as url:
        yield url


@pytest.fixture
def rows(browser: Browser, made: str) -> Iterator[Page]:
    """The made page, loaded."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    page.goto(made)
    expect(page.get_by_label("Filter rows")).to_be_visible()
    yield page
    page.close()


def column(page: Page, place: int) -> list[str]:
    cells = page.locator(f"tbody tr:visible > :nth-child({place})")
    return [text.strip() for text in cells.all_inner_texts()]


def head(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name)


def test_numbers_sort_as_numbers_and_what_is_not_stated_comes_last(rows: Page) -> None:
    press = head(rows, "Value").get_by_role("button")
    press.click()
    assert column(rows, 3) == ["−3.5", "9", "1,234.5", "not stated"]
    expect(head(rows, "Value")).to_have_attribute("aria-sort", "ascending")
    press.click()
    assert column(rows, 3) == ["1,234.5", "9", "−3.5", "not stated"]
    expect(head(rows, "Value")).to_have_attribute("aria-sort", "descending")
    head(rows, "Rank").get_by_role("button").click()
    assert column(rows, 5) == ["9", "10", "100", "not stated"]
    assert rows.locator("[aria-sort]").count() == 1


def test_text_sorts_by_the_language_and_periods_by_time(rows: Page) -> None:
    head(rows, "Name").get_by_role("button").click()
    assert column(rows, 2) == ["anvar", "Bek", "Ölmaliq", "Zafar"]
    head(rows, "Period").get_by_role("button").click()
    assert column(rows, 1) == ["2010-01/2010-09", "2021", "2022", "2022-H1"]


def test_a_cell_is_sorted_by_what_it_carries(rows: Page) -> None:
    head(rows, "Day").get_by_role("button").click()
    assert column(rows, 4) == ["12 April 2021", "1 May 2022", "1 June 2022", "3 May 2023"]


def test_a_head_sorts_by_keyboard_and_keeps_the_focus(rows: Page) -> None:
    button = head(rows, "Name").get_by_role("button")
    button.focus()
    rows.keyboard.press("Enter")
    assert column(rows, 2)[0] == "anvar"
    rows.keyboard.press("Space")
    assert column(rows, 2)[0] == "Zafar"
    expect(button).to_be_focused()


def test_the_filter_leaves_rows_with_every_word_and_counts_them(rows: Page) -> None:
    field, count = rows.get_by_label("Filter rows"), rows.locator("output")
    expect(count).to_have_text("4 of 4 rows")
    expect(count).to_have_attribute("aria-live", "polite")
    field.fill("2022 MAY")
    assert column(rows, 2) == ["Ölmaliq", "Bek"]
    expect(count).to_have_text("2 of 4 rows")
    head(rows, "Name").get_by_role("button").click()
    assert column(rows, 2) == ["Bek", "Ölmaliq"]
    field.fill("nothing of the kind")
    expect(count).to_have_text("0 of 4 rows")
    field.fill("")
    expect(count).to_have_text("4 of 4 rows")


def test_axe_finds_nothing_on_a_sorted_table(rows: Page) -> None:
    head(rows, "Name").get_by_role("button").click()
    assert Axe().run(rows).response["violations"] == []


def test_without_scripts_it_is_a_plain_table(browser: Browser, made: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(made)
    assert page.locator("button, input, output").count() == 0
    assert column(page, 2) == [row[1] for row in ROWS]
    page.close()


def test_the_first_rows_of_a_table_are_sorted_and_filtered(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}data/trade_totals/")
    table = page.locator("#first-rows ~ * table.bb-sortable").first
    everything = table.locator("tbody tr").count()
    flows = table.locator("tbody tr > :nth-child(5)")
    unsorted = flows.all_inner_texts()
    table.get_by_role("columnheader", name="flow").get_by_role("button").click()
    assert flows.all_inner_texts() == sorted(unsorted)
    page.get_by_label("Filter rows").first.fill("import")
    left = table.locator("tbody tr:visible")
    assert 0 < left.count() < everything
    assert all("import" in text for text in left.all_inner_texts())
    page.close()
