"""How long the checks take on many made statements: the cost of a row must not grow with them.

No check looks beyond its dyad, so the dyads are shared out to two processes, each of which makes
and checks a few thousand rows at a time.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from briefs.checks import run_checks
from briefs.model import (
    Authority,
    Cell,
    Dyad,
    Economy,
    Flow,
    Observation,
    Package,
    Period,
    Qualifier,
    Source,
    Statement,
    Status,
)

CORES = 2
SIZES = (10_000, 100_000, 1_000_000)
_YEARS = range(2010, 2025)
_SPANS = ("{year}", "{year}-H1")
_SLIPS = (Decimal(10), Decimal("0.1"), Decimal("1.1"))
_DYADS_AT_ONCE = 10
_SOURCES = 50
_CREATED = datetime(2026, 11, 24, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """How many rows were made and checked, by how many checks, how long it took, how much memory.

    ``peak_mib`` is the sum of the peaks of the processes, in MiB.
    """

    rows: int
    checks: int
    seconds: float
    peak_mib: float

    @property
    def microseconds_per_row(self) -> float:
        """The cost of a row."""
        return self.seconds / self.rows * 1e6


def check_made_rows(rows: int) -> CheckedRows:
    """Make and check so many rows on two cores, or as few more as complete a dyad."""
    per_dyad = sum(1 for _ in _rows(made_dyad(0)))
    dyads = -(-rows // per_dyad)
    chunks = [
        range(first, min(first + _DYADS_AT_ONCE, dyads))
        for first in range(0, dyads, _DYADS_AT_ONCE)
    ]
    # Fresh processes: one that is forked counts the memory of its parent as its own.
    with ProcessPoolExecutor(CORES, multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_check, [range(0)] * CORES))
        begun = time.perf_counter()
        done = list(pool.map(_check, chunks, chunksize=max(1, len(chunks) // (CORES * 8))))
        seconds = time.perf_counter() - begun
    peaks: dict[int, float] = {}
    for process, _, peak in done:
        peaks[process] = max(peak, peaks.get(process, 0))
    checks = sum(count for _, count, _ in done)
    return CheckedRows(dyads * per_dyad, checks, seconds, sum(peaks.values()))


def table(measured: tuple[CheckedRows, ...]) -> str:
    """Measurements as lines of text, with the cost of a row as a ratio to that of the first."""
    lines = [f"{'made rows':>10}  {'checks':>9}  seconds  µs/row   ratio  peak MiB"]
    reference = measured[0].microseconds_per_row
    lines += [
        f"{one.rows:>10,}  {one.checks:>9,}  {one.seconds:7.1f}  {one.microseconds_per_row:6.0f}"
        f"  {one.microseconds_per_row / reference:6.2f}  {one.peak_mib:8,.0f}"
        for one in measured
    ]
    return "\n".join(lines)


def made_dyad(number: int) -> Dyad:
    """The dyad of a number; no two are alike."""
    codes = (
        "".join(letters) for letters in itertools.product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=3)
    )
    first, second = itertools.islice(codes, 2 * number, 2 * number + 2)
    return Dyad(f"{first.lower()}-{second.lower()}", first, second)


def made_package(dyads: tuple[Dyad, ...]) -> Package:
    """A package of made statements: two of each flow, year and half by each reporter.

    Most are rounded from one true trade, and a few have a slip, so that every kind of verdict is
    reached.
    """
    sources = {
        f"s{number}": Source(
            f"s{number}",
            "A paper",
            "A page",
            "https://paper.example/",
            "",
            f"{2000 + number % 24}-01-01",
            date(2026, 1, 1),
            "en",
            "news",
        )
        for number in range(_SOURCES)
    }
    codes = [code for dyad in dyads for code in dyad.economies]
    return Package(
        version="0",
        created=_CREATED,
        economies={code: Economy(code, "", "", code, code) for code in codes},
        dyads={dyad.id: dyad for dyad in dyads},
        sources=sources,
        products={},
        observations=tuple(row for dyad in dyads for row in _rows(dyad)),
        product_observations=(),
        commitments=(),
        agreements=(),
        events=(),
        indicators=(),
        cooperation=(),
        known_issues=(),
    )


def _check(numbers: range) -> tuple[int, int, float]:
    """The process, how many checks it made of some dyads, and the peak of its memory in MiB."""
    package = made_package(tuple(made_dyad(number) for number in numbers))
    count = len(run_checks(package))
    return os.getpid(), count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rows(dyad: Dyad) -> Iterator[Observation]:
    draw = random.Random(dyad.id)  # noqa: S311  made rows, no secrets
    there, back = (draw.uniform(50, 900) for _ in range(2))
    former: dict[tuple[str, Flow, str], float] = {}
    numbers = itertools.count()
    for year in _YEARS:
        there, back = there * draw.uniform(0.8, 1.3), back * draw.uniform(0.8, 1.3)
        sides = (
            (dyad.economy_a, dyad.economy_b, there, back * 1.06),
            (dyad.economy_b, dyad.economy_a, back, there * 1.06),
        )
        for reporter, partner, exports, imports in sides:
            trade = {
                Flow.EXPORT: exports,
                Flow.IMPORT: imports,
                Flow.TURNOVER: exports + imports,
            }
            for (flow, whole), span in itertools.product(trade.items(), _SPANS):
                value = whole if span == "{year}" else whole / 2
                base = former.get((reporter, flow, span))
                former[reporter, flow, span] = value
                period = Period.parse(span.format(year=year))
                cell = Cell(dyad.id, reporter, partner, flow, period)
                growth = (value / base - 1) * 100 if base else None
                yield _row(dyad, next(numbers), cell, _stated(draw, value, "0.1"), growth)
                yield _row(dyad, next(numbers), cell, _stated(draw, value, "10"), None)


def _stated(draw: random.Random, value: float, rounding: str) -> Statement:
    """A value as somebody states it, now and then with a slip."""
    place = Decimal(rounding)
    slip = draw.choice(_SLIPS) if draw.random() < 0.03 else Decimal(1)
    exact = Decimal(value) * slip
    qualifier = Qualifier.EXACT if place < 1 else Qualifier.ABOUT
    return Statement(max(place, (exact / place).quantize(Decimal(1)) * place), place, qualifier)


def _row(
    dyad: Dyad, number: int, cell: Cell, value: Statement, growth: float | None
) -> Observation:
    rate = (
        None if growth is None else Statement(Decimal(round(growth)), Decimal(1), Qualifier.EXACT)
    )
    return Observation(
        id=f"{dyad.id}-{number}",
        cell=cell,
        value=value,
        growth=rate,
        stated_as="made",
        authority=Authority.STATISTICS,
        attribution="",
        inferred=(),
        status=Status.FINAL,
        source_id=f"s{number % _SOURCES}",
        note="",
    )
