"""Checks in words: what they are about, their two sides, the arithmetic, and the likely cause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from briefs.figures import base_of
from briefs.model import (
    Cause,
    Cell,
    Check,
    CheckKind,
    Claim,
    Commitment,
    Doubt,
    Figure,
    Flow,
    Indicator,
    Making,
    Package,
    Side,
    Verdict,
)
from briefs.text.amounts import amount_text, commitment_amount, full_amount, signed_rate
from briefs.text.dates import date_label, period_label
from briefs.text.numbers import CARD, percent, plain, qualified
from briefs.text.wording import (
    COMMITMENT_KINDS,
    figure_title,
    flow_noun,
    reported_by,
    sentence_case,
)

_HUNDREDTH = Decimal("0.01")
_COMPUTED = ", computed"
CAUSES: Mapping[Cause, str] = {
    Cause.DIVIDED_BY_NEW_VALUE: "the change was divided by the new value instead of the old one",
    Cause.INDEX_FOR_GROWTH: "an index, with the base as 100, was given as growth",
    Cause.FRACTION_FOR_PERCENT: "a fraction was given as percent",
    Cause.SIGN_REVERSED: "a rise was given as a fall, or a fall as a rise",
    Cause.SHIFTED_DECIMAL_POINT: "a decimal point was shifted",
    Cause.MILLION_FOR_BILLION: "million was written for billion, or the other way round",
    Cause.FLOWS_EXCHANGED: "exports and imports were exchanged",
    Cause.OTHER_PERIOD: "the number is that of another period",
    Cause.PARTNERS_FIGURE: "the number is the partner’s own",
    Cause.FLOW_FOR_TURNOVER: "one flow was given as both together",
    Cause.OTHER_STATEMENT: "the rate follows from another statement of a level",
    Cause.CUT_OFF: "digits were cut off instead of rounded",
    Cause.REVISED_BASE: "the base was revised in the meantime",
}
DOUBTS: Mapping[Doubt, str] = {
    Doubt.REPORTER: "not judged, since a reporter is not named",
    Doubt.PERIOD: "not judged, since a period, flow or date was read into the text",
}


def explanation(package: Package, check: Check) -> str:
    """The arithmetic of a check and its likely cause in one sentence without its full stop.

    Args:
        package: the data package, for names.
        check: the check.
    """
    text = arithmetic(package, check)
    if check.cause:
        text += f"; likely cause: {CAUSES[check.cause]}"
    return f"{text}; {DOUBTS[check.doubt]}" if check.doubt else text


def arithmetic(package: Package, check: Check) -> str:
    """The numbers of a check and what they give, without the likely cause."""
    if check.kind is CheckKind.MIRROR:
        return _mirror(package, check)
    return _ARITHMETIC[check.kind](check)


def side_texts(check: Check) -> tuple[str, str]:
    """The two sides of a check as numbers, in card style unless that makes them look the same."""
    first, second = (_side_text(check, side) for side in check.sides)
    claims = check.sides[0][0], check.sides[1][0]
    if first != second or check.verdict is Verdict.AGREES:
        return first, second
    exact = [full_amount(claim) for claim in claims if isinstance(claim, Figure)]
    return (exact[0], exact[1]) if len(exact) == len(claims) else (first, second)


def question(package: Package, check: Check) -> str:
    """A conflict as a question: ``Contract total, May 2023: $1.3 bn or $1.8 bn?``"""
    first, second = (text.removesuffix(_COMPUTED) for text in side_texts(check))
    return f"{subject_text(package, check)}: {first} or {second}?"


def _side_text(check: Check, side: Side) -> str:
    match check.kind:
        case CheckKind.TARGET:
            return f"due {_due(side[0])}"
        case CheckKind.SCALE if len(side) > 1:
            return " and ".join(_amount(claim) for claim in side)
        case CheckKind.SHARE if len(side) > 1:
            return f"{_amount(side[0])} of what the flows and their shares give"
    first = side[0]
    is_computed = isinstance(first, Figure) and first.making is Making.RATIO
    return f"{_amount(first)}{_COMPUTED}" if is_computed else _amount(first)


def subject_text(package: Package, check: Check) -> str:
    """What a check is about: ``Growth of turnover, 2020, reported by Kazakhstan``."""
    first = check.sides[0][0]
    if isinstance(first, Commitment):
        return _promise(check)
    if check.kind is CheckKind.MIRROR and check.cell:
        trade = _trade(package, check.cell)
        return f"Growth: {trade}" if check.compares_growth else sentence_case(trade)
    assert isinstance(first, Figure), "only commitments are compared without a cell"
    if check.cell is None or not isinstance(first.cell, Cell):
        return figure_title(package, first)
    return _cell_subject(package, check, first.cell)


def _promise(check: Check) -> str:
    if check.kind is CheckKind.TARGET:
        latest = check.sides[1][0]
        assert isinstance(latest, Commitment), "a target is a commitment"
        return f"The target of {commitment_amount(latest)}"
    second = check.sides[1][0]
    assert isinstance(second, Commitment), "commitments are compared with each other"
    return f"{COMMITMENT_KINDS[second.kind]}, {date_label(second.date_stated[:7])}"


def _cell_subject(package: Package, check: Check, cell: Cell) -> str:
    figures = [claim for side in check.sides for claim in side if isinstance(claim, Figure)]
    rows = [row for figure in figures for row in figure.observations]
    noun = flow_noun(cell.flow)
    what = f"Growth of {noun}" if check.compares_growth else noun.capitalize()
    return f"{what}, {period_label(cell.period)}, {reported_by(package, cell.reporter, rows)}"


def _trade(package: Package, cell: Cell) -> str:
    names = package.name_of(cell.reporter), package.name_of(cell.partner)
    period = period_label(cell.period)
    if cell.flow is Flow.TURNOVER:
        return f"turnover, {period}, as {names[0]} and {names[1]} report it"
    return f"trade from {names[0]} to {names[1]}, {period}, as both report it"


def _amount(claim: Claim) -> str:
    if isinstance(claim, Commitment):
        return commitment_amount(claim, CARD)
    if isinstance(claim, Indicator):
        return qualified(percent(claim.value.value, claim.value.rounding), claim.value.qualifier)
    if claim.measure != "growth":
        return amount_text(claim, CARD)
    return signed_rate(claim)


def _number(figure: Figure) -> str:
    computed = figure.making is not Making.STATED
    return qualified(plain(figure.value, figure.rounding), figure.qualifier, computed=computed)


def _figures(side: Side) -> list[Figure]:
    return [claim for claim in side if isinstance(claim, Figure)]


def _due(claim: Claim) -> str:
    assert isinstance(claim, Commitment), "a target is a commitment"
    return claim.due


def _sum(check: Check) -> str:
    (added,), (stated,) = map(_figures, check.sides)
    exports, imports = added.parts
    return (
        f"exports {_number(exports)} + imports {_number(imports)} = {_number(added)}; turnover is "
        f"stated as {full_amount(stated)}"
    )


def _growth(check: Check) -> str:
    (stated,), (implied,) = map(_figures, check.sides)
    new, base = implied.parts
    return (
        f"{_number(base)} to {_number(new)} is {signed_rate(implied)}; stated as {_amount(stated)}"
    )


def _coherence(check: Check) -> str:
    (stated,), (implied,) = map(_figures, check.sides)
    exports, export_growth, imports, import_growth = implied.parts
    finest = min(exports.rounding, imports.rounding)
    first, second = base_of(exports, export_growth), base_of(imports, import_growth)
    growth = ((exports.value + imports.value) / (first + second) - 1) * 100
    return (
        f"the parts imply a base of {plain(first, finest)} + {plain(second, finest)} = "
        f"{plain(first + second, finest)} and growth of "
        f"{percent(growth, stated.rounding, signed=True)}; stated as {_amount(stated)}"
    )


def _repeat(check: Check) -> str:
    return " and ".join(side_texts(check))


def _mirror(package: Package, check: Check) -> str:
    (own,), (other,) = map(_figures, check.sides)
    cell = own.trade_cell
    who = (
        f"{package.name_of(cell.reporter)} reports {flow_noun(cell.flow)}",
        f"{package.name_of(cell.partner)} reports {flow_noun(cell.mirror.flow)}",
    )
    if check.compares_growth:
        return f"growth is {_amount(own)} as {who[0]} and {_amount(other)} as {who[1]}"
    ratio = f"ratio {plain(other.value / own.value, _HUNDREDTH)}" if own.value else "no ratio"
    normal = " to ".join(
        plain(end, _HUNDREDTH) for end in (check.expected.lower, check.expected.upper)
    )
    text = f"{who[0]} of {_amount(own)}, {who[1]} of {_amount(other)}: {ratio}, normal is {normal}"
    is_open = check.verdict is not Verdict.AGREES and not check.doubt and not check.cause
    return f"{text}; transit, timing and re-exports may explain it" if is_open else text


def _nesting(check: Check) -> str:
    (part,), (whole,) = map(_figures, check.sides)
    span = "the year" if whole.period.is_year else period_label(whole.period)
    part_of = f"{_amount(part)} of {_amount(whole)} for {span}"
    return f"{period_label(part.period)}: {part_of}"


def _share(check: Check) -> str:
    first, second = check.sides
    if len(second) == 1:
        of_all = f"{_amount(first[0])} of {_amount(second[0])} for all goods"
        assert isinstance(first[0], Figure), "the share of a product is told by figures"
        return f"{period_label(first[0].period)}: {of_all}"
    whole, exports, export_share, imports, import_share = map(_amount, second)
    return (
        f"exports of {exports} are stated as {export_share} of all exports and imports of "
        f"{imports} as {import_share} of all imports; turnover of {_amount(first[0])} is stated as "
        f"{whole} of both"
    )


def _scale(check: Check) -> str:
    (stated,), others = map(_figures, check.sides)
    fits = " and ".join(_amount(other) for other in others)
    nearest = others[0].value
    times = "ten times" if _is_nearer_ten(stated.value, nearest) else "a thousand times"
    direction = "larger" if nearest > stated.value else "smaller"
    return f"{_amount(stated)} fits {fits} only if it is {times} {direction}"


def _is_nearer_ten(stated: Decimal, other: Decimal) -> bool:
    ratio = max(stated, other) / min(stated, other)
    return ratio < Decimal(100)


def _target(check: Check) -> str:
    rows = {row for side in check.sides for row in side if isinstance(row, Commitment)}
    stated = sorted(rows, key=lambda row: (row.date_stated, row.id))
    history = ", then ".join(
        f"due {row.due} (stated {date_label(row.date_stated)})" for row in stated if row.due
    )
    years = int(check.found.lower - check.expected.lower)
    slip = f"; the date slipped by {years} year{'s' if years != 1 else ''}" if years > 0 else ""
    return f"stated {len(stated)} times: {history}{slip}"


_ARITHMETIC: Mapping[CheckKind, Callable[[Check], str]] = {
    CheckKind.SUM: _sum,
    CheckKind.GROWTH: _growth,
    CheckKind.COHERENCE: _coherence,
    CheckKind.REPEAT: _repeat,
    CheckKind.NESTING: _nesting,
    CheckKind.SHARE: _share,
    CheckKind.SCALE: _scale,
    CheckKind.TARGET: _target,
}
