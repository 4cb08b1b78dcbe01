"""Amounts as sources print them, in English and Russian, into value, rounding and qualifier.

The rounding is the place of the last digit that is not zero, or of the last decimal where decimals
are printed: ``877.6`` is stated to 0.1, ``800.0`` too, ``$1.4 billion`` to 100 million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefs.model import Qualifier, Statement

_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_MINUSES = "\N{MINUS SIGN}\N{EN DASH}"
_NUMBER = r"\d{1,3}(?:[ ',.]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_MILLIONS = {
    "thousand": Decimal("0.001"),
    "тыс": Decimal("0.001"),
    "тысяч": Decimal("0.001"),
    "million": Decimal(1),
    "millions": Decimal(1),
    "mln": Decimal(1),
    "mn": Decimal(1),
    "m": Decimal(1),
    "млн": Decimal(1),
    "миллион": Decimal(1),
    "миллиона": Decimal(1),
    "миллионов": Decimal(1),
    "billion": Decimal(1000),
    "billions": Decimal(1000),
    "bln": Decimal(1000),
    "bn": Decimal(1000),
    "млрд": Decimal(1000),
    "миллиард": Decimal(1000),
    "миллиарда": Decimal(1000),
    "миллиардов": Decimal(1000),
}
_SCALE = "|".join(sorted(_MILLIONS, key=len, reverse=True))
_DOLLARS = r"us ?\$|\$|usd|u\.s\. dollars?|us dollars?|dollars?|доллар\w*|долл"
_OTHER_MONEY = re.compile(
    r"€|£|₽|₸|\b(?:euros?|eur|roubles?|rubles?|rub|tenge|kzt|soms?|kgs|somoni|tjs|manats?|tmt|uzs)\b"
    r"|\b(?:евро|руб\w*|тенге|сом\w*|манат\w*)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?P<before>us ?\$|\$|usd)?\s*(?P<sign>-)?\s*(?P<after_sign>us\$|\$)?\s*(?P<number>{_NUMBER})"
    rf"(?:[\s-]*(?P<scale>{_SCALE})\b\.?)?(?:\s*(?P<dollars>{_DOLLARS}))?"
    r"(?!\s*(?:%|per ?cent|проц))",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"\s*(?:k?wh\b|kilowatt|tonn|tons?\b|t\b|cubic|m3|m³|lit|items?\b|квт|кубо|тонн|т\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:-\d\d)?\b")
_RATE = re.compile(
    rf"(?P<sign>[-+])?\s*(?P<number>{_NUMBER})\s*(?:%|per ?cent|процент\w*)", re.IGNORECASE
)
_FALL = re.compile(
    r"\b(?:fell|falls?|fallen|down|drop(?:s|ped)?|decreas\w+|declin\w+|shr[aiu]nk|lower"
    r"|сни(?:зи|же)\w+|упал\w*|сокра\w+|умень\w+|паден\w+)\b",
    re.IGNORECASE,
)
_FALL_AFTER = re.compile(
    r"\s*(?:less|lower|down|fall|drop|decline|decrease|ниже|меньше)\b", re.IGNORECASE
)
_RANGE = re.compile(r"\d\s*-\s*$")
_QUALIFIERS = {
    Qualifier.OVER: (
        "over|more than|above|at least|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|crossed"
        "|upwards? of|no less than|not less than|>"
        "|(?:более|больше|не менее)(?: чем)?|свыше|превы(?:сил[аои]?|шает)"
    ),
    Qualifier.UNDER: (
        "almost|nearly|close to|closing in on|approach(?:es|ed|ing)|under|less than|below|<"
        "|почти|без малого|(?:менее|меньше)(?: чем)?"
    ),
    Qualifier.ABOUT: (
        "about|around|approximately|approx\\.?|some|roughly|circa|ca\\.?|~|≈"
        "|около|примерно|порядка|приблизительно"
    ),
}
_LEADING_QUALIFIERS = tuple(
    (
        qualifier,
        re.compile(
            rf"(?:^|(?<!\w))(?:{words})(?: by| the| на| порог в| отметку в)?\s*$", re.IGNORECASE
        ),
    )
    for qualifier, words in _QUALIFIERS.items()
)


def printed_money(text: str) -> Statement | None:
    """The amount that a printed form states, in million US dollars.

    Args:
        text: a figure as a source prints it, such as ``over $1.4 billion`` or ``877,6 млн``.

    Returns:
        None where the text has no amount, further numbers, or another currency.
    """
    plain = _plain(text)
    if _OTHER_MONEY.search(plain):
        return None
    found = [match for match in _MONEY.finditer(plain) if _is_money(match)]
    if len(found) != 1 or _has_other_numbers(plain, found[0]):
        return None
    (match,) = found
    scale = (match["scale"] or "").lower()
    number, place = _read(match["number"], is_russian=_is_russian(scale))
    unit = _MILLIONS[scale] if scale else Decimal("0.000001")
    sign = -1 if match["sign"] else 1
    return _statement(sign * number * unit, place * unit, _qualifier(plain[: match.start()]))


def printed_rate(text: str) -> Statement | None:
    """The change that a printed form states, in percent; a fall is negative.

    Args:
        text: a rate as a source prints it, such as ``up 18.5 %`` or ``fell by almost 20 percent``.

    Returns:
        None where the text has no percentage, several, or a range.
    """
    plain = _plain(text)
    found = list(_RATE.finditer(plain))
    if len(found) != 1 or _RANGE.search(plain[: found[0].start("number")]):
        return None
    (match,) = found
    before, after = plain[: match.start()], plain[match.end() :]
    number, place = _read(match["number"], is_russian="проц" in match[0].lower())
    is_fall = match["sign"] == "-" or _FALL.search(before) or _FALL_AFTER.match(after)
    return _statement(-number if is_fall else number, place, _qualifier(before))


def _plain(text: str) -> str:
    """A text with plain spaces and hyphens for minus signs."""
    return text.translate(
        {**dict.fromkeys(map(ord, _SPACES), " "), **dict.fromkeys(map(ord, _MINUSES), "-")}
    )


def _is_money(match: re.Match[str]) -> bool:
    is_in_dollars = any(match[name] for name in ("before", "after_sign", "dollars"))
    return is_in_dollars or bool(match["scale"] and not _GOODS.match(match.string[match.end() :]))


def _has_other_numbers(text: str, match: re.Match[str]) -> bool:
    """Whether numbers stand beside the amount that are neither years nor rates."""
    rest = _RATE.sub(" ", f"{text[: match.start()]} ; {text[match.end() :]}")
    return bool(re.search(r"\d", _YEAR.sub(" ", rest)))


def _is_russian(word: str) -> bool:
    return any("а" <= letter <= "я" for letter in word)


def _read(number: str, *, is_russian: bool) -> tuple[Decimal, Decimal]:
    """A number and the place of the last digit that it states.

    A comma or a point before exactly three last digits groups them, except that a comma is a
    decimal comma in Russian and a point is a decimal point where nothing else groups.
    """
    digits = "".join(_digits(number, is_russian=is_russian))
    whole, _, decimals = digits.partition(".")
    if decimals:
        return Decimal(digits), Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0")) if int(whole) else 0
    return Decimal(whole), Decimal(1).scaleb(zeros)


def _digits(number: str, *, is_russian: bool) -> Iterator[str]:
    """The digits of a number, with a point before its decimals."""
    marks = re.findall(r"\D", number)
    last = marks[-1] if marks else ""
    tail = number.rpartition(last)[2] if last else ""
    has_decimals = last in (",", ".") and (
        len(tail) != 3
        or (last == "," and is_russian)
        or (last == "." and marks.count(".") == 1)
        or (len(marks) > 1 and marks.count(last) == 1)
    )
    yield re.sub(r"\D", "", number.removesuffix(tail) if tail else number)
    if tail:
        yield f".{tail}" if has_decimals else tail


def _statement(value: Decimal, rounding: Decimal, qualifier: Qualifier) -> Statement:
    return Statement(_shortest(value), _shortest(rounding), qualifier)


def _shortest(number: Decimal) -> Decimal:
    """The same number without zeros at its end and without an exponent: 1400, 0.1, 877.6."""
    return Decimal(f"{number.normalize():f}")


def _qualifier(before: str) -> Qualifier:
    for qualifier, words in _LEADING_QUALIFIERS:
        if words.search(before):
            return qualifier
    return Qualifier.EXACT
