import pytest

from briefs.site.inspection import active_parts


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
    (part,) = active_parts(page(article))
    assert found in part


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
