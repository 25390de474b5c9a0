"""`python -m generator`: the same program as the command `rolepages`."""

from generator.cli import main

main()
