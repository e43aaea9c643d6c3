"""ROUTINES IN BRIEF: what lists say about them, without reading their files."""
