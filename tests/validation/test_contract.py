"""The descriptor's pins: what code depends on is pinned, and words are not."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from briefs.gate.contract import PINNED, pin_of
from conftest import PROJECT


@pytest.fixture
def resources() -> list[dict[str, Any]]:
    path = PROJECT / "datapackage" / "datapackage.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["resources"]
    return found


def test_the_pins_are_those_of_the_real_descriptor(resources: list[dict[str, Any]]) -> None:
    pins = {resource["name"]: pin_of(resource) for resource in resources}
    assert dict(PINNED) == pins, f"where the change is meant, PINNED is to be {pins}"


def test_a_pin_leaves_words_free(resources: list[dict[str, Any]]) -> None:
    changed = copy.deepcopy(resources[0])
    changed["title"] = changed["description"] = "Other words"
    changed["schema"]["fields"][0] |= {"title": "Other", "description": "Other", "unit": "t"}
    assert pin_of(changed) == pin_of(resources[0])


@pytest.mark.parametrize("key", ["constraints", "type", "name"])
def test_a_pin_holds_what_a_column_is(resources: list[dict[str, Any]], key: str) -> None:
    changed = copy.deepcopy(resources[0])
    changed["schema"]["fields"][0].pop(key)
    assert pin_of(changed) != pin_of(resources[0])
