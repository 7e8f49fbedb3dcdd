"""How one island is cut, as a scenario says it."""

from dataclasses import dataclass
from typing import Any, Self

from geo.errors import ArgumentError
from geo.measure.chord import End, check_ends
from geo.measure.cut import check_cut
from geo.settlement import _fields as fields

__all__ = ["IslandCut"]

_WAY = ("method", "bearing_deg", "toward")
_BEARING_DEG = 360.0


@dataclass(frozen=True)
class IslandCut:
    """How an island is cut: the part on Japan's side, or the ends of the border.

    A `Scenario` checks what it is given.

    Attributes
    ----------
    fraction
        Part of the island, 0 to 1; None if the border has given ends, or if a formula says it.
    method, bearing_deg, toward
        As for `geo.cut.equal_area`.
    ends
        As for `geo.settle_claim`, or None.

    Examples
    --------
    >>> IslandCut(0.4, method="bearing", bearing_deg=157.0).to_dict()
    {'fraction': 0.4, 'method': 'bearing', 'bearing_deg': 157.0}
    """

    fraction: float | None = None
    method: str = "shortest"
    bearing_deg: float | None = None
    toward: str | float = "south-west"
    ends: tuple[End, End] | None = None

    @classmethod
    def from_dict(cls, plain: Any, where: str = "cut", *, formula: bool = False) -> Self:  # noqa: ANN401
        """Read a cut as a scenario has it.

        Parameters
        ----------
        plain
            An object with `fraction` or `ends`, and how it runs; or an `IslandCut`.
        where
            Name of the field, for messages.
        formula
            Whether a formula says how much is cut, so that neither fraction nor ends are given.

        Returns
        -------
        cut
            Checked.

        Raises
        ------
        ArgumentError
            If a field is unknown, missing, superfluous or out of range.

        Examples
        --------
        >>> IslandCut.from_dict({"fraction": 0.25}).method
        'shortest'
        """
        given = plain.to_dict() if isinstance(plain, cls) else fields.mapping(plain, where)
        if formula:
            fields.only(given, _WAY, where)
        else:
            fields.only(given, ("fraction", "ends", *_WAY), where)
            if ("fraction" in given) == ("ends" in given):
                raise ArgumentError(
                    f'the scenario\'s "{where}" needs either a fraction or the ends of the border; '
                    "give one of them"
                )
        values: dict[str, Any] = {**given}
        if "fraction" in values:
            values["fraction"] = fields.number_in(values["fraction"], f"{where}.fraction", 0, 1)
        if "ends" in values:
            superfluous = [name for name in ("method", "bearing_deg") if name in values]
            if superfluous:
                raise ArgumentError(
                    f'the scenario\'s "{where}.{superfluous[0]}" does not go with given ends, '
                    "which say how the border runs; leave it out"
                )
        if "bearing_deg" in values:
            values["bearing_deg"] = fields.number_in(
                values["bearing_deg"], f"{where}.bearing_deg", -_BEARING_DEG, _BEARING_DEG
            )
        if "toward" in values:
            values["toward"] = fields.direction(values["toward"], f"{where}.toward")
        try:
            if "ends" in values:
                values["ends"] = check_ends(values["ends"], record="the island")
            check_cut(
                values.get("method", "shortest"),
                values.get("bearing_deg"),
                values.get("toward", "south-west"),
            )
        except ArgumentError as error:
            raise ArgumentError(f'the scenario\'s "{where}" is wrong: {error}') from None
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as a scenario has it.

        Returns
        -------
        cut
            Without what is as by default; of a border with given ends, without a method.
        """
        plain: dict[str, Any] = {}
        if self.ends is not None:
            plain["ends"] = [list(end) for end in self.ends]
        if self.fraction is not None:
            plain["fraction"] = self.fraction
        if self.ends is None or self.method != IslandCut.method:
            plain["method"] = self.method
        if self.bearing_deg is not None:
            plain["bearing_deg"] = self.bearing_deg
        if self.toward != IslandCut.toward:
            plain["toward"] = self.toward
        return plain
