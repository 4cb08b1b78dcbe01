"""What holds of the texts of the real briefs, as people write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefs.model import Package
from conftest import PROJECT

BRIEFS = sorted((PROJECT / "docs" / "briefs").glob("*-*.md"))
IDS = [path.stem for path in BRIEFS]
WORDS = range(200, 521)
# The first pair is the best documented, and its text was there before the others.
WORDS_OF = {"kaz-tjk": range(200, 801)}
OPEN = "What is open"
# No row of these pairs states an amount that the section could show.
WITHOUT_AMOUNTS = {("tjk-tkm", "Promises without sums")}

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_RUSSIAN = '<details class="bb-more" lang="ru" markdown="1">'


def narrative(path: Path) -> str:
    """The English text of a brief, from its heading to the Russian details."""
    text = path.read_text(encoding="utf-8")
    return text.split("## How the trade developed\n", 1)[1].split(_RUSSIAN, 1)[0]


def russian(path: Path) -> str:
    """The Russian text of a brief."""
    return path.read_text(encoding="utf-8").split(_RUSSIAN, 1)[1].split("</details>", 1)[0]


def sections(path: Path) -> dict[str, str]:
    """The text below each heading of the narrative."""
    _, *parts = re.split(r"^### ", narrative(path), flags=re.MULTILINE)
    return {heading: text for heading, _, text in (part.partition("\n") for part in parts)}


def test_every_pair_has_its_brief_its_statements_and_its_sources(package: Package) -> None:
    assert set(IDS) == set(package.dyads)
    for dyad in package.dyads:
        for page in ("statements", "sources"):
            text = (PROJECT / "docs" / "briefs" / dyad / f"{page}.md").read_text(encoding="utf-8")
            assert f"\ndyad: {dyad}\n" in text


@pytest.mark.parametrize("path", BRIEFS, ids=IDS)
def test_a_brief_has_one_outline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert f"\ndyad: {path.stem}\n" in text
    blocks = [
        "summary_line()",
        "headline()",
        "key_figures()",
        "figure_sections()",
        "## How the trade developed",
        _RUSSIAN,
        "evidence_sections()",
    ]
    places = [text.index(block) for block in blocks]
    assert places == sorted(places)
    assert [text.count(block) for block in blocks] == [1] * len(blocks)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["How the trade developed"]


@pytest.mark.parametrize("path", BRIEFS, ids=IDS)
def test_the_text_of_a_brief_is_neither_thin_nor_long(path: Path) -> None:
    words = [word for word in _CALL.sub("x", narrative(path)).split() if re.search(r"\w", word)]
    assert len(words) in WORDS_OF.get(path.stem, WORDS)


@pytest.mark.parametrize("path", BRIEFS, ids=IDS)
def test_every_section_but_the_open_questions_shows_a_figure(path: Path) -> None:
    found = sections(path)
    assert 3 <= len(found) <= 5
    for heading, text in found.items():
        if heading != OPEN and (path.stem, heading) not in WITHOUT_AMOUNTS:
            assert _CALL.search(text), heading


def test_a_section_without_amounts_is_of_a_pair_that_promised_none(package: Package) -> None:
    for dyad, heading in WITHOUT_AMOUNTS:
        assert heading in sections(PROJECT / "docs" / "briefs" / f"{dyad}.md")
        assert not any(row.value for row in package.commitments if row.dyad == dyad)


@pytest.mark.parametrize("path", BRIEFS, ids=IDS)
def test_the_last_section_asks_two_to_five_open_questions(path: Path) -> None:
    found = sections(path)
    assert list(found)[-1] == OPEN
    items = re.findall(r"^- (.*)$", found[OPEN], re.MULTILINE)
    assert 2 <= len(items) <= 5
    whole = [" ".join(item.split()) for item in re.split(r"^- ", found[OPEN], flags=re.MULTILINE)]
    assert all("?" in item for item in whole[1:])


@pytest.mark.parametrize("path", BRIEFS, ids=IDS)
def test_the_russian_text_shows_russian_figures_and_ends_alike(path: Path) -> None:
    text = russian(path)
    calls = _CALL.findall(text)
    assert calls
    assert all('language="ru"' in call for call in calls)
    assert not any('language="ru"' in call for call in _CALL.findall(narrative(path)))
    assert "<summary>Кратко по-русски</summary>" in text
    last = "Нажмите на число, чтобы узнать, кто и когда его назвал и что говорят другие."
    assert " ".join(text.split()).endswith(last)
    assert not re.search(r"[a-z]", _CALL.sub("", text.replace("summary", "")))


@pytest.mark.parametrize("path", BRIEFS, ids=IDS)
def test_a_brief_says_what_it_is_about(path: Path, package: Package) -> None:
    text = path.read_text(encoding="utf-8")
    dyad = package.dyads[path.stem]
    names = [package.name_of(code) for code in (dyad.economy_a, dyad.economy_b)]
    assert f"\ntitle: {'–'.join(names)}\n" in text
    assert f"\n# {'–'.join(names)}\n" in text
    (description,) = re.findall(r"^description: (.*)$", text, re.MULTILINE)
    assert all(name in description for name in names)
    assert len(description) <= 200
