"""What macros make of data: sanitised, unchanged where it is our own, and no Markdown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from markdown import Markdown

from briefs.macros import evaluating
from briefs.macros.evaluating import evaluate
from briefs.macros.sanitising import sanitised, without_markdown
from briefs.site.building import read_site, with_downloads
from briefs.site.generated import generated_pages
from briefs.site.releases import with_changes
from briefs.site.staging import read_pages


def elements(html: str) -> list[tuple[object, ...]]:
    """Every element with its attributes and texts, attributes without a value as browsers read."""
    return [
        (
            element.tag,
            sorted((k, "" if v == k else v) for k, v in element.attrib.items()),
            element.text or "",
            element.tail or "",
        )
        for element in lxml.html.fragment_fromstring(html, create_parent="div").iter()
    ]


def test_the_sanitiser_takes_nothing_from_what_macros_make_of_the_real_data(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look(html: str) -> str:
        seen.append(html)
        return sanitised(html)

    monkeypatch.setattr(evaluating, "sanitised", look)
    site = with_changes(with_downloads(read_site(project), project))
    written = tuple(read_pages(project))
    site = replace(site, page_paths=frozenset(page.path for page in written))
    pages = (*written, *generated_pages(site))
    evaluate(replace(site, page_paths=frozenset(page.path for page in pages)), pages)
    assert len(seen) > 200
    for html in set(seen):
        assert elements(sanitised(html)) == elements(html)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<script>x()</script></p>", "<p>a</p>"),
        ('<p onclick="x()" style="position:fixed">a</p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<a href="java&#9;script:x()">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="vbscript:x">a</a>', "<a>a</a>"),
        ("<img src=x onerror=x()>", ""),
        ("<iframe src=//x.example></iframe>", ""),
        ("<svg><a xlink:href=javascript:x()><text>a</text></a></svg>", "<svg></svg>"),
        ("<svg><style>@import '//x.example'</style></svg>", "<svg></svg>"),
        ("<svg><animate attributeName=href values=javascript:x() /></svg>", "<svg></svg>"),
        ("<math><mtext><style><img onerror=x()></style></mtext></math>", ""),
        (
            "<form action=//x.example><button formaction=javascript:x()>a</button></form>",
            "<button>a</button>",
        ),
        ("<!-- a --><base href=//x.example><meta http-equiv=refresh>", ""),
        ("<noscript><p title='</noscript><img onerror=x()>'></noscript>", ""),
    ],
)
def test_what_runs_loads_or_leads_elsewhere_is_taken_out(html: str, left: str) -> None:
    made = sanitised(html)
    for word in ("script:", "onerror=", "onclick", "//x.example", "<style", "<img", "<iframe"):
        assert word not in made.replace("&lt;", "")
    if left and "svg" not in left:
        assert made == left


def test_addresses_of_the_web_and_the_site_stay() -> None:
    for href in ("https://x.example/a?b=1", "mailto:a@x.example", "../data/", "#a"):
        assert sanitised(f'<a href="{href}">a</a>') == f'<a href="{href}">a</a>'


def test_spaces_that_keep_a_number_and_its_unit_together_stay_letters() -> None:
    assert sanitised("<p>1\u00a0m\u202f3</p>") == "<p>1\u00a0m\u202f3</p>"
    assert sanitised("<p>&amp;nbsp;</p>") == "<p>&amp;nbsp;</p>"


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:x())",
        "**a** _b_ `c`",
        "\\*a*",
        "a | b",
        "![a](b)",
        "a{: onclick=x }",
        "[^1]",
    ],
)
def test_marks_of_markdown_in_data_are_shown_as_they_are(text: str) -> None:
    html = f'<button type="button" class="bb-figure bb-agrees">{text}</button>'
    shown = Markdown(extensions=["attr_list", "footnotes", "tables"]).convert(
        f"Before {without_markdown(html)} after.\n\n[^1]: Note.\n"
    )
    (button,) = lxml.html.fragment_fromstring(shown, create_parent="div").iter("button")
    assert len(button) == 0
    assert button.text == text
    assert button.get("class") == "bb-figure bb-agrees"
