"""Codes of keys and of references between tables."""

from briefs.model.fault_codes.fault_code import FaultCode

EMPTY_KEY = FaultCode(
    "K101",
    "A row without its key",
    "The cell that names the row is empty.",
    "Nothing can refer to the row.",
    "Give it an id, such as the dyad, flow, period, reporter and source joined by hyphens.",
)
REPEATED_KEY = FaultCode(
    "K102",
    "A key that another row has",
    "Two rows of the table have the same key.",
    "A reference to it would be to both.",
    "Give one row a key of its own, or delete one of the two.",
)
REPEATED_VALUE = FaultCode(
    "K103",
    "A value that another row has",
    "The column takes each value once, and two rows have the same.",
    "One address is one source: two entries would count as two who agree.",
    "Use the row that is there, and delete the other.",
)
UNKNOWN_REFERENCE = FaultCode(
    "K201",
    "A reference to a row that is not there",
    "The cell names a row of another table, and that table has none of this name.",
    "A figure without its source or its country cannot be shown.",
    "Correct the name, or add the row to the other table first.",
)
