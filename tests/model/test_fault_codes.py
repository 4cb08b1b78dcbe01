"""Every fault has a code, and every code is explained and used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from briefs.model import fault_codes
from briefs.model.fault_codes import AREAS, CATALOGUE, FaultCode, explanation_address
from conftest import PROJECT

SOURCES = [
    path
    for path in sorted((PROJECT / "scripts").rglob("*.py"))
    if path.parent.name != "fault_codes"
]
NAMES = {
    f"{area.slug}.{name}": value
    for area in AREAS
    for name, value in vars(getattr(fault_codes, area.slug)).items()
    if isinstance(value, FaultCode)
}


def names_used() -> Iterator[str]:
    """The codes that the sources name, as module.NAME whatever the module is called there."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {
            alias.asname or alias.name: alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "briefs.model.fault_codes"
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") in modules:
                yield f"{modules[node.value.id]}.{node.attr}"


def test_every_code_that_the_sources_name_is_in_the_catalogue() -> None:
    assert set(names_used()) - set(NAMES) == set()


def test_every_code_of_the_catalogue_is_used() -> None:
    assert set(NAMES) - set(names_used()) == set()


def test_no_code_is_made_outside_the_catalogue() -> None:
    for path in SOURCES:
        assert not re.search(r"\bFaultCode\(", path.read_text(encoding="utf-8")), path


def test_a_finding_needs_a_code() -> None:
    calls = [
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"
    ]
    assert len(calls) > 50
    for call in calls:
        assert len(call.args) == 7 or any(isinstance(arg, ast.Starred) for arg in call.args)


def test_a_code_is_the_letter_of_its_area_and_three_digits_and_stands_once() -> None:
    codes = [code for area in AREAS for code in area.codes]
    assert len(CATALOGUE) == len(codes) == len({code.title for code in codes})
    for area in AREAS:
        assert area.codes
        for code in area.codes:
            assert re.fullmatch(rf"{area.letter}\d\d\d", code.code)


@pytest.mark.parametrize("code", CATALOGUE.values(), ids=str)
def test_a_code_says_what_it_means_why_and_what_to_do(code: FaultCode) -> None:
    assert not code.title.endswith(".")
    for text in (code.meaning, code.reason, code.cure):
        assert text.endswith((".", "`.", ")."))
        assert len(text) > 15
        assert text.count("`") % 2 == 0
    assert explanation_address(code).endswith(f"/#{code.code.lower()}")
