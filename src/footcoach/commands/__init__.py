"""ANSWERING: what each command does once the command line is known to be right."""
