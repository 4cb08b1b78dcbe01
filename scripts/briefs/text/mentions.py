"""A figure in a sentence: a button with its mark, which opens the popover."""

from __future__ import annotations

import htpy as h

from briefs.model import Figure
from briefs.text.amounts import amount_text
from briefs.text.numbers import SENTENCE, MoneyStyle
from briefs.text.popovers import popover_id
from briefs.text.verdicts import CLASS_NAMES, Mark


def mention(
    figure: Figure, mark: Mark | None, style: MoneyStyle = SENTENCE, text: str = ""
) -> h.Element:
    """A button that reads as the figure's number.

    Args:
        figure: the figure.
        mark: the verdict of the checks on it, or None.
        style: words for millions and billions.
        text: what to show instead of the number with its unit and qualifier.
    """
    return statement_button(figure.key, text or amount_text(figure, style), mark)


def statement_button(key: str, text: str, mark: Mark | None) -> h.Element:
    """A button that opens the popover of a figure or commitment and shows its mark.

    The style sheet draws the mark and names it for screen readers.
    """
    verdict_class = CLASS_NAMES[mark.verdict] if mark else "untested"
    classes = f"bb-figure bb-{verdict_class}"
    return h.button(type="button", class_=classes, popovertarget=popover_id(key))[text]
