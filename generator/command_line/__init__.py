"""The commands: arguments in, report and exit code out. No logic of the site lives here."""
