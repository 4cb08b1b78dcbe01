"""The ledger of checks as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from briefs.model import Check, Package, Verdict
from briefs.pages.ledger import ledger_order
from briefs.text.explanations import explanation, subject_text
from briefs.text.verdicts import WORDS, counts_text
from briefs.text.wording import sentence_case

_COLOURS = {Verdict.AGREES: "green", Verdict.CONFLICTS: "red", Verdict.CANNOT_TELL: "yellow"}
WIDTH = 96


def ledger_lines(package: Package, checks: Iterable[Check]) -> Iterator[str]:
    """Checks by dyad, conflicts first, each with its arithmetic; then a line of counts.

    Args:
        package: the data package, for names.
        checks: those to print.
    """
    listed = tuple(checks)
    for dyad in dict.fromkeys(check.dyad for check in listed):
        own = [check for check in listed if check.dyad == dyad]
        yield click.style(f"\n{dyad}: {counts_text(own)}", bold=True)
        for check in ledger_order(own):
            yield from check_lines(package, check)
    yield f"\n{len(listed)} checks: {counts_text(listed)}."


def check_lines(package: Package, check: Check) -> Iterator[str]:
    """One check: its verdict, kind and subject, and the arithmetic below."""
    verdict = click.style(f"{WORDS[check.verdict]:<11}", fg=_COLOURS[check.verdict])
    yield f"{verdict} {check.kind:<9} {sentence_case(subject_text(package, check))}"
    text = f"{sentence_case(explanation(package, check))}."
    indent = " " * 22
    yield click.wrap_text(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
