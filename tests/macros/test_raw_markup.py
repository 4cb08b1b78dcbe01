import pytest

from briefs.macros.markup import markup_findings


@pytest.mark.parametrize(
    "text",
    [
        "<svg><style><img src=x onerror=a()></style></svg>",
        '<svg><a><animate attributeName="href" values="javascript:x"></svg>',
        '<noscript><p title="</noscript><img onerror=a()>">',
        '<textarea><a title="</textarea><img onerror=a()>">',
        "<!--><img onerror=a()>-->",
        '<meta http-equiv="refresh" content="0">',
        "<style>@import url(x)</style>",
        "<script>x()</script>",
        "<p onclick='x()'>a</p>",
        '<p style="position:fixed">a</p>',
        "<a\nhref='x' onfocus=x()>a</a>",
        "<P/onclick=x()>a</P>",
        "<?php x ?>",
        "<img src='https://x.example/a.gif'>",
        "`<iframe>`",
    ],
)
def test_markup_that_could_run_or_load_is_refused(text):
    findings = list(markup_findings("docs/a.md", f"# A\n\n{text}\n"))
    assert findings
    assert findings[0].row >= 3


@pytest.mark.parametrize(
    "text",
    [
        "a < b and b > a",
        "<https://x.example/a> and <mailto:a@x.example>",
        '<a href="../data/checks.csv">checks</a>',
        '<details class="bb-more" lang="ru" markdown="1"><summary>a</summary></details>',
        '<span class="bb-verdict bb-agrees">Agrees</span><br>',
        "&lt;script&gt;",
    ],
)
def test_plain_markup_is_left_alone(text):
    assert list(markup_findings("docs/a.md", text)) == []
