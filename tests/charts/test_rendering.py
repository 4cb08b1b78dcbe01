"""The drawn files: names, colours, type, the same bytes each time, and the cache."""

import re

import pytest
from lxml import etree

from briefs.charts import CHARTS, draw, folder_cache, uncached
from briefs.charts.theme import COLOURS
from briefs.model import Dyad
from conftest import total

DYAD = Dyad("kaz-tjk", "KAZ", "TJK")
SVG = "{http://www.w3.org/2000/svg}"
PHONE = 358
LEAST = 11
VARIABLE = re.compile(r"var\(--bb-([a-z0-9-]+)\)")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def charts(package):
    return {name: make(package, DYAD) for name, make in CHARTS.items()}


@pytest.fixture(scope="module")
def drawings(charts):
    return {name: draw(chart) for name, chart in charts.items()}


def tree(svg):
    return etree.fromstring(svg.encode())


@pytest.mark.parametrize("name", CHARTS)
def test_a_file_is_one_image_named_by_its_title_and_description(charts, drawings, name):
    root = tree(drawings[name].file)
    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    title, description = root.get("aria-labelledby").split()
    assert root.get("role") == "img"
    assert ids[title].tag == f"{SVG}title"
    assert ids[title].text == charts[name].title
    assert ids[description].tag == f"{SVG}desc"
    assert ids[description].text == charts[name].description


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_in_a_page_is_one_named_image_without_labels_inside(drawings, name, size):
    root = tree(getattr(drawings[name], size))
    assert root.get("role") == "img"
    assert len(root.get("aria-labelledby").split()) == 2
    inside = [element for element in root.iter() if element is not root]
    assert not [e for e in inside if e.get("aria-label") or e.get("role") or e.get("tabindex")]


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_in_a_page_has_colours_of_the_theme_alone(drawings, name, size):
    svg = getattr(drawings[name], size)
    assert set(VARIABLE.findall(svg)) <= set(COLOURS)
    for element in tree(svg).iter():
        assert element.get("style") is None
        for attribute in ("fill", "stroke", "color", "stop-color"):
            value = element.get(attribute)
            assert value in (None, "none") or VARIABLE.fullmatch(value), value
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", svg)


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("name", CHARTS)
def test_every_text_of_a_chart_has_a_colour(drawings, name, size):
    found = list(tree(getattr(drawings[name], size)).iter(f"{SVG}text"))
    assert found
    for element in found:
        assert VARIABLE.fullmatch(element.get("fill", "")), element.text


def size_of(element):
    while element is not None:
        if value := element.get("font-size"):
            return float(value.removesuffix("px"))
        element = element.getparent()
    pytest.fail("a text has no size")


@pytest.mark.parametrize("name", CHARTS)
def test_type_is_at_least_eleven_pixels_on_a_phone(drawings, name):
    root = tree(drawings[name].narrow)
    width = float(root.get("viewBox").split()[2])
    for element in root.iter(f"{SVG}text"):
        assert size_of(element) * PHONE / width >= LEAST, element.text


@pytest.mark.parametrize("name", CHARTS)
def test_a_file_brings_its_colours_for_light_and_dark(drawings, name):
    svg = drawings[name].file
    light, dark = svg.split("prefers-color-scheme:dark", 1)
    for used in set(VARIABLE.findall(svg)):
        assert f"--bb-{used}:{COLOURS[used].light}" in light
        assert f"--bb-{used}:{COLOURS[used].dark}" in dark


@pytest.mark.parametrize("name", CHARTS)
def test_a_png_is_a_png_of_the_wide_chart_in_double_size(drawings, name):
    png = drawings[name].png
    assert png.startswith(PNG)
    size = tuple(int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    box = tree(drawings[name].file).get("viewBox").split()[2:]
    assert size == tuple(2 * int(float(side)) for side in box)


@pytest.mark.parametrize("name", CHARTS)
def test_two_draws_of_one_chart_are_the_same_bytes(package, drawings, name):
    again = draw(CHARTS[name](package, DYAD))
    assert again == drawings[name]


def test_hostile_text_of_the_data_stays_text(make_package):
    economies = [
        {"code": "KAZ", "iso2": "KZ", "m49": "398", "name_en": "<script>alert(1)</script>"},
        {"code": "TJK", "iso2": "TJ", "m49": "762", "name_en": "A & B"},
    ]
    rows = [
        total("turnover", "2021", "90", "1"),
        total("turnover", "2022", "100", "1"),
        total("export", "2022", "60", "1"),
    ]
    package = make_package(economies=economies, trade_totals=rows)
    for make in (CHARTS["turnover"], CHARTS["flows"]):
        drawing = draw(make(package, DYAD))
        for svg in (drawing.wide, drawing.narrow, drawing.file):
            assert "<script" not in svg
            assert not list(tree(svg).iter(f"{SVG}script"))


def refuse():
    pytest.fail("it was made again")


def test_the_cache_keeps_what_was_made(tmp_path):
    cached = folder_cache(tmp_path / "new" / "folder")
    assert cached("a.svg", lambda: b"one") == b"one"
    assert cached("a.svg", refuse) == b"one"
    assert cached("b.svg", lambda: b"two") == b"two"


def test_the_cache_survives_the_process(tmp_path):
    folder_cache(tmp_path)("a.svg", lambda: b"one")
    assert folder_cache(tmp_path)("a.svg", refuse) == b"one"


def test_the_cache_keeps_nothing_of_a_making_that_fails(tmp_path):
    cached = folder_cache(tmp_path)
    with pytest.raises(ZeroDivisionError):
        cached("a.svg", lambda: 1 // 0)
    assert cached("a.svg", lambda: b"one") == b"one"


def test_the_cache_takes_no_empty_file_and_leaves_no_part(tmp_path):
    (tmp_path / "a.svg").write_bytes(b"")
    assert folder_cache(tmp_path)("a.svg", lambda: b"whole") == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
    assert folder_cache(tmp_path)("a.svg", lambda: b"other") == b"whole"


def test_a_chart_from_the_cache_is_the_chart(tmp_path, charts, drawings):
    for name, chart in charts.items():
        made = draw(chart, folder_cache(tmp_path))
        kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
        assert made == drawings[name]
        assert draw(chart, folder_cache(tmp_path)) == made
        assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == kept


def test_other_data_is_another_entry_of_the_cache(tmp_path, make_package):
    for value in ("100", "101"):
        rows = [total("turnover", "2021", "90", "1"), total("turnover", "2022", value, "1")]
        draw(CHARTS["turnover"](make_package(trade_totals=rows), DYAD), folder_cache(tmp_path))
        count = len(list(tmp_path.glob("*.svg")))
    assert count == 4


def test_a_chart_that_is_not_cached_is_made_each_time():
    made = []
    for _ in range(2):
        uncached("key", lambda: made.append(1) or b"")
    assert len(made) == 2
