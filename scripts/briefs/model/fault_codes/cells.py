"""Codes of CSV files and their cells, each looked at by itself."""

from briefs.model.fault_codes.fault_code import FaultCode

MALFORMED = FaultCode(
    "T101",
    "CSV that cannot be read",
    "A quotation mark is not closed, or stands within a cell that is not quoted.",
    "Programs would divide the row in different places.",
    'Put the cell between quotation marks and write each mark within it twice: `"the ""new"" '
    'road"`.',
)
WRONG_HEADER = FaultCode(
    "T102",
    "A header that is not the table’s",
    "The first line does not name the columns of the table, in their order.",
    "A cell would be read as another column’s.",
    "Restore the first line; a table saved with semicolons must be saved with commas.",
)
ROW_LENGTH = FaultCode(
    "T103",
    "A row that is too short or too long",
    "The row has not as many cells as the table has columns.",
    "Every cell after the missing comma would be read as another column’s.",
    "Add or remove commas; a cell that holds a comma stands between quotation marks.",
)
EMPTY_LINE = FaultCode(
    "T104",
    "An empty line",
    "A line of the table holds nothing.",
    "Programs disagree on whether it is a row.",
    "Delete the line.",
)
NOT_CANONICAL = FaultCode(
    "T105",
    "A table that is not in its one form",
    "Rows are out of order, or cells are quoted in another way than in the other tables.",
    "With one form a change shows only the cells that changed.",
    "Run `make fix`; it changes no value.",
)
LINE_BREAK = FaultCode(
    "T201",
    "A line break in a cell",
    "The text of a cell goes over more than one line.",
    "A row is a line; tools that compare lines would tear it.",
    "Replace the line break by a space.",
)
OUTER_SPACE = FaultCode(
    "T202",
    "A space at the end of a cell",
    "The text of a cell begins or ends with a space.",
    "Nobody sees it, and yet the text equals no other.",
    "Delete the space.",
)
NOT_A_NUMBER = FaultCode(
    "T203",
    "Not a number in digits",
    "The column holds numbers, written with the digits 0 to 9, a full stop before decimals, and a "
    "hyphen for negative ones.",
    "Programs read `1,4`, `1_000`, `1e3`, `+5` or `NaN` each in their own way, or not at all.",
    "Write digits only, in the unit of the column: `1379.0`. The printed form goes into "
    "`stated_as`.",
)
LONG_NUMBER = FaultCode(
    "T204",
    "A number that is too long",
    "The number has more than 16 characters.",
    "No source is so precise, and programs round such a number silently.",
    "Write it in the unit of the column, as precisely as the source does.",
)
FORMULA = FaultCode(
    "T205",
    "Text that a spreadsheet would run",
    "The text begins with `=`, `+`, `-`, `@` or a tab.",
    "Excel and others take it for a formula and run it when somebody opens the download.",
    "Begin with a word: “minus 5 %”, “plus 3 %”, or with a real minus sign (−).",
)
TEMPLATE_MARK = FaultCode(
    "T206",
    "Braces of a template",
    "The text holds `{` followed by `{`, `%` or `#`.",
    "These marks call macros on pages; data is text and calls nothing.",
    "Remove the braces.",
)
LOOK_ALIKE = FaultCode(
    "T207",
    "A letter that only looks right",
    "A code, key or address has a letter that is not from the English alphabet, such as the "
    "Cyrillic А in `KAZ`.",
    "It looks like the right code and is another.",
    "Type it anew with an English keyboard.",
)
LONG_TEXT = FaultCode(
    "T208",
    "A text that is too long",
    "The cell holds more than 2,000 characters.",
    "A cell is a note and no article; some programs cut it.",
    "Shorten it, in your own words.",
)
ADDRESS = FaultCode(
    "T209",
    "An address with a name or a space in it",
    "The address names a user before its host, or has no host.",
    "`https://bank.example@evil.example` leads to `evil.example`.",
    "Copy the address of the page from the browser.",
)
NOT_IN_LIST = FaultCode(
    "T301",
    "A word that is not in the column’s list",
    "The column takes a few words only.",
    "Each of them has a meaning for the site; another has none.",
    "Write one of the words that the message lists, in lower case.",
)
OUT_OF_RANGE = FaultCode(
    "T302",
    "A number outside the column’s range",
    "The number is below or above what the column can hold.",
    "Trade is never negative, and nothing falls by more than all of it.",
    "Correct the number, or the column in which it stands.",
)
WRONG_FORM = FaultCode(
    "T303",
    "A text of another form",
    "Ids, codes, dates, periods and addresses have a form each.",
    "Everything that refers to them is found by it.",
    "Write it as the description of the column says.",
)
EMPTY_CELL = FaultCode(
    "T304",
    "A cell that must not be empty",
    "The column needs a value in every row.",
    "Without it the statement cannot be traced or shown.",
    "Fill in the cell, or delete the row.",
)
NOT_A_DATE = FaultCode(
    "T305",
    "Not a full date",
    "The column holds dates of year, month and day.",
    "Figures are ordered and checked by it.",
    "Write it as `2023-05-03`.",
)
OTHER_CELL_FAULT = FaultCode(
    "T306",
    "A cell that the schema does not take",
    "The cell breaks a rule of the data package that has no code of its own.",
    "Programs that read the package would refuse it.",
    "See the description of the column on the data page.",
)
