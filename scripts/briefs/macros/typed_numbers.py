"""Numbers typed by hand in the prose of briefs: a figure comes from a macro, with its source.

A typed amount, rate or weight has no source, goes stale when the data changes, and no check sees
it. ``{{ typed("…") }}`` lets one stand, and the build counts those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefs.macros.front_matter import without_front_matter
from briefs.model import Finding
from briefs.model.fault_codes import markdown

_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:[.,]\d+)?"
_WORDS = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:-\w+)?|hundred|half\sa|a"
    r"|один|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двадцать|тридцать|сорок"
    r"|пятьдесят|сто|двести|пятьсот)"
)
_SCALE = (
    r"(?:thousand|million|billion|trillion|mln|bln|mn|bn|тыс\w*|млн|млрд|миллион\w*|миллиард\w*"
    r"|триллион\w*)\b"
)
_MONEY = (
    rf"(?:US)?[$€£]\s?{_DIGITS}(?:\s?{_SCALE}|\s?m\b)?|{_DIGITS}\s?{_SCALE}|{_DIGITS}m\b"
    rf"|{_DIGITS}\s(?:dollars|доллар\w*)\b|{_WORDS}[\s-]{_SCALE}"
)
_RATE = r"(?:per\s?cent|percent|percentage\spoints?|процент\w*)\b"
_PERCENT = rf"{_DIGITS}\s?(?:%|{_RATE})|{_WORDS}\s{_RATE}"
_UNITS = (
    r"(?:tonnes?|tons?|t|kt|Mt|kg|kilograms?|litres?|barrels?|m3|m³|cubic\smetres?|[kMGT]?Wh"
    r"|тонн\w*|т)"
)
_WEIGHT = rf"{_DIGITS}\s?{_UNITS}(?!\w)"
_NUMBER = re.compile(rf"(?<![\w.,])(?:{_MONEY}|{_PERCENT}|{_WEIGHT})", re.IGNORECASE)
_EXPECTED = "a figure from a macro, which brings its source and its check"
_ESCAPE = 'or write {{ typed("…") }} if no table can hold it'
_GAP = " \ufffc "

Suggest = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number in the prose of a page and its line in the file."""

    line: int
    text: str


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """Every amount, rate and weight in the prose of a page, the text of its HTML included.

    Code, addresses, tags and macros are not prose.

    Args:
        text: the whole file, front matter included, so that lines are those of the file.
    """
    body = _MACRO.sub(_blank, without_front_matter(text))
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.map and token.type == "inline":
            yield from _numbers(_prose(token), token.content, token.map[0] + 1)
        elif token.map and token.type == "html_block":
            yield from _numbers(
                _TAG.sub(_same_lines, token.content), token.content, token.map[0] + 1
            )


def typed_number_findings(file: str, text: str, suggest: Suggest) -> Iterator[Finding]:
    """A finding for each typed number, with the macro that gives it where there is one.

    Args:
        file: the page's name in findings.
        text: the whole file.
        suggest: the calls that give a number, or nothing.
    """
    for number in typed_numbers(text):
        calls = suggest(number.text)
        cure = f"write {calls}" if calls else "add its row to datapackage/data and use its macro"
        yield Finding(
            file,
            number.line,
            "",
            number.text,
            _EXPECTED,
            f"{cure}, {_ESCAPE}",
            markdown.TYPED_NUMBER,
        )


def _blank(match: re.Match[str]) -> str:
    """A macro as a neutral word that keeps its lines."""
    return "figure" + "\n" * match[0].count("\n")


def _same_lines(match: re.Match[str]) -> str:
    return _GAP + "\n" * match[0].count("\n")


def _prose(token: Token) -> str:
    """The text of a paragraph, heading, item or cell; code, tags and addresses leave a gap."""
    prose, is_address = "", False
    for child in token.children or ():
        if child.type == "link_open":
            is_address = child.info == "auto"
        elif child.type == "link_close":
            is_address = False
        elif child.type in ("softbreak", "hardbreak"):
            prose += "\n"
        elif child.type == "text" and not is_address:
            prose += child.content
        elif child.type in ("code_inline", "html_inline", "image"):
            prose += _GAP
    return prose


def _numbers(prose: str, written: str, line: int) -> Iterator[TypedNumber]:
    """The numbers of some prose, each with the line on which it is written."""
    place = 0
    for match in _NUMBER.finditer(prose):
        words = match[0].split()
        found = re.compile(r"\s+".join(map(re.escape, words))).search(written, place)
        if found is not None:
            place = found.end()
        start = found.start() if found else place
        yield TypedNumber(line + written.count("\n", 0, start), " ".join(words))
