"""The work of the checks grows with the observations, counted in executed bytecodes, not time."""

import itertools
import string
import sys

import pytest

from briefs.checks import CHECKS, run_checks
from briefs.tables import read_package
from conftest import ECONOMIES, total

CODES = ["".join(letters) for letters in itertools.product(string.ascii_uppercase, repeat=3)]


def economy(code):
    return {**ECONOMIES[0], "code": code, "iso2": "", "m49": "", "name_en": code}


def trade(dyad, reporter, partner, year, size):
    """A year of one reporter: both flows and the turnover, with growth, in two statements."""
    ends = {"dyad": dyad, "reporter": reporter, "partner": partner}
    key = f"{dyad}-{reporter}-{year}"
    rate = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    yield total("export", year, f"{size}", "1", id=f"{key}-e", **ends, **rate)
    yield total("import", year, f"{size}", "1", id=f"{key}-i", **ends, **rate)
    yield total("turnover", year, f"{size * 2}", "1", id=f"{key}-t", **ends, **rate)
    yield total("turnover", year, f"{size * 2}", "10", id=f"{key}-u", **ends)
    yield total("export", f"{year}-H1", f"{size // 2}", "1", id=f"{key}-h", **ends)


def product(exporter, importer, number):
    return {
        "id": f"{exporter}-{importer}-{number}",
        "exporter": exporter,
        "importer": importer,
        "reporter": exporter,
        "period": "2020",
        "product_id": f"product-{number}",
        "value_usd_million": "3",
        "value_rounding_usd_million": "1",
        "value_qualifier": "exact",
        "authority": "press",
        "status": "final",
        "source_id": "paper-2023",
    }


def commitment(dyad, number):
    return {
        "id": f"{dyad}-{number}",
        "dyad": dyad,
        "subject_id": f"{dyad}-subject",
        "kind": "target",
        "measure": "turnover",
        "date_stated": "2023",
        "value_usd_million": "2000",
        "value_rounding_usd_million": "1000",
        "value_qualifier": "exact",
        "due": "2030",
        "description": "A target.",
        "source_id": "paper-2023",
    }


def tables_of_dyads(count):
    """As many dyads, each with two years of both reporters, a product and two commitments."""
    pairs = [("AAA", code) for code in CODES[1 : count + 1]]
    dyads = [(f"{a}-{b}".lower(), a, b) for a, b in pairs]
    return {
        "economies": [economy(code) for code in CODES[: count + 1]],
        "dyads": [{"id": name, "economy_a": a, "economy_b": b} for name, a, b in dyads],
        "trade_totals": [
            row
            for name, a, b in dyads
            for ends in ((a, b), (b, a))
            for year in (2020, 2021)
            for row in trade(name, *ends, str(year), 100)
        ],
        "products": [{"id": "product-0", "title": "A thing"}],
        "trade_products": [product(a, b, 0) for _, a, b in dyads],
        "commitments": [commitment(name, number) for name, _, _ in dyads for number in (0, 1)],
    }


def tables_of_years(count):
    """One dyad with as many years of both reporters, as many products and as many commitments."""
    years = [str(year) for year in range(1900, 1900 + count)]
    return {
        "trade_totals": [
            row
            for ends in (("KAZ", "TJK"), ("TJK", "KAZ"))
            for year in years
            for row in trade("kaz-tjk", *ends, year, 100)
        ],
        "products": [{"id": f"product-{n}", "title": f"Thing {n}"} for n in range(count)],
        "trade_products": [product("KAZ", "TJK", number) for number in range(count)],
        "commitments": [commitment("kaz-tjk", number) for number in range(count)],
    }


def bytecodes_of(call):
    """How many bytecodes a call executes."""
    count = 0

    def trace(frame, event, _):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        result = call()
    finally:
        sys.settrace(before)
    return count, result


def tables_of_commitments(count):
    """As many dyads with two commitments each, and no trade."""
    tables = tables_of_dyads(count)
    return {name: tables[name] for name in ("economies", "dyads", "commitments")}


@pytest.mark.parametrize(
    ("make", "few", "many"),
    [(tables_of_dyads, 4, 16), (tables_of_years, 6, 24), (tables_of_commitments, 15, 60)],
)
def test_the_work_of_each_check_grows_with_the_rows(make_folder, make, few, many):
    packages = [read_package(make_folder(str(count), **make(count))) for count in (few, many)]
    for package in packages:
        run_checks(package)  # whatever is made once and kept is made here
    for check in CHECKS:
        counted = [bytecodes_of(lambda p=package, c=check: list(c(p))) for package in packages]
        (work_of_few, found_in_few), (work_of_many, found_in_many) = counted
        growth = max(many / few, len(found_in_many) / max(1, len(found_in_few)))
        assert work_of_many <= 1.1 * growth * work_of_few + 1000, check.__name__
