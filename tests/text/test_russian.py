from dataclasses import replace
from decimal import Decimal

import pytest

from briefs.figures import find_growth, find_product, level
from briefs.model import Cell, Flow, Making, Measure, Period, Qualifier
from briefs.text.numbers import money
from briefs.text.russian import russian_amount

D = Decimal
EXACT, ABOUT, OVER, UNDER = Qualifier
TURNOVER = Cell("kaz-tjk", "KAZ", "TJK", Flow.TURNOVER, Period.year(2022))


@pytest.fixture
def figure(package):
    return level(package, TURNOVER.of(Flow.EXPORT))


def said(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_figures_of_the_real_package_in_russian(package):
    assert said(russian_amount(level(package, TURNOVER))) == "1,38 млрд долларов"
    assert said(russian_amount(level(package, TURNOVER.of(Flow.EXPORT)))) == "877,6 млн долларов"
    assert said(russian_amount(find_growth(package, TURNOVER))) == "18,5 %"


@pytest.mark.parametrize(
    ("qualifier", "stated", "computed"),
    [
        (EXACT, "", ""),
        (ABOUT, "около ", "около "),
        (OVER, "более ", "не менее "),
        (UNDER, "почти ", "не более "),
    ],
)
def test_qualifiers_in_russian_differ_for_stated_and_computed(figure, qualifier, stated, computed):
    figure = replace(figure, qualifier=qualifier)
    assert said(russian_amount(figure)) == f"{stated}877,6 млн долларов"
    figure = replace(figure, making=Making.DIFFERENCE)
    assert said(russian_amount(figure)) == f"{computed}877,6 млн долларов"


@pytest.mark.parametrize(
    ("value", "rounding"),
    [
        ("1385", "1"),
        ("1375", "1"),
        ("999.8", "1"),
        ("9999", "1"),
        ("12345", "1"),
        ("123456", "1"),
        ("0.25", "0.1"),
        ("-376.2", "0.1"),
        ("-0.04", "0.1"),
        ("2000", "1000"),
    ],
)
def test_both_languages_show_the_same_digits(figure, value, rounding):
    figure = replace(figure, value=D(value), rounding=D(rounding))
    english = said(money(figure.value, figure.rounding)).replace("$", "")
    russian = said(russian_amount(figure)).replace(" долларов", "")
    words = {"million": "млн", "billion": "млрд"}
    number, unit = english.split()
    assert russian == f"{number.replace('.', ',')} {words[unit]}"


def test_a_negative_rate_has_a_real_minus(package):
    figure = find_growth(package, Cell("kaz-tjk", "TJK", "KAZ", Flow.TURNOVER, Period.year(2020)))
    assert said(russian_amount(figure)) == "\u22125 %"


def test_a_quantity_has_no_russian_words_yet(package):
    row = next(row for row in package.product_observations if row.quantity)
    figure = find_product(package, row.cell, Measure.QUANTITY)
    with pytest.raises(ValueError, match=figure.key):
        russian_amount(figure)
