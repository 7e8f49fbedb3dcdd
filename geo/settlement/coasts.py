"""Coasts that the sea is measured from: the four islands', and the others with their holders."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.layers.read import read_features, read_shapes
from geo.layers.reference import read_reference
from geo.settlement.model import Settlement

__all__ = ["Shore", "coast_holders", "holder_of", "other_coasts", "shores_of"]

_ALONG_DEG = 1e-6
"""How near to the island's own shore a part's edge must run to be shore: about a decimetre."""
_GAP_DEG = 5e-5
"""About five metres of shore beside each end of a border on land."""


@dataclass(frozen=True, eq=False)
class Shore:
    """The coast of an island, or of the part of it that one side gets.

    Attributes
    ----------
    island, side
        Whose coast it is, and who gets it.
    coast
        Longitude-latitude degrees; lines where the island is cut.
    is_whole
        Whether the island is not cut.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> shores_of(settle("three"))["shikotan"].side
    'japan'
    """

    island: str
    side: str
    coast: BaseGeometry
    is_whole: bool


def shores_of(land: Settlement) -> dict[str, Shore]:
    """Coasts of the four islands by part: "shikotan", or "etorofu:japan" of a cut island.

    Parameters
    ----------
    land
        A settlement of the four islands.

    Returns
    -------
    shores
        Name of the part to its coast.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> list(shores_of(settle("area")))[-2:]
    ['etorofu:japan', 'etorofu:russia']
    """
    islands = read_shapes("islands")
    shores = {}
    for part in land.parts:
        whole = part.fraction == 1.0
        name = part.island if whole else f"{part.island}:{part.side}"
        coast = part.geometry
        if not whole and land.border is not None:
            # the border on land is not a coast: keep what runs along the island's own shore, and
            # leave a gap at the border's ends, so that the coasts of the two parts do not touch
            near = shapely.buffer(islands[part.island].boundary, _ALONG_DEG)
            shore = shapely.intersection(part.geometry.boundary, near)
            coast = shapely.difference(shore, shapely.buffer(land.border.geometry, _GAP_DEG))
        shores[name] = Shore(part.island, part.side, coast, whole)
    return shores


@cache
def other_coasts() -> dict[str, BaseGeometry]:
    """Every other coast, by the group that it belongs to.

    Returns
    -------
    coasts
        Group to geometry, longitude-latitude degrees.

    Examples
    --------
    >>> "hokkaido" in other_coasts()
    True
    """
    shapes = read_shapes("coast")
    groups: dict[str, list[BaseGeometry]] = {}
    for feature in read_features("coast"):
        group = feature["properties"].get("group") or feature["id"]
        groups.setdefault(group, []).append(shapes[feature["id"]])
    return {group: shapely.union_all(parts) for group, parts in groups.items()}


@cache
def coast_holders() -> Mapping[str, str]:
    """Side that holds each of the other coasts today, by group: `data/reference/sea.toml`.

    Returns
    -------
    holders
        Group to "japan" or "russia".

    Raises
    ------
    DataError
        If a group of the layer `coast` has no holder there.

    Examples
    --------
    >>> coast_holders()["hokkaido"]
    'japan'
    """
    rows = read_reference("sea.toml")["holder"]
    holders = {group: row["side"] for row in rows for group in row["groups"]}
    missing = sorted(set(other_coasts()) - set(holders))
    if missing:
        raise DataError(f"sea.toml names no holder of {', '.join(missing)}; add one, with a source")
    return {group: holders[group] for group in other_coasts()}


def holder_of(coast: str, shores: Mapping[str, Shore]) -> str:
    """Side that holds a coast: a shore of the settlement, or another coast.

    Parameters
    ----------
    coast
        Name of a shore or a group of other coasts.
    shores
        From `shores_of`.

    Returns
    -------
    side
        For example "japan".

    Examples
    --------
    >>> holder_of("hokkaido", {})
    'japan'
    """
    return shores[coast].side if coast in shores else coast_holders()[coast]
