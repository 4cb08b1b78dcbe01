"""Pages written to do harm: every route into Jinja, HTML, addresses and attributes is closed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import lxml.html
import pytest
import yaml
from markdown import Markdown

from briefs.macros.addresses import SCHEMES, address_fault, address_findings
from briefs.macros.attributes import attribute_findings
from briefs.macros.calls import parse_calls
from briefs.macros.markup import markup_findings
from briefs.model import Finding

FILE = "docs/page.md"


def faults(text: str) -> list[Finding]:
    """What the pass says of a page without front matter, but for typed numbers."""
    found: Iterable[Finding] = (
        *parse_calls(FILE, text)[1],
        *markup_findings(FILE, text),
        *attribute_findings(FILE, text),
        *address_findings(FILE, text),
    )
    return list(found)


def refused(text: str) -> None:
    findings = faults(f"# Title\n\nSome text.\n\n{text}\n")
    assert findings, text
    for finding in findings:
        assert finding.file == FILE
        assert finding.row >= 5
        assert finding.value
        assert finding.expected
        assert finding.cure


VARIABLES = (
    "config page environment extra macros filters filters_builtin git files navigation plugin "
    "system context macros_info fix_url now self super caller varargs kwargs loop range dict "
    "lipsum cycler joiner namespace debug"
)


@pytest.mark.parametrize("name", VARIABLES.split())
@pytest.mark.parametrize(
    "form", ["{{{{ {0} }}}}", "{{{{ {0}() }}}}", "{{{{ {0}.x }}}}", "{{{{ {0}['x'] }}}}"]
)
def test_no_variable_of_jinja_or_its_plugin_is_reached(name: str, form: str) -> None:
    refused(form.format(name))


@pytest.mark.parametrize(
    "text",
    [
        # code
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ turnover.__init__.__globals__ }}",
        "{{ turnover.__wrapped__(2022) }}",
        "{{ (turnover)(2022).__class__ }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ config|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
        "{{ typed('%s'|format(config)) }}",
        "{{ typed('a'.join([])) }}",
        "{{ typed('a' 'b' ~ config) }}",
        "{{ typed(f) }}",
        "{{ typed('a')|safe }}",
        "{{ typed('a') is defined }}",
        "{{ typed('a') == 'a' }}",
        "{{ typed('a')[0] }}",
        "{{ typed('a'), config }}",
        "{{ {'a': config} }}",
        "{{ (config,) }}",
        "{{ typed(text=config) }}",
        "{{ typed(config if true else 'a') }}",
        "{{ typed(1 and 'a') }}",
        "{{ typed('a'[0]) }}",
        "{{ typed(*['a']) }}",
        "{{ typed(**{'text': 'a'}) }}",
        # statements
        "{% autoescape false %}x{% endautoescape %}",
        "{% block x %}{% endblock %}",
        "{% from 'x' import y %}",
        "{% do config.update({}) %}",
        "{% debug %}",
        "{% set typed = config %}",
        "{% with typed = config %}{{ typed('a') }}{% endwith %}",
        "{% include '../../mkdocs.yml' ignore missing %}",
        "{% trans %}x{% endtrans %}",
        "{%- if 1 -%}x{%- endif -%}",
        "{{ typed('{{ config }}') }}{{ config }}",
        # what vanishes and joins
        "<{# #}script>",
        "{% raw %}{% endraw %}",
        "{{# #}{ config }}",
        "{{ '{' }}{ config }}",
    ],
)
def test_no_expression_or_statement_gets_past_the_pass(text: str) -> None:
    refused(text)


def test_line_statements_are_off() -> None:
    assert faults("# A\n\n# for x in config\n## x\n") == []


ELEMENTS = (
    "script style link meta base form input button select textarea iframe frame frameset object "
    "embed applet svg math template noscript noembed noframes plaintext xmp audio video source "
    "track img picture canvas dialog portal slot marquee animate foreignObject use image html head "
    "body title label fieldset option output progress meter map area param custom-element bb-block"
)


@pytest.mark.parametrize("name", ELEMENTS.split())
@pytest.mark.parametrize(
    "form",
    ["<{0}>", "<{1} x=y>", "<{0}/>", "<{0}\n x>", "</{0}>", "<{0}", "text <{0}> in `code <{0}>`"],
)
def test_no_other_element_is_allowed(name: str, form: str) -> None:
    refused(form.format(name, name.upper()))


@pytest.mark.parametrize(
    "tag",
    [
        '<p onclick="x()">',
        "<p ONCLICK=x()>",
        "<p\tonclick=x()>",
        "<p\nonclick\n=\nx()>",
        "<p/onclick=x()>",
        '<p class="bb-a"onclick=x()>',
        '<a title=">" onclick="x()">',
        "<a title='>' style='position:fixed'>",
        '<a title="a" "onclick="x()">',
        '<p style="background:url(//x.example)">',
        "<p data-md-component=search>",
        "<p data-block=000000000000000000000000>",
        "<p contenteditable>",
        "<p autofocus tabindex=1 onfocus=x()>",
        "<p popover id=a>",
        "<p slot=x>",
        "<p is=x-y>",
        "<p xmlns=x>",
        "<a target=_blank>",
        "<a ping=//x.example>",
        "<a href=javascript:x()>",
        "<a href='jav&#x09;ascript:x()'>",
        '<a href="&#106;avascript:x()">',
        '<a href="//x.example">',
        '<a href="data:text/html,x">',
        '<a href="{{ typed(1) }}">',
        '<p title="{{ exports(2022) }}">',
        "<{{ typed('script') }}>",
        '<p id="__config">',
        '<p id="figure-kaz-tjk-export-2022-kaz">',
        '<p id="popover-x">',
        '<p id="a b">',
        "<p id=''>",
        '<p class="md-overlay">',
        '<p class="bb-a md-search">',
        "<p class='{: x }'>",
        "<!-- comment -->",
        "<!-->",
        "<!doctype html>",
        "<![CDATA[x]]>",
        "<?xml x?>",
        "</p>",
        "<p>",
        "<div><p></div></p>",
        "</div></div></article>",
        "<br></br>",
        "<\x02script>",
        "<\x02p style=x>",
    ],
)
def test_no_tag_brings_more_than_its_few_attributes(tag: str) -> None:
    refused(f"{tag}text")


@pytest.mark.parametrize(
    "text",
    [
        "text\n{: onclick=x() }",
        "text\n{: style='position:fixed' }",
        "text\n{ style='position:fixed' }",
        "text\n{:style=x}",
        "*text*{: onmouseover=x() }",
        "[text](index.md){: target=_blank }",
        "[text](index.md){: href=javascript:x() }",
        "![text](a.png){: srcset=//x.example }",
        "## Heading {: data-md-component=search }",
        "## Heading {: #__search }",
        "## Heading { #figure-x }",
        "Heading {: .md-overlay }\n---",
        "- item\n{: hidden }",
        "| a {: colspan=99 } |\n|---|\n| b |",
        "``` {.bb-x onclick=x()}\ncode\n```",
        "~~~ { #__config }\ncode\n~~~",
        "text\n{: .bb-a #md-x }",
        "text\n{: }",
        "| a | b |\n|---|--:|\n| c | d |",
        "a | b\n:--|:-:\nc | d",
    ],
)
def test_no_attribute_list_gives_more_than_an_id_or_a_class_of_the_site(text: str) -> None:
    refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "## Trade {: #trade }",
        "text\n{: .bb-note #a-note }",
        '```json\n{"a": {"b": 1}}\n```',
        "`{: onclick }` in code",
        "```python\nf({'a': 1})\n```",
        "text &#123;a, b&#125;",
        "[a](b.md) and {{ typed('5') }}",
        "| a: | b |\n|---|---|\n| c | d |",
    ],
)
def test_plain_lists_and_braces_in_code_are_left_alone(text: str) -> None:
    assert faults(f"# A\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        '--8<-- "/etc/hostname"',
        '--8<-- "https://x.example"',
        ";--8<--\n/etc/hostname\n;--8<--",
        "{!/etc/hostname!}",
        "::: os",
        "{% include-markdown '/etc/hostname' %}",
        "@import x",
    ],
)
def test_nothing_that_includes_files_is_loaded(project: Path, text: str) -> None:
    settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = settings["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in listed]
    shown = lxml.html.fragment_fromstring(
        Markdown(extensions=names).convert(text), create_parent="div"
    )
    assert "".join(str(shown.text_content()).split()) == "".join(text.split())


ADDRESSES = [
    "javascript:x()",
    "JaVaScRiPt:x()",
    "java\tscript:x()",
    "java&#9;script:x()",
    "java&Tab;script:x()",
    "java&NewLine;script:x()",
    "&#106;&#97;vascript:x()",
    "&#x6A;avascript:x()",
    "javascript&colon;x()",
    "javascript&#58;x()",
    "javascript&amp;colon;x()",
    "\x01javascript:x()",
    "\u00a0javascript:x()",
    "\u200bjavascript:x()",
    "vbscript:x",
    "data:text/html,x",
    "data:image/svg+xml,x",
    "file:///etc/passwd",
    "ftp://x.example",
    "blob:x",
    "about:blank",
    "view-source:x",
    "intent:x",
    "tel:1",
    "ws://x.example",
    "chrome:x",
    "//x.example/a",
    "///x.example/a",
    "\\\\x.example/a",
    "/\\x.example/a",
    "\\/x.example/a",
    "/\t/x.example/a",
    "&#47;&#47;x.example",
    "x:y",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_scheme_or_host_without_one_is_linked_in_any_spelling(address: str) -> None:
    assert address_fault(address)


FORMS = (
    "[a]({})",
    "![a]({})",
    "[a](<{}>)",
    "[![b](c.png)]({})",
    "[a][b]\n\n[b]: {}",
    "> [b]: <{}>",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "address",
    ["javascript:x()", "java&#115;cript:x()", "data:text/html,x", "//x.example/a", "vbscript:x"],
)
def test_no_form_of_a_link_carries_one(form: str, address: str) -> None:
    refused(form.format(address))


@pytest.mark.parametrize(
    "text",
    [
        "![a](https://x.example/a.gif)",
        "![a](http://x.example/a.gif 'title')",
        "[a]({{ typed('b') }})",
        "<javascript:x()>",
        "<data:text/html,x>",
        "<//x.example>",
        "[a](\n  javascript:x())",
        "[^1]: [a](javascript:x())",
        "# A &lt;/title&gt;",
        "## A &#60;",
        "a\u202eb",
        "a\x00b",
        "a\u2028# b",
        "a\ufeffb",
    ],
)
def test_pictures_of_other_hosts_and_characters_that_do_not_show_are_refused(text: str) -> None:
    refused(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/a?b=c:d#e",
        "HTTP://x.example",
        "mailto:a@x.example",
        "index.md#a",
        "../data/checks.csv",
        "a/b:c",
        "?a=b:c",
        "#a:b",
        "",
    ],
)
def test_addresses_of_the_web_and_the_site_are_left_alone(address: str) -> None:
    assert address_fault(address) == ""
    assert {"http", "https", "mailto"} == SCHEMES
