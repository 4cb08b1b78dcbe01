"""The sentences of pages with their figures, and which of them a change of the data changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import htpy as h
from markdown_it import MarkdownIt
from markupsafe import Markup

from briefs.macros.bindings import MACROS
from briefs.macros.calls import Call, parse_calls
from briefs.macros.evaluating import Page
from briefs.macros.front_matter import read_front_matter, without_front_matter
from briefs.model import SentenceChange, UnknownNameError
from briefs.pages.context import PageContext, Site

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_END = re.compile(r"(?<=[.!?])\s+(?=[^\s\d(])")
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")


def changed_sentences(before: Site, after: Site, pages: Iterable[Page]) -> Iterator[SentenceChange]:
    """The sentences whose figures differ; those that could not be written before are left out.

    Args:
        before: the site with the earlier data.
        after: the site with the later data.
        pages: the Markdown pages, which are the same for both.
    """
    for page in pages:
        contexts = [_context(site, page) for site in (before, after)]
        if contexts[0].dyad is None or contexts[1].dyad is None:
            continue
        for sentence in _sentences(page.text):
            texts = [_filled(context, sentence) for context in contexts]
            if texts[0] is not None and texts[1] is not None and texts[0] != texts[1]:
                yield SentenceChange(page.path, texts[0], texts[1])


def _context(site: Site, page: Page) -> PageContext:
    matter, _ = read_front_matter(page.path, page.text, site.package.dyads)
    return PageContext(site, page.path, site.package.dyads.get(matter.dyad))


def _sentences(text: str) -> Iterator[str]:
    """The sentences that call a macro, as they are written."""
    for token in MarkdownIt("commonmark").enable("table").parse(without_front_matter(text)):
        if token.type == "inline" and "{{" in token.content:
            yield from (part for part in _END.split(token.content) if "{{" in part)


def _filled(context: PageContext, sentence: str) -> str | None:
    """A sentence with its figures as plain text; None where it has a block or lacks a figure."""
    calls, findings = parse_calls(context.path, sentence)
    if findings or any(MACROS[call.name].is_block for call in calls):
        return None
    try:
        texts = iter([_text(context, call) for call in calls])
    except UnknownNameError:
        return None
    filled = _CALL.sub(lambda _: next(texts), sentence)
    return " ".join(_MARKUP.sub(lambda match: match[1] or "", filled).split())


def _text(context: PageContext, call: Call) -> str:
    made = MACROS[call.name].make(context, *call.args, **dict(call.kwargs))
    assert not hasattr(made, "sections"), "an outline is a block"
    return Markup(str(h.fragment[made])).striptags()  # noqa: S704
