"""Turns a sheet of paper, typed as it is, into a routine: title, exercises, defaults, cautions."""
