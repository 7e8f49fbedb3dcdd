"""How far the headline of the sea depends on what is assumed: entitlement, and rocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.base.frozen import FrozenDict
from geo.layers.derived import read_derived
from geo.settlement.maritime import measure_sea, sides_of
from geo.settlement.model import SeaSettlement, SeaSide, Settlement
from geo.settlement.options import settle

__all__ = ["ASSUMPTIONS", "Assumption", "Sensitivity", "measure_sensitivity"]


@dataclass(frozen=True)
class Assumption:
    """What is counted otherwise than by default.

    Attributes
    ----------
    id
        For example "habomai-12".
    entitlement
        Island to the breadth of its sea in nautical miles.
    without, including
        Islets left out, and rocks counted.

    Examples
    --------
    >>> [assumption.id for assumption in ASSUMPTIONS][:3]
    ['none', 'habomai-12', 'small-12']
    """

    id: str
    entitlement: Mapping[str, int]
    without: tuple[str, ...] = ()
    including: tuple[str, ...] = ()


ASSUMPTIONS = (
    Assumption("none", {}),
    Assumption("habomai-12", {"habomai": 12}),
    Assumption("small-12", {"habomai": 12, "shikotan": 12}),
    Assumption("all-12", dict.fromkeys(("habomai", "shikotan", "kunashiri", "etorofu"), 12)),
    Assumption("no-islets", {}, without=("todo-oskolki", "moemoshiri", "odoke")),
    Assumption("kaigara", {}, including=("kaigara",)),
    Assumption("tyuleniy", {}, including=("tyuleniy",)),
)
"""Those of the table of sensitivity, the default first."""


@dataclass(frozen=True)
class Sensitivity:
    """The sea of a settlement under one assumption.

    Attributes
    ----------
    assumption
        What is counted.
    sides
        Limit in nautical miles to side to its sea.

    Examples
    --------
    >>> round(measure_sensitivity("count")[0].sides[200]["japan"].share, 3)
    0.495
    """

    assumption: Assumption
    sides: Mapping[int, Mapping[str, SeaSide]]

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as the command's JSON.

        Returns
        -------
        row
            Areas to six decimals (a square metre).
        """
        return {
            "id": self.assumption.id,
            "entitlement": dict(self.assumption.entitlement),
            "without": list(self.assumption.without),
            "including": list(self.assumption.including),
            "limits": {
                str(limit): {
                    side: {key: round(value, 6) for key, value in vars(sea).items()}
                    for side, sea in sides.items()
                }
                for limit, sides in self.sides.items()
            },
        }


def measure_sensitivity(settlement: Settlement | str = "count") -> tuple[Sensitivity, ...]:
    """Measure a settlement's sea under each of `ASSUMPTIONS`.

    Parameters
    ----------
    settlement
        As for `geo.measure_sea`.

    Returns
    -------
    rows
        In the order of `ASSUMPTIONS`. Whole islands are read from what was solved when the data was
        built; where an island is cut each row is solved, which takes some seconds.

    Raises
    ------
    ArgumentError
        As `geo.measure_sea`.

    Examples
    --------
    >>> rows = measure_sensitivity("count")
    >>> [round(100 * row.sides[200]["japan"].share, 1) for row in rows][:3]
    [49.5, 44.7, 4.2]
    """
    land = settle(settlement) if isinstance(settlement, str) else settlement
    whole = {part.island: part.side for part in land.parts if part.fraction == 1.0}
    if len(whole) == len(land.parts) and set(land.sides) == {"japan", "russia"}:
        known = {row["id"]: row["km2"] for row in read_derived("sensitivity.json")["rows"]}
        return tuple(
            Sensitivity(
                each,
                FrozenDict(
                    {
                        int(limit): FrozenDict(sides_of(areas, whole, land))
                        for limit, areas in known[each.id].items()
                    }
                ),
            )
            for each in ASSUMPTIONS
        )
    return tuple(Sensitivity(each, _solved(land, each).sides) for each in ASSUMPTIONS)


def _solved(land: Settlement, assumption: Assumption) -> SeaSettlement:
    return measure_sea(
        land,
        exact=True,
        entitlement=assumption.entitlement,
        without=assumption.without,
        including=assumption.including,
    )
