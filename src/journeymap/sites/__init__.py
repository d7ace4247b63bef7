"""Maps on the pages of others: one file for each tool that shows them, imported by that tool alone."""
