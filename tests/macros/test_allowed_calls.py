"""What a page may write between braces: calls of the project's macros with literal arguments."""

from __future__ import annotations

import pytest

from briefs.macros.bindings import MACROS
from briefs.macros.calls import call_source, parse_calls

FILE = "docs/page.md"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("{{ turnover(2022) }}", "turnover(2022)"),
        ("{{turnover(2022)}}", "turnover(2022)"),
        ("{{- turnover( 2022 ) -}}", "turnover(2022)"),
        ('{{ turnover("2022-H1") }}', "turnover('2022-H1')"),
        ("{{ turnover('2022-H1') }}", "turnover('2022-H1')"),
        ("{{ turnover(period=2022) }}", "turnover(period=2022)"),
        ('{{ imports(2022, reporter="TJK") }}', "imports(2022, reporter='TJK')"),
        (
            '{{ imports(2022, reporter="TJK", language="ru") }}',
            "imports(2022, language='ru', reporter='TJK')",
        ),
        ('{{ growth("turnover", 2022) }}', "growth('turnover', 2022)"),
        ("{{ turnover(-2022) }}", "turnover(-2022)"),
        ("{{ turnover(2022, reporter=None) }}", "turnover(2022, reporter=None)"),
        ("{{ products(every_period=True) }}", "products(every_period=True)"),
        ("{{ agreements(newest=8) }}", "agreements(newest=8)"),
        ("{{ key_figures() }}", "key_figures()"),
    ],
)
def test_a_call_with_literal_arguments_is_allowed(text: str, source: str) -> None:
    calls, findings = parse_calls(FILE, text)
    assert findings == ()
    assert [call.source for call in calls] == [source]


def test_spellings_of_one_call_have_one_source() -> None:
    calls, _ = parse_calls(
        FILE,
        "{{ imports(2022, reporter='TJK', language=\"en\") }} and "
        "{{imports( 2022,language='en', reporter='TJK' )}}",
    )
    assert len({call.source for call in calls}) == 1


def test_the_generator_finds_a_call_by_what_it_is_called_with() -> None:
    (call,), _ = parse_calls(FILE, '{{ imports(2022, reporter="TJK", language="en") }}')
    kwargs = {"language": "en", "reporter": "TJK"}
    assert call_source("imports", (2022,), kwargs) == call.source


def test_calls_have_the_lines_of_the_file() -> None:
    text = "---\ndyad: kaz-tjk\n---\n\n{{ turnover(2022) }} and\n{{ exports(2022) }}\n"
    calls, findings = parse_calls(FILE, text)
    assert findings == ()
    assert [(call.name, call.line) for call in calls] == [("turnover", 5), ("exports", 6)]


def test_a_page_without_braces_has_no_calls() -> None:
    assert parse_calls(FILE, "# Title\n\nText with { one } brace and 100 %.\n") == ((), ())


def test_raw_text_is_no_call() -> None:
    assert parse_calls(FILE, "{% raw %}\n{{ turnover(2022) }}\n{% endraw %}\n") == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "<{# #}script>x()</script>",
        "<{#- a\nb -#}p style=x>",
        "<{% raw %}{% endraw %}script>x()</script>",
        "<\n{%- raw -%}\nscript>x()\n{% endraw %}",
        "{% raw %}{{ turnover(2022) }}{% endraw %}",
        "# {% raw %}\n{% endraw %}",
        "java{# #}script:x()",
        "{{ turnover(2022) }}{# a comment #}",
    ],
)
def test_marks_that_vanish_and_join_what_they_parted_are_refused(text: str) -> None:
    _, findings = parse_calls(FILE, f"# Title\n\n{text}\n")
    assert findings
    assert {fault.file for fault in findings} == {FILE}
    assert all(fault.row >= 3 for fault in findings)
    assert {fault.cure for fault in findings} & {
        "remove the comment",
        "put it on a line of its own",
    }


REFUSED = [
    # code and configuration
    (
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "call of cycler",
        "write the call alone",
    ),
    ("{{ cycler.__init__ }}", "getattr of cycler", "write the call alone"),
    ("{{ ''.__class__.__mro__ }}", "getattr", "write the call alone"),
    ("{{ turnover.__globals__ }}", "getattr of turnover", "write the call alone"),
    ("{{ config }}", "config", "nearest:"),
    ("{{ config.site_name }}", "getattr of config", "write the call alone"),
    ("{{ config['site_name'] }}", "getitem of config", "write the call alone"),
    ("{{ environment }}", "environment", "nearest:"),
    # statements
    ("{% include 'secret.txt' %}", "{% include %}", "remove the statement"),
    ("{% import 'x' as y %}", "{% import %}", "remove the statement"),
    ("{% extends 'x' %}", "{% extends %}", "remove the statement"),
    ("{% for x in range(9) %}{{ x }}{% endfor %}", "{% for %}", "remove the statement"),
    ("{% set x = 1 %}", "{% assign %}", "remove the statement"),
    ("{% if true %}yes{% endif %}", "{% if %}", "remove the statement"),
    ("{% macro turnover(x) %}1{% endmacro %}", "{% macro %}", "remove the statement"),
    ("{% filter upper %}x{% endfilter %}", "{% filterblock %}", "remove the statement"),
    ("{% call turnover(2022) %}x{% endcall %}", "{% callblock %}", "remove the statement"),
    # what is no call, or more than one
    ("{{ turnover }}", "turnover", "write {{ turnover(…) }}"),
    ("{{ key_figures }}", "key_figures", "write {{ key_figures(…) }}"),
    ('{{ "a" }}', "const", "write the call alone"),
    ("{{ 2022 }}", "const", "write the call alone"),
    ("{{ turnover(2022)|upper }}", "filter of turnover", "write the call alone"),
    ("{{ turnover(2022) + exports(2022) }}", "add of", "write the call alone"),
    ("{{ turnover(2022) ~ '' }}", "concat of turnover", "write the call alone"),
    ("{{ turnover(2022)(2022) }}", "call of turnover", "write the call alone"),
    ("{{ turnover(2022).x }}", "getattr of turnover", "write the call alone"),
    ("{{ turnover(2022) if x else '' }}", "condexpr of", "write the call alone"),
    ("{{ [turnover(2022)] }}", "list of turnover", "write the call alone"),
    ("{{ not turnover(2022) }}", "not of turnover", "write the call alone"),
    # arguments that are no literals
    ("{{ turnover(x) }}", "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover(KAZ.code) }}", "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover(*a) }}", "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover(**a) }}", "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover(2000 + 22) }}", "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover([2022]) }}", "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover({'a': 1}) }}", "turnover(…)", "numbers and quoted texts"),
    ('{{ turnover("a"|upper) }}', "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover(exports(2022)) }}", "turnover(…)", "numbers and quoted texts"),
    ("{{ turnover(reporter=x) }}", "turnover(…)", "numbers and quoted texts"),
    ('{{ turnover(-"x") }}', "turnover(…)", "numbers and quoted texts"),
    # wrong arguments
    ("{{ turnover() }}", "turnover()", "missing a required argument: 'period'"),
    ("{{ turnover(1, 2, 3, 4) }}", "turnover(1, 2, 3, 4)", "too many positional arguments"),
    ("{{ turnover(year=2022) }}", "turnover(year=2022)", "correct the call"),
    ("{{ turnover(2022, page=1) }}", "turnover(2022, page=1)", "multiple values"),
    ("{{ turnover(2022.5) }}", "turnover(2022.5)", "period is a number or a text"),
    ("{{ turnover(true) }}", "turnover(True)", "period is a number or a text"),
    ("{{ turnover(none) }}", "turnover(None)", "period is a number or a text"),
    ("{{ turnover(2022, reporter=398) }}", "turnover(2022, reporter=398)", "reporter is a text"),
    ("{{ growth(2022, 2022) }}", "growth(2022, 2022)", "flow is a text"),
    ("{{ chart(2022) }}", "chart(2022)", "name is a text"),
    ('{{ agreements(newest="8") }}', "agreements(newest='8')", "newest is a number"),
    ("{{ sources(every=1) }}", "sources(every=1)", "every is True or False"),
    ('{{ turnover(2022, reporter="KAZ", reporter="TJK") }}', "turnover", "given twice"),
]


@pytest.mark.parametrize(("text", "value", "cure"), REFUSED, ids=[text for text, *_ in REFUSED])
def test_anything_else_is_refused(text: str, value: str, cure: str) -> None:
    calls, findings = parse_calls(FILE, f"# Title\n\nSome text.\n\n{text}\n")
    assert calls == ()
    assert findings
    assert {(fault.file, fault.row) for fault in findings} == {(FILE, 5)}
    assert value in findings[0].value
    assert cure in findings[0].cure
    assert findings[0].expected


@pytest.mark.parametrize(
    ("name", "near"),
    [("turnovr", "turnover"), ("export", "exports"), ("key_figure", "key_figures")],
)
def test_an_unknown_macro_is_told_with_the_nearest_names(name: str, near: str) -> None:
    _, (fault,) = parse_calls(FILE, f"text\n\n{{{{ {name}(2022) }}}}\n")
    assert (fault.row, fault.value, fault.expected) == (3, name, "a macro")
    assert fault.cure.startswith("nearest: ")
    assert near in fault.cure.removeprefix("nearest: ").split(", ")


def test_an_unknown_macro_that_nothing_is_near_to_lists_them_all() -> None:
    _, (fault,) = parse_calls(FILE, "{{ xyzzy(1) }}")
    assert fault.cure == f"nearest: {', '.join(sorted(MACROS))}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{{ turnover(2022 }}", 3),
        ("{{ turnover(2022)", 3),
        ("{{ }}", 3),
        ("{% unknown %}", 3),
        ("{% for x in y %}", 3),
        ("{{ turnover('2022) }}", 3),
    ],
)
def test_a_syntax_error_is_told_with_its_line(text: str, line: int) -> None:
    calls, (fault,) = parse_calls(FILE, f"# Title\n\n{text}")
    assert calls == ()
    assert fault.row == line
    assert fault.cure == "correct the expression"


def test_every_refused_expression_of_a_page_is_told() -> None:
    _, findings = parse_calls(FILE, "{{ config }}\n\n{{ turnovr(1) }}\n\n{% set x = 1 %}\n")
    assert [fault.row for fault in findings] == [1, 3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "# Trade of {{ turnover(2022) }}",
        "### {{ turnover(2022) }}",
        "{{ turnover(2022) }}\n====",
        "Trade of {{ turnover(2022) }}\n---",
    ],
)
def test_a_macro_in_a_heading_is_refused(text: str) -> None:
    calls, (fault,) = parse_calls(FILE, f"Text.\n\n{text}\n\nText.\n")
    assert calls == ()
    assert (fault.row, fault.value) == (3, "turnover(2022)")
    assert "no macro in a heading" in fault.expected
    assert "text below" in fault.cure


@pytest.mark.parametrize(
    "text",
    [
        "See {{ key_figures() }}",
        "{{ key_figures() }} as shown",
        "- {{ key_figures() }}",
        "> {{ key_figures() }}",
        "| {{ key_figures() }} |",
    ],
)
def test_a_block_inside_a_sentence_is_refused(text: str) -> None:
    calls, (fault,) = parse_calls(FILE, text)
    assert calls == ()
    assert "key_figures alone on its line" in fault.expected
    assert "a line of its own" in fault.cure


def test_a_figure_inside_a_sentence_list_or_table_is_allowed() -> None:
    text = "- Of {{ turnover(2022) }}\n\n| {{ exports(2022) }} | {{ imports(2022) }} |\n"
    calls, findings = parse_calls(FILE, text)
    assert findings == ()
    assert len(calls) == 3


def test_braces_in_front_matter_cannot_hide_what_stands_below() -> None:
    """A generator renders the text below the front matter alone."""
    for opening in ("{#", "{% raw %}"):
        body = "{{ cycler.__init__ }}\n{% raw %}\n{% endraw %}"
        _, findings = parse_calls(FILE, f"---\ntitle: x {opening}\n---\n{body}")
        assert [(fault.row, fault.value) for fault in findings] == [(4, "getattr of cycler")]
