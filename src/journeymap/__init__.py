"""Customer journey maps as plain text: read, checked, drawn."""

__version__ = "0.1.0"
