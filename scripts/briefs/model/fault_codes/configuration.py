"""Codes of the site's configuration, ``mkdocs.yml``."""

from briefs.model.fault_codes.fault_code import FaultCode

MISSING = FaultCode(
    "C101",
    "No project here",
    "The folder has no `mkdocs.yml`.",
    "It holds the addresses and the navigation of the site.",
    "Run the command in the project’s folder, or name it with `--project`.",
)
SYNTAX = FaultCode(
    "C102",
    "A configuration that cannot be read",
    "`mkdocs.yml` is not plain YAML with keys and values.",
    "No page could be built.",
    "Mend it at the line that the message names.",
)
NO_ADDRESS = FaultCode(
    "C103",
    "An address that the site needs",
    "`mkdocs.yml` does not say where the site, its repository or its pages’ sources are.",
    "Links to cite and to edit are made of it.",
    "Add the key with its address.",
)
