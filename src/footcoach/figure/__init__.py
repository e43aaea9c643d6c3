"""Seeing it: turns poses into dots. Pure: no screen, no clock, no files."""
