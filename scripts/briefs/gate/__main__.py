"""The gate as a command that needs no installed package; see `briefs.gate`.

With ``-I`` Python reads no module from the folder that is looked at, and with ``-S`` none that is
installed.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefs.gate.project import find_gate_faults
from briefs.model.annotation import Annotation


def main() -> int:
    """Print what the gate finds in the folder named, or in this one; 1 where it finds anything."""
    findings = find_gate_faults(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    for finding in findings:
        print(finding.told(), file=sys.stderr)  # noqa: T201
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(Annotation.of_fault(finding), file=sys.stderr)  # noqa: T201
    count = len(findings)
    print(f"The gate found {count or 'no'} {'fault' if count == 1 else 'faults'}.")  # noqa: T201
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
