"""The catalogue: every code that a finding can have, by area, each explained on the site."""

from briefs.model.fault_codes import (
    building,
    cells,
    commands,
    configuration,
    descriptor,
    files,
    keys,
    markdown,
    rules,
)
from briefs.model.fault_codes.fault_code import FaultArea, FaultCode, codes_in

AREAS = (
    FaultArea("F", "files", "Files", codes_in(files)),
    FaultArea("T", "cells", "Tables and cells", codes_in(cells)),
    FaultArea("K", "keys", "Keys and references", codes_in(keys)),
    FaultArea("R", "rules", "Rules across columns and tables", codes_in(rules)),
    FaultArea("D", "descriptor", "The descriptor", codes_in(descriptor)),
    FaultArea("M", "markdown", "Pages", codes_in(markdown)),
    FaultArea("C", "configuration", "Configuration", codes_in(configuration)),
    FaultArea("B", "building", "The build", codes_in(building)),
    FaultArea("A", "commands", "Commands", codes_in(commands)),
)
CATALOGUE = {code.code: code for area in AREAS for code in area.codes}
_SLUGS = {area.letter: area.slug for area in AREAS}


def explanation_address(code: FaultCode) -> str:
    """Where the site explains a code, below its root."""
    return f"messages/{_SLUGS[code.code[0]]}/#{code.code.lower()}"


__all__ = ["AREAS", "CATALOGUE", "FaultArea", "FaultCode", "explanation_address"]
