"""Run-sheet files, journal, settings, secrets."""
