"""The characters of a text: UTF-8, composed, and each of them to be seen."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from briefs.model import Finding
from briefs.model.fault_codes import FaultCode, files

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_UTF8_CURE = "save the file as UTF-8 without a byte order mark"
# Not of a category that tells: fillers, blanks, joiners and selectors that have no shape.
_UNSEEN = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0") | {
    chr(code)
    for first, last in ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
    for code in range(first, last + 1)
}
_UNSEEN_CATEGORIES = ("Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TWO_ALPHABETS = re.compile(
    r"[^\W\d_]*(?:[A-Za-z\u00c0-\u024f][\u0400-\u052f]|[\u0400-\u052f][A-Za-z\u00c0-\u024f])[^\W\d_]*"
)


def decoded(file: str, content: bytes) -> str | Finding:
    """The text of a file, or why it is none.

    Args:
        file: its name in the finding.
        content: its bytes.
    """
    if content.startswith(_MARKS):
        expected = "UTF-8 without a byte order mark"
        return Finding(
            file, 1, "", content[:3].hex(" "), expected, _UTF8_CURE, files.BYTE_ORDER_MARK
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x}"
        cure = f"{_UTF8_CURE} (it may be Windows-1251 now)"
        return Finding(file, line, "", found, "UTF-8 text", cure, files.NOT_UTF8)


def character_findings(file: str, text: str, *, is_data: bool = False) -> Iterator[Finding]:
    """Characters that a text may not hold, each once a line.

    Args:
        file: its name in findings.
        text: the whole text.
        is_data: whether tabs and unusual spaces are refused, too; the form of letters is then
            looked at cell by cell.
    """
    letters = set(text)
    controls = {letter for letter in letters if _is_control(letter, is_data=is_data)}
    if "\r" in letters and "\r" not in controls and re.search(r"\r(?!\n)", text):
        controls.add("\r")
    unseen = {letter for letter in letters if _is_unseen(letter, is_data=is_data)}
    for found, expected, code in (
        (controls, "printable text", files.CONTROL_CHARACTER),
        (unseen, "letters and signs that are seen, and plain spaces", files.INVISIBLE_CHARACTER),
    ):
        cure = "delete the character, or type a plain space for it"
        yield from _by_line(file, text, found, expected, cure, code)
    if not is_data:
        yield from form_findings(file, text)


def entity_findings(file: str, text: str) -> Iterator[Finding]:
    """References of HTML, such as ``&#8238;``, to characters that a page may not hold."""
    for match in _ENTITY.finditer(text):
        meant = html.unescape(match[0])
        if any(_is_control(letter) or _is_unseen(letter) for letter in meant):
            line = text.count("\n", 0, match.start()) + 1
            expected = "no character that nobody sees"
            yield Finding(
                file, line, "", match[0], expected, "delete it", files.INVISIBLE_CHARACTER
            )


def named(letter: str) -> str:
    """A character by its number and name."""
    kind = "control character " if unicodedata.category(letter) == "Cc" else ""
    name = unicodedata.name(letter, "")
    return f"{kind}U+{ord(letter):04X} {name}".strip()


def form_findings(file: str, text: str) -> Iterator[Finding]:
    """Letters in parts, and words of two alphabets; arguments as before."""
    for number, line in enumerate(() if text.isascii() else text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            composed = unicodedata.normalize("NFC", line)
            place = next(
                (
                    i
                    for i, pair in enumerate(zip(line, composed, strict=False))
                    if len(set(pair)) > 1
                ),
                0,
            )
            expected = "letters in one piece (the form NFC of Unicode)"
            cure = "type the letter anew"
            yield Finding(
                file, number, "", line[place : place + 12], expected, cure, files.NOT_COMPOSED
            )
        for match in _TWO_ALPHABETS.finditer(line):
            expected = "a word of one alphabet"
            odd = next(letter for letter in match[0] if _is_the_fewer(letter, match[0]))
            cure = f"type the word anew; {odd} is {named(odd)}"
            yield Finding(file, number, "", match[0], expected, cure, files.MIXED_ALPHABETS)


def _is_the_fewer(letter: str, word: str) -> bool:
    cyrillic = [other for other in word if "\u0400" <= other <= "\u052f"]
    return (letter in cyrillic) == (len(cyrillic) * 2 <= len(word))


def _by_line(
    file: str,
    text: str,
    found: set[str],
    expected: str,
    cure: str,
    code: FaultCode,
) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n") if found else (), start=1):
        if letter := next((letter for letter in line.removesuffix("\r") if letter in found), ""):
            yield Finding(file, number, "", named(letter), expected, cure, code)


def _is_control(letter: str, *, is_data: bool = False) -> bool:
    allowed = "\r\n" if is_data else "\r\n\t"
    return unicodedata.category(letter) == "Cc" and letter not in allowed


def _is_unseen(letter: str, *, is_data: bool = False) -> bool:
    category = unicodedata.category(letter)
    is_space = is_data and category == "Zs" and letter != " "
    return is_space or category in _UNSEEN_CATEGORIES or letter in _UNSEEN
