import pytest

from briefs.site.inspection import active_parts, dead_fragments


def page(article):
    return (
        "<html><body><form></form><main><article>"
        f"{article}</article></main><script src='bundle.js'></script></body></html>"
    )


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<iframe src='https://x.example'></iframe>", "<iframe>"),
        ("<p onclick='x()'>a</p>", "<p onclick>"),
        ("<a href='javascript:x()'>a</a>", "javascript:x()"),
        ("<a href='java&#115;cript:x()'>a</a>", "javascript:x()"),
        ("<a href=' JaVa\tScript:x()'>a</a>", "Script:x()"),
        ("<a href='data:text/html,x'>a</a>", "data:text/html"),
        ("</article><script>alert(1)</script>", "</article>"),
    ],
)
def test_what_can_run_in_an_article_is_found(article, found):
    assert any(found in part for part in active_parts(page(article)))


@pytest.mark.parametrize(
    "article",
    [
        "<a href='https://x.example'>a</a>",
        "<a href='../methods/#rounding'>a</a>",
        "<a href='mailto:a@x.example'>a</a>",
        "<button popovertarget='a'>a</button><svg><path d='M0'/></svg>",
        "<code>&lt;script&gt;</code>",
    ],
)
def test_what_cannot_run_is_left_alone(article):
    assert active_parts(page(article)) == ()


@pytest.mark.parametrize("address", ["https://x.example/a.gif", "//x.example/a.gif"])
def test_what_loads_from_another_host_is_found(address):
    (part,) = active_parts(page(f"<img src='{address}'>"))
    assert "another host" in part
    assert active_parts(page("<img src='../a.gif'>")) == ()


def test_a_link_to_a_place_that_is_not_on_the_page_is_found():
    assert dead_fragments(page("<a href='#there'>a</a><h2 id='there'>b</h2>")) == []
    assert dead_fragments(page("<a href='#gone'>a</a>")) == ["gone"]
