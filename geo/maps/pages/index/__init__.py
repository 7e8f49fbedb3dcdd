"""The list of the pages."""
