"""What a page says as plain lines."""

from __future__ import annotations

import htpy as h

from briefs.text.terminal import plain_lines


def test_text_is_one_line_without_its_markup_and_links() -> None:
    link = h.a(href="https://paper.example")["The Paper"]
    assert plain_lines(h.fragment["Said  so, ", link, ", ", h.b["2023"]]) == [
        "Said so, The Paper, 2023"
    ]


def test_each_item_of_a_list_is_a_line() -> None:
    node = h.fragment[h.span["Agrees"], h.ul[h.li["one & two"], h.li["<three>"]]]
    assert plain_lines(node) == ["Agrees", "one & two", "<three>"]


def test_nothing_is_no_line() -> None:
    assert plain_lines(None) == plain_lines("") == []
