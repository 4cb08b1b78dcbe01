"""The list of briefs, each with its latest figure."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from briefs.figures import current_target, latest_year
from briefs.model import Dyad, Flow
from briefs.pages.context import PageContext
from briefs.text.amounts import by_due
from briefs.text.numbers import CARD
from briefs.text.wording import as_reported, pair_name


def brief_list(context: PageContext) -> h.Element:
    """A card per dyad that has a brief: the pair, its latest turnover by both, its target."""
    dyads = [dyad for dyad in context.package.dyads.values() if context.site.has_brief(dyad.id)]
    return h.div(class_="bb-briefs")[(_card(context, dyad) for dyad in dyads)]


def _card(context: PageContext, dyad: Dyad) -> h.Element:
    name = pair_name(context.package, dyad)
    return h.section(class_="bb-brief")[
        h.h3[h.a(href=f"{context.root}briefs/{dyad.id}/")[name]],
        h.ul[(h.li[line] for line in _lines(context, dyad))],
    ]


def _lines(context: PageContext, dyad: Dyad) -> Iterator[h.Node]:
    for code in dyad.economies:
        figure = latest_year(context.package, dyad, code, Flow.TURNOVER)
        if figure is not None:
            whose = as_reported(context.package, figure)
            yield h.fragment[context.mention(figure, CARD), f" in {figure.period}, {whose}"]
    target = current_target(context.package, dyad)
    if target is not None:
        yield h.fragment["target ", context.commitment(target, CARD), by_due(target)]
