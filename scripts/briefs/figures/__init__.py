"""Observations into figures, and the measures derived from them; pure."""

from briefs.figures.changes import changed_figures, changed_tables, every_figure
from briefs.figures.choice import (
    PREFERENCES,
    candidates,
    deciding_preference,
    is_last_resort,
    ranked,
    row_figure,
)
from briefs.figures.coherence import base_of, growth_of_parts
from briefs.figures.coverage import Coverage, coverage
from briefs.figures.levels import (
    balance,
    find_attributed_level,
    find_balance,
    find_level,
    find_mirror,
    level,
    sum_figure,
)
from briefs.figures.missing import periods_present
from briefs.figures.of_dyad import figures_of_dyad
from briefs.figures.products import find_product, product, product_rows
from briefs.figures.promises import Promise, PromiseStatus, promise_of, promises
from briefs.figures.rates import (
    find_growth,
    growth,
    growth_beside,
    growth_needed,
    implied_growth,
    mirror_gap,
    progress,
    share,
)
from briefs.figures.series import (
    cell,
    latest_of_both,
    latest_year,
    leading_reporter,
    reported_years,
    yearly,
    years_present,
)
from briefs.figures.targets import by_subject, commitment, current_target, turnover_targets
from briefs.figures.valuation import (
    NORMAL_TURNOVER,
    TOLERABLE,
    likely_ratio,
    measured_cells,
    normal_ratio,
    possible_ratio,
)

__all__ = [
    "NORMAL_TURNOVER",
    "PREFERENCES",
    "TOLERABLE",
    "Coverage",
    "Promise",
    "PromiseStatus",
    "balance",
    "base_of",
    "by_subject",
    "candidates",
    "cell",
    "changed_figures",
    "changed_tables",
    "commitment",
    "coverage",
    "current_target",
    "deciding_preference",
    "every_figure",
    "figures_of_dyad",
    "find_attributed_level",
    "find_balance",
    "find_growth",
    "find_level",
    "find_mirror",
    "find_product",
    "growth",
    "growth_beside",
    "growth_needed",
    "growth_of_parts",
    "implied_growth",
    "is_last_resort",
    "latest_of_both",
    "latest_year",
    "leading_reporter",
    "level",
    "likely_ratio",
    "measured_cells",
    "mirror_gap",
    "normal_ratio",
    "periods_present",
    "possible_ratio",
    "product",
    "product_rows",
    "progress",
    "promise_of",
    "promises",
    "ranked",
    "reported_years",
    "row_figure",
    "share",
    "sum_figure",
    "turnover_targets",
    "yearly",
    "years_present",
]
