"""The front matter of a page: the few keys that a page may set."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from briefs.macros.front_matter_values import value_findings
from briefs.model import Finding

ALLOWED = ("title", "description", "dyad", "economy", "hide", "search")
# As MkDocs reads them: a block at the first character, or else lines "key: value".
_BLOCK = re.compile(r"-{3}[ \t]*\n(.*?\n)(\.{3}|-{3})[ \t]*\n", re.DOTALL)
_UNFENCED = re.compile(r"\ufeff?(?: {0,3}[A-Za-z0-9_-]+:|\s*-{3}[ \t]*\n)")
_TABLES = {"dyad": "dyads.csv", "economy": "economies.csv"}
_JINJA = ("{{", "{%", "{#")


def without_front_matter(text: str) -> str:
    """A page with an empty line for every line of its front matter: what a generator renders."""
    match = _BLOCK.match(text)
    return "\n" * match[0].count("\n") + text[match.end() :] if match else text


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the project reads from a page's front matter; empty where it is not set."""

    title: str
    dyad: str
    economy: str = ""


def read_front_matter(
    file: str, text: str, dyads: Iterable[str], economies: Iterable[str] = ()
) -> tuple[FrontMatter, tuple[Finding, ...]]:
    """The front matter of a page and everything wrong with it.

    Args:
        file: the page's name in findings.
        text: the whole file.
        dyads: the identifiers that ``dyad`` may have.
        economies: the codes that ``economy`` may have.
    """
    match = _BLOCK.match(text)
    if match is None or match[2] == "...":
        return FrontMatter("", ""), _unfenced(file, text)
    try:
        if referring := _references(file, match[1]):
            return FrontMatter("", ""), referring
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
    findings += _repeated(file, node)
    findings += value_findings(file, values, lines)
    findings += _braces(file, match[1], values, lines)
    named = {}
    for key, known in (("dyad", tuple(dyads)), ("economy", tuple(economies))):
        named[key] = str(values.get(key, ""))
        if named[key] and named[key] not in known:
            near = ", ".join(difflib.get_close_matches(named[key], known, n=3, cutoff=0.3) or known)
            expected = f"an id of {_TABLES[key]}"
            findings.append(
                Finding(file, lines[key], key, named[key], expected, f"nearest: {near}")
            )
            named[key] = ""
    return FrontMatter(str(values.get("title", "")), **named), tuple(findings)


def _references(file: str, block: str) -> tuple[Finding, ...]:
    """Anchors, aliases and tags of YAML: a few lines of them grow into more than memory holds."""
    kinds = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)
    return tuple(
        Finding(
            file,
            token.start_mark.line + 2,
            "",
            block[token.start_mark.index : token.end_mark.index],
            "plain values in the front matter",
            "write the value out, in quotes if it begins with & * or !",
        )
        for token in yaml.scan(block, Loader=yaml.SafeLoader)
        if isinstance(token, kinds)
    )


def _repeated(file: str, node: yaml.MappingNode) -> Iterator[Finding]:
    keys = [key.value for key, _ in node.value]
    for index, (key, _) in enumerate(node.value):
        if key.value in keys[:index]:
            cure = "keep one of the two"
            yield Finding(file, key.start_mark.line + 2, key.value, "", "each key once", cure)


def _key_finding(file: str, line: int, key: str) -> Finding:
    expected = f"one of {', '.join(ALLOWED)}"
    near = difflib.get_close_matches(key, ALLOWED, n=1)
    cure = f"write {near[0]}" if near else "remove the key; it would change how the page is built"
    return Finding(file, line, key, "", expected, cure)


def _unfenced(file: str, text: str) -> tuple[Finding, ...]:
    """A finding where a generator would take the first lines for front matter all the same."""
    if not _UNFENCED.match(text):
        return ()
    expected = "front matter between two lines ---, the first line of the file being one"
    cure = "put --- above and below the keys, or begin the page with its heading"
    return (Finding(file, 1, "", text.strip().split("\n", 1)[0], expected, cure),)


def _braces(
    file: str, block: str, values: Mapping[Any, Any], lines: Mapping[str, int]
) -> list[Finding]:
    """Braces as written, in comments too, and as YAML reads them: it has escapes for them."""
    found = {
        number: line.strip()
        for number, line in enumerate(block.split("\n"), start=2)
        if any(mark in line for mark in _JINJA)
    }
    for key, value in values.items():
        if any(mark in repr(value) for mark in _JINJA):
            found.setdefault(lines.get(str(key), 1), str(value))
    return [
        Finding(file, number, "", shown, "plain values in the front matter", "remove the braces")
        for number, shown in found.items()
    ]
