"""The first draft of a brief: sentences from the figures of a dyad, for a person to edit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from briefs.checks import disagreements, run_checks
from briefs.figures import (
    by_subject,
    current_target,
    find_product,
    latest_year,
    mirror_gap,
    reported_years,
)
from briefs.model import CheckKind, Commitment, Dyad, Figure, Flow, Measure, Package, ProductCell
from briefs.pages.product_tables import direction_rows, featured_period
from briefs.text.dates import date_label, within
from briefs.text.explanations import subject_text
from briefs.text.wording import listed_names, pair_name

_PRODUCTS = 3
_QUESTIONS = 5


def draft_pages(package: Package, dyad: Dyad) -> dict[str, str]:
    """The pages of a new brief by their path below ``docs/``.

    Args:
        package: the data package.
        dyad: a dyad of the package.

    Returns:
        The brief with a draft of its text, its statements and its sources, as Markdown.
    """
    first, second = (package.name_of(code) for code in dyad.economies)
    pair = pair_name(package, dyad)
    return {
        f"briefs/{dyad.id}.md": _brief(package, dyad, pair),
        f"briefs/{dyad.id}/statements.md": _STATEMENTS.format(
            pair=pair, first=first, second=second, dyad=dyad.id
        ),
        f"briefs/{dyad.id}/sources.md": _SOURCES.format(pair=pair, dyad=dyad.id),
    }


_STATEMENTS = """---
title: Every statement on {pair}
description: Every statement on trade, products, commitments and events of {first} and {second}.
dyad: {dyad}
hide: [navigation]
---

# Every statement on {pair}

All that the [brief](../{dyad}.md) rests on, period by period. Each figure opens its sources.

{{{{ statement_sections() }}}}
"""
_SOURCES = """---
title: Sources of {pair}
dyad: {dyad}
hide: [navigation]
---

# Sources of {pair}

{{{{ sources(every=True) }}}}
"""
_BRIEF = """---
title: {pair}
description: Trade between {first} and {second} as both report it, with who said each figure.
dyad: {dyad}
hide: [navigation]
---

# {pair}

{{{{ summary_line() }}}}

{{{{ headline() }}}}

{{{{ key_figures() }}}}

{{{{ figure_sections() }}}}

## How the trade developed

{narrative}

<details class="bb-more" lang="ru" markdown="1">
<summary>Кратко по-русски</summary>

{russian}

</details>

{{{{ evidence_sections() }}}}
"""


def _brief(package: Package, dyad: Dyad, pair: str) -> str:
    parts = {
        "Two counts of one trade": _counts(package, dyad),
        "What is traded": _products(package, dyad),
        "Promises and targets": _promises(package, dyad),
        "What is open": _questions(package, dyad),
    }
    told = {heading: list(lines) for heading, lines in parts.items()}
    narrative = [
        f"### {heading}\n\n" + ("\n" if heading == "What is open" else "\n\n").join(lines)
        for heading, lines in told.items()
        if lines
    ]
    return _BRIEF.format(
        pair=pair,
        first=package.name_of(dyad.economy_a),
        second=package.name_of(dyad.economy_b),
        dyad=dyad.id,
        narrative="\n\n".join(narrative) or "No figure has been found yet.",
        russian=" ".join(_russian(package, dyad)) or "Данных пока нет.",
    )


def _years(package: Package, dyad: Dyad, code: str) -> list[Figure]:
    return reported_years(package, dyad, code, Flow.TURNOVER)


def _call(dyad: Dyad, figure: Figure, language: str = "") -> str:
    """The macro that gives a figure of totals."""
    cell = figure.trade_cell
    name = {Flow.TURNOVER: "turnover", Flow.EXPORT: "exports", Flow.IMPORT: "imports"}[cell.flow]
    reporter = "" if cell.reporter == dyad.economy_a else f', reporter="{cell.reporter}"'
    period = str(cell.period) if cell.period.is_year else f'"{cell.period}"'
    return f"{{{{ {name}({period}{reporter}{language}) }}}}"


def _counts(package: Package, dyad: Dyad) -> Iterator[str]:
    for code in dyad.economies:
        figures = _years(package, dyad, code)
        if not figures:
            continue
        first, last = figures[0], figures[-1]
        name = package.name_of(code)
        earlier = f"{_call(dyad, first)} in {first.period} and " if first is not last else ""
        yield f"{name} counted {earlier}{_call(dyad, last)} in {last.period}."
    own = {figure.period: figure for figure in _years(package, dyad, dyad.economy_a)}
    other = {figure.period: figure for figure in _years(package, dyad, dyad.economy_b)}
    for period in sorted(own.keys() & other.keys(), reverse=True)[:1]:
        names = [package.name_of(code) for code in dyad.economies]
        text = (
            f"For {period} both sides have a figure: {names[0]} {_call(dyad, own[period])}, "
            f"{names[1]} {_call(dyad, other[period])}"
        )
        has_gap = mirror_gap(package, own[period].trade_cell) is not None
        gap = f'; the gap is {{{{ mirror_gap("turnover", {period}) }}}}' if has_gap else ""
        yield f"{text}{gap}."


def _products(package: Package, dyad: Dyad) -> Iterator[str]:
    for code in dyad.economies:
        rows = direction_rows(package, dyad, code)
        period = featured_period([row for row in rows if row.value])
        if period is None:
            continue
        cells = dict.fromkeys(row.cell for row in rows if row.cell.period == period and row.value)
        figures = [
            (cell, figure)
            for cell in cells
            if (figure := find_product(package, cell, Measure.VALUE))
        ]
        figures.sort(key=lambda pair: -pair[1].value)
        goods = [_product_words(package, cell) for cell, _ in figures[:_PRODUCTS]]
        name = package.name_of(code)
        yield f"In {within(period)} {name} sold {listed_names(goods)}."


def _product_words(package: Package, cell: ProductCell) -> str:
    title = package.products[cell.product_id].title
    period = str(cell.period) if cell.period.is_year else f'"{cell.period}"'
    call = f'product("{cell.product_id}", {period}, "value", exporter="{cell.exporter}")'
    return f"{title[:1].lower()}{title[1:]} for {{{{ {call} }}}}"


def _promises(package: Package, dyad: Dyad) -> Iterator[str]:
    subjects = by_subject(package, dyad).values()
    for rows in subjects:
        targets = [row for row in rows if row.kind == "target" and row.value]
        if targets:
            yield _target(targets)
    totals = [
        row for rows in subjects for row in rows if row.kind == "contract_total" and row.value
    ]
    for row in totals[-2:]:
        yield f"In {date_label(row.date_stated[:7])} contracts were put at {_promise(row)}."


def _target(rows: list[Commitment]) -> str:
    dated = [row for row in rows if row.due]
    due = f" It is due in {dated[-1].due[:4]}." if dated else " No date was given."
    times = f", and {len(rows)} statements name it" if len(rows) > 1 else ""
    first = date_label(rows[0].date_stated[:7])
    return f"The target of {_promise(rows[0])} was first stated in {first}{times}.{due}"


def _promise(row: Commitment, language: str = "") -> str:
    return f'{{{{ commitment("{row.id}"{language}) }}}}'


def _questions(package: Package, dyad: Dyad) -> Iterator[str]:
    checks = [check for check in run_checks(package) if check.dyad == dyad.id]
    open_ones = (one for one in disagreements(checks) if one.leading.kind is not CheckKind.TARGET)
    for one in islice(open_ones, _QUESTIONS):
        yield f"- {subject_text(package, one.leading)}: which statement holds?"
    for code in dyad.economies:
        latest = latest_year(package, dyad, code, Flow.TURNOVER)
        name = package.name_of(code)
        if latest is None:
            yield f"- No turnover of a whole year, as {name} counts it, has been found."
        elif latest.period.start_year < package.created.year - 1:
            yield f"- No turnover after {latest.period}, as {name} counts it, has been found."


def _russian(package: Package, dyad: Dyad) -> Iterator[str]:
    for code in dyad.economies:
        figures = _years(package, dyad, code)
        if figures:
            name = package.economies[code].name_ru
            call = _call(dyad, figures[-1], ', language="ru"')
            yield f"Товарооборот за {figures[-1].period} год (данные: {name}): {call}."
    target = current_target(package, dyad)
    if target is not None:
        due = f" Срок: {target.due[:4]} год." if target.due else ""
        goal = _promise(target, ', language="ru"')
        yield f"Цель по товарообороту: {goal}.{due}"
