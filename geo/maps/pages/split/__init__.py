"""The formulas with their cuts."""
