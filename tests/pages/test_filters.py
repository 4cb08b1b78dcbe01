"""Selectors of rows: hidden until a script runs, with every choice and what is counted."""

from __future__ import annotations

import pytest
from made_blocks import page_of, real_site, tree_of, words

from briefs.pages.context import Site
from briefs.pages.filters import pair_link, row_filter
from briefs.text.wording import pair_name


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


def test_a_filter_offers_all_and_every_choice_in_order() -> None:
    choices = {"b": "Bee & co", "a": "Ay"}
    tree = tree_of(str(row_filter("things", {"kind": ("Kind", choices), "pair": ("Pair", {})})))
    (fieldset,) = tree.iter("fieldset")
    assert fieldset.get("hidden") is not None
    assert fieldset.get("data-what") == "things"
    assert [words(legend) for legend in fieldset.iter("legend")] == ["Show"]
    selects = list(fieldset.iter("select"))
    assert [select.get("name") for select in selects] == ["kind", "pair"]
    assert [(option.get("value"), words(option)) for option in selects[0].iter("option")] == [
        ("", "all"),
        ("b", "Bee & co"),
        ("a", "Ay"),
    ]
    assert [words(option) for option in selects[1].iter("option")] == ["all"]


def test_each_selector_has_its_label_and_the_count_is_announced() -> None:
    tree = tree_of(str(row_filter("things", {"kind": ("Kind", {"a": "Ay"})})))
    (label,) = tree.iter("label")
    assert str(label.text).strip() == "Kind"
    assert label.find("select") is not None
    (count,) = tree.iter("output")
    assert count.get("aria-live") == "polite"
    assert words(count) == ""


def test_what_is_offered_is_escaped() -> None:
    html = str(row_filter('"things', {"kind": ("<b>", {'"><script>': "<i>"})}))
    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_a_pair_is_named_by_its_economies_and_linked_from_any_page(real: Site) -> None:
    dyad = real.package.dyads["kaz-tjk"]
    for path, href in (
        ("index.md", "briefs/kaz-tjk/"),
        ("timeline.md", "../briefs/kaz-tjk/"),
        ("economies/kaz.md", "../../briefs/kaz-tjk/"),
    ):
        page = page_of(real, path)
        assert pair_name(real.package, dyad) == "Kazakhstan–Tajikistan"
        (link,) = tree_of(str(pair_link(page, dyad))).iter("a")
        assert (link.get("href"), words(link)) == (href, "Kazakhstan–Tajikistan")
