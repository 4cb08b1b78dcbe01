"""The pages that explain the messages of the project, from the catalogue of codes."""

from __future__ import annotations

import htpy as h

from briefs.model.fault_codes import AREAS, FaultArea, FaultCode, explanation_address
from briefs.pages.context import PageContext
from briefs.pages.outlines import Outline, Section
from briefs.pages.tables import Head, data_table


def message_index(context: PageContext) -> Outline:
    """Every code by area, each leading to its explanation."""
    return Outline(tuple(Section(area.title, (_codes(context, area),)) for area in AREAS))


def message_sections(context: PageContext, area: str) -> Outline:
    """The codes of one area: what each means, why it is refused, what to do.

    Args:
        context: the page.
        area: the area's name in addresses, such as ``cells``.

    Raises:
        UnknownNameError: there is no such area.
    """
    by_slug = {each.slug: each for each in AREAS}
    context.require_known(area, by_slug, "an area of messages")
    return Outline(tuple(_section(code) for code in by_slug[area].codes))


def _codes(context: PageContext, area: FaultArea) -> h.Element:
    heads = (Head("Code"), Head("What is wrong", is_prose=True))
    return data_table(
        f"Messages that begin with {area.letter}",
        heads,
        (
            [h.a(href=context.root + explanation_address(code))[str(code)], code.title]
            for code in area.codes
        ),
    )


def _section(code: FaultCode) -> Section:
    """The heading has the code as its id: the address of a code must not change with its title."""
    heading = f"{code}: {code.title} {{: #{code.code.lower()} }}"
    return Section(heading, (f"{code.meaning} {code.reason}", f"**What to do.** {code.cure}"))
