import pytest
from markdown import Markdown

from briefs.macros.markup import list_findings, markup_findings


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


def faults(text):
    return [(finding.row, finding.value) for finding in list_findings("docs/a.md", text)]


@pytest.mark.parametrize(
    ("text", "row", "value"),
    [
        ("# A\n\n2023. Trade rose.\n", 3, "2023."),
        ("2023. Trade rose.\n", 1, "2023."),
        ("Words.\n\n  2019. Trade fell,\nas was said.\n", 3, "2019."),
        ("Words.\n \n2019.\tTrade fell.\n", 3, "2019."),
        ("## Trade\n2023. It rose.\n", 2, "2023."),
        ("> 2023. It rose.\n", 1, "2023."),
    ],
    ids=["paragraph", "first line", "indented", "tab", "below a heading", "quoted"],
)
def test_a_paragraph_that_begins_with_a_year_is_refused_where_it_would_become_a_list(
    text, row, value
):
    assert "<ol" in Markdown().convert(text)
    assert faults(text) == [(row, value)]


def test_the_cure_is_to_break_the_line_elsewhere():
    (finding,) = list_findings("docs/a.md", "# A\n\n2023. Trade rose.\n")
    assert finding.file == "docs/a.md"
    assert "begin with a year" in finding.expected
    assert "break the line elsewhere" in finding.cure


@pytest.mark.parametrize(
    "text",
    [
        "Trade fell in\n2023. It rose again.\n",
        "2023 was a good year.\n",
        "2023.5 is no year.\n",
        "1. First\n2. Second\n",
        "12. Twelfth\n",
        "In 2023. It rose.\n",
        "    2023. Code.\n",
    ],
)
def test_other_lines_that_have_a_year_are_left_alone(text):
    assert faults(text) == []


def test_every_paragraph_that_would_lose_its_year_is_told():
    assert faults("2021. a\n\nb\n\n2023. c\n") == [(1, "2021."), (5, "2023.")]
