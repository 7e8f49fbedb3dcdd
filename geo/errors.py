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

    Examples
    --------
    >>> str(GeoError(f"no place is called {'x' * 99!r}")).count("x")
    60
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(
            _QUOTED.sub(lambda found: f"{found[1]}{found[2][:_LONG]}…{found[1]}", message)
        )


class ArgumentError(GeoError, ValueError):
    """An argument is unknown, out of range, or contradicts another one.

    Examples
    --------
    >>> from geo import settle
    >>> try:
    ...     settle("area", share=2)
    ... except ArgumentError as error:
    ...     isinstance(error, ValueError)
    True
    """


class GeometryError(GeoError, ValueError):
    """A geometry cannot be measured or cut: it is empty, crosses itself, is projected, ...

    Examples
    --------
    >>> import shapely
    >>> from geo.measure.geodesy import area_m2
    >>> try:
    ...     area_m2(shapely.box(400_000, 5_000_000, 400_100, 5_000_100))
    ... except GeometryError as error:
    ...     "EPSG:4326" in str(error)
    True
    """


class DataError(GeoError, RuntimeError):
    """A data file is missing, truncated, altered, or breaks the contract of its layer.

    Examples
    --------
    >>> from geo.base.shipped import read_shipped
    >>> try:
    ...     read_shipped("seeds/nowhere.toml")
    ... except DataError as error:
    ...     "reinstall the package" in str(error)
    True
    """


class OutputError(GeoError, RuntimeError):
    """An output cannot be written where it was asked for.

    Examples
    --------
    >>> from pathlib import Path
    >>> from geo.base.files import write_all
    >>> try:
    ...     write_all({Path("no such folder/out.json"): b""})
    ... except OutputError as error:
    ...     print(error)
    cannot write no such folder/out.json: the folder no such folder does not exist
    """
