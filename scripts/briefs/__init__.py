"""Bilateral Briefs: sourced trade figures, checked, worded and put on pages."""
