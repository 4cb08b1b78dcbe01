"""Figures into words, numbers, marks and popovers; pure."""
