"""Observations into figures, and the measures derived from them; pure."""

from briefs.figures.choice import PREFERENCES, candidates, is_last_resort, ranked, row_figure
from briefs.figures.levels import balance, find_balance, find_level, level
from briefs.figures.missing import periods_present
from briefs.figures.products import find_product, product, product_rows
from briefs.figures.rates import (
    find_growth,
    growth,
    growth_needed,
    implied_growth,
    mirror_gap,
    progress,
    share,
)
from briefs.figures.series import cell, latest_year, yearly, years_present
from briefs.figures.targets import by_subject, commitment, current_target, turnover_targets

__all__ = [
    "PREFERENCES",
    "balance",
    "by_subject",
    "candidates",
    "cell",
    "commitment",
    "current_target",
    "find_balance",
    "find_growth",
    "find_level",
    "find_product",
    "growth",
    "growth_needed",
    "implied_growth",
    "is_last_resort",
    "latest_year",
    "level",
    "mirror_gap",
    "periods_present",
    "product",
    "product_rows",
    "progress",
    "ranked",
    "row_figure",
    "share",
    "turnover_targets",
    "yearly",
    "years_present",
]
