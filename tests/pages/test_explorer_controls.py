"""What the explorer's page holds before any script runs: choices, heads, and what to do without."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from made_blocks import page_of, real_site, site_of, tree_of, words

from briefs.pages.context import Site
from briefs.pages.explorer import HEADS, UNSTATED, explorer
from briefs.pages.tables import Head, data_table
from conftest import PROJECT, total

PAGE = "data/explore.md"
ASSETS = PROJECT / "docs" / "assets"


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture(scope="module")
def tree(real: Site) -> lxml.html.HtmlElement:
    return tree_of(str(explorer(page_of(real, PAGE))))


def options_of(tree: lxml.html.HtmlElement, name: str) -> list[tuple[str, str]]:
    options = tree.xpath(f".//select[@name='{name}']/option")
    return [(str(option.get("value")), words(option)) for option in options]


def test_every_economy_of_a_row_can_be_chosen_by_name(
    tree: lxml.html.HtmlElement, real: Site
) -> None:
    for name in ("reporter", "partner"):
        codes = {getattr(row.cell, name) for row in real.package.observations}
        first, *options, last = options_of(tree, name)
        assert first == ("", "all")
        assert last == (UNSTATED, "not stated")
        assert dict(options) == {code: real.package.name_of(code) for code in codes if code}
        assert [text for _, text in options] == sorted(text for _, text in options)


def test_every_kind_of_source_and_every_year_of_a_row_can_be_chosen(
    tree: lxml.html.HtmlElement, real: Site
) -> None:
    rows = real.package.observations
    kinds = {real.package.sources[row.source_id].kind for row in rows}
    assert {value for value, _ in options_of(tree, "kind")} == {"", *kinds}
    years = {row.cell.period.start_year for row in rows}
    offered = [int(value) for value, _ in options_of(tree, "from")[1:]]
    assert years <= set(offered)
    assert offered == list(range(min(years), max(offered) + 1))
    assert options_of(tree, "to")[1:] == options_of(tree, "from")[1:]


def test_controls_and_results_wait_for_the_script_and_the_way_without_it_does_not(
    tree: lxml.html.HtmlElement,
) -> None:
    shown = {str(part.get("data-part")) for part in tree.xpath(".//*[@data-part][not(@hidden)]")}
    hidden = tree.xpath(".//*[@data-part][@hidden]")
    assert [part.get("data-part") for part in hidden] == ["failure", "controls", "empty", "results"]
    inside = {
        str(part.get("data-part")) for one in hidden for part in one.xpath(".//*[@data-part]")
    }
    assert shown - inside == {"plain"}
    (plain,) = tree.xpath(".//*[@data-part='plain']")
    assert [link.get("href") for link in plain.iter("a")] == [
        "../../data/trade_totals.csv",
        "../../data/sources.csv",
        "../../data/",
    ]


def test_the_script_knows_every_column_and_every_part(tree: lxml.html.HtmlElement) -> None:
    columns = [str(head.get("data-column")) for head in tree.iter("th")]
    assert columns == [head.column for head in HEADS]
    table = (ASSETS / "explorer" / "table.js").read_text(encoding="utf-8")
    cells = re.search(r"const contents = \{\n(.*?)\n\};", table, re.DOTALL)
    assert cells
    assert re.findall(r"^  (\w+):", cells[1], re.MULTILINE) == columns
    script = (ASSETS / "explorer.js").read_text(encoding="utf-8")
    parts = {str(part) for part in tree.xpath(".//@data-part")}
    assert set(re.findall(r'part\("([a-z-]+)"\)', script)) == parts
    choosing = (ASSETS / "explorer" / "choosing.js").read_text(encoding="utf-8")
    assert f'UNSTATED = "{UNSTATED}"' in choosing
    steps = tree.xpath(".//button[@data-step]")
    assert {words(step).split()[1] for step in steps} == set(
        re.findall(r"PAGE_ROWS = (\d+);", choosing)
    )


def test_only_briefs_that_are_there_are_linked(real: Site, tree: lxml.html.HtmlElement) -> None:
    (root,) = tree.find_class("bb-explorer")
    assert str(root.get("data-briefs")).split() == sorted(real.package.dyads)


def test_a_package_without_rows_offers_no_years(
    real: Site, make_folder: Callable[..., Path]
) -> None:
    empty = tree_of(str(explorer(page_of(site_of(real, make_folder()), PAGE))))
    assert options_of(empty, "from") == [("", "the first year")]
    one = site_of(real, make_folder(trade_totals=[total("export", "2021-11/2022-02", "5", "1")]))
    tree = tree_of(str(explorer(page_of(one, PAGE))))
    assert [value for value, _ in options_of(tree, "to")] == ["", "2021", "2022"]
    assert options_of(tree, "reporter") == [("", "all"), ("KAZ", "Kazakhstan")]


def test_a_table_is_sortable_only_when_it_is_asked_to_be() -> None:
    heads, rows = (Head("What"),), [["a"]]
    classes = {
        sortable: tree_of(str(data_table("T", heads, rows, sortable=sortable)))
        .find(".//table")
        .get("class")
        for sortable in (False, True)
    }
    assert classes == {False: "bb-table", True: "bb-table bb-sortable"}
