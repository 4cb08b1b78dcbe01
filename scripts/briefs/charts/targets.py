"""The history of the target: when which amount was stated, beside the turnover of the time."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import (
    Datum,
    Layer,
    layer,
    money_axis,
    money_ticks,
    spec,
    text_layer,
    year_axis,
)
from briefs.charts.series import Series, turnover_series
from briefs.charts.theme import variable
from briefs.charts.words import listed
from briefs.model import Commitment, Dyad, Package, first_day
from briefs.text.dates import date_label
from briefs.text.numbers import CARD
from briefs.text.wording import commitment_amount

_DAYS = 365.25


def target_chart(package: Package, dyad: Dyad) -> Chart | None:
    """The chart, or None where no target of turnover was stated."""
    targets = _targets(package, dyad)
    if not targets:
        return None
    series = [one for one in turnover_series(package, dyad) if one.colour != "ink-2"]
    return Chart(
        key=f"{dyad.id}-target",
        title=_title(targets),
        subtitle="Targets for turnover by the day they were stated, with a rule to the due date.",
        description=_description(targets),
        source_line="Lines below: turnover as each side reports it, for comparison.",
        columns=("date_stated", "value_usd_million", "due", "commitment"),
        rows=tuple(
            (row.date_stated, f"{row.value.value}" if row.value else "", row.due, row.id)
            for row in targets
        ),
        specs=frozen_specs({canvas.name: _spec(canvas, targets, series) for canvas in CANVASES}),
    )


def _targets(package: Package, dyad: Dyad) -> list[Commitment]:
    rows = [
        row
        for row in package.commitments
        if row.dyad == dyad.id
        and row.kind == "target"
        and row.measure == "turnover"
        and row.value is not None
    ]
    return sorted(rows, key=lambda row: (first_day(row.date_stated), row.id))


def _year(partial_date: str) -> float:
    day = first_day(partial_date)
    return day.year + (day.timetuple().tm_yday - 1) / _DAYS


def _end_of(due: str) -> float:
    """A due year is the end of that year; a due date is that day."""
    return int(due) + 1 if len(due) == 4 else _year(due)


def _value(row: Commitment) -> float:
    assert row.value is not None, "only targets with a value are drawn"
    return float(row.value.value)


def _spec(canvas: Canvas, targets: Sequence[Commitment], series: Sequence[Series]) -> Spec:
    first = int(min(_year(row.date_stated) for row in targets)) - 1
    last = max(
        [_year(row.date_stated) for row in targets]
        + [_end_of(row.due) for row in targets if row.due]
    )
    domain = (float(first), float(int(last) + 1))
    top = max(map(_value, targets)) * 1.2
    years = list(range(first + 1, int(domain[1]), 4 if canvas.is_narrow else 2))
    x = year_axis(years, domain)
    y = money_axis(top, money_ticks(top))
    layers = [
        *_context_layers(series, domain, x, y),
        layer(
            {"type": "rule", "strokeWidth": 2, "opacity": 0.5, "color": variable("ink")},
            [
                {"x": _year(row.date_stated), "x2": _end_of(row.due), "y": _value(row)}
                for row in targets
                if row.due
            ],
            {"x": x, "x2": {"field": "x2"}, "y": y},
        ),
        layer(
            {
                "type": "point",
                "filled": True,
                "size": 80,
                "opacity": 1,
                "shape": "diamond",
                "color": variable("ink"),
                "stroke": variable("paper"),
            },
            [
                {"x": _year(row.date_stated), "y": _value(row), "commitment": row.id}
                for row in targets
            ],
            {"x": x, "y": y},
        ),
        text_layer(_labels(canvas, targets, top), x, y, weight=600),
    ]
    return spec(canvas, layers, height=canvas.height * 3 // 4)


def _context_layers(
    series: Sequence[Series], domain: tuple[float, float], x: Datum, y: Datum
) -> list[Layer]:
    data = [
        {
            "x": figure.period.start_year + 0.5,
            "y": float(figure.value),
            "run": run[0].key,
            "colour": variable(one.colour),
        }
        for one in series
        for run in one.runs()
        for figure in run
        if domain[0] <= figure.period.start_year + 0.5 <= domain[1]
    ]
    colour = {"field": "colour", "type": "nominal", "scale": None}
    encoding = {"x": x, "y": y, "color": colour}
    return [
        layer({"type": "line", "strokeWidth": 1.5}, data, {**encoding, "detail": {"field": "run"}}),
        layer({"type": "point", "filled": True, "size": 20, "opacity": 1}, data, encoding),
    ]


def _labels(canvas: Canvas, targets: Sequence[Commitment], top: float) -> list[Datum]:
    """Each amount once, above the first time it was stated, and the due years at their ends."""
    lift = top / (canvas.height * 3 / 4) * canvas.font_size * 1.3
    first_of = {_value(row): row for row in reversed(targets)}
    amounts: list[Datum] = [
        {
            "x": _year(row.date_stated),
            "y": value + lift,
            "text": commitment_amount(row, CARD),
            "colour": variable("ink"),
        }
        for value, row in first_of.items()
    ]
    dues = {row.due: row for row in targets if row.due}
    return amounts + [
        {
            "x": _end_of(due) - 0.5,
            "y": _value(row) - lift,
            "text": f"by {due[:4]}",
            "colour": variable("ink-2"),
        }
        for due, row in dues.items()
    ]


def _title(targets: Sequence[Commitment]) -> str:
    latest = max(targets, key=lambda row: (first_day(row.date_stated), row.id))
    same = [row for row in targets if row.subject_id == latest.subject_id]
    times = (
        f"stated {len(same)} times since {same[0].date_stated[:4]}"
        if len(same) > 1
        else (f"stated in {latest.date_stated[:4]}")
    )
    dues = list(dict.fromkeys(row.due[:4] for row in same if row.due))
    moved = f", first for {dues[0]}, now for {dues[-1]}" if len(dues) > 1 else ""
    return f"{commitment_amount(latest, CARD)}: {times}{moved}"


def _description(targets: Sequence[Commitment]) -> str:
    return (
        listed(
            f"{date_label(row.date_stated)} {commitment_amount(row, CARD)}"
            + (f" due {row.due}" if row.due else "")
            for row in targets
        )
        + "."
    )
