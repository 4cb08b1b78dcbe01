"""The heads of built pages: the policy names the theme's scripts and no others."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import lxml.html
import pytest

from briefs.model import FindingsError
from briefs.site.heads import finish_heads, policy

THEME = '__md_scope=new URL("{}",location)'
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>a</title></head><body>'
    '<script>{}</script><script id="__config" type="application/json">{{"a": 1}}</script>'
    '<script src="bundle.js"></script>{}</body></html>'
)


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two pages in different folders, and the page for what is not found."""
    for name, top in (("404.html", "/base/"), ("index.html", "."), ("a/index.html", "..")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(THEME.format(top), ""))
    return tmp_path


def head(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text()).head


def test_every_page_has_a_policy_with_the_hashes_of_its_own_scripts(site: Path) -> None:
    finish_heads(site)
    for name, top in (("404.html", "/base/"), ("index.html", "."), ("a/index.html", "..")):
        charset, meta, *_ = head(site / name)
        assert charset.get("charset") == "utf-8"
        assert meta.get("http-equiv") == "Content-Security-Policy"
        (scripts,) = [
            part for part in meta.get("content").split("; ") if part.startswith("script-src")
        ]
        assert scripts == f"script-src 'self' {hash_of(THEME.format(top))}"


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy("<p>").split("; "))
    assert rules["default-src"] == "'none'"
    for kind in ("object-src", "base-uri"):
        assert rules[kind] == "'none'"
    for kind in ("script-src", "style-src", "connect-src", "worker-src", "font-src"):
        assert rules[kind] == "'self'"
    assert rules["img-src"] == "'self' data:"
    assert "unsafe" not in policy("<p>")
    assert "http" not in policy("<p>")


@pytest.mark.parametrize(
    "script",
    [
        "<script>evil()</script>",
        "<SCRIPT type=module>evil()</SCRIPT >",
        "<script type='text/javascript'>evil()</script>",
        '<script type="importmap">{"imports": {}}</script>',
        '<script>__md_scope=new URL(".",location);evil()</script>',
        '<script>__md_scope=new URL("https://x.example",location)</script>',
    ],
)
def test_a_script_that_is_not_the_themes_gets_no_hash_but_a_finding(
    site: Path, script: str
) -> None:
    (site / "a/index.html").write_text(PAGE.format(THEME.format(".."), script))
    with pytest.raises(FindingsError) as caught:
        finish_heads(site)
    (finding,) = caught.value.findings
    assert finding.file == "a/index.html"
    assert finding.expected == "no inline script but the theme's"
    assert finding.value in script


def test_elements_of_a_page_stand_at_the_end_of_its_head_and_their_scripts_may_run(
    site: Path,
) -> None:
    data = '<script type="application/ld+json">{"@context": "https://schema.org"}</script>'
    link = '<link rel="alternate" type="application/json" href="a.json">'
    finish_heads(site, {"a/index.html": (link, data, "<script>ours()</script>")})
    *_, alternate, json, script = head(site / "a/index.html")
    assert alternate.get("href") == "a.json"
    assert json.get("type") == "application/ld+json"
    assert script.text == "ours()"
    content = head(site / "a/index.html")[1].get("content")
    assert hash_of("ours()") in content
    assert content.count("sha256-") == 2
    assert "ours()" not in (site / "index.html").read_text()


def test_elements_for_a_page_that_is_not_there_are_told(site: Path) -> None:
    with pytest.raises(FindingsError, match="none/index"):
        finish_heads(site, {"none/index.html": ("<link>",)})


def test_a_page_without_a_head_is_told(site: Path) -> None:
    (site / "a/index.html").write_text("<p>a</p>")
    with pytest.raises(FindingsError, match="a head with a character set"):
        finish_heads(site)
