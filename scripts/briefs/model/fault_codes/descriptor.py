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
