"""Run footcoach as ``python -m footcoach``."""

from footcoach.cli import main

main()
