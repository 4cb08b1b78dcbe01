"""What holds of the checks for all numbers, however they are rounded."""

from collections import Counter
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_packages import PARTNER, observed, package_of, product_of, share_of

from briefs.checks import run_checks
from briefs.model import (
    CheckKind,
    Interval,
    Observation,
    ProductObservation,
    Qualifier,
    Statement,
    Verdict,
)

EXACT, ABOUT, OVER, UNDER = Qualifier
RANK = {Verdict.CONFLICTS: 0, Verdict.CANNOT_TELL: 1, Verdict.AGREES: 2}
ROUNDING = {EXACT: ROUND_HALF_UP, ABOUT: ROUND_HALF_UP, OVER: ROUND_FLOOR, UNDER: ROUND_CEILING}
FINE = Context(prec=60)
some = settings(max_examples=60, deadline=None)

amounts = st.integers(1, 3_000_000).map(lambda number: Decimal(number) / 1000)
money_places = st.sampled_from([Decimal(place) for place in ("0.01", "0.1", "1", "10", "100")])
rate_places = st.sampled_from([Decimal(place) for place in ("0.1", "1", "10")])


@st.composite
def roundings(draw, true, places, qualifiers=(EXACT, ABOUT)):
    """A true number, rounded half up, or cut down or up where it is stated as a bound."""
    place, qualifier = draw(places), draw(st.sampled_from(qualifiers))
    if qualifier in (OVER, UNDER) and true < 0:
        qualifier = EXACT
    size = (abs(true) / place).to_integral_value(ROUNDING[qualifier]) * place
    if qualifier is UNDER and size == true:
        size += place  # almost so much is less than that
    return Statement(size if true >= 0 else -size, place, qualifier)


def growth(new, base):
    """The true growth in percent, to sixty digits."""
    return FINE.subtract(FINE.multiply(FINE.divide(new, base), Decimal(100)), Decimal(100))


def conflicts(package, *kinds):
    """The conflicts of some kinds, or of all."""
    return [
        check.id
        for check in run_checks(package)
        if check.verdict is Verdict.CONFLICTS and (not kinds or check.kind in kinds)
    ]


@st.composite
def trades(draw, qualifiers=(EXACT, ABOUT)):
    """Two years of one reporter as its statistics would round them, each cell on its own."""
    years = ("2021", "2022")
    true = {(flow, year): draw(amounts) for flow in ("export", "import") for year in years}
    for year in years:
        true["turnover", year] = true["export", year] + true["import", year]
    rows = []
    for (flow, year), value in true.items():
        rate = None
        if year == "2022":
            rate = draw(roundings(growth(value, true[flow, "2021"]), rate_places, qualifiers))
        rows.append(observed(flow, year, draw(roundings(value, money_places, qualifiers)), rate))
    return rows


@some
@given(trades())
def test_rounded_figures_never_conflict_with_their_own_sum_and_growth(rows):
    package = package_of(rows)
    kinds = {check.kind for check in run_checks(package)}
    assert CheckKind.SUM in kinds
    assert conflicts(package) == []


@some
@given(trades(qualifiers=(EXACT, ABOUT, OVER)))
def test_figures_that_are_cut_down_to_a_bound_never_conflict_with_their_own_sum(rows):
    levels = [replace(row, growth=None) for row in rows]
    assert conflicts(package_of(levels)) == []


@st.composite
def bounded_trades(draw):
    """One year whose numbers may be bounds from below or from above."""
    exports, imports = draw(amounts), draw(amounts)
    true = {"export": exports, "import": imports, "turnover": exports + imports}
    return [
        observed(flow, "2022", draw(roundings(value, money_places, tuple(Qualifier))))
        for flow, value in true.items()
    ]


@some
@given(bounded_trades())
def test_bounds_never_conflict_with_their_own_sum(rows):
    assert conflicts(package_of(rows), CheckKind.SUM, CheckKind.REPEAT) == []


@st.composite
def partner_shares(draw):
    """Both flows and the turnover with one partner, with their shares of all trade."""
    flows = {flow: draw(amounts) for flow in ("export", "import")}
    worlds = {flow: flows[flow] + draw(amounts) for flow in flows}
    flows["turnover"] = flows["export"] + flows["import"]
    worlds["turnover"] = worlds["export"] + worlds["import"]
    places = st.sampled_from([Decimal(place) for place in ("0.01", "0.1", "1")])
    rows, indicators = [], []
    for flow, value in flows.items():
        share = FINE.multiply(FINE.divide(value, worlds[flow]), Decimal(100))
        rows.append(observed(flow, "2022", draw(roundings(value, money_places)), reporter="TJK"))
        indicators.append(share_of(flow, "2022", draw(roundings(share, places))))
    return package_of(rows, indicators=indicators)


@some
@given(partner_shares())
def test_rounded_shares_never_conflict_with_what_they_are_shares_of(package):
    assert any(check.id.startswith("share-share-") for check in run_checks(package))
    assert conflicts(package) == []


@st.composite
def parts(draw):
    """A year, a half of it, a quarter of that, and a product: each a part of the one before."""
    quarter, half, year = sorted(draw(amounts) for _ in range(3))
    product = draw(amounts)
    assume(product <= year)
    rows = [
        observed("export", period, draw(roundings(value, money_places, tuple(Qualifier))))
        for period, value in (("2022", year), ("2022-H1", half), ("2022-Q1", quarter))
    ]
    wheat = product_of("KAZ", "2022", draw(roundings(product, money_places, tuple(Qualifier))))
    return package_of(rows, products=[wheat])


@some
@given(parts())
def test_rounded_parts_never_conflict_with_their_whole(package):
    kinds = Counter(check.kind for check in run_checks(package))
    assert kinds == {CheckKind.NESTING: 3, CheckKind.SHARE: 1}
    assert conflicts(package) == []


@st.composite
def repeats(draw):
    """Two statements of one true number."""
    true = draw(amounts)
    return [
        observed("export", "2022", draw(roundings(true, money_places)), source=source)
        for source in ("paper", "gazette")
    ]


@some
@given(repeats())
def test_two_roundings_of_one_number_never_conflict(rows):
    assert conflicts(package_of(rows)) == []


@st.composite
def mirrors(draw, most="0.2"):
    """The same trade as both sides report it, the importer's value up to a fifth larger."""
    exports = draw(amounts)
    extra = Decimal(draw(st.integers(0, int(Decimal(most) * 1000)))) / 1000
    return [
        observed("export", "2022", draw(roundings(exports, money_places))),
        observed(
            "import",
            "2022",
            draw(roundings(exports * (1 + extra), money_places)),
            reporter="TJK",
        ),
    ]


@some
@given(mirrors())
def test_a_mirror_that_is_normal_never_conflicts(rows):
    assert conflicts(package_of(rows)) == []


@some
@given(amounts, amounts, st.data())
def test_two_roundings_of_one_growth_never_have_opposite_signs(new, base, data):
    true = growth(new, base)
    rows = [
        observed("turnover", "2022", None, data.draw(roundings(true, rate_places)), reporter=who)
        for who in ("KAZ", "TJK")
    ]
    assert conflicts(package_of(rows)) == []


statements = st.builds(
    lambda number, place, qualifier: Statement(number * place, place, qualifier),
    st.integers(1, 40).map(Decimal),
    st.sampled_from([Decimal(place) for place in ("0.1", "1", "10")]),
    st.sampled_from(tuple(Qualifier)),
)
levels = st.builds(
    lambda number, place, qualifier: Statement(number * place, place, qualifier),
    st.integers(10, 300).map(Decimal),
    st.sampled_from([Decimal(place) for place in ("0.1", "1", "10")]),
    st.sampled_from(tuple(Qualifier)),
)


# A value below half of its own rounding may be nothing.
vanishing = st.builds(
    lambda number, place, qualifier: Statement(number * place, place, qualifier),
    st.sampled_from([Decimal("0.1"), Decimal("0.3"), Decimal("0.5")]),
    st.sampled_from([Decimal(1), Decimal(10)]),
    st.sampled_from(tuple(Qualifier)),
)


def widened(row, measure):
    """A row whose statement is rounded to a place ten times as coarse."""
    statement = getattr(row, measure)
    return replace(row, **{measure: replace(statement, rounding=statement.rounding * 10)})


# The rows of one check, one row per cell, and which of them may be widened in what.
SHAPES = {
    CheckKind.SUM: (
        lambda one, two, three, _: [
            observed("export", "2022", one),
            observed("import", "2022", two),
            observed("turnover", "2022", three),
        ],
        [(0, "value"), (1, "value"), (2, "value")],
    ),
    CheckKind.GROWTH: (
        lambda one, two, _, rate: [
            observed("export", "2021", one),
            observed("export", "2022", two, rate),
        ],
        [(0, "value"), (1, "value"), (1, "growth")],
    ),
    CheckKind.REPEAT: (
        lambda one, two, *_: [
            observed("export", "2022", one, authority="statistics"),
            observed("export", "2022", two, source="gazette", authority="press"),
        ],
        [(1, "value")],
    ),
    CheckKind.MIRROR: (
        lambda one, two, *_: [
            observed("export", "2022", one),
            observed("import", "2022", two, reporter="TJK"),
        ],
        [(0, "value"), (1, "value")],
    ),
    CheckKind.NESTING: (
        lambda one, two, *_: [
            observed("export", "2022", one),
            observed("export", "2022-H1", two),
        ],
        [(0, "value"), (1, "value")],
    ),
}


def verdict_of(rows, kind):
    (check,) = (check for check in run_checks(package_of(rows)) if check.kind is kind)
    return check.verdict


@pytest.mark.parametrize("kind", SHAPES)
@some
@given(levels, levels, levels, statements, st.data())
def test_widening_a_rounding_never_makes_a_verdict_worse(kind, one, two, three, rate, data):
    # a rate of growth above zero and exact or about: bounds of rates have tests of their own
    rate = replace(rate, qualifier=data.draw(st.sampled_from([EXACT, ABOUT])))
    make, choices = SHAPES[kind]
    rows = make(one, two, three, rate)
    index, measure = data.draw(st.sampled_from(choices))
    wider = [widened(row, measure) if n == index else row for n, row in enumerate(rows)]
    assert RANK[verdict_of(wider, kind)] >= RANK[verdict_of(rows, kind)]


@pytest.mark.parametrize("kind", SHAPES)
@some
@given(levels, levels, levels, statements, st.data())
def test_saying_about_never_makes_a_verdict_worse(kind, one, two, three, rate, data):
    rate = replace(rate, qualifier=EXACT)
    make, choices = SHAPES[kind]
    rows = make(one, two, three, rate)
    index, measure = data.draw(st.sampled_from(choices))
    statement = replace(getattr(rows[index], measure), qualifier=EXACT)
    said = [replace(rows[index], **{measure: replace(statement, qualifier=word)})
            for word in (EXACT, ABOUT)]  # fmt: skip
    exact, about = ([*rows[:index], row, *rows[index + 1 :]] for row in said)
    assert RANK[verdict_of(about, kind)] >= RANK[verdict_of(exact, kind)]


def exchanged(row: Observation | ProductObservation):
    """A row of the same trade in which both economies have changed places."""
    if isinstance(row, Observation):
        cell = replace(row.cell, reporter=row.cell.partner, partner=row.cell.reporter)
        return replace(row, cell=cell)
    cell = replace(row.cell, exporter=row.cell.importer, importer=row.cell.exporter)
    return replace(row, cell=cell, reporter=PARTNER[row.reporter])


@st.composite
def any_rows(draw):
    """Up to fourteen rows of both reporters and of none, of few cells, so that they meet."""
    rows = []
    for number in range(draw(st.integers(2, 14))):
        value = draw(st.none() | levels | vanishing)
        rate = draw(st.none() | statements)
        if value is None and rate is None:
            continue
        if rate is not None:
            sign = draw(st.sampled_from([1, 1, -1]))
            rate = Statement(sign * rate.value % 90, rate.rounding, rate.qualifier)
        rows.append(
            observed(
                draw(st.sampled_from(["export", "import", "turnover"])),
                draw(st.sampled_from(["2021", "2022", "2023", "2022-H1"])),
                value,
                rate,
                reporter=draw(st.sampled_from(["KAZ", "KAZ", "TJK", "TJK", ""])),
                source=draw(st.sampled_from(["paper", "gazette"])),
                authority=draw(st.sampled_from(["statistics", "press"])),
                inferred=draw(st.sampled_from(["", "", "", "reporter", "period"])),
                id=f"row-{number}",
            )
        )
    return rows


def verdicts_of(package):
    """Every check of a package by what it compares, whichever side it names first."""
    return Counter(
        (
            check.kind,
            check.compares_growth,
            frozenset(check.row_ids),
            check.verdict,
            check.doubt,
        )
        for check in run_checks(package)
    )


@settings(max_examples=150, deadline=None)
@given(any_rows(), levels)
def test_the_order_of_the_two_economies_changes_no_verdict(rows, wheat):
    product = product_of("KAZ", "2022", wheat)
    shares = [share_of(flow, "2022", ("20", "1")) for flow in ("export", "import", "turnover")]
    turned = [replace(row, reporter=row.partner, partner=row.reporter) for row in shares]
    package = package_of(rows, products=[product], indicators=shares)
    other = package_of(map(exchanged, rows), products=[exchanged(product)], indicators=turned)
    assert verdicts_of(package) == verdicts_of(other)


@some
@given(levels, levels, levels, st.booleans())
def test_the_order_of_the_two_economies_keeps_a_mirror_of_flows_alone(one, two, whole, is_first):
    adding, stating = ("KAZ", "TJK") if is_first else ("TJK", "KAZ")
    flows = [replace(statement, qualifier=EXACT) for statement in (one, two)]
    rows = [
        observed("export", "2022", flows[0], reporter=adding),
        observed("import", "2022", flows[1], reporter=adding),
        observed("turnover", "2022", whole, reporter=stating),
    ]
    here, there = (verdicts_of(package_of(each)) for each in (rows, map(exchanged, rows)))
    assert here == there
    (mirror,) = (key for key in here if key[0] is CheckKind.MIRROR)
    assert mirror[2] == frozenset(row.id for row in rows)


@settings(max_examples=150, deadline=None)
@given(any_rows())
def test_every_check_rests_on_given_rows_and_has_an_id_of_its_own(rows):
    checks = run_checks(package_of(rows))
    ids = {row.id for row in rows}
    assert len({check.id for check in checks}) == len(checks)
    for check in checks:
        assert set(check.row_ids) <= ids
        assert (check.doubt is None) or check.verdict is Verdict.CANNOT_TELL
        assert check.expected.lower <= check.expected.upper
        assert check.found.lower <= check.found.upper


ends = st.integers(0, 9_999_999).map(lambda number: Decimal(number) / 1000)


@st.composite
def members(draw, positive=False):
    """An interval of amounts and a number in it."""
    lower, upper = sorted((draw(ends), draw(ends)))
    assume(lower < upper and (lower > 0 or not positive))
    part = draw(st.fractions(0, 1, max_denominator=7))
    number = Fraction(lower) + (Fraction(upper) - Fraction(lower)) * part
    interval = Interval(lower, upper, part == 0 or draw(st.booleans()), part == 1)
    return interval, number


@settings(max_examples=200, deadline=None)
@given(members(), members())
def test_a_quotient_contains_the_true_quotient_of_any_members(first, second):
    (dividend, x), (divisor, y) = first, second
    assume(y > 0)
    quotient = dividend / divisor
    true = x / y
    lower, upper = quotient.lower, quotient.upper
    assert Fraction(lower) <= true
    assert not upper.is_finite() or true <= Fraction(upper)
    assert true != Fraction(lower) or quotient.lower_closed
    if upper.is_finite():
        assert true != Fraction(upper) or quotient.upper_closed


@settings(max_examples=200, deadline=None)
@given(members(), members(positive=True))
def test_a_quotient_is_hardly_wider_than_its_members_make_it(first, second):
    (dividend, _), (divisor, _) = first, second
    quotient = dividend / divisor
    lowest = Fraction(dividend.lower) / Fraction(divisor.upper)
    highest = Fraction(dividend.upper) / Fraction(divisor.lower)
    hair = Fraction(1, 10**26)
    assert lowest * (1 - hair) <= Fraction(quotient.lower) <= lowest
    assert highest <= Fraction(quotient.upper) <= highest * (1 + hair)
