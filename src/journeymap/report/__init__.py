"""How findings are told: one file for each format, found by being here."""
