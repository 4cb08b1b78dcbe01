"""The history of the target: one line per statement, from the day it was stated to its due date."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import Datum, layer, spec, text_layer, year_axis
from briefs.charts.theme import variable
from briefs.charts.words import listed
from briefs.figures import turnover_targets
from briefs.model import Commitment, Dyad, Package, first_day
from briefs.text.amounts import commitment_amount
from briefs.text.dates import date_label
from briefs.text.numbers import CARD

_DAYS = 365.25
_ROW = 26
_LABEL_WIDTH = {"wide": 190, "narrow": 148}


def target_chart(package: Package, dyad: Dyad) -> Chart | None:
    """The chart, or None where no target of turnover was stated."""
    targets = sorted(
        turnover_targets(package, dyad), key=lambda row: (first_day(row.date_stated), row.id)
    )
    if not targets:
        return None
    return Chart(
        key=f"{dyad.id}-target",
        title=_title(targets),
        subtitle="Each target for turnover on the day it was stated; a line runs to its due date.",
        description=_description(targets),
        source_line="A target without a line was stated without a date.",
        columns=("date_stated", "value_usd_million", "due", "commitment"),
        rows=tuple(
            (row.date_stated, f"{row.value.value}" if row.value else "", row.due, row.id)
            for row in targets
        ),
        specs=frozen_specs({canvas.name: _spec(canvas, targets) for canvas in CANVASES}),
    )


def _year(partial_date: str) -> float:
    day = first_day(partial_date)
    return day.year + (day.timetuple().tm_yday - 1) / _DAYS


def _end_of(due: str) -> float:
    """A due year is the end of that year; a due date is that day."""
    return int(due) + 1 if len(due) == 4 else _year(due)


def _spec(canvas: Canvas, targets: Sequence[Commitment]) -> Spec:
    stated = [_year(row.date_stated) for row in targets]
    first, last = (
        int(min(stated)),
        max([*stated, *(_end_of(row.due) for row in targets if row.due)]),
    )
    last = int(last) + 1
    plotted = 1 - _LABEL_WIDTH[canvas.name] / canvas.width
    start = last - (last - first) / plotted
    step = 4 if canvas.is_narrow else 2
    x = year_axis(list(range(first, last + 1, step)), (start, float(last)))
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [len(targets) - 0.3, -0.7], "nice": False, "zero": False},
        "axis": None,
    }
    labels = text_layer(_labels(targets, start), x, y)
    labels["mark"]["align"] = "left"
    layers = [
        layer(
            {"type": "rule", "strokeWidth": 1, "color": variable("rule")},
            [{"x": start, "x2": last, "y": index + 0.5} for index in range(len(targets))],
            {"x": x, "x2": {"field": "x2"}, "y": y},
        ),
        layer(
            {"type": "rule", "strokeWidth": 2, "color": variable("ink")},
            [
                {"x": _year(row.date_stated), "x2": _end_of(row.due), "y": index}
                for index, row in enumerate(targets)
                if row.due
            ],
            {"x": x, "x2": {"field": "x2"}, "y": y},
        ),
        layer(
            {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": variable("ink")},
            [
                {"x": _year(row.date_stated), "y": index, "commitment": row.id}
                for index, row in enumerate(targets)
            ],
            {"x": x, "y": y},
        ),
        labels,
        text_layer(_dues(canvas, targets, start, last), x, y),
    ]
    return spec(canvas, layers, height=_ROW * len(targets))


def _labels(targets: Sequence[Commitment], start: float) -> list[Datum]:
    return [
        {
            "x": start,
            "y": index,
            "text": f"{date_label(row.date_stated)}: {commitment_amount(row, CARD)}",
            "colour": variable("ink"),
        }
        for index, row in enumerate(targets)
    ]


def _dues(canvas: Canvas, targets: Sequence[Commitment], start: float, last: float) -> list[Datum]:
    """The due year above the end of its line."""
    width = (last - start) / canvas.width * canvas.font_size * 2.2
    return [
        {
            "x": _end_of(row.due) - width / 2,
            "y": index - 0.36,
            "text": row.due[:4],
            "colour": variable("ink-2"),
        }
        for index, row in enumerate(targets)
        if row.due
    ]


def _title(targets: Sequence[Commitment]) -> str:
    latest = targets[-1]
    same = [row for row in targets if row.subject_id == latest.subject_id]
    amount = commitment_amount(latest, CARD)
    if len(same) == 1:
        return f"{amount}: stated in {latest.date_stated[:4]}"
    dated = list({row.due[:4]: row for row in reversed(same) if row.due}.values())[::-1]
    dues = "; ".join(f"due {row.due[:4]} as stated in {row.date_stated[:4]}" for row in dated)
    title = f"{amount}: stated {len(same)} times since {same[0].date_stated[:4]}"
    return f"{title}; {dues}" if dues else title


def _description(targets: Sequence[Commitment]) -> str:
    return (
        listed(
            f"{date_label(row.date_stated)} {commitment_amount(row, CARD)}"
            + (f" due {row.due}" if row.due else "")
            for row in targets
        )
        + "."
    )
