"""The front matter of a page: the few keys that a page may set."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from briefs.model import Finding

ALLOWED = ("title", "description", "dyad", "hide", "search")
_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the project reads from a page's front matter; empty where it is not set."""

    title: str
    dyad: str


def read_front_matter(
    file: str, text: str, dyads: Iterable[str]
) -> tuple[FrontMatter, tuple[Finding, ...]]:
    """The front matter of a page and everything wrong with it.

    Args:
        file: the page's name in findings.
        text: the whole file.
        dyads: the identifiers that ``dyad`` may have.
    """
    match = _BLOCK.match(text)
    if match is None:
        return FrontMatter("", ""), ()
    try:
        node = yaml.compose(match[1], Loader=yaml.SafeLoader)
        values = yaml.safe_load(match[1]) or {}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        return FrontMatter("", ""), (
            Finding(
                file, line, "", "", "YAML between the two lines ---", "correct the front matter"
            ),
        )
    if not isinstance(values, Mapping) or not isinstance(node, yaml.MappingNode):
        return FrontMatter("", ""), (
            Finding(file, 1, "", "", "keys and values in the front matter", "write title: …"),
        )
    lines = {key.value: key.start_mark.line + 2 for key, _ in node.value}
    findings = [_key_finding(file, lines[key], key) for key in lines if key not in ALLOWED]
    findings += _braces(file, match[1])
    dyad, known = str(values.get("dyad", "")), tuple(dyads)
    if dyad and dyad not in known:
        near = ", ".join(difflib.get_close_matches(dyad, known, n=3, cutoff=0.3) or known)
        findings.append(
            Finding(file, lines["dyad"], "dyad", dyad, "an id of dyads.csv", f"nearest: {near}")
        )
        dyad = ""
    return FrontMatter(str(values.get("title", "")), dyad), tuple(findings)


def _key_finding(file: str, line: int, key: str) -> Finding:
    expected = f"one of {', '.join(ALLOWED)}"
    near = difflib.get_close_matches(key, ALLOWED, n=1)
    cure = f"write {near[0]}" if near else "remove the key; it would change how the page is built"
    return Finding(file, line, key, "", expected, cure)


def _braces(file: str, block: str) -> list[Finding]:
    return [
        Finding(
            file, number, "", line.strip(), "plain values in the front matter", "remove the braces"
        )
        for number, line in enumerate(block.split("\n"), start=2)
        if "{{" in line or "{%" in line
    ]
