"""Do the figures agree: one card per disagreement, with who says what and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from briefs.checks import Disagreement, disagreements
from briefs.model import Check, CheckKind, Dyad, Figure, IssueKind, Side, Verdict, side_rows
from briefs.pages.context import PageContext
from briefs.text.commitments import commitment_source
from briefs.text.explanations import CAUSES, arithmetic, question, side_texts, subject_text
from briefs.text.popovers import stated_by
from briefs.text.verdicts import CLASS_NAMES, WORDS, verdict_counts
from briefs.text.wording import sentence_case

_SENTENCES = {
    CheckKind.SUM: "The parts do not add up to the total as it is stated.",
    CheckKind.GROWTH: "The stated rate does not follow from the two levels.",
    CheckKind.COHERENCE: "The growth of the parts does not give the growth of the whole.",
    CheckKind.REPEAT: (
        "The statements cannot all be true of the same thing; "
        "they may count different things, or at different times."
    ),
    CheckKind.MIRROR: "The two sides’ figures lie too far apart for the same trade.",
    CheckKind.NESTING: "A part exceeds the whole that holds it.",
    CheckKind.SHARE: "The shares and the amounts do not fit each other.",
    CheckKind.SCALE: "A slip of scale explains the difference.",
    CheckKind.TARGET: "The date of the target has moved.",
}
_OPPOSITE = (
    "One side reports a rise, the other a fall; both cannot hold for the same trade. "
    "Other base figures, valuation and later revisions may explain it."
)
_SHOWN = 5
_TELLING = (CheckKind.SUM, CheckKind.COHERENCE, CheckKind.MIRROR)
_SPEAKERS = 3
_FEW_ISSUES = 2


def conflicts(context: PageContext) -> h.Element:
    """What agrees and what conflicts in the page's dyad, and a count of all checks.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    found = disagreements_of(context, dyad)
    rest = found[_SHOWN:]
    return h.div(class_="bb-conflicts")[
        _count(context, dyad, len(found)),
        _agreements(context, dyad),
        (conflict_card(context, one) for one in found[:_SHOWN]),
        h.details(class_="bb-more")[
            h.summary[f"{len(rest)} more conflicts" if len(rest) > 1 else "One more conflict"],
            (conflict_card(context, one) for one in rest),
        ]
        if rest
        else None,
    ]


def disagreements_of(context: PageContext, dyad: Dyad) -> tuple[Disagreement, ...]:
    """What conflicts in a dyad, each thing once."""
    return disagreements(check for check in context.site.checks if check.dyad == dyad.id)


def conflict_card(context: PageContext, one: Disagreement) -> h.Element:
    """One disagreement: a question, who says what, the verdict with its arithmetic."""
    title = question(context.package, one.leading)
    return h.section(
        class_="bb-conflict",
        id=f"conflict-{one.key}",
        aria_label=title,
        data_checks=" ".join(check.id for check in one.checks),
    )[
        h.h3[title],
        h.div(class_="bb-sides")[
            (_side(context, text, row_ids) for text, row_ids in _sides(one).items())
        ],
        h.p[
            h.span(class_=f"bb-verdict bb-{CLASS_NAMES[Verdict.CONFLICTS]}")[
                WORDS[Verdict.CONFLICTS]
            ],
            f". {' '.join(_sentences(context, one.checks))}",
        ],
        _known_issues(context, one),
    ]


def _count(context: PageContext, dyad: Dyad, things: int) -> h.Element:
    checks = [check for check in context.site.checks if check.dyad == dyad.id]
    counts = verdict_counts(checks)
    folded = (
        " Conflicts about one thing share a card." if things < counts[Verdict.CONFLICTS] else ""
    )
    href = f"{context.root}checks/?dyad={dyad.id}"
    return h.p[
        (
            f"Of {len(checks)} tests of these figures against each other, "
            f"{counts[Verdict.AGREES]} agree, {counts[Verdict.CONFLICTS]} conflict and "
            f"{counts[Verdict.CANNOT_TELL]} cannot tell.{folded} "
        ),
        h.a(href=href)["All tests of this brief"],
    ]


def _agreements(context: PageContext, dyad: Dyad) -> h.Node:
    """The latest test of each telling kind and reporter that agrees."""
    agreeing = [
        check
        for check in context.site.checks
        if check.dyad == dyad.id and check.verdict is Verdict.AGREES and check.cell
    ]
    latest: dict[tuple[int, str], Check] = {}
    for check in sorted(agreeing, key=_recency):
        if check.kind in _TELLING and check.cell:
            is_mirror = check.kind is CheckKind.MIRROR
            reporter = "" if is_mirror else check.cell.reporter
            if not (is_mirror and check.compares_growth):
                latest[_TELLING.index(check.kind), reporter] = check
    if not latest:
        return None
    return h.ul(class_="bb-agreements")[
        (h.li[_agreement(context, latest[key])] for key in sorted(latest))
    ]


def _recency(check: Check) -> tuple[bool, int]:
    assert check.cell, "only checks of trade are listed"
    return check.cell.period.is_year, check.cell.period.last_month


def _agreement(context: PageContext, check: Check) -> h.Node:
    subject = sentence_case(subject_text(context.package, check))
    return h.fragment[
        h.span(class_=f"bb-verdict bb-{CLASS_NAMES[check.verdict]}")[WORDS[check.verdict]],
        f". {subject}: {arithmetic(context.package, check)}.",
    ]


def _sides(one: Disagreement) -> dict[str, dict[str, None]]:
    """Every statement of the thing itself once, with the rows that make it."""
    sides: dict[object, tuple[str, dict[str, None]]] = {}
    for check in one.checks:
        if check.unit != one.leading.unit:
            continue
        for text, side in zip(side_texts(check), check.sides, strict=True):
            _, rows = sides.setdefault(_statement(side, text), (text, {}))
            rows.update(dict.fromkeys(side_rows(_who_says_so(check, side))))
    return dict(sides.values())


def _statement(side: Side, text: str) -> object:
    """What makes two sides the same statement: 902 and 902.0 are, a bound and a number are not."""
    first = side[0]
    return (first.value, first.qualifier) if isinstance(first, Figure) and len(side) == 1 else text


def _who_says_so(check: Check, side: Side) -> Side:
    """The claims of a side that state its number; of a target, those that give it that date."""
    if check.kind is not CheckKind.TARGET:
        return side
    due = getattr(side[0], "due", "")
    return tuple(claim for claim in side if getattr(claim, "due", "") == due)


def _side(context: PageContext, text: str, row_ids: dict[str, None]) -> h.Element:
    package = context.package
    rows = [
        package.observations_by_id[row_id]
        for row_id in row_ids
        if row_id in package.observations_by_id
    ]
    named = {(row.source_id, row.attribution): row for row in rows}
    stated = (row for row in package.commitments if row.id in row_ids)
    promises = sorted(stated, key=lambda row: row.when)
    who: list[h.Node] = [stated_by(package, row) for row in named.values()]
    who += [commitment_source(package, row) for row in promises]
    more = len(who) - _SPEAKERS
    return h.div[
        h.p(class_="bb-side-number")[text],
        (h.p(class_="bb-side-who")[line] for line in who[:_SPEAKERS]),
        h.p(class_="bb-side-who")[f"and {more} more"] if more > 0 else None,
    ]


def _sentences(context: PageContext, checks: Sequence[Check]) -> Iterator[str]:
    """What can be said: a sentence for each kind, the arithmetic where it says more, the cause."""
    said: dict[str, None] = {}
    is_explained = any(check.cause for check in checks) or _is_revised(context, checks)
    for check in checks:
        is_of_signs = check.kind is CheckKind.MIRROR and check.compares_growth
        if check.kind is not CheckKind.REPEAT or not is_explained:
            said[_OPPOSITE if is_of_signs else _SENTENCES[check.kind]] = None
        if check.kind is not CheckKind.REPEAT:
            said[f"{sentence_case(arithmetic(context.package, check))}."] = None
    causes = dict.fromkeys(CAUSES[check.cause] for check in checks if check.cause)
    yield from said
    if _is_revised(context, checks):
        yield "One of the figures was revised later."
    if causes:
        yield f"Likely cause: {'; '.join(causes)}."


def _is_revised(context: PageContext, checks: Sequence[Check]) -> bool:
    """Whether one of the rows is known to have been revised."""
    issues = context.package.issues_by_row
    return any(
        issue.kind is IssueKind.REVISION
        for check in checks
        for row_id in check.row_ids
        for issue in issues.get(row_id, ())
    )


def _known_issues(context: PageContext, one: Disagreement) -> h.Node:
    row_ids = dict.fromkeys(row_id for check in one.checks for row_id in check.row_ids)
    issues = dict.fromkeys(
        f"{issue.problem} {issue.done}"
        for row_id in row_ids
        for issue in context.package.issues_by_row.get(row_id, ())
    )
    if not issues:
        return None
    listed = h.ul[(h.li[issue] for issue in issues)]
    if len(issues) <= _FEW_ISSUES:
        return h.div(class_="bb-issues")[h.p["What is known of these rows:"], listed]
    return h.details(class_="bb-issues")[h.summary["What is known of these rows"], listed]
