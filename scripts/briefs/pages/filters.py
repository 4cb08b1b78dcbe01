"""Selectors that choose among rows; a script shows them, and without it every row is there."""

from __future__ import annotations

from collections.abc import Mapping

import htpy as h

from briefs.model import Dyad
from briefs.pages.context import PageContext
from briefs.text.wording import pair_name

Choices = Mapping[str, str]


def row_filter(what: str, selectors: Mapping[str, tuple[str, Choices]]) -> h.Element:
    """A group of selectors for the rows beside it.

    A row has an attribute ``data-<name>`` for each selector, with one value or several separated
    by spaces. The script keeps the choice in the address.

    Args:
        what: what a row is, in the plural, such as ``tests``.
        selectors: by name, the label and the texts of the values.
    """
    return h.fieldset(class_="bb-filter", hidden=True, data_what=what)[
        h.legend["Show"],
        (
            h.label[
                f"{title} ",
                h.select(name=name)[
                    h.option(value="")["all"],
                    (h.option(value=value)[text] for value, text in choices.items()),
                ],
            ]
            for name, (title, choices) in selectors.items()
        ),
        h.output(aria_live="polite"),
    ]


def pair_link(context: PageContext, dyad: Dyad) -> h.Node:
    """A dyad's name, as a link where it has a brief."""
    name = pair_name(context.package, dyad)
    if not context.site.has_brief(dyad.id):
        return name
    return h.a(href=f"{context.root}briefs/{dyad.id}/")[name]
