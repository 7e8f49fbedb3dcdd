"""The layers of lines that pages draw."""

__all__ = ["LINE_LAYERS"]

LINE_LAYERS = (
    "boundary_1855",
    "boundary_1875",
    "sakhalin_line",
    "line_of_control",
    "power_bridge",
)
"""Layers of lines, in the order of the pages' lists."""
