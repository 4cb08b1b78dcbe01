"""The ledger: every check of every dyad with its verdict and its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import htpy as h

from briefs.checks import KINDS, disagreements
from briefs.model import Check, Dyad, Figure
from briefs.pages.context import PageContext
from briefs.pages.filters import row_filter
from briefs.text.explanations import explanation, subject_text
from briefs.text.verdicts import CLASS_NAMES, ORDER, WORDS, counts_text
from briefs.text.wording import pair_name, sentence_case

_HEADS = ("What, and the arithmetic", "Verdict", "Test")


def ledger(context: PageContext) -> h.Element:
    """Every check by dyad, conflicts first, with a filter where scripts run."""
    by_dyad = {
        dyad: [check for check in context.site.checks if check.dyad == dyad.id]
        for dyad in context.package.dyads.values()
    }
    told = {dyad: checks for dyad, checks in by_dyad.items() if checks}
    cards = {
        check.id: one.key for one in disagreements(context.site.checks) for check in one.checks
    }
    return h.div(class_="bb-ledger")[
        h.p[_total(context.site.checks)],
        _filter(context, tuple(told)),
        (_section(context, dyad, checks, cards) for dyad, checks in told.items()),
    ]


def _total(checks: Sequence[Check]) -> str:
    return f"{len(checks)} tests: {counts_text(checks)}."


def ledger_order(checks: Iterable[Check]) -> list[Check]:
    """Some checks by verdict, conflicts first, and then by kind."""
    return sorted(checks, key=lambda check: (ORDER.index(check.verdict), KINDS.index(check.kind)))


def _filter(context: PageContext, dyads: Sequence[Dyad]) -> h.Element:
    return row_filter(
        "tests",
        {
            "dyad": ("Pair", {dyad.id: pair_name(context.package, dyad) for dyad in dyads}),
            "kind": ("Test", {kind.value: kind.value for kind in KINDS}),
            "verdict": ("Verdict", {CLASS_NAMES[verdict]: WORDS[verdict] for verdict in ORDER}),
        },
    )


def _section(
    context: PageContext, dyad: Dyad, checks: Sequence[Check], cards: Mapping[str, str]
) -> h.Element:
    name = pair_name(context.package, dyad)
    caption_id = f"ledger-{dyad.id}-caption"
    return h.details(class_="bb-more", id=f"ledger-{dyad.id}", data_group=True)[
        h.summary[h.strong[name], f": {counts_text(checks)}"],
        h.div(class_="bb-scroll", role="region", tabindex="0", aria_labelledby=caption_id)[
            h.table(class_="bb-table")[
                h.caption(id=caption_id)[f"Tests of {name}"],
                h.thead[h.tr[(h.th(scope="col")[head] for head in _HEADS)]],
                h.tbody[(_row(context, check, cards) for check in ledger_order(checks))],
            ]
        ],
    ]


def _row(context: PageContext, check: Check, cards: Mapping[str, str]) -> h.Element:
    verdict = CLASS_NAMES[check.verdict]
    return h.tr(data_dyad=check.dyad, data_kind=check.kind.value, data_verdict=verdict)[
        h.th(scope="row")[
            sentence_case(subject_text(context.package, check)),
            h.span(class_="bb-note")[
                sentence_case(explanation(context.package, check)),
                ".",
                f" {_publishers(context, check)}. ",
                *_card_link(context, check, cards),
            ],
        ],
        h.td[h.span(class_=f"bb-verdict bb-{verdict}")[WORDS[check.verdict]]],
        h.td[check.kind.value],
    ]


def _publishers(context: PageContext, check: Check) -> str:
    """Who publishes the rows that a check compares, each once."""
    package = context.package
    claims = [claim for side in check.sides for claim in side]
    source_ids = [
        source_id
        for claim in claims
        for source_id in (claim.source_ids if isinstance(claim, Figure) else (claim.source_id,))
    ]
    names = dict.fromkeys(package.sources[source_id].publisher for source_id in source_ids)
    return ", ".join(names)


def _card_link(context: PageContext, check: Check, cards: Mapping[str, str]) -> Iterator[h.Node]:
    """A link to who says what, where the dyad has a brief that tells the conflict."""
    if check.id in cards and context.site.has_brief(check.dyad):
        href = f"{context.root}briefs/{check.dyad}/#conflict-{cards[check.id]}"
        yield h.a(href=href)["Who says what"]
