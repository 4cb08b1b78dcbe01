"""Annotations: one line of GitHub's syntax, whatever a contributor wrote into a cell."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefs.model import Annotation, Finding, Level
from briefs.model.fault_codes import cells


def read_as_the_runner_does(line: str) -> tuple[str, dict[str, str], str]:
    """The level, the properties and the message of a command, split and unescaped by its rules."""
    assert line.startswith("::")
    head, message = line[2:].split("::", 1)
    level, _, listed = head.partition(" ")
    properties = {}
    for part in listed.split(","):
        name, value = part.split("=", 1)
        for escape, char in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r")):
            value = value.replace(escape, char)
        properties[name] = value.replace("%25", "%")
    for escape, char in (("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        message = message.replace(escape, char)
    return level, properties, message


def test_an_annotation_is_a_workflow_command() -> None:
    remark = Annotation(Level.ERROR, "datapackage/data/a.csv", 4, 7, "flow", "expected: x\ndo: y")
    assert str(remark) == (
        "::error file=datapackage/data/a.csv,line=4,col=7,title=flow::expected: x%0Ado: y"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert str(Annotation(Level.WARNING, "mkdocs.yml", 0, 0, "T", "m")) == (
        "::warning file=mkdocs.yml,title=T::m"
    )


def test_a_percent_sign_is_escaped_before_what_makes_one() -> None:
    remark = Annotation(Level.ERROR, "a", 1, 0, "18.5 %, 3:4", "%0A is no line\r\nend, a:b")
    assert "title=18.5 %25%2C 3%3A4::" in str(remark)
    assert str(remark).endswith("::%250A is no line%0D%0Aend, a:b")


def test_a_long_value_is_cut_in_the_title() -> None:
    finding = Finding(
        "a.csv", 2, "note", "x" * 5_000, "a short text", "shorten it", cells.LONG_TEXT
    )
    level, properties, message = read_as_the_runner_does(str(Annotation.of_fault(finding, 9)))
    assert level == "error"
    assert properties["title"].startswith(f"T208 {cells.LONG_TEXT.title}: note: 'xxx")
    assert len(properties["title"]) < 255  # the most that GitHub shows
    assert (properties["line"], properties["col"]) == ("2", "9")
    assert message == "expected: a short text\ndo: shorten it"


@given(file=st.text(min_size=1), title=st.text(min_size=1), message=st.text())
def test_no_text_ends_the_command_or_begins_another(file: str, title: str, message: str) -> None:
    line = str(Annotation(Level.ERROR, file, 3, 2, title, message))
    assert not re.search(r"[\r\n]", line)
    level, properties, told = read_as_the_runner_does(line)
    assert level == "error"
    assert set(properties) == {"file", "line", "col", "title"}
    assert (properties["file"], properties["title"], told) == (file, title, message)
