"""Codes of the descriptor, ``datapackage.json``, and of the schemas of derived tables."""

from briefs.model.fault_codes.fault_code import FaultCode

MISSING = FaultCode(
    "D101",
    "No data package here",
    "The folder has no `datapackage.json`.",
    "It says which tables and columns there are.",
    "Run the command in the project’s folder, or name it with `--project`.",
)
NOT_JSON = FaultCode(
    "D102",
    "Not JSON",
    "The file cannot be read as JSON.",
    "Nothing can be read without it.",
    "Mend it at the line that the message names; often a comma is missing or too many.",
)
SHAPE = FaultCode(
    "D103",
    "Something that a data package needs is missing or of another kind",
    "A property is absent, or a text stands where a list must be.",
    "The build reads every table by it.",
    "Add or correct the property, as the other tables have it.",
)
SCHEMA_LIBRARY = FaultCode(
    "D104",
    "The Data Package standard is broken",
    "frictionless, which knows the standard, refuses the descriptor.",
    "Other programs would refuse the published package, too.",
    "Read the message; it names the property.",
)
REPEATED_NAME = FaultCode(
    "D105",
    "A key or table twice",
    "Two entries have the same name.",
    "Each program would take another of the two.",
    "Delete one of them.",
)
NOT_FINITE = FaultCode(
    "D106",
    "Not a finite number",
    "A number is `NaN`, `Infinity` or larger than programs can hold.",
    "JSON has no such number, and programs differ in what they make of it.",
    "Write a number in digits.",
)
UNKNOWN_PROPERTY = FaultCode(
    "D201",
    "A property that the contract does not have",
    "The descriptor may say a few things, which are listed in the code.",
    "Some properties make programs fetch, unpack or read what is not in the package.",
    "Remove the property, or correct its name.",
)
FIXED = FaultCode(
    "D202",
    "A property with another value than its only one",
    "Format, encoding and dialect are the same for every table.",
    "Every reader of the data relies on it.",
    "Write what the message says was expected.",
)
FORM = FaultCode(
    "D203",
    "A property of another form",
    "Names, versions, times and types have a form each.",
    "Addresses, citations and the build are made of them.",
    "Write it as the message says.",
)
OUTSIDE = FaultCode(
    "D204",
    "A name or path that leads out of the package",
    "A path is an address, is absolute, has `..`, or is not where tables lie; or a name could be "
    "one.",
    "A program that reads the package would fetch or open something else.",
    "Write `data/` and the table’s name with `.csv`.",
)
CHANGED_TABLE = FaultCode(
    "D301",
    "A table that is not as the code reads it",
    "Columns, keys or rules of a table were changed, or a table was added or removed.",
    "The code reads each column by its name; a rule taken away would let bad rows in.",
    "Undo the change, or ask for it in an issue: schema and code change together.",
)
