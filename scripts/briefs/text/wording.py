"""Figures in words: what they are, how they were made, how precise they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefs.model import (
    AnyObservation,
    Cell,
    Dyad,
    Figure,
    Flow,
    Interval,
    Making,
    Measure,
    Package,
    ProductCell,
    Qualifier,
    Unit,
)
from briefs.text.amounts import unit_name
from briefs.text.dates import period_label
from briefs.text.numbers import (
    MINUS,
    NO_BREAK_SPACE,
    grouped,
    places_of,
    plain,
)

FLOW_NOUNS = {Flow.EXPORT: "exports", Flow.IMPORT: "imports", Flow.TURNOVER: "turnover"}


COMMITMENT_KINDS = {
    "contract_total": "Contract total",
    "contract": "Contract",
    "target": "Target",
    "plan": "Plan",
    "potential": "Potential",
}


def listed_names(names: Sequence[str]) -> str:
    """Names as a sentence lists them: ``Kazakhstan, Tajikistan and Uzbekistan``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def sentence_case(text: str) -> str:
    """A text with its first letter large and all others as they are."""
    return text[:1].upper() + text[1:]


def flow_noun(flow: Flow) -> str:
    """The plural a reader expects: exports, imports, turnover."""
    return FLOW_NOUNS[flow]


def figure_title(package: Package, figure: Figure) -> str:
    """What a figure is: ``Turnover 2022, reported by Kazakhstan``."""
    if isinstance(figure.cell, ProductCell):
        return _product_title(package, figure, figure.cell)
    return _total_title(package, figure, figure.cell)


def making_text(figure: Figure) -> str:
    """How a figure came about, with its parts as numbers."""
    parts = [f"{plain(part.value, part.rounding)} {_part_noun(part)}" for part in figure.parts]
    match figure.making, figure.measure:
        case Making.STATED, _:
            return _stated_text(figure)
        case Making.SUM, _:
            return " + ".join(parts)
        case Making.DIFFERENCE, _:
            return f" {MINUS} ".join(parts)
        case Making.RATIO, "growth" | "mirror_gap":
            new, base = figure.parts
            ratio = f"{plain(new.value, new.rounding)} / {plain(base.value, base.rounding)}"
            return f"computed: {ratio} {MINUS} 1"
        case _:
            return f"computed from {' and '.join(parts)}"


def _stated_text(figure: Figure) -> str:
    printed = figure.observations[0].stated_as
    if not printed:
        return "stated; the printed form was not recorded"
    is_beside = figure.measure == "growth" and figure.observations[0].statement(Measure.VALUE)
    return f"stated as a rate beside “{printed}”" if is_beside else f"stated as “{printed}”"


def precision_text(figure: Figure) -> str:
    """Where the number lies, given how it was stated."""
    widest = figure.possible
    has_floor, has_ceiling = widest.lower.is_finite(), widest.upper.is_finite()
    if has_floor and not has_ceiling:
        lowest = _exact(widest.lower, figure)
        return f"{lowest} or more" if widest.lower_closed else f"above {lowest}"
    if has_ceiling and not has_floor:
        highest = _exact(widest.upper, figure)
        return f"{highest} or less" if widest.upper_closed else f"below {highest}"
    lower, upper = figure.likely.lower, figure.likely.upper
    words = "" if figure.qualifier is Qualifier.EXACT else "likely "
    return f"{words}between {_exact(lower, figure)} and {_exact(upper, figure)}"


def interval_texts(figure: Figure) -> Iterator[str]:
    """The likely and the possible interval, with square brackets at ends that belong to it."""
    yield f"likely {_interval(figure.likely, figure)}"
    is_same = figure.possible == figure.likely
    yield f"possible {'the same' if is_same else _interval(figure.possible, figure)}"


def _interval(interval: Interval, figure: Figure) -> str:
    lower, upper = (
        _exact(end, figure) if end.is_finite() else f"{MINUS if end < 0 else ''}∞"
        for end in (interval.lower, interval.upper)
    )
    return (
        f"{'[' if interval.lower_closed else '('}{lower}, {upper}"
        f"{']' if interval.upper_closed else ')'}"
    )


def _exact(value: Decimal, figure: Figure) -> str:
    is_derived_rate = figure.making is Making.RATIO
    places = places_of(figure.rounding) if is_derived_rate else _stated_places(value)
    number = grouped(value, places)
    if figure.unit is Unit.USD_MILLION:
        sign, digits = (MINUS, number[1:]) if number.startswith(MINUS) else ("", number)
        return f"{sign}${digits}{NO_BREAK_SPACE}million"
    if figure.unit is Unit.PERCENT:
        return f"{number}{NO_BREAK_SPACE}%"
    return f"{number}{NO_BREAK_SPACE}{unit_name(figure)}"


def _stated_places(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _part_noun(part: Figure) -> str:
    nouns = {flow.value: noun for flow, noun in FLOW_NOUNS.items()}
    return nouns.get(part.measure, part.measure)


def _product_title(package: Package, figure: Figure, cell: ProductCell) -> str:
    product = package.products[cell.product_id].title
    way = f"{package.name_of(cell.exporter)} to {package.name_of(cell.importer)}"
    what = product
    if figure.measure == "growth":
        of = getattr(figure.observations[0], "growth_measure", "")
        what = f"Growth of the {of} of {product[:1].lower()}{product[1:]}"
    return f"{what}, {way}, {period_label(cell.period)}"


def _total_title(package: Package, figure: Figure, cell: Cell) -> str:
    period = period_label(cell.period)
    noun = flow_noun(cell.flow)
    titles = {
        "growth": f"Growth of {noun}, {period}",
        "balance": f"Balance, {period}",
        "progress": f"Progress to the target, {period}",
        "growth_needed": f"Growth a year needed from {period}",
        "mirror_gap": f"Mirror gap of {noun}, {period}",
    }
    title = titles.get(figure.measure, f"{noun.capitalize()}, {period}")
    if figure.measure == "mirror_gap":
        return title
    if not figure.is_attributed:
        return f"{title}, reporter not named"
    return f"{title}, {reported_by(package, cell.reporter, figure.observations)}"


def pair_name(package: Package, dyad: Dyad) -> str:
    """A dyad as readers know it: ``Kazakhstan–Tajikistan``."""
    return f"{package.name_of(dyad.economy_a)}–{package.name_of(dyad.economy_b)}"


def as_reported(package: Package, figure: Figure) -> str:
    """Whose count a figure of totals is: ``as Kazakhstan reports``, ``read as Kazakhstan’s``.

    A year that no source prints is said too: ``as Kazakhstan reports, year inferred``.
    """
    name = package.name_of(figure.trade_cell.reporter)
    whose = f"read as {name}’s" if "reporter" in figure.inferred else f"as {name} reports"
    return f"{whose}, year inferred" if "period" in figure.inferred else whose


def reported_by(package: Package, reporter: str, rows: Iterable[AnyObservation]) -> str:
    """Whose figures some rows are, and whether their sources say so."""
    is_inferred = any("reporter" in row.inferred for row in rows)
    name = package.name_of(reporter)
    return f"read as {name}’s" if is_inferred else f"reported by {name}"
