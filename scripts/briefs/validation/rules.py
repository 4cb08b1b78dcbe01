"""Rules across columns and tables that Table Schema cannot say.

Each rule looks at raw text and passes over what the gate or the schema already refuses, so that
one report holds everything.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from briefs.gate import RawTable
from briefs.model import Finding
from briefs.model.fault_codes import rules
from briefs.validation.time_rules import date_findings, period_findings

Tables = Mapping[str, RawTable]

STATEMENTS = (
    ("value_usd_million", "value_rounding_usd_million", "value_qualifier"),
    ("growth_pct", "growth_rounding_pct", "growth_qualifier"),
    ("quantity", "quantity_rounding", "quantity_qualifier"),
    ("value", "value_rounding", "value_qualifier"),
)


def rule_findings(tables: Tables) -> Iterator[Finding]:
    """Everything that the rules find in the tables of a package."""
    for table in tables.values():
        yield from period_findings(table, _accessed(tables))
        yield from date_findings(table)
        yield from _statement_findings(table)
        yield from _reporter_findings(table)
        yield from _inferred_findings(table)
    yield from _dyad_findings(tables)
    yield from _figure_findings(tables)
    yield from _known_issue_findings(tables)


def _accessed(tables: Tables) -> Mapping[str, str]:
    sources = tables.get("sources")
    return {row["id"]: row["accessed"] for _, row in sources.rows} if sources else {}


def _statement_findings(table: RawTable) -> Iterator[Finding]:
    for columns in STATEMENTS:
        value, *precision = columns
        if value not in table.schema.column_names:
            continue
        for line, row in table.rows:
            if row[precision[1]] == "under" and not row[value].strip("-0."):
                expected = "a value above zero where it is stated as almost reached"
                cure = "correct the value or its qualifier"
                yield Finding(
                    table.file, line, value, row[value], expected, cure, rules.ALMOST_ZERO
                )
            for name in precision:
                if bool(row[value]) != bool(row[name]):
                    state = "given" if row[value] else "empty"
                    yield Finding(
                        table.file,
                        line,
                        name,
                        row[name],
                        f"{name} {state}, as {value} is {state}",
                        "give value, rounding and qualifier together or leave all three empty",
                        rules.INCOMPLETE_STATEMENT,
                    )


def _reporter_findings(table: RawTable) -> Iterator[Finding]:
    if "partner" not in table.schema.column_names:
        return
    for line, row in table.rows:
        reporter, partner = row["reporter"], row["partner"]
        if not reporter and not partner:
            if row.get("flow", "turnover") != "turnover":
                yield Finding(
                    table.file,
                    line,
                    "reporter",
                    "",
                    f"a reporter, from whose side this is an {row['flow']}",
                    "name the reporter if the source does; leave the row out if nobody does",
                    rules.FLOW_WITHOUT_REPORTER,
                )
            continue
        expected = {reporter.lower(), partner.lower()}
        if len(expected) < 2 or "" in expected or expected != set(row["dyad"].split("-")):
            yield Finding(
                table.file,
                line,
                "reporter",
                f"{reporter}, {partner}",
                f"the two economies of {row['dyad']}, or both cells empty",
                "correct them; leave both empty where nobody says whose figures these are",
                rules.REPORTER_NOT_OF_DYAD,
            )


def _inferred_findings(table: RawTable) -> Iterator[Finding]:
    names = table.schema.column_names
    for line, row in table.rows:
        for name in row.get("inferred", "").split():
            if name not in names:
                near = ", ".join(difflib.get_close_matches(name, names, n=2)) or "see the header"
                yield Finding(
                    table.file,
                    line,
                    "inferred",
                    name,
                    "names of this table's columns",
                    f"nearest: {near}",
                    rules.INFERRED_COLUMN,
                )


def _dyad_findings(tables: Tables) -> Iterator[Finding]:
    dyads = tables.get("dyads")
    for line, row in dyads.rows if dyads else ():
        codes = (row["economy_a"], row["economy_b"])
        expected = "-".join(codes).lower()
        if row["id"] != expected or list(codes) != sorted(set(codes)):
            yield Finding(
                "data/dyads.csv",
                line,
                "id",
                row["id"],
                "both codes in lower case and alphabetical order",
                f"write {'-'.join(sorted(codes)).lower()}",
                rules.DYAD_NAME,
            )


def _figure_findings(tables: Tables) -> Iterator[Finding]:
    totals = tables.get("trade_totals")
    for line, row in totals.rows if totals else ():
        if not row["value_usd_million"] and not row["growth_pct"]:
            yield Finding(
                "data/trade_totals.csv",
                line,
                "value_usd_million",
                "",
                "a value or a growth",
                "enter what the source states, or delete the row",
                rules.NO_FIGURE,
            )
    products = tables.get("trade_products")
    for line, row in products.rows if products else ():
        if row["exporter"] and row["exporter"] == row["importer"]:
            yield Finding(
                "data/trade_products.csv",
                line,
                "importer",
                row["importer"],
                "another economy than the exporter",
                "correct one of the two",
                rules.SAME_ECONOMY,
            )
        for name, other in (("quantity_unit", "quantity"), ("growth_measure", "growth_pct")):
            if bool(row[name]) != bool(row[other]):
                yield Finding(
                    "data/trade_products.csv",
                    line,
                    name,
                    row[name],
                    f"given when {other} is",
                    "give both or neither",
                    rules.UNIT_ALONE,
                )


def _known_issue_findings(tables: Tables) -> Iterator[Finding]:
    issues = tables.get("known_issues")
    for line, row in issues.rows if issues else ():
        target = tables.get(row["table"])
        if target is None:
            continue
        if row["row_id"] not in {other["id"] for _, other in target.rows}:
            yield Finding(
                "data/known_issues.csv",
                line,
                "row_id",
                row["row_id"],
                f"an id of {target.file}",
                "correct the id",
                rules.ISSUE_ROW,
            )
        if row["column"] and row["column"] not in target.schema.column_names:
            yield Finding(
                "data/known_issues.csv",
                line,
                "column",
                row["column"],
                f"a column of {target.file}",
                "correct the name, or leave it empty for the whole row",
                rules.ISSUE_COLUMN,
            )
