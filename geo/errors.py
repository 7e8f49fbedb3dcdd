"""The errors that `geo` raises: one base, four children that are also the natural builtin.

Every message is one sentence: what, which record, why, and how to mend it.
"""

__all__ = ["ArgumentError", "DataError", "GeoError", "GeometryError", "OutputError"]


class GeoError(Exception):
    """Base of all errors that `geo` raises on purpose."""


class ArgumentError(GeoError, ValueError):
    """An argument is unknown, out of range, or contradicts another one."""


class GeometryError(GeoError, ValueError):
    """A geometry cannot be measured or cut: it is empty, crosses itself, is projected, ..."""


class DataError(GeoError, RuntimeError):
    """A data file is missing, truncated, altered, or breaks the contract of its layer."""


class OutputError(GeoError, RuntimeError):
    """An output cannot be written where it was asked for."""
