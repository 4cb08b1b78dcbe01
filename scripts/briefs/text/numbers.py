"""Numbers as readers see them; digits and grouping by Unicode CLDR through Babel."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from briefs.model import Qualifier

LOCALE = "en_GB"
MINUS = "\N{MINUS SIGN}"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
NOT_STATED = "not stated"

_THOUSAND = Decimal(1000)
_MILLION = _THOUSAND**2
_STATED_WORDS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.OVER: "over",
    Qualifier.UNDER: "almost",
}
_COMPUTED_WORDS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about",
    Qualifier.OVER: "at least",
    Qualifier.UNDER: "at most",
}


_SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "~",
    Qualifier.OVER: ">",
    Qualifier.UNDER: "<",
}


@dataclass(frozen=True, slots=True)
class MoneyStyle:
    """How a unit of money is spelled: ``$1.38 billion`` or ``$1.38 bn``."""

    million: str
    billion: str


SENTENCE = MoneyStyle("million", "billion")
CARD = MoneyStyle("m", "bn")


def places_of(rounding: Decimal) -> int:
    """Decimal places that a rounding asks for: 0.1 is 1, 100 is 0."""
    exponent = rounding.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def half_up(value: Decimal, places: int) -> Decimal:
    """A number with so many decimal places, and no minus sign on zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) or Decimal(0)


@lru_cache(maxsize=65536)
def grouped(value: Decimal, places: int) -> str:
    """A number with a comma between thousands, a point and a real minus sign."""
    shown = half_up(value, places)
    pattern = "#,##0" + (f".{'0' * places}" if places else "")
    return format_decimal(shown, format=pattern, locale=LOCALE).replace("-", MINUS)


def plain(value: Decimal, rounding: Decimal) -> str:
    """A number with the digits that were stated, for tables whose head names the unit."""
    return grouped(value, places_of(rounding))


def money(value: Decimal, rounding: Decimal, style: MoneyStyle = SENTENCE) -> str:
    """An amount in US dollars: at most three digits above a thousand million, never a digit finer
    than stated.

    Args:
        value: million US dollars.
        rounding: place of the last stated digit, million US dollars.
        style: words for the unit.
    """
    number, places, in_billions = shown_money(value, rounding)
    sign = MINUS if number < 0 else ""
    unit = style.billion if in_billions else style.million
    return f"{sign}${grouped(abs(number), places)}{NO_BREAK_SPACE}{unit}"


def shown_money(value: Decimal, rounding: Decimal) -> tuple[Decimal, int, bool]:
    """The number that is shown for an amount, its decimal places, whether it is in billions.

    An amount that rounds up to the next size is shown in it: 999.8 as 1.00 billion.
    """
    stated = places_of(rounding)
    for most, limit in ((3, 10), (2, 100), (1, 1000)):
        places = min(most, stated)
        number = half_up(value, places)
        if abs(number) < limit:
            return number, places, False
    finest = places_of(rounding / _THOUSAND)
    for most, limit in ((2, 10), (1, 100)):
        places = min(most, finest)
        number = half_up(value / _THOUSAND, places)
        if abs(number) < limit:
            return number, places, True
    return half_up(value / _THOUSAND, 0), 0, True


def percent(value: Decimal, rounding: Decimal, *, signed: bool = False) -> str:
    """A percentage with a thin space before its sign; ``signed`` writes a plus too."""
    plus = "+" if signed and value > 0 else ""
    return f"{plus}{plain(value, rounding)}{THIN_SPACE}%"


def compact(value: Decimal, rounding: Decimal, qualifier: Qualifier) -> str:
    """A number with its digits as stated and a sign for its qualifier, for crowded charts."""
    return _SIGNS[qualifier] + plain(value, rounding)


def file_size(size: int) -> str:
    """A size in bytes with three digits at most: 1.07 MB, 328 kB."""
    for unit, name in ((_MILLION, "MB"), (_THOUSAND, "kB")):
        if size >= unit:
            number = Decimal(size) / unit
            places = next(p for p, limit in ((2, 10), (1, 100), (0, number + 1)) if number < limit)
            return f"{grouped(number, places)}{NO_BREAK_SPACE}{name}"
    return f"{size}{NO_BREAK_SPACE}bytes"


def qualified(text: str, qualifier: Qualifier, *, computed: bool = False) -> str:
    """A number after its qualifier's word; a computed bound is ``at least`` or ``at most``."""
    word = (_COMPUTED_WORDS if computed else _STATED_WORDS)[qualifier]
    return f"{word} {text}" if word else text
