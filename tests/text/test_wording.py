from dataclasses import replace
from decimal import Decimal

import pytest

from briefs.figures import (
    balance,
    find_growth,
    find_product,
    growth_needed,
    implied_growth,
    level,
    mirror_gap,
    progress,
    share,
)
from briefs.figures.targets import commitment, current_target
from briefs.model import Cell, Flow, Measure, Period, ProductCell, Qualifier, Statement
from briefs.text.amounts import (
    amount_text,
    change_text,
    commitment_amount,
    full_amount,
    quantity_text,
    signed_rate,
    statement_text,
)
from briefs.text.commitments import commitment_title
from briefs.text.numbers import CARD
from briefs.text.wording import (
    as_reported,
    figure_title,
    listed_names,
    making_text,
    precision_text,
)
from conftest import total

D = Decimal
EXACT, ABOUT, OVER, UNDER = Qualifier
TURNOVER = Cell("kaz-tjk", "KAZ", "TJK", Flow.TURNOVER, Period.year(2022))
EXPORT, IMPORT = TURNOVER.of(Flow.EXPORT), TURNOVER.of(Flow.IMPORT)
MINUS = "\u2212"


def said(text):
    """A text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def in_year(cell, year):
    return cell.in_period(Period.year(year))


def test_the_amount_of_a_sum_is_as_fine_as_three_digits(package):
    figure = level(package, TURNOVER)
    assert said(amount_text(figure)) == "$1.38 billion"
    assert said(amount_text(figure, CARD)) == "$1.38 bn"


def test_a_stated_bound_is_said_as_stated(package):
    assert said(amount_text(level(package, in_year(TURNOVER, 2025)))) == "over $1.2 billion"


def test_a_computed_bound_is_at_least_or_at_most(make_package):
    rows = [
        total("export", "2022", "900", "1", value_qualifier="over"),
        total("import", "2022", "500", "1"),
    ]
    figure = balance(make_package(trade_totals=rows), EXPORT)
    assert said(amount_text(figure)) == "at least $400 million"
    rows = [{**rows[0], "value_qualifier": "under"}, rows[1]]
    figure = balance(make_package(trade_totals=rows), EXPORT)
    assert said(amount_text(figure)) == "at most $400 million"


def test_a_quantity_has_its_unit(package):
    row = next(row for row in package.product_observations if row.quantity_unit == "t")
    figure = find_product(package, row.cell, Measure.QUANTITY)
    assert said(amount_text(figure)).endswith(" t")
    cubic = replace(figure.observations[0], quantity_unit="m3")
    assert said(amount_text(replace(figure, observations=(cubic,)))).endswith(" m³")


@pytest.mark.parametrize(
    ("measure", "unit", "text"),
    [
        (Measure.VALUE, "", "over $1.2 bn"),
        (Measure.GROWTH, "", "over +1,200 %"),
        (Measure.QUANTITY, "t", "over 1,200 t"),
        (Measure.QUANTITY, "t/month", "over 1,200 t a month"),
    ],
)
def test_a_statement_is_said_in_the_unit_of_its_measure(measure, unit, text):
    assert said(statement_text(Statement(D(1200), D(100), OVER), measure, unit)) == text


def test_a_commitment_is_said_as_stated(package):
    assert said(commitment_amount(commitment(package, "contracts-2023-05-04-tokayev"))) == (
        "$1.8 billion"
    )
    assert said(commitment_amount(commitment(package, "target-2023-05-04-two-billion"))).endswith(
        "$2 billion"
    )
    silent = commitment(package, "contract-2024-12-13-wheat")
    assert commitment_amount(silent) == "not stated"
    up_to = commitment(package, "plan-2021-03-18-talco-cover")
    assert said(commitment_amount(up_to, CARD)) == "up to $15 m"
    almost = commitment(package, "plan-2023-05-04-package")
    assert said(commitment_amount(almost)) == "almost $800 million"
    exact = commitment(package, "target-2023-05-04-roadmap")
    assert said(commitment_amount(exact)) == "$2 billion"


def test_a_commitments_title_says_what_it_is_and_when(package):
    target = current_target(package, package.dyads["kaz-tjk"])
    assert commitment_title(target) == "Target, stated 22 August 2024"


@pytest.mark.parametrize(
    ("figure", "title"),
    [
        (lambda p: level(p, TURNOVER), "Turnover, 2022, reported by Kazakhstan"),
        (lambda p: level(p, EXPORT), "Exports, 2022, reported by Kazakhstan"),
        (lambda p: find_growth(p, TURNOVER), "Growth of turnover, 2022, reported by Kazakhstan"),
        (lambda p: balance(p, EXPORT), "Balance, 2022, reported by Kazakhstan"),
        (lambda p: level(p, in_year(TURNOVER, 2006)), "Turnover, 2006, reporter not named"),
        (lambda p: mirror_gap(p, in_year(TURNOVER, 2020)), "Mirror gap of turnover, 2020"),
        (
            lambda p: progress(p, TURNOVER, current_target(p, p.dyads["kaz-tjk"])),
            "Progress to the target, 2022, reported by Kazakhstan",
        ),
        (
            lambda p: growth_needed(p, TURNOVER, current_target(p, p.dyads["kaz-tjk"])),
            "Growth a year needed from 2022, reported by Kazakhstan",
        ),
        (
            lambda p: find_product(
                p, ProductCell("KAZ", "TJK", "wheat", Period.year(2022)), Measure.VALUE
            ),
            "Wheat, Kazakhstan to Tajikistan, 2022",
        ),
        (
            lambda p: find_product(
                p, ProductCell("KAZ", "TJK", "wheat", Period.year(2022)), Measure.GROWTH
            ),
            "Growth of the value of wheat, Kazakhstan to Tajikistan, 2022",
        ),
    ],
)
def test_a_title_says_what_a_figure_is_and_who_reports_it(package, figure, title):
    assert figure_title(package, figure(package)) == title


def test_the_making_of_a_figure_shows_its_parts(package):
    assert making_text(level(package, TURNOVER)) == "877.6 exports + 501.4 imports"
    assert making_text(balance(package, TURNOVER)) == f"877.6 exports {MINUS} 501.4 imports"
    assert making_text(level(package, EXPORT)) == "stated as “$877.6 million”"
    gap = mirror_gap(package, in_year(TURNOVER, 2020))
    assert making_text(gap) == f"computed: 909.8 / 791 {MINUS} 1"
    target = current_target(package, package.dyads["kaz-tjk"])
    assert making_text(progress(package, TURNOVER, target)) == "computed from 1,379.0 turnover"


def test_the_making_of_a_share_names_part_and_whole(package):
    cell = ProductCell("KAZ", "TJK", "wheat", Period.year(2022))
    figure = share(find_product(package, cell, Measure.VALUE), level(package, EXPORT))
    assert making_text(figure) == "computed from 309.9 value and 877.6 exports"


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        (EXACT, "between $95 million and $105 million"),
        (ABOUT, "likely between $95 million and $105 million"),
        (OVER, "$100 million or more"),
        (UNDER, "below $100 million"),
    ],
)
def test_the_precision_says_where_the_number_lies(make_package, qualifier, text):
    row = total("export", "2022", "100", "10", value_qualifier=qualifier)
    assert said(precision_text(level(make_package(trade_totals=[row]), EXPORT))) == text


def test_the_precision_shows_the_halves_of_the_last_digit(package):
    assert said(precision_text(level(package, EXPORT))) == (
        "between $877.55 million and $877.65 million"
    )


def test_the_precision_of_a_negative_number_has_a_real_minus(make_package):
    rows = [total("export", "2022", "100", "1"), total("import", "2022", "300", "1")]
    figure = balance(make_package(trade_totals=rows), EXPORT)
    assert said(precision_text(figure)) == f"between {MINUS}$201 million and {MINUS}$199 million"


def test_the_precision_of_a_number_without_any_bound_is_what_is_likely(make_package):
    rows = [
        total(flow, "2022", value, "10", value_qualifier="over")
        for flow, value in (("export", "500"), ("import", "100"))
    ]
    figure = balance(make_package(trade_totals=rows), EXPORT)
    assert figure.qualifier is ABOUT
    assert said(precision_text(figure)) == "likely between $390 million and $410 million"


def test_no_precision_ever_shows_an_infinite_number(package):
    cells = {row.cell for row in package.observations if row.cell.reporter}
    for cell in cells:
        for figure in (find_growth(package, cell), mirror_gap(package, cell)):
            if figure is not None:
                assert "nfinity" not in precision_text(figure) + amount_text(figure)


def test_a_row_whose_words_were_not_kept_says_so(package):
    figure = level(package, EXPORT)
    silent = replace(figure, observations=(replace(figure.observations[0], stated_as=""),))
    assert making_text(silent) == "stated; the printed form was not recorded"


def test_the_full_amount_has_every_stated_digit(make_package, package):
    assert said(full_amount(level(package, TURNOVER))) == "$1,379.0 million"
    assert said(full_amount(level(package, in_year(TURNOVER, 2025)))) == "over $1,200 million"
    assert said(full_amount(find_growth(package, TURNOVER))) == "18.5 %"
    for imports, text in (("2100", f"{MINUS}$2,000"), ("100", "$0"), ("50", "$50")):
        rows = [total("export", "2022", "100", "1"), total("import", "2022", imports, "1")]
        figure = balance(make_package(trade_totals=rows), EXPORT)
        assert said(full_amount(figure)) == f"{text} million"


def test_a_change_is_said_without_its_sign(package):
    cell = Cell("kaz-tjk", "TJK", "KAZ", Flow.TURNOVER, Period.year(2023))
    assert said(change_text(find_growth(package, cell))) == "almost 20 %"
    assert said(change_text(find_growth(package, TURNOVER))) == "18.5 %"


def test_a_computed_change_is_at_least_or_at_most(make_package):
    rows = [
        total("turnover", "2021", "500", "1"),
        total("turnover", "2022", "600", "1", value_qualifier="over"),
    ]
    figure = find_growth(make_package(trade_totals=rows), TURNOVER)
    assert said(change_text(figure)) == "at least 20.0 %"


def test_the_precision_of_a_rate_and_of_a_quantity_is_in_their_units(package):
    assert said(precision_text(find_growth(package, TURNOVER))) == "between 18.45 % and 18.55 %"
    row = next(
        row
        for row in package.product_observations
        if row.quantity_unit == "t" and row.quantity.qualifier is EXACT
    )
    figure = find_product(package, row.cell, Measure.QUANTITY)
    assert said(precision_text(figure)).endswith(" t")
    assert "$" not in precision_text(figure)


def test_a_signed_rate_shows_its_sign_and_qualifier(package):
    assert said(signed_rate(find_growth(package, TURNOVER))) == "+18.5 %"
    cell = Cell("kaz-tjk", "TJK", "KAZ", Flow.TURNOVER, Period.year(2023))
    assert said(signed_rate(find_growth(package, cell))) == f"almost {MINUS}20 %"


@pytest.mark.parametrize(
    ("value", "rounding", "unit", "text"),
    [
        ("26000", "1000", "t", "26,000 t"),
        ("999999", "1", "t", "999,999 t"),
        ("1000000", "1000000", "t", "1 million t"),
        ("156500000", "100000", "m³", "156.5 million m³"),
        ("1505000", "1000", "kWh", "1.505 million kWh"),
        ("2000000000", "1000000000", "kWh", "2,000 million kWh"),
        ("283.5", "0.1", "t a month", "283.5 t a month"),
    ],
)
def test_a_quantity_from_a_million_on_is_in_millions_as_finely_as_stated(
    value, rounding, unit, text
):
    assert said(quantity_text(D(value), D(rounding), unit)) == text
    assert " " not in quantity_text(D(value), D(rounding), unit).removesuffix(unit)


def test_a_statement_of_a_large_quantity_is_in_millions():
    stated = Statement(D(156500000), D(100000), ABOUT)
    assert said(statement_text(stated, Measure.QUANTITY, "m3")) == "about 156.5 million m³"


def implied(make_package, base, new, base_qualifier="exact", new_qualifier="exact"):
    rows = [
        total("turnover", "2021", base, "1", value_qualifier=base_qualifier),
        total("turnover", "2022", new, "1", value_qualifier=new_qualifier),
    ]
    package = make_package(trade_totals=rows)
    return implied_growth(level(package, TURNOVER), level(package, in_year(TURNOVER, 2021)))


@pytest.mark.parametrize(
    ("base", "new", "qualifiers", "text"),
    [
        ("1000", "753", ("exact", "over"), "above −24.7 %"),
        ("1000", "800", ("exact", "under"), "below −20.0 %"),
        ("1000", "800", ("over", "exact"), "below −20.0 %"),
        ("1000", "800", ("under", "exact"), "above −20.0 %"),
        ("1000", "800", ("exact", "exact"), "about −20.0 %"),
        ("1000", "1300", ("exact", "over"), "at least +30.0 %"),
        ("1000", "1300", ("over", "exact"), "at most +30.0 %"),
    ],
)
def test_a_computed_bound_of_a_fall_is_said_by_its_place_on_the_scale(
    make_package, base, new, qualifiers, text
):
    figure = implied(make_package, base, new, *qualifiers)
    assert said(signed_rate(figure)) == text
    if text.startswith("above"):
        assert figure.possible.lower.is_finite()
        assert not figure.possible.upper.is_finite()
    if text.startswith("below"):
        assert figure.possible.upper < 0


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        ("exact", "−20 %"),
        ("about", "about −20 %"),
        ("over", "over −20 %"),
        ("under", "almost −20 %"),
    ],
)
def test_a_stated_fall_is_said_in_the_words_of_its_statement(make_package, qualifier, text):
    rate = {"growth_pct": "-20", "growth_rounding_pct": "1", "growth_qualifier": qualifier}
    package = make_package(trade_totals=[total("turnover", "2022", **rate)])
    assert said(signed_rate(find_growth(package, TURNOVER))) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("Kazakhstan",), "Kazakhstan"),
        (("Kazakhstan", "Tajikistan"), "Kazakhstan and Tajikistan"),
        (("Kazakhstan", "Tajikistan", "Uzbekistan"), "Kazakhstan, Tajikistan and Uzbekistan"),
    ],
)
def test_names_are_listed_as_a_sentence_lists_them(names, text):
    assert listed_names(names) == text


@pytest.mark.parametrize(
    ("inferred", "text"),
    [
        ("", "as Kazakhstan reports"),
        ("reporter", "read as Kazakhstan’s"),
        ("period", "as Kazakhstan reports, year inferred"),
        ("reporter period", "read as Kazakhstan’s, year inferred"),
        ("flow", "as Kazakhstan reports"),
    ],
)
def test_whose_count_a_figure_is_says_what_was_read_into_the_text(make_package, inferred, text):
    package = make_package(trade_totals=[total("turnover", "2022", "1", "1", inferred=inferred)])
    assert as_reported(package, level(package, TURNOVER)) == text
