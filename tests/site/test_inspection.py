"""The last look at a built site: every fault of every page, and nothing that is no fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefs.macros.evaluating import Page
from briefs.model import FindingsError
from briefs.site.built_pages import BuiltPage, read_built_page
from briefs.site.inspection import inspect_site

HOME = "https://host.example/briefs/"
PAGES = (Page("index.md", ""), Page("checks.md", ""), Page("briefs/kaz-tjk.md", ""))
FILES = ("index.html", "checks/index.html", "briefs/kaz-tjk/index.html")


def page(article: str, head: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><form></form><main><article>"
        f"{article}</article></main><script src='/briefs/bundle.js'></script></body></html>"
    )


Inspect = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def inspect(tmp_path: Path) -> Inspect:
    """Inspects a site of three pages; what it finds, as files and values."""

    def look(article: str = "", head: str = "", **others: str) -> list[tuple[str, str]]:
        for name in FILES:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(article if name == FILES[2] else "<h2 id='there'>a</h2>", head))
        for name in ("bundle.js", "data/a.csv", "data/v0.1.0/b c.csv", "assets/a.png"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("")
        for name, text in others.items():
            (tmp_path / name.replace("__", ".")).write_text(text)
        try:
            inspect_site(tmp_path, PAGES, HOME)
        except FindingsError as error:
            for finding in error.findings:
                assert finding.expected
                assert finding.cure
            return [(finding.file, finding.value) for finding in error.findings]
        return []

    return look


def active_parts(article: str) -> tuple[str, ...]:
    return read_built_page(page(article)).active


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<iframe src='https://x.example'></iframe>", "<iframe>"),
        ("<object></object>", "<object>"),
        ("<meta http-equiv=refresh content=0>", "<meta http-equiv='refresh'>"),
        ("<base href=a>", "<base>"),
        ("<style>a{}</style>", "<style>"),
        ("<svg><style>a{}</style></svg>", "<style>"),
        ("<template><p></template>", "<template>"),
        ("<p onclick='x()'>a</p>", "<p onclick>"),
        ("<p ONCLICK=x()>a</p>", "<p onclick>"),
        ("<p/onclick=x()>a</p>", "<p onclick>"),
        ("<p style='position:fixed'>a</p>", "<p style="),
        ("<a href='javascript:x()'>a</a>", "javascript:x()"),
        ("<a href='java&#115;cript:x()'>a</a>", "javascript:x()"),
        ("<a href=' JaVa\tScript:x()'>a</a>", "Script:x()"),
        ("<a href='data:text/html,x'>a</a>", "data:text/html"),
        ("<a href='//x.example'>a</a>", "//x.example"),
        ("<img src='data:image/png;base64,x'>", "data:image/png"),
        ("</article><script>alert(1)</script>", "</article>"),
        ("<bb-block><p onclick='x()'>a</p></bb-block>", "<p onclick>"),
        ("<bb-block><a href='javascript:x()'>a</a></bb-block>", "javascript:x()"),
    ],
)
def test_what_can_run_in_an_article_is_found(article: str, found: str) -> None:
    assert any(found in part for part in active_parts(article))


@pytest.mark.parametrize(
    "article",
    [
        "<a href='https://x.example'>a</a>",
        "<a href='../methods/#rounding'>a</a>",
        "<a href='mailto:a@x.example'>a</a>",
        "<button popovertarget='a'>a</button><svg><path d='M0'/></svg>",
        "<code>&lt;script&gt; onclick=x</code>",
        "<p title='on one > other onclick=x'>a</p>",
    ],
)
def test_what_cannot_run_is_left_alone(article: str) -> None:
    assert active_parts(article) == ()


@pytest.mark.parametrize(
    "address",
    [
        "../../checks/",
        "../../",
        "/briefs/checks/#there",
        f"{HOME}checks/#there",
        "#here",
        "#",
        ".",
        "../../data/a.csv",
        "../../data/v0.1.0/b%20c.csv",
        "?a=b#here",
        "https://x.example/#a",
        "../../assets/a.png",
    ],
)
def test_a_link_to_what_is_there_is_left_alone(inspect: Inspect, address: str) -> None:
    assert inspect(f"<h2 id='here'>a</h2><a href='{address}'>a</a>") == []


@pytest.mark.parametrize(
    "address",
    [
        "../../nowhere/",
        "../checks/",
        "#gone",
        "../../checks/#gone",
        f"{HOME}nowhere/",
        "/elsewhere/",
        "../../data/b.csv",
        "../../checks",
        "../../../",
        f"{HOME}checks/#gone",
        "checks.md",
    ],
)
def test_a_link_to_what_is_not_there_is_found(inspect: Inspect, address: str) -> None:
    assert inspect(f"<a href='{address}'>a</a>") == [("docs/briefs/kaz-tjk.md", address)]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<link rel=stylesheet href='https://x.example/a.css'>", "https://x.example/a.css from"),
        ("<link rel=preconnect href='https://x.example/'>", "https://x.example/ from"),
        ("<script src=https://x.example/a.js></script>", "https://x.example/a.js from"),
        ("<link rel=icon href='/briefs/none.png'>", "/briefs/none.png"),
        ("<script type='application/ld+json'>{\"a\": }</script>", '{"a": } (Expecting value)'),
        ('<script type="application/ld+json">{"a": 1}</script>', '{"a": 1} (no @context)'),
        ("<meta http-equiv=refresh content='0;url=//x.example'>", "<meta http-equiv='refresh'>"),
    ],
)
def test_faults_of_heads_are_found_on_every_page(inspect: Inspect, head: str, found: str) -> None:
    findings = inspect(head=head)
    assert len(findings) == len(PAGES)
    assert all(value.startswith(found) for _, value in findings)


def test_sound_heads_are_left_alone(inspect: Inspect) -> None:
    json = '<script type="application/ld+json">{"@context": "https://schema.org"}</script>'
    assert inspect(head=f"{json}<link rel=canonical href='{HOME}'>") == []


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("<img src='https://x.example/a.gif'>", "https://x.example/a.gif from another host"),
        (
            "<img srcset='../../assets/a.png 1x, https://x.example/b 2x'>",
            "https://x.example/b from",
        ),
        ("<img src='../../assets/none.png'>", "../../assets/none.png"),
        ("<p id=a></p><p id=a></p>", "a"),
        ("<p>{{ config }}</p>", "{{ config }}"),
        ("<p>{% if x %}</p>", "{% if x %}"),
        ('<div data-block="0"></div>', 'data-block="'),
    ],
)
def test_pictures_ids_and_what_macros_left_are_looked_at(
    inspect: Inspect, article: str, found: str
) -> None:
    ((file, value),) = inspect(article)
    assert file == "docs/briefs/kaz-tjk.md"
    assert value.startswith(found)


def test_braces_in_code_are_left_alone(inspect: Inspect) -> None:
    assert inspect("<code>{{ turnover(2022) }}</code><img src='../../assets/a.png'>") == []


def test_pages_that_nobody_wrote_and_styles_that_load_from_elsewhere_are_found(
    inspect: Inspect,
) -> None:
    style = (
        "a{background:url(https://x.example/a.png)} b{src:url('none.woff2')} c{mask:url(data:,)}"
    )
    assert inspect(extra__html="<p>", a__css=style) == [
        ("a.css", "https://x.example/a.png"),
        ("a.css", "none.woff2"),
        ("extra.html", ""),
    ]


def test_a_page_that_is_missing_is_told_and_so_are_the_links_to_it(
    inspect: Inspect, tmp_path: Path
) -> None:
    assert inspect("<a href='../../checks/'>a</a>") == []
    (tmp_path / "checks" / "index.html").unlink()
    with pytest.raises(FindingsError) as caught:
        inspect_site(tmp_path, PAGES, HOME)
    found = [(finding.file, finding.value) for finding in caught.value.findings]
    assert found == [("docs/briefs/kaz-tjk.md", "../../checks/"), ("docs/checks.md", "")]


def test_a_page_known_from_before_is_held_against_what_other_pages_have_become(
    inspect: Inspect, tmp_path: Path
) -> None:
    known: dict[str, BuiltPage] = {}
    assert inspect("<a href='../../checks/#there'>a</a>") == []
    inspect_site(tmp_path, PAGES, HOME, known)
    assert len(known) == 2, "two of the three pages are the same bytes"
    (tmp_path / "checks" / "index.html").write_text(page("<h2 id='elsewhere'>a</h2>"))
    with pytest.raises(FindingsError, match="checks/#there"):
        inspect_site(tmp_path, PAGES, HOME, known)
    (tmp_path / "checks" / "index.html").write_text(page("<h2 id='there'>b</h2>"))
    inspect_site(tmp_path, PAGES, HOME, known)
