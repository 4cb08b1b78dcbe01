"""The late insertion: blocks in their places, popovers at the end, ids by first mention."""

from __future__ import annotations

import pytest
from markdown import Markdown

from briefs.macros.fragments import Fragments, content_key
from briefs.macros.insertion import InsertionExtension, insert, makeExtension, remember

BLOCK = content_key("block")
ONE, TWO, UNSEEN = content_key("one"), content_key("two"), content_key("unseen")
NOTHING = Fragments({}, {}, {})
FRAGMENTS = Fragments(
    texts={},
    blocks={BLOCK: "<bb-block><table><tr><td>*1* & <b>2</b></td></tr></table></bb-block>"},
    popovers={ONE: "<div>first</div>", TWO: "<div>second</div>", UNSEEN: "<div>unseen</div>"},
)


def placeholder(key: str) -> str:
    return f'<div data-block="{key}"></div>'


def button(key: str, note: str) -> str:
    return f'<button popovertarget="popover-{key}" data-note="{note}">1</button>'


def test_a_block_takes_the_place_of_its_placeholder() -> None:
    html = f"<h1>A</h1>\n{placeholder(BLOCK)}\n<p>B</p>"
    assert insert(html, FRAGMENTS) == f"<h1>A</h1>\n{FRAGMENTS.blocks[BLOCK]}\n<p>B</p>"


def test_a_paragraph_around_a_placeholder_goes_with_it() -> None:
    assert insert(f"<p>{placeholder(BLOCK)}</p>", FRAGMENTS) == FRAGMENTS.blocks[BLOCK]


def test_a_hand_written_placeholder_with_an_unknown_key_stays_as_it_is() -> None:
    html = placeholder("0" * 24)
    assert insert(html, FRAGMENTS) == html


def test_a_page_without_mentions_is_untouched() -> None:
    html = "<p>Nothing here, not even <button>a figure</button>.</p>"
    assert insert(html, FRAGMENTS) == html
    assert insert(html, NOTHING) == html


def test_only_the_first_mention_gets_the_id() -> None:
    html = insert(f"{button('a', ONE)}{button('b', TWO)}{button('a', ONE)}", FRAGMENTS)
    assert html.count('id="figure-a"') == 1
    assert html.count('id="figure-b"') == 1
    assert html.index('id="figure-a"') < html.index('id="figure-b"')
    assert html.split("</button>")[2].count("id=") == 0


def test_notes_are_numbered_by_first_mention() -> None:
    html = insert(f"{button('b', TWO)}{button('a', ONE)}{button('b', TWO)}", FRAGMENTS)
    numbers = [part.split('"')[0] for part in html.split('data-note="')[1:]]
    assert numbers == ["1", "2", "1"]


def test_each_popover_stands_once_in_the_order_of_the_notes() -> None:
    html = insert(f"{button('b', TWO)}{button('a', ONE)}{button('b', TWO)}", FRAGMENTS)
    notes = "<bb-notes data-search-exclude><div>second</div><div>first</div></bb-notes>"
    assert html.endswith(f"\n{notes}")
    assert "unseen" not in html


def test_a_mention_inside_a_block_counts() -> None:
    fragments = Fragments({}, {BLOCK: f"<table>{button('a', ONE)}</table>"}, FRAGMENTS.popovers)
    html = insert(f"{placeholder(BLOCK)}{button('a', ONE)}", fragments)
    assert html.count('id="figure-a"') == 1
    assert html.count("<div>first</div>") == 1


def test_a_hand_written_mention_without_a_popover_is_harmless() -> None:
    html = insert(button("x", "0" * 24), FRAGMENTS)
    assert "bb-notes" not in html
    assert 'popovertarget="popover-x"' in html


def test_markdown_never_reads_a_block() -> None:
    remember(FRAGMENTS)
    try:
        html = Markdown(extensions=[InsertionExtension()]).convert(
            f"# A\n\n{placeholder(BLOCK)}\n\nText with *stress*.\n"
        )
    finally:
        remember(NOTHING)
    assert "<td>*1* & <b>2</b></td>" in html
    assert "<em>stress</em>" in html
    assert "data-block" not in html


def test_the_generators_load_the_extension_by_name() -> None:
    html = Markdown(extensions=["briefs.macros.insertion"]).convert("# A")
    assert html == "<h1>A</h1>"
    assert isinstance(makeExtension(), InsertionExtension)


@pytest.mark.parametrize(("first", "second"), [(("ab", "c"), ("a", "bc")), (("a",), ("a", ""))])
def test_keys_of_different_contents_differ(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert content_key(*first) != content_key(*second)
    assert content_key(*first) == content_key(*first)
    assert len(content_key(*first)) == 24
