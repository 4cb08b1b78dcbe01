"""``briefs add``: a command for each kind of row, made from the descriptor."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from briefs.cli.asking import OF_SOURCE, Asking, Row
from briefs.cli.faults import telling_faults
from briefs.cli.ledger import check_lines
from briefs.entries import PLANS, Known, Plan, Trial, propose, read_known, try_rows, write_trial
from briefs.model import FindingsError
from briefs.pages.ledger import ledger_order
from briefs.tables import Column, TableSchema, canonical_form, read_descriptor
from briefs.text.amounts import full_amount
from briefs.text.wording import figure_title, making_text

_INTRODUCTION = (
    "Enter takes what stands in [brackets]; a single - leaves a field empty.\n"
    "Nothing is written before the end."
)
_NAMES = 30


_SWITCHES = (
    click.Option(
        ["--yes", "-y"],
        is_flag=True,
        help="Ask nothing: take what is proposed for all that is not given, and write.",
    ),
    click.Option(
        ["--dry-run"], is_flag=True, help="Show the rows and their checks; write nothing."
    ),
)


def addition(name: str, folder: Path) -> click.Command | None:
    """The command that adds one kind of row, None where there is no such kind.

    Args:
        name: a kind of row.
        folder: that of ``datapackage.json``; its columns are the options.
    """
    if name not in PLANS:
        return None
    plan = PLANS[name]

    @telling_faults
    def add(*, yes: bool, dry_run: bool, **options: str | None) -> None:
        given = {column: value for column, value in options.items() if value is not None}
        _add(Asking(read_known(folder), given, is_silent=yes), name, is_trial=dry_run)

    return click.Command(
        name,
        callback=add,
        params=[*_options(plan, folder), *_SWITCHES],
        help=f"Add {plan.what}. What is not given is asked for.",
        short_help=f"{plan.what[:1].upper()}{plan.what[1:]}.",
    )


def _options(plan: Plan, folder: Path) -> Iterator[click.Option]:
    """An option for every column, and for those of a new source."""
    try:
        tables = read_descriptor(folder).tables
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return  # the command tells what is wrong with the package
    for column in tables[plan.table].columns:
        if column.name == "source_id":
            help_text = "The source: its address, or its id in sources.csv."
            yield click.Option(["source_id", "--source"], help=help_text)
        else:
            yield _option(column, column.name)
    if plan.links:
        yield click.Option(
            ["dyads", "--dyads"], help="The pairs that it concerns: kaz-tjk,kaz-uzb."
        )
    if "source_id" in tables[plan.table].column_names:
        for column in tables["sources"].columns:
            if column.name != "url":
                yield _option(column, f"{OF_SOURCE}{column.name}", " (of a new source)")


def _option(column: Column, name: str, addition: str = "") -> click.Option:
    return click.Option([name, _flag(name)], help=f"{column.description}{addition}")


def _flag(name: str) -> str:
    """The option that gives a cell: ``--value-usd-million``, ``--source-title``."""
    return f"--{name.replace('__', '-').replace('_', '-')}"


def _add(asking: Asking, name: str, *, is_trial: bool) -> None:
    """Ask, try, show, and write.

    Raises:
        FindingsError: the package would have faults with the new rows; nothing is written.
    """
    if not asking.is_silent:
        click.echo(_INTRODUCTION)
    rows = asking.rows(PLANS[name])
    tables = asking.known.descriptor.tables
    click.echo("\n".join(("", *_row_lines(tables, rows))))
    try:
        trial = try_rows(asking.known, rows)
    except FindingsError:
        click.echo(
            f"\nTo try again, correct what is wrong in:\n{_again(asking.known, name, rows)}",
            err=True,
        )
        raise
    click.echo("\n".join(_trial_lines(trial)))
    if not is_trial and (asking.is_silent or click.confirm("\nWrite this?", default=True)):
        write_trial(asking.known, trial)
        click.echo(f"\nWritten to {', '.join(tables[table].path for table in rows)}.")
    else:
        click.echo("\nNothing was written.")


def _row_lines(tables: Mapping[str, TableSchema], rows: Mapping[str, list[Row]]) -> Iterator[str]:
    """The new rows cell by cell, and as the lines of their files."""
    for table, added in rows.items():
        schema = tables[table]
        yield click.style(f"New in {schema.path}", bold=True)
        for row in added:
            cells = [(name, row.get(name, "")) for name in schema.column_names]
            yield from (f"  {name:<{_NAMES}}{value}" for name, value in cells if value)
            line = canonical_form(schema, [[value for _, value in cells]]).decode().splitlines()[1]
            yield f"  {click.style(line, dim=True)}"


def _trial_lines(trial: Trial) -> Iterator[str]:
    """What the site would show for the cells of new totals, and the checks they take part in."""
    package = trial.package
    if trial.figures:
        yield click.style("\nThe site then shows", bold=True)
        for figure in trial.figures:
            title = figure_title(package, figure)
            yield f"  {title}: {full_amount(figure)} ({making_text(figure)})"
    yield click.style("\nChecks", bold=True) if trial.checks else "\nNo check tests it."
    for check in ledger_order(trial.checks):
        yield from check_lines(package, check)


def _again(known: Known, name: str, rows: Mapping[str, list[Row]]) -> str:
    """The command that gives the same answers; what is proposed anyhow is left out."""
    plan = PLANS[name]
    (row,) = rows[plan.table]
    (source,) = rows.get("sources", [{}]) if plan.table != "sources" else [{}]
    options = {"--source": source.get("url") or row.get("source_id", "")}
    options |= _own_cells(known, "sources", source, OF_SOURCE)
    if plan.links:
        options["--dyads"] = ",".join(link["dyad"] for link in rows[plan.links])
    options |= _own_cells(known, plan.table, row)
    words = [word for flag, value in options.items() if value for word in (flag, value)]
    return shlex.join([".venv/bin/briefs", "add", name, *words])


def _own_cells(known: Known, table: str, row: Row, prefix: str = "") -> dict[str, str]:
    """The options for the cells of a row that are not proposed for it."""
    asked = {name: value for name, value in row.items() if name != "source_id"}
    if prefix:
        asked.pop("url", None)
    return {
        _flag(f"{prefix}{name}"): value
        for name, value in asked.items()
        if value != propose(table, name, row, known)
    }
