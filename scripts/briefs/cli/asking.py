"""The cells of a new row: given as options, proposed, or asked for in the terminal."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import click

from briefs.entries import (
    Known,
    Plan,
    is_asked,
    known_source,
    propose,
    questions,
    subjects_there,
)
from briefs.model import Period, PeriodError
from briefs.tables import Column
from briefs.validation import expected_of, has_form

OF_SOURCE = "source__"
"""Prefix of the names of options that give cells of a new source."""
_NOTHING = "-"
_FEW = 12

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known, what was given as options, and whether nothing may be asked."""

    known: Known
    given: Mapping[str, str]
    is_silent: bool

    def rows(self, plan: Plan) -> dict[str, list[Row]]:
        """The new rows by table: the row, its source where that is new, its links to pairs.

        Args:
            plan: what is added.
        """
        rows: dict[str, list[Row]] = {}
        answers: Row = {}
        schemas = self.known.descriptor.tables
        names = schemas[plan.table].column_names
        if plan.table == "sources":
            answers["url"] = self._new_address()
        if "source_id" in names:
            answers["source_id"], source = self._source()
            rows |= {"sources": [source]} if source else {}
        dyads = self._dyads() if plan.links else []
        answers |= {"dyad": dyads[0]} if dyads else {}
        row = self._row(plan.table, answers)
        rows[plan.table] = [{name: row[name] for name in names}]
        if plan.links:
            link, _ = schemas[plan.links].primary_key
            rows[plan.links] = [{link: row["id"], "dyad": dyad} for dyad in dyads]
        return rows

    def _row(self, table: str, settled: Row, prefix: str = "") -> Row:
        """The cells of a row, those that are settled among them."""
        answers = dict(settled)
        for column in questions(self.known.descriptor.tables[table]):
            if column.name not in answers:
                answers[column.name] = self._cell(table, column, answers, prefix)
        return answers

    def _cell(self, table: str, column: Column, answers: Row, prefix: str) -> str:
        given = self.given.get(f"{prefix}{column.name}")
        if given is not None:
            return given
        proposal = propose(table, column.name, answers, self.known)
        if not is_asked(column.name, answers):
            return proposal if column.name == "partner" else ""
        if self.is_silent:
            return proposal
        if column.name == "subject_id":
            there = subjects_there(self.known.package, table, answers.get("dyad", ""))
            click.echo(f"\n{_some(there)}" if there else "")
        named, taken = self._keys(table, column)
        dyad = self.known.package.dyads.get(answers.get("dyad", ""))
        if dyad and column.name == "reporter":
            named = frozenset(dyad.economies)
        return _asked(column, proposal, named, taken)

    def _keys(self, table: str, column: Column) -> tuple[frozenset[str], frozenset[str]]:
        """The keys that a column may name, if any, and those that are taken."""
        schema = self.known.descriptor.tables[table]
        targets = (key.table for key in schema.foreign_keys if key.column == column.name)
        named = next((self.known.keys[target] for target in targets), frozenset[str]())
        is_key = schema.primary_key == (column.name,)
        return named, self.known.keys[table] if is_key else frozenset()

    def _new_address(self) -> str:
        """The address of a source that is not there yet.

        Raises:
            click.ClickException: it is there.
        """
        text = self.given.get("url", "")
        if not text and not self.is_silent:
            text = _prompt("Where the page was read.", "Address")
        if source := known_source(self.known.package, text):
            raise click.ClickException(
                f"sources.csv has it as {source.id}; one address is one source"
            )
        return text

    def _source(self) -> tuple[str, Row | None]:
        """The identifier of the source, and its row where it is new."""
        text = self.given.get("source_id", "")
        if not text and not self.is_silent:
            what = "Who states it: the address of the page, or its id in sources.csv."
            text = _prompt(what, "Source", self._require_source)
        if source := known_source(self.known.package, text):
            click.echo(f"  Known as {source.id}: {source.publisher}, {source.title}")
            return source.id, None
        if "://" not in text:
            return text, None
        click.echo("  Not in sources.csv yet, so its row is added too.")
        row = self._row("sources", {"url": text}, OF_SOURCE)
        return row["id"], row

    def _dyads(self) -> list[str]:
        """The pairs that a document or event concerns."""
        text = self.given.get("dyads", "")
        if not text and not self.is_silent:
            what = "The pairs that it concerns, with a space between them."
            text = _prompt(what, "Pairs", self._require_pairs)
        return _names(text)

    def _require_source(self, text: str) -> str:
        if "://" not in text and not known_source(self.known.package, text):
            near = difflib.get_close_matches(text, self.known.package.sources)
            hint = f"; nearest: {', '.join(near)}" if near else ""
            raise click.UsageError(f"{text!r} is neither an address nor an id{hint}")
        return text

    def _require_pairs(self, text: str) -> str:
        for name in _names(text):
            if name not in self.known.package.dyads:
                there = _some(self.known.package.dyads)
                raise click.UsageError(f"{name!r} is not there. {there}")
        return text


def _names(text: str) -> list[str]:
    """Names with commas or spaces between them."""
    return text.replace(",", " ").split()


def _asked(column: Column, proposal: str, named: frozenset[str], taken: frozenset[str]) -> str:
    """One cell, asked for until its form is right."""
    is_required = bool(column.constraints.get("required"))

    def read(text: str) -> str:
        value = "" if text.strip() == _NOTHING else text.strip()
        if value and named and value not in named:
            raise click.UsageError(f"{value!r} is not there. {_some(sorted(named))}")
        if value in taken:
            raise click.UsageError(f"{value!r} is there already; each id stands once")
        if column.name == "period" and value:
            _require_period(value)
        if not has_form(column, value) or (is_required and not value):
            raise click.UsageError(f"{value!r} is not {expected_of(column)}")
        return value

    few = sorted(named) if len(named) <= _FEW else ()
    options = ", ".join(column.constraints.get("enum", few))
    label = f"{column.title} ({options})" if options else column.title
    _describe(column.description)
    default = proposal or (None if is_required else "")
    answer = click.prompt(label, default=default, show_default=bool(proposal), value_proc=read)
    return str(answer)


def _require_period(text: str) -> None:
    try:
        Period.parse(text)
    except PeriodError as error:
        raise click.UsageError(str(error)) from None


def _some(names: Collection[str], most: int = 20) -> str:
    """The first of some names, as "There are …"."""
    listed = ", ".join(list(names)[:most])
    return f"There are {listed}{', …' if len(names) > most else ''}"


def _prompt(description: str, label: str, read: Callable[[str], str] = str) -> str:
    """A text, asked for until it can be read."""
    _describe(description)
    return str(click.prompt(label, value_proc=lambda text: read(text.strip())))


def _describe(text: str) -> None:
    click.echo(f"\n{click.style(text, dim=True)}")
