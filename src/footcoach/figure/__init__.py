"""Seeing it: poses become dots. Pure: no screen, no clock, no files."""
