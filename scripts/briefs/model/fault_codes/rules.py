"""Codes of rules across the columns and tables of the data."""

from briefs.model.fault_codes.fault_code import FaultCode

NOT_A_PERIOD = FaultCode(
    "R101",
    "Not a period, or not in its one spelling",
    "A period is a year, half, quarter, month or span of months; each has one spelling.",
    "Two spellings of one year would be two years.",
    "Write `2022`, `2022-H1`, `2022-Q1`, `2022-05` or `2022-01/2022-11`.",
)
FUTURE_PERIOD = FaultCode(
    "R102",
    "A period that its source could not know",
    "The period begins after the day on which the source was read.",
    "A figure about the future is a plan or a slip.",
    "Correct the period, or the day of the source; a plan goes to `commitments`.",
)
IMPOSSIBLE_DATE = FaultCode(
    "R103",
    "A date that does not exist",
    "The calendar has no such day or month.",
    "Figures are ordered by it.",
    "Write `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as much of it as is known.",
)
READ_BEFORE_PUBLISHED = FaultCode(
    "R104",
    "A page read before it was published",
    "`published` lies after `accessed`.",
    "One of the two is wrong.",
    "Correct one of the dates.",
)
INCOMPLETE_STATEMENT = FaultCode(
    "R201",
    "A value without rounding and qualifier, or they without it",
    "Value, rounding and qualifier stand together.",
    "Without them nobody can tell whether two figures agree.",
    "Give all three, or leave all three empty.",
)
ALMOST_ZERO = FaultCode(
    "R202",
    "Almost zero",
    "The qualifier says “under”, and the value is zero.",
    "Trade under zero does not exist.",
    "Correct the value or its qualifier.",
)
NO_FIGURE = FaultCode(
    "R203",
    "A row without a figure",
    "The row has neither a value nor a growth.",
    "It states nothing; a missing value is never zero.",
    "Enter what the source states, or delete the row.",
)
UNIT_ALONE = FaultCode(
    "R204",
    "A unit without its number, or a number without its unit",
    "Quantity and unit, growth and what grew, stand together.",
    "A number without a unit cannot be compared.",
    "Give both, or neither.",
)
FLOW_WITHOUT_REPORTER = FaultCode(
    "R301",
    "An export or import from nobody’s side",
    "The row has no reporter, and its flow is an export or import.",
    "What one side exports the other imports; only turnover needs no side.",
    "Name the reporter if the source does; leave the row out if nobody does.",
)
REPORTER_NOT_OF_DYAD = FaultCode(
    "R302",
    "A reporter or partner from outside the pair",
    "Reporter and partner are the two economies of the dyad, or both are empty.",
    "The figure would show on the page of another pair.",
    "Correct them; leave both empty where nobody says whose figures these are.",
)
DYAD_NAME = FaultCode(
    "R303",
    "A pair whose id does not follow from its economies",
    "The id of a pair is both codes in lower case and alphabetical order.",
    "A pair must have one name and one address.",
    "Write it as the message says.",
)
SAME_ECONOMY = FaultCode(
    "R304",
    "Trade of an economy with itself",
    "Exporter and importer are the same.",
    "Trade has two sides.",
    "Correct one of the two.",
)
INFERRED_COLUMN = FaultCode(
    "R401",
    "An inferred column that the table does not have",
    "`inferred` names columns that were read into the text.",
    "A name that is none would hide what was read in.",
    "Write names of the header, with spaces between them.",
)
ISSUE_ROW = FaultCode(
    "R402",
    "A known issue of a row that is not there",
    "`row_id` names no row of the table.",
    "The issue would never show.",
    "Correct the id, or delete the issue.",
)
ISSUE_COLUMN = FaultCode(
    "R403",
    "A known issue of a column that is not there",
    "`column` names no column of the table.",
    "The issue would never show.",
    "Correct the name, or leave it empty for the whole row.",
)
