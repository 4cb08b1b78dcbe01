"""Do the figures agree: one card per conflict, the statements side by side, then the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from briefs.checks.mirrors import SIGNS_PREFIX
from briefs.model import Check, CheckKind, Package, Side, Verdict
from briefs.pages.context import PageContext
from briefs.text.commitments import commitment_source
from briefs.text.popovers import stated_by
from briefs.text.verdicts import CLASS_NAMES, WORDS
from briefs.text.wording import sentence_case

_SENTENCES = {
    CheckKind.SUM: "The parts do not add up to the total as it is stated.",
    CheckKind.GROWTH: "The stated rate does not follow from the two levels.",
    CheckKind.COHERENCE: "The growth of the parts does not give the growth of the whole.",
    CheckKind.REPEAT: (
        "The two statements cannot both be true of the same thing; "
        "they may count different things, or at different times."
    ),
    CheckKind.MIRROR: "The two sides’ figures lie too far apart for the same trade.",
    CheckKind.NESTING: "A part of the year exceeds the whole year.",
    CheckKind.SHARE: "One product exceeds the total.",
    CheckKind.SCALE: "A slip of scale is likely: a shifted decimal point explains the difference.",
    CheckKind.TARGET: "The date of the target has moved.",
}
_ORDER = (
    CheckKind.REPEAT,
    CheckKind.MIRROR,
    CheckKind.GROWTH,
    CheckKind.COHERENCE,
    CheckKind.TARGET,
    CheckKind.SCALE,
    CheckKind.SUM,
    CheckKind.NESTING,
    CheckKind.SHARE,
)
_SHOWN = 5


def conflicts(context: PageContext) -> h.Element:
    """The conflicts of the page's dyad, the most telling kinds first, and a count of all checks.

    Raises:
        UnknownNameError: the page has no dyad.
    """
    dyad = context.require_dyad()
    checks = [check for check in context.site.checks if check.dyad == dyad.id]
    found = sorted(
        told_conflicts(context.package, checks), key=lambda check: _ORDER.index(check.kind)
    )
    counts = {verdict: sum(check.verdict is verdict for check in checks) for verdict in Verdict}
    folded = counts[Verdict.CONFLICTS] - len(found)
    slips = " Conflicts about one thing share a card." if folded else ""
    rest = found[_SHOWN:]
    return h.div(class_="bb-conflicts")[
        h.p[
            f"Of {len(checks)} tests of these figures against each other, "
            f"{counts[Verdict.AGREES]} agree, {counts[Verdict.CONFLICTS]} conflict and "
            f"{counts[Verdict.CANNOT_TELL]} cannot tell.{slips}"
        ],
        (_card(context, check) for check in found[:_SHOWN]),
        h.details(class_="bb-more")[
            h.summary[f"{len(rest)} more conflicts"], (_card(context, check) for check in rest)
        ]
        if rest
        else None,
    ]


def told_conflicts(package: Package, checks: Sequence[Check]) -> list[Check]:
    """The conflicts, each thing once.

    One that a slip of scale explains is told by the slip; of several statements of one promise, the
    two whose speakers are named.
    """
    speakers = {row.id: row.attribution for row in package.commitments}
    told: dict[tuple[str, str], Check] = {}
    for check in _unexplained(checks):
        is_promise = all(row_id in speakers for row_id in check.row_ids)
        key = (check.kind, check.subject if is_promise else check.id)
        named = sum(bool(speakers.get(row_id)) for row_id in check.row_ids)
        kept = told.get(key)
        if kept is None or named > sum(bool(speakers.get(row_id)) for row_id in kept.row_ids):
            told[key] = check
    return list(told.values())


def _unexplained(checks: Sequence[Check]) -> Iterator[Check]:
    conflicts = [check for check in checks if check.verdict is Verdict.CONFLICTS]
    slips = {check.sides[0].row_ids for check in conflicts if check.kind is CheckKind.SCALE}
    slipped = {row_id for rows in slips for row_id in rows}
    for check in conflicts:
        if check.kind is CheckKind.SCALE or slipped.isdisjoint(check.row_ids):
            yield check


def _card(context: PageContext, check: Check) -> h.Element:
    title = sentence_case(check.subject)
    return h.section(class_="bb-conflict", aria_label=title, data_check=check.id)[
        h.h3[title],
        h.div(class_="bb-sides")[(_side(context, side) for side in check.sides)],
        h.p[
            h.span(class_=f"bb-verdict bb-{CLASS_NAMES[check.verdict]}")[WORDS[check.verdict]],
            f". {_sentence(check)}{_arithmetic(check)}",
        ],
    ]


def _side(context: PageContext, side: Side) -> h.Element:
    package = context.package
    named = {
        (row.source_id, row.attribution): row
        for row in package.observations
        if row.id in side.row_ids
    }
    promises = [row for row in package.commitments if row.id in side.row_ids]
    who: list[h.Node] = [stated_by(package, row) for row in named.values()]
    who += [commitment_source(package, row) for row in promises]
    return h.div[
        h.p(class_="bb-side-number")[side.text],
        (h.p(class_="bb-side-who")[line] for line in who[:2]),
    ]


def _sentence(check: Check) -> str:
    if check.kind is CheckKind.MIRROR and check.id.startswith(SIGNS_PREFIX):
        return (
            "One side reports a rise, the other a fall; both cannot hold for the same trade. "
            "Other base figures, valuation and later revisions may explain it."
        )
    return _SENTENCES[check.kind]


def _arithmetic(check: Check) -> str:
    """The explanation, where it says more than the two sides do."""
    return "" if check.kind is CheckKind.REPEAT else f" {sentence_case(check.explanation)}."
