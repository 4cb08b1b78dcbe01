"""The command line ``briefs``; each command imports what it needs."""

from briefs.cli.commands import main

__all__ = ["main"]
