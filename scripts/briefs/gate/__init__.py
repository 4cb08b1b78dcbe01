"""The gate: what must hold of files before anything interprets them.

It uses the standard library alone and reads nothing but text, so that it can run on a stranger's
files before anything is installed: ``python -I -S scripts/briefs/gate/__main__.py FOLDER``.
"""

from briefs.gate.cells import NUMBER
from briefs.gate.characters import character_findings
from briefs.gate.descriptor import check_descriptor
from briefs.gate.files import file_findings
from briefs.gate.json_text import read_json
from briefs.gate.package_files import GateResult, pass_gate, pass_tables
from briefs.gate.project import PACKAGE_FOLDER, find_gate_faults, in_project
from briefs.gate.table_text import RawTable

__all__ = [
    "NUMBER",
    "PACKAGE_FOLDER",
    "GateResult",
    "RawTable",
    "character_findings",
    "check_descriptor",
    "file_findings",
    "find_gate_faults",
    "in_project",
    "pass_gate",
    "pass_tables",
    "read_json",
]
