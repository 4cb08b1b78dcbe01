"""New rows: what to ask for them, what to propose, and trying them before they are written."""

from briefs.entries.known import Known, known_source, read_known, subjects_there
from briefs.entries.plans import PLANS, Plan, is_asked, questions
from briefs.entries.proposals import propose
from briefs.entries.trial import Trial, try_rows, write_trial

__all__ = [
    "PLANS",
    "Known",
    "Plan",
    "Trial",
    "is_asked",
    "known_source",
    "propose",
    "questions",
    "read_known",
    "subjects_there",
    "try_rows",
    "write_trial",
]
