"""Commitments in sentences and popovers."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from briefs.model import Commitment, Package
from briefs.text.addresses import Address
from briefs.text.amounts import commitment_amount
from briefs.text.dates import date_label
from briefs.text.mentions import statement_button
from briefs.text.numbers import CARD, SENTENCE, MoneyStyle
from briefs.text.popovers import Row, check_row, lines, popover, source_link
from briefs.text.verdicts import Mark
from briefs.text.wording import COMMITMENT_KINDS, sentence_case


def commitment_title(commitment: Commitment) -> str:
    """What it is and when it was stated: ``Target, stated 4 May 2023``."""
    return f"{COMMITMENT_KINDS[commitment.kind]}, stated {date_label(commitment.date_stated)}"


def commitment_mention(
    commitment: Commitment, mark: Mark | None, style: MoneyStyle = SENTENCE, text: str = ""
) -> h.Element:
    """A button that reads as the commitment's value, or as the text given instead."""
    return statement_button(commitment.id, text or commitment_amount(commitment, style), mark)


def commitment_popover(
    package: Package,
    commitment: Commitment,
    mark: Mark | None,
    address: Address,
    citation: str = "",
) -> h.Element:
    """A native popover: what was stated, by whom, when, and what others say of the same thing."""
    title = commitment_title(commitment)
    return popover(commitment.id, title, _rows(package, commitment, mark), address, citation)


def commitment_source(package: Package, commitment: Commitment) -> h.Node:
    """Who stated it and when, with a link to the source."""
    stated = date_label(commitment.date_stated)
    return h.fragment[commitment_speaker(package, commitment), f", {stated}"]


def commitment_speaker(package: Package, commitment: Commitment) -> h.Node:
    """Who stated it, with a link to the source."""
    who = f"{sentence_case(commitment.attribution)}, " if commitment.attribution else ""
    return h.fragment[who, source_link(package.sources[commitment.source_id])]


def _rows(package: Package, commitment: Commitment, mark: Mark | None) -> Iterator[Row]:
    printed = f"; stated as “{commitment.stated_as}”" if commitment.stated_as else ""
    yield "Value", f"{commitment_amount(commitment)}{printed}"
    yield "What", commitment.description
    if commitment.due:
        yield "Due", date_label(commitment.due)
    yield "Stated by", commitment_source(package, commitment)
    others = [
        row
        for row in sorted(package.commitments, key=lambda row: row.when)
        if row.subject_id == commitment.subject_id and row.id != commitment.id
    ]
    if others:
        yield (
            "Also stated",
            lines(
                h.fragment[commitment_amount(row, CARD), ": ", commitment_source(package, row)]
                for row in others
            ),
        )
    if mark is not None:
        yield check_row(package, mark)
