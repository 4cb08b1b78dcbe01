"""Rules of periods and dates: one spelling, days that exist, and nothing before its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from briefs.gate import RawTable
from briefs.model import Finding, Period, PeriodError, first_day
from briefs.model.fault_codes import rules

_PARTIAL_DATES = ("published", "date_stated", "date_signed", "date", "due")


def period_findings(table: RawTable, accessed: Mapping[str, str]) -> Iterator[Finding]:
    """Periods that are none, have another spelling, or begin after their source was read."""
    for line, row in table.rows:
        if not (text := row.get("period", "")):
            continue
        try:
            period = Period.parse(text)
        except PeriodError as error:
            yield Finding(
                table.file, line, "period", text, "a period", str(error), rules.NOT_A_PERIOD
            )
            continue
        read = accessed.get(row["source_id"], "")
        if _is_date(read) and period.first_month > _month(date.fromisoformat(read)):
            yield Finding(
                table.file,
                line,
                "period",
                text,
                f"a period that begins before its source was accessed, {read}",
                "correct the period or the source's date",
                rules.FUTURE_PERIOD,
            )


def date_findings(table: RawTable) -> Iterator[Finding]:
    """Dates that do not exist, and pages published after they were read."""
    for line, row in table.rows:
        for name in _PARTIAL_DATES:
            value = row.get(name, "")
            if value and not _is_date(value):
                yield Finding(
                    table.file,
                    line,
                    name,
                    value,
                    "a date that exists",
                    "write YYYY, YYYY-MM or YYYY-MM-DD",
                    rules.IMPOSSIBLE_DATE,
                )
        published, accessed = row.get("published", ""), row.get("accessed", "")
        if (
            _is_date(published)
            and _is_date(accessed)
            and first_day(published) > first_day(accessed)
        ):
            yield Finding(
                table.file,
                line,
                "published",
                published,
                f"not after {accessed}",
                "correct one of the dates",
                rules.READ_BEFORE_PUBLISHED,
            )


def _is_date(text: str) -> bool:
    try:
        return bool(text) and first_day(text) is not date.min
    except ValueError:
        return False


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
