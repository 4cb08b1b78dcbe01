"""The popover of a figure: value, rounding, making, who stated it, who says otherwise, source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import htpy as h

from briefs.model import AnyObservation, Figure, Measure, Package, Source
from briefs.text.addresses import Address, figure_anchor
from briefs.text.amounts import amount_text, full_amount, statement_text
from briefs.text.dates import date_label
from briefs.text.explanations import explanation
from briefs.text.verdicts import CLASS_NAMES, WORDS, Mark
from briefs.text.wording import figure_title, making_text, precision_text, sentence_case

Row = tuple[str, h.Node]
_MEASURES = {"growth": Measure.GROWTH, "quantity": Measure.QUANTITY}


def popover_id(key: str) -> str:
    """The id of the popover that belongs to a figure or commitment."""
    return f"popover-{key}"


def figure_popover(
    package: Package,
    figure: Figure,
    mark: Mark | None,
    mirror: Figure | None,
    address: Address,
    citation: str = "",
) -> h.Element:
    """The popover of a figure.

    Args:
        package: the data package.
        figure: the figure.
        mark: the verdict of the checks on it, None where nothing tested it.
        mirror: the same trade as the partner reports it, None where the partner does not.
        address: of the site, the repository and the page.
        citation: where the figure's citation stands, empty where it has none.
    """
    return popover(
        figure.key,
        figure_title(package, figure),
        figure_rows(package, figure, mark, mirror),
        address,
        citation,
    )


def popover(
    key: str, title: str, rows: Iterable[Row], address: Address, citation: str = ""
) -> h.Element:
    """A native popover of labelled rows; it opens and closes without a script."""
    title_id = f"{popover_id(key)}-title"
    return h.div(
        id=popover_id(key),
        popover=True,
        class_="bb-popover",
        role="dialog",
        aria_labelledby=title_id,
    )[
        h.p(id=title_id, class_="bb-popover-title")[title],
        h.dl[(h.fragment[h.dt[name], h.dd[content]] for name, content in rows)],
        h.p(class_="bb-popover-actions")[
            h.button(type="button", class_="bb-copy", hidden=True)["Copy with source"],
            h.a(href=f"#{figure_anchor(key)}")["Link to this figure"],
            h.a(href=citation)["Cite"] if citation else None,
            h.a(href=address.report_url(key))["Report this figure"],
            h.button(
                type="button",
                class_="bb-close",
                popovertarget=popover_id(key),
                popovertargetaction="hide",
            )["Close"],
        ],
    ]


def source_link(source: Source) -> h.Element:
    """The publisher's name as a link to the page."""
    return h.a(href=source.url)[source.publisher]


def stated_by(package: Package, row: AnyObservation) -> h.Node:
    """Who stated a row and when, with a link to the source."""
    source = package.sources[row.source_id]
    who = f"{sentence_case(row.attribution)}, " if row.attribution else ""
    return h.fragment[who, source_link(source), f", {date_label(source.published)}"]


def check_row(package: Package, mark: Mark) -> Row:
    """The verdict and the arithmetic behind it."""
    verdict = h.span(class_=f"bb-verdict bb-{CLASS_NAMES[mark.verdict]}")[WORDS[mark.verdict]]
    explanations = list(dict.fromkeys(explanation(package, check) for check in mark.checks))
    return "Check", h.fragment[verdict, ": " if len(explanations) == 1 else "", lines(explanations)]


def lines(items: Iterable[h.Node]) -> h.Node:
    """One item as it is, several as a list."""
    listed = list(items)
    return listed[0] if len(listed) == 1 else h.ul[(h.li[item] for item in listed)]


def figure_rows(
    package: Package, figure: Figure, mark: Mark | None, mirror: Figure | None
) -> Iterator[Row]:
    """What there is to say of a figure: names and contents, for the page and the terminal.

    Args:
        package: the data package.
        figure: the figure.
        mark: the verdict of the checks on it, None where it is told elsewhere or there is none.
        mirror: the same trade as the partner reports it, None where the partner does not.
    """
    yield "Value", f"{full_amount(figure)}; {precision_text(figure)}"
    yield "How", making_text(figure)
    yield "Stated by", lines(stated_by(package, row) for row in _one_per_source(figure))
    if mark is not None:
        yield check_row(package, mark)
    if inferred := sorted(figure.inferred):
        yield (
            "Inferred",
            f"{', '.join(inferred).replace('_', ' ')}: read into the text, not printed",
        )
    if figure.alternatives:
        measure = _MEASURES.get(figure.measure, Measure.VALUE)
        yield "Others say", lines(_others(package, figure, measure))
    if mirror is not None:
        yield "The other side", f"{amount_text(mirror)} ({making_text(mirror)})"
    issues = [
        f"{issue.problem} {issue.done}"
        for row in figure.observations
        for issue in package.issues_by_row.get(row.id, ())
        if issue.status == "open"
    ]
    if issues:
        yield "Known issue", lines(issues)


def _one_per_source(figure: Figure) -> tuple[AnyObservation, ...]:
    return tuple({row.source_id: row for row in figure.observations}.values())


def _others(package: Package, figure: Figure, measure: Measure) -> Iterator[h.Node]:
    """What the other rows of the cell state, equal statements in one line."""
    speakers: dict[str, list[h.Node]] = {}
    for row in figure.alternatives:
        statement = row.statement(measure)
        assert statement is not None, "alternatives state the measure"
        unit = getattr(row, "quantity_unit", "")
        reporter = "" if row.is_attributed else " (reporter not named)"
        stated = f"{statement_text(statement, measure, unit)}{reporter}"
        speakers.setdefault(stated, []).append(stated_by(package, row))
    for stated, named in speakers.items():
        yield h.fragment[f"{stated}: ", named[0], ([" · ", speaker] for speaker in named[1:])]
