"""The layer `places`: points that the layers and the events need."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.land import DECIMALS, tidy
from geo.build.write import Feature, accuracy, make_feature, names_of, source
from geo.errors import DataError
from geo.layers.read import shape_of
from geo.measure.equidistance import nearest_points
from geo.measure.geodesy import GRS80

__all__ = ["build_places"]

_AXES = {"north": (1, 1), "south": (1, -1), "east": (0, 1), "west": (0, -1)}


def build_places(
    islands: list[Feature],
    rows: list[dict[str, Any]],
    lands: dict[str, BaseGeometry],
    origin: dict[str, Any],
) -> list[Feature]:
    """Build the points of the islands and islets, then the reviewed places.

    Parameters
    ----------
    islands
        The features of the layers `islands` and `islets`.
    rows
        The `place` table of `places.toml`.
    lands
        Written geometry by land id.
    origin
        The `package` table of `coastline.toml`.

    Returns
    -------
    features
        Points, longitude-latitude degrees.

    Raises
    ------
    DataError
        If a row names no point, or its rule finds none.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> origin = read_reference("coastline.toml")["package"]
    >>> names = {"en": "Square", "ja": "四角", "ja-Latn": "Shikaku", "ru": "Квадрат"}
    >>> row = {"id": "cape", "kind": "cape", **names}
    >>> row |= {"extreme": {"land": "land", "direction": "east", "within": [-1, -1, 2, 2]}}
    >>> build_places([], [row], {"land": shapely.Point(1, 0)}, origin)[0]["geometry"]["coordinates"]
    [1.0, 0.0]
    """
    features = [_island(feature) for feature in islands]
    return features + [_place(row, lands, origin) for row in rows]


def _island(feature: Feature) -> Feature:
    properties = feature["properties"]
    shape = shape_of(feature)
    # of islets that are points, the first
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    point = shapely.Point(np.round(largest.representative_point().coords[0], DECIMALS))
    chosen = "a point inside the largest part of the land" if shape.area else "one of its points"
    kept = {key: properties[key] for key in ("id", "names", "kind", "start", "end")}
    return make_feature(
        point,
        kept
        | {
            "basis": "measured",
            "citation": properties["citation"],
            "accuracy": accuracy(None, chosen, None),
            "part_of": properties["part_of"],
        },
    )


def _place(row: dict[str, Any], lands: dict[str, BaseGeometry], origin: dict[str, Any]) -> Feature:
    coastline = [source(origin["title"], origin["licence"])]
    basis, citation, unsure = "measured", coastline, origin["uncertainty_m"]
    if "between" in row:
        window = shapely.box(*row.get("within", (-180, -90, 180, 90)))
        xy = _middle(*(lands[land].intersection(window) for land in row["between"]))
        chosen = f"the middle of the shortest crossing between {' and '.join(row['between'])}"
        unsure = None
    elif "extreme" in row:
        rule = row["extreme"]
        xy = _extreme(row["id"], lands[rule["land"]], rule["direction"], rule["within"])
        chosen = f"the {rule['direction']}ernmost vertex of the coast there"
    elif "point" in row:
        xy = row["point"]
        citation = [source(row["source"], row["licence"])]
        chosen = "one point for the place, as the source gives it"
        # a judgement of how far off the point may be; nothing says how far it is as a rule
        unsure = {"median": None, "p95": row["uncertainty_m"]}
    else:
        raise DataError(f"place {row['id']!r} has no point and no rule; see places.toml")
    properties = {
        "id": row["id"],
        "names": names_of(row),
        "kind": row["kind"],
        "start": None,
        "end": None,
        "basis": basis,
        "citation": citation,
        "accuracy": accuracy(None, chosen, unsure),
        "part_of": row.get("part_of"),
    }
    return make_feature(tidy(shapely.Point(xy)), properties)


def _middle(a: BaseGeometry, b: BaseGeometry) -> tuple[float, float]:
    crossing = nearest_points(a, b)
    azimuth, _, length = GRS80.inv(*crossing.end_a, *crossing.end_b)
    lon, lat, _ = GRS80.fwd(*crossing.end_a, azimuth, length / 2)
    return float(lon), float(lat)


def _extreme(
    place: str, land: BaseGeometry, direction: str, within: list[float]
) -> tuple[float, float]:
    xy = shapely.get_coordinates(land)
    west, south, east, north = within
    inside = xy[(xy[:, 0] > west) & (xy[:, 0] < east) & (xy[:, 1] > south) & (xy[:, 1] < north)]
    if not len(inside):
        raise DataError(f"place {place!r}: the coast has no vertex within {within}")
    axis, sign = _AXES[direction]
    lon, lat = inside[np.argmax(sign * inside[:, axis])]
    return float(lon), float(lat)
