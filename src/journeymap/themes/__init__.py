"""The built-in themes: one file of named colours each, with the same names in all."""
