"""JSON as one reader and every other reads it: no key twice, no NaN, no number beyond bounds."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefs.gate.characters import character_findings, decoded
from briefs.model import Finding
from briefs.model.fault_codes import cells, descriptor, files

LARGEST = 2_000_000
TEMPLATE_MARKS = ("{{", "{%", "{#")


def read_json(path: Path, file: str) -> tuple[Any, tuple[Finding, ...]]:
    """The content of a JSON file and everything wrong with its text; None where it is unreadable.

    Args:
        path: the file.
        file: its name in findings.
    """
    if path.is_symlink():
        return None, (
            Finding(file, 0, "", "a link", "a file", "put the file itself there", files.LINK),
        )
    if (size := path.stat().st_size) > LARGEST:
        value, expected = f"{size:,} bytes", f"at most {LARGEST:,} bytes"
        return None, (Finding(file, 0, "", value, expected, "make it smaller", files.TOO_LARGE),)
    text = decoded(file, path.read_bytes())
    if isinstance(text, Finding):
        return None, (text,)
    findings = list(character_findings(file, text))
    notes = _Notes([], [])
    try:
        content = json.loads(
            text,
            object_pairs_hook=notes.pairs,
            parse_constant=notes.odd_numbers.append,
            parse_float=notes.number,
        )
    except json.JSONDecodeError as error:
        cure = f"mend it: {error.msg}"
        fault = Finding(file, error.lineno, "", "", "JSON", cure, descriptor.NOT_JSON)
        return None, (*findings, fault)
    except (RecursionError, ValueError):
        cure = "write fewer levels and shorter numbers"
        fault = Finding(file, 0, "", "", "JSON of a sensible depth", cure, descriptor.NOT_JSON)
        return None, (*findings, fault)
    return content, (*findings, *notes.findings(file, text), *_string_findings(file, text, content))


@dataclass(frozen=True, slots=True)
class _Notes:
    """What a reader of JSON passes over without a word."""

    repeated: list[str]
    odd_numbers: list[str]

    def pairs(self, found: list[tuple[str, Any]]) -> dict[str, Any]:
        """The keys and values of a mapping."""
        names = [name for name, _ in found]
        self.repeated.extend(name for index, name in enumerate(names) if name in names[:index])
        return dict(found)

    def number(self, digits: str) -> float:
        """A number with a point or exponent."""
        if not math.isfinite(float(digits)):
            self.odd_numbers.append(digits)
        return float(digits)

    def findings(self, file: str, text: str) -> Iterator[Finding]:
        """What was noted, each with its line."""
        for name in self.repeated:
            line, cure = line_of(text, name, 2), "delete one of the two"
            yield Finding(file, line, "", name, "each key once", cure, descriptor.REPEATED_NAME)
        for value in self.odd_numbers:
            line = text.count("\n", 0, text.find(value)) + 1
            cure = "write a number in digits"
            yield Finding(file, line, "", value, "a finite number", cure, descriptor.NOT_FINITE)


def line_of(text: str, value: str, occurrence: int = 1) -> int:
    """The line of a string in the text of a JSON file; 0 where it is not to be found as written."""
    needle, start = json.dumps(value, ensure_ascii=False), -1
    for _ in range(occurrence):
        start = text.find(needle, start + 1)
        if start < 0:
            return 0
    return text.count("\n", 0, start) + 1


def strings_in(content: Any) -> Iterator[str]:
    """Every string of a JSON value, keys included, however deep."""
    waiting = [content]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value


def _string_findings(file: str, text: str, content: Any) -> Iterator[Finding]:
    """Marks of templates, as words stand on pages, and characters that only escapes bring."""
    written = set(text)
    for string in sorted(set(strings_in(content))):
        line = line_of(text, string)
        if any(mark in string for mark in TEMPLATE_MARKS):
            expected, cure = "text without braces of a template", "remove the braces"
            yield Finding(file, line, "", string, expected, cure, cells.TEMPLATE_MARK)
        if not written.issuperset(string):
            for fault in character_findings(file, string):
                yield replace(fault, row=line)
