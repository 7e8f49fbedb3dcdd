"""The errors that `geo` raises: one base, four children that are also the natural builtin.

Every message is one sentence: what, which record, why, and how to fix it.
"""

import re

__all__ = ["ArgumentError", "DataError", "GeoError", "GeometryError", "OutputError"]


_LONG = 60
# what stands in quotes, and not between the apostrophes of two words
_QUOTED = re.compile(rf"(?<!\w)(['\"])((?:(?!\1)[^\\]|\\.){{{_LONG + 1},}})\1(?!\w)", re.DOTALL)


class GeoError(Exception):
    """Base of all errors that `geo` raises on purpose.

    A message repeats no more than sixty characters of what it quotes.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(
            _QUOTED.sub(lambda found: f"{found[1]}{found[2][:_LONG]}…{found[1]}", message)
        )


class ArgumentError(GeoError, ValueError):
    """An argument is unknown, out of range, or contradicts another one."""


class GeometryError(GeoError, ValueError):
    """A geometry cannot be measured or cut: it is empty, crosses itself, is projected, ..."""


class DataError(GeoError, RuntimeError):
    """A data file is missing, truncated, altered, or breaks the contract of its layer."""


class OutputError(GeoError, RuntimeError):
    """An output cannot be written where it was asked for."""
