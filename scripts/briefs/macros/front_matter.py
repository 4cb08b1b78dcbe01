"""The front matter of a page: the few keys that a page may set."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from briefs.gate import character_findings
from briefs.macros.front_matter_values import value_findings
from briefs.model import Finding
from briefs.model.fault_codes import markdown

ALLOWED = ("title", "description", "dyad", "economy", "hide", "search", "robots")
# As MkDocs reads them: a block at the first character, or else lines "key: value".
_BLOCK = re.compile(r"-{3}[ \t]*\n(.*?\n)(\.{3}|-{3})[ \t]*\n", re.DOTALL)
_UNFENCED = re.compile(r"\ufeff?(?: {0,3}[A-Za-z0-9_-]+:|\s*-{3}[ \t]*\n)")
_TEXTS = ("title", "description")
_LONGEST = 2000
_MOST_LISTS = 10
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
        values, lines = _plain_yaml(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        problem = getattr(error, "problem", "") or "a value is none that YAML can hold"
        expected, cure = (
            "keys and values in YAML between the two lines ---",
            f"correct the front matter: {problem}",
        )
        code = markdown.FRONT_MATTER_SYNTAX
        return FrontMatter("", ""), (Finding(file, line, "", "", expected, cure, code),)
    findings = [_key_finding(file, lines[key], key) for key in lines if key not in ALLOWED]
    findings += value_findings(file, values, lines)
    findings += _braces(file, match[1], values, lines)
    findings += _text_findings(file, values, lines)
    named = {}
    for key, known in (("dyad", tuple(dyads)), ("economy", tuple(economies))):
        named[key] = str(values.get(key, ""))
        if named[key] and named[key] not in known:
            near = ", ".join(difflib.get_close_matches(named[key], known, n=3, cutoff=0.3) or known)
            expected = f"an id of {_TABLES[key]}"
            findings.append(
                Finding(
                    file,
                    lines[key],
                    key,
                    named[key],
                    expected,
                    f"nearest: {near}",
                    markdown.FRONT_MATTER_NAME,
                )
            )
            named[key] = ""
    return FrontMatter(str(values.get("title", "")), **named), tuple(findings)


def _plain_yaml(block: str) -> tuple[Mapping[Any, Any], Mapping[str, int]]:
    """The keys and values of a front matter, and the line of each key.

    Raises:
        yaml.YAMLError: it is no mapping of plain keys, each once, or has anchors, aliases or tags,
            with which a few lines make a value of any size or kind; or it is longer or deeper
            than front matter needs, which takes the parser a time that grows by the square.
        ValueError: a value looks like a date and is none.
    """
    if len(block) > _LONGEST or sum(block.count(mark) for mark in "[{") > _MOST_LISTS:
        raise yaml.MarkedYAMLError(problem="write a few keys, each with a plain value")
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            problem = "write values without &, * and !"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type]
    node = yaml.compose(block, Loader=yaml.SafeLoader)
    lines: dict[str, int] = {}
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ((node, None),):
        if not isinstance(key, yaml.ScalarNode) or not isinstance(node, yaml.MappingNode):
            raise yaml.MarkedYAMLError(problem="write title: … and so on")
        if key.value in lines:
            problem = f"{key.value} stands there twice"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
        lines[key.value] = key.start_mark.line + 2
    return yaml.safe_load(block) or {}, lines


def _text_findings(
    file: str, values: Mapping[Any, Any], lines: Mapping[str, int]
) -> Iterator[Finding]:
    """Characters that escapes of YAML bring into texts."""
    for key in _TEXTS:
        value = values.get(key)
        for fault in character_findings(file, value) if isinstance(value, str) else ():
            yield replace(fault, row=lines.get(key, 1), column=key)


def _key_finding(file: str, line: int, key: str) -> Finding:
    expected = f"one of {', '.join(ALLOWED)}"
    near = difflib.get_close_matches(key, ALLOWED, n=1)
    cure = f"write {near[0]}" if near else "remove the key; it would change how the page is built"
    return Finding(file, line, key, "", expected, cure, markdown.FRONT_MATTER_KEY)


def _unfenced(file: str, text: str) -> tuple[Finding, ...]:
    """A finding where a generator would take the first lines for front matter all the same."""
    if not _UNFENCED.match(text):
        return ()
    expected = "front matter between two lines ---, the first line of the file being one"
    cure = "put --- above and below the keys, or begin the page with its heading"
    return (
        Finding(
            file, 1, "", text.strip().split("\n", 1)[0], expected, cure, markdown.FRONT_MATTER_FENCE
        ),
    )


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
        Finding(
            file,
            number,
            "",
            shown,
            "plain values in the front matter",
            "remove the braces",
            markdown.FRONT_MATTER_BRACES,
        )
        for number, shown in found.items()
    ]
