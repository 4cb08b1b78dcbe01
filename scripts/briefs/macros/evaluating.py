"""The pass over Markdown, part two: each macro call of each page is made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import htpy as h

from briefs.macros.addresses import address_findings
from briefs.macros.attributes import attribute_findings
from briefs.macros.bindings import MACROS
from briefs.macros.calls import Call, parse_calls
from briefs.macros.fragments import Fragments, content_key
from briefs.macros.front_matter import read_front_matter, without_front_matter
from briefs.macros.markup import list_findings, markup_findings
from briefs.macros.sanitising import sanitised, without_markdown
from briefs.macros.suggestions import suggestions
from briefs.macros.typed_numbers import typed_number_findings
from briefs.model import Finding, FindingsError, UnknownNameError
from briefs.model.fault_codes import markdown
from briefs.pages.context import PageContext, Site
from briefs.pages.outlines import Outline

_BRIEFS = ("briefs/", "economies/", "index.md")
_NOTHING_KNOWN: Mapping[str, Fragments] = MappingProxyType({})
_TARGET = re.compile(r'popovertarget="popover-([^"]+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: its path below ``docs/`` and its text."""

    path: str
    text: str


def evaluate(
    site: Site, pages: Iterable[Page], known: Mapping[str, Fragments] = _NOTHING_KNOWN
) -> Mapping[str, Fragments]:
    """The fragments of every page, by its path.

    Args:
        site: what all pages share.
        pages: the pages.
        known: the fragments of pages that need not be made again.

    Raises:
        FindingsError: pages name what does not exist or do what they may not; the error holds
            every fault of every page.
    """
    results: dict[str, Fragments] = {}
    findings: list[Finding] = []
    for page in pages:
        if page.path in known:
            results[page.path] = known[page.path]
            continue
        fragments, faults = evaluate_page(site, page)
        results[page.path] = fragments
        findings += faults
    if findings:
        raise FindingsError(findings)
    return results


def text_findings(page: Page) -> Iterator[Finding]:
    """What is wrong with the text of a page, whatever the data is."""
    file = f"docs/{page.path}"
    for fault in read_front_matter(file, page.text, ())[1]:
        if fault.code is not markdown.FRONT_MATTER_NAME:
            yield fault
    yield from parse_calls(file, page.text)[1]
    yield from _html_findings(file, page.text)


def _html_findings(file: str, text: str) -> Iterator[Finding]:
    body = without_front_matter(text)
    yield from markup_findings(file, text)
    yield from attribute_findings(file, body)
    yield from address_findings(file, body)
    yield from list_findings(file, text)


def evaluate_page(site: Site, page: Page) -> tuple[Fragments, tuple[Finding, ...]]:
    """The fragments of one page and everything wrong with it."""
    file = f"docs/{page.path}"
    package = site.package
    matter, faults = read_front_matter(file, page.text, package.dyads, package.economies)
    calls, refused = parse_calls(file, page.text)
    findings = [*faults, *refused, *_html_findings(file, page.text)]
    dyad = package.dyads.get(matter.dyad)
    context = PageContext(site, page.path, dyad, matter.economy)
    if dyad or page.path.startswith(_BRIEFS):
        findings += typed_number_findings(
            file, page.text, lambda typed: suggestions(package, dyad, typed)
        )
    texts: dict[str, str] = {}
    blocks: dict[str, str] = {}
    is_known = not any(finding.column in ("dyad", "economy") for finding in faults)
    for call in calls if is_known else ():
        if call.source in texts:
            if MACROS[call.name].is_block:
                findings.append(_repeated(file, call))
            continue
        try:
            made = MACROS[call.name].make(context, *call.args, **dict(call.kwargs))
            texts[call.source] = _text(call, page.path, made, blocks)
        except UnknownNameError as error:
            findings.append(
                Finding(
                    file,
                    call.line,
                    call.name,
                    error.asked,
                    error.expected,
                    error.cure,
                    markdown.NO_SUCH_THING,
                )
            )
    popovers = {key: sanitised(html) for key, html in context.popovers.items()}
    notes = {key: (content_key(html), html) for key, html in popovers.items()}
    fragments = Fragments(
        texts={source: _with_notes(text, notes) for source, text in texts.items()},
        blocks={key: _with_notes(html, notes) for key, html in blocks.items()},
        popovers=dict(notes.values()),
    )
    return fragments, tuple(findings)


def _repeated(file: str, call: Call) -> Finding:
    cure = "keep one of the two; a page has each block once"
    return Finding(
        file,
        call.line,
        call.name,
        call.source,
        "a block that is new on the page",
        cure,
        markdown.REPEATED_BLOCK,
    )


def _text(call: Call, page: str, made: h.Node | Outline, blocks: dict[str, str]) -> str:
    """What stands in Markdown for a call.

    It is the HTML itself in a sentence, a placeholder for a block, and for an outline its headings
    with the placeholders below them.
    """
    macro = MACROS[call.name]
    if isinstance(made, Outline):
        return "\n\n".join(_outline_lines(call, page, made, blocks))
    if not macro.is_block:
        return without_markdown(sanitised(str(h.fragment[made])))
    return _placeholder(call, page, str(h.fragment[made]), blocks)


def _outline_lines(
    call: Call, page: str, outline: Outline, blocks: dict[str, str]
) -> Iterator[str]:
    for section in outline.sections:
        yield f"## {section.heading}"
        for part in section.parts:
            yield part if isinstance(part, str) else _placeholder(call, page, str(part), blocks)


def _placeholder(call: Call, page: str, html: str, blocks: dict[str, str]) -> str:
    macro = MACROS[call.name]
    key = content_key(page, call.source, html)
    # Material's search leaves an excluded element at the first end of a tag of the same name, so
    # the element that is excluded has a name of its own.
    exclude = "" if macro.is_searchable else " data-search-exclude"
    blocks[key] = f"<bb-block{exclude}>{sanitised(html)}</bb-block>"
    return f'<div data-block="{key}"></div>'


def _with_notes(html: str, notes: Mapping[str, tuple[str, str]]) -> str:
    """Buttons get the key under which the Markdown extension finds their popover."""
    return _TARGET.sub(lambda match: f'{match[0]} data-note="{notes[match[1]][0]}"', html)
