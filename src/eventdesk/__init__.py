"""EventDesk: a desktop control panel for hybrid conferences."""

__version__ = "0.1.0"
