"""The layers of lines: medians with their bands, the 50th parallel, and the power bridge."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.cite import cite
from geo.build.land import DECIMALS, Land, merge, tidy
from geo.build.write import Feature, accuracy, make_feature, names_of, source
from geo.errors import DataError
from geo.measure.equidistance import (
    LIMITS_M,
    EquidistanceLine,
    coast_of,
    median_line,
    nearest_points,
    with_feet,
)
from geo.measure.geodesy import GRS80, FloatArray, area_km2, length_m

__all__ = ["build_boundary", "build_parallel", "build_power_bridge", "parallel_cut", "side"]

_EXTENT = (
    f"the median of the facing coasts, islets included, drawn as far as it lies within "
    f"{LIMITS_M[24]:.0f} m (24 nautical miles) of them, with a gap where it leaves that distance"
)
_SLIVER_KM2 = 0.01
_CABLE_STEP_M = 2000.0


def side(members: list[str], lands: dict[str, Land]) -> BaseGeometry:
    """Gather the land of one side: ids of lands, or `group:` and the id of a group.

    Parameters
    ----------
    members
        For example "urup" or "group:habomai".
    lands
        As `geo.build.land.assign_land` gives them, and islets as `islets_as_points` does.

    Returns
    -------
    land
        One geometry, longitude-latitude degrees; a collection where points are among it.

    Raises
    ------
    DataError
        If a member is unknown.

    Examples
    --------
    >>> side(["a"], {"a": Land({"group": "a"}, shapely.box(0, 0, 1, 1), 1)}).geom_type
    'Polygon'
    """
    chosen = []
    for member in members:
        group = member.removeprefix("group:")
        own = [
            land.geometry
            for name, land in lands.items()
            if (land.row["group"] == group if member != group else name == member)
        ]
        if not own:
            raise DataError(f"no land {member!r} in land.toml; correct the reviewed row")
        chosen += own
    parts = [part for geometry in chosen for part in shapely.get_parts(geometry)]
    kinds = {part.geom_type for part in parts}
    return merge(parts) if kinds == {"Polygon"} else shapely.GeometryCollection(parts)


def build_boundary(
    row: dict[str, Any],
    lands: dict[str, Land],
    points: dict[str, BaseGeometry],
    origins: dict[str, dict[str, Any]],
) -> list[Feature]:
    """Build one median line, and its band where the row says what it shows.

    Parameters
    ----------
    row
        A `line` of `lines.toml`.
    lands
        As `geo.build.land.assign_land` gives them, with the islets that are points.
    points
        Places by id, for the reef that a row may name.
    origins
        What the coasts come from: of `land` (the `package` table of `coastline.toml`), and of
        `islets` that are points (the `source` table of `islets.toml`).

    Returns
    -------
    features
        The line, then the band of water that its text leaves open.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> origin = read_reference("coastline.toml")["package"]
    >>> names = {"en": "Square", "ja": "四角", "ja-Latn": "Shikaku", "ru": "Квадрат"}
    >>> west = Land({"group": "west"}, shapely.box(0, 0, 0.1, 0.1), 1)
    >>> east = Land({"group": "east"}, shapely.box(0.2, 0, 0.3, 0.1), 1)
    >>> lands = {"west": west, "east": east}
    >>> row = {"id": "between", "kind": "boundary", "a": ["west"], "b": ["east"], "band": "all"}
    >>> row |= {"basis": "schematic", **names}
    >>> [feature["id"] for feature in build_boundary(row, lands, {}, {"land": origin})]
    ['between', 'between-band']
    """
    a, b = side(row["a"], lands), side(row["b"], lands)
    median = median_line(a, b)
    line = shapely.transform(median.line, lambda xy: np.round(xy, DECIMALS) + 0.0)
    written = _measured(line, a, b)
    has_points = any(part.geom_type == "Point" for s in (a, b) for part in shapely.get_parts(s))
    common = _common(row, *(origins[kind] for kind in ("land", "islets")[: 1 + has_points]))
    extra = _reef(row, a, b, points, line)
    chosen = "; ".join(text for text in (row.get("chosen"), _EXTENT) if text)
    drawn = make_feature(
        line,
        common
        | {
            "kind": row["kind"],
            "accuracy": accuracy(row.get("fixed_by_text"), chosen, _half_width(written)),
            "drawing_limit_m": LIMITS_M[24],
            "sides": {"a": row["a"], "b": row["b"]},
            "length_m": round(length_m(line), 2),
            "feet": np.hstack([written.feet_a, written.feet_b]).round(DECIMALS).tolist(),
            "distances_m": np.column_stack([written.distance_a_m, written.distance_b_m])
            .round(3)
            .tolist(),
        }
        | extra,
    )
    return [drawn, _band(row, common, written, lands)] if "band" in row else [drawn]


def _common(row: dict[str, Any], *origins: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "names": names_of(row),
        "kind": row["kind"],
        "start": row.get("start"),
        "end": row.get("end"),
        "basis": row.get("basis", "treaty article"),
        "citation": cite(row, [source(each["title"], each["licence"]) for each in origins]),
        **{key: row[key] for key in ("view", "ends") if key in row},
    }


def _measured(
    line: shapely.LineString | shapely.MultiLineString, a: BaseGeometry, b: BaseGeometry
) -> EquidistanceLine:
    """Measure the foot points and distances of the vertices as they are written, rounded."""
    return with_feet({"a": coast_of(a), "b": coast_of(b)}, ("a", "b"), line)


def _half_width(median: EquidistanceLine) -> dict[str, float]:
    """How far the water that the text leaves open reaches on either side, over the line."""
    reach = np.maximum(median.distance_a_m, median.distance_b_m)
    middle, most = np.percentile(reach, [50, 95]).round(0)
    return {"median": float(middle), "p95": float(most)}


def _band(
    row: dict[str, Any], common: dict[str, Any], median: EquidistanceLine, lands: dict[str, Land]
) -> Feature:
    swept = shapely.union_all(list(_quads(median)))
    dry = shapely.union_all([land.geometry for land in lands.values() if land.geometry.area])
    water = shapely.set_precision(swept.difference(dry), 10.0**-DECIMALS)
    parts = [p for p in shapely.get_parts(water) if p.geom_type == "Polygon"]
    geometry = tidy(merge(p for p in parts if area_km2(p) > _SLIVER_KM2))
    return make_feature(
        geometry,
        common
        | {
            "id": f"{row['id']}-band",
            "kind": "band",
            "accuracy": accuracy(
                row.get("fixed_by_text"),
                row["band"] + "; swept between the feet of the median's vertices on both shores",
                None,
            ),
            "line": row["id"],
            "area_km2": round(area_km2(geometry), 4),
        },
    )


def _quads(median: EquidistanceLine) -> Iterable[BaseGeometry]:
    """Yield the ground between each stretch of the line and its foot points, on either side."""
    start = 0
    for part in shapely.get_parts(median.line):
        xy = shapely.get_coordinates(part)
        for i in range(len(xy) - 1):
            for feet in (median.feet_a, median.feet_b):
                ring = [xy[i], xy[i + 1], feet[start + i + 1], feet[start + i]]
                yield shapely.make_valid(shapely.Polygon(ring), method="structure")
        start += len(xy)


def _reef(
    row: dict[str, Any],
    a: BaseGeometry,
    b: BaseGeometry,
    points: dict[str, BaseGeometry],
    line: BaseGeometry,
) -> dict[str, Any]:
    """Measure how far the line would move if a reef that the coastline lacks counted as land."""
    if "reef" not in row:
        return {}
    reef = points[row["reef"]["place"]]
    sides = {"a": [a], "b": [b]}
    sides[row["reef"]["side"]].append(reef)
    with_reef = median_line(*(shapely.GeometryCollection(sides[s]) for s in ("a", "b")))
    moved = coast_of(line).nearest(*shapely.get_coordinates(with_reef.line).T).distance_m
    between = area_km2(_between(line, with_reef.line))
    return {
        "reef": {
            "place": row["reef"]["place"],
            "side": row["reef"]["side"],
            "shift_m": round(float(moved.max()), 0),
            "shift_km2": round(between, 2),
            "counted": False,
        }
    }


def _between(a: BaseGeometry, b: BaseGeometry) -> BaseGeometry:
    """Area between two lines that run alike: the faces of both lines and their joined ends."""
    lines = [part for line in (a, b) for part in shapely.get_parts(line)]
    network = shapely.node(shapely.MultiLineString(lines))
    return shapely.union_all(shapely.get_parts(shapely.polygonize(shapely.get_parts(network))))


def parallel_cut(
    land: BaseGeometry, latitude: float, step_deg: float
) -> shapely.LineString | shapely.MultiLineString:
    """Cut the land by a parallel: a vertex at each shore and at every multiple of the step between.

    Parameters
    ----------
    land
        Polygons in degrees.
    latitude, step_deg
        Degrees.

    Returns
    -------
    line
        On the land only; a MultiLineString if it is cut more than once.

    Examples
    --------
    >>> parallel_cut(shapely.box(0, 0, 0.12, 1), 0.5, 0.05).wkt
    'LINESTRING (0 0.5, 0.05 0.5, 0.1 0.5, 0.12 0.5)'
    """
    west, _, east, _ = land.bounds
    chord = shapely.LineString([(west - 1, latitude), (east + 1, latitude)])
    parts = []
    for part in shapely.get_parts(land.intersection(chord)):
        if part.geom_type == "LineString":
            low, high = np.round(sorted(part.coords.xy[0])[:: len(part.coords) - 1], DECIMALS)
            grid = np.arange(np.ceil(low / step_deg), np.floor(high / step_deg) + 1) * step_deg
            lon = np.unique(np.concatenate([[low], grid.round(DECIMALS), [high]]))
            parts.append(shapely.LineString([(x, latitude) for x in lon]))
    parts.sort(key=lambda part: part.bounds)
    return parts[0] if len(parts) == 1 else shapely.MultiLineString(parts)


def build_parallel(
    row: dict[str, Any], lands: dict[str, Land], origin: dict[str, Any]
) -> list[Feature]:
    """Build the boundary of 1905 over the land of Sakhalin.

    Parameters
    ----------
    row
        The `sakhalin_line` table of `lines.toml`.
    lands, origin
        As `build_boundary`.

    Returns
    -------
    features
        The one line.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> origin = read_reference("coastline.toml")["package"]
    >>> names = {"en": "Square", "ja": "四角", "ja-Latn": "Shikaku", "ru": "Квадрат"}
    >>> west = Land({"group": "west"}, shapely.box(0, 0, 0.1, 0.1), 1)
    >>> east = Land({"group": "east"}, shapely.box(0.2, 0, 0.3, 0.1), 1)
    >>> lands = {"west": west, "east": east}
    >>> row = {"id": "half", "kind": "boundary", "latitude": 0.05, "step_deg": 0.05}
    >>> row |= {"fixed_by_text": None, "chosen": None, "basis": "schematic", **names}
    >>> build_parallel(row, {"sakhalin": west}, origin)[0]["geometry"]["coordinates"]
    [[0.0, 0.05], [0.05, 0.05], [0.1, 0.05]]
    """
    line = parallel_cut(lands["sakhalin"].geometry, row["latitude"], row["step_deg"])
    extra = {
        "accuracy": accuracy(row["fixed_by_text"], row["chosen"], origin["uncertainty_m"]),
        "length_m": round(length_m(line), 2),
        "latitude": row["latitude"],
    }
    return [make_feature(line, _common(row, origin) | extra)]


def build_power_bridge(
    row: dict[str, Any], lands: dict[str, Land], origin: dict[str, Any]
) -> list[Feature]:
    """Build the schematic cable: the shortest crossing between the two coasts.

    Parameters
    ----------
    row
        The `power_bridge` table of `lines.toml`.
    lands, origin
        As `build_boundary`.

    Returns
    -------
    features
        The one line, a vertex at least every two kilometres.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> origin = read_reference("coastline.toml")["package"]
    >>> names = {"en": "Square", "ja": "四角", "ja-Latn": "Shikaku", "ru": "Квадрат"}
    >>> west = Land({"group": "west"}, shapely.box(0, 0, 0.1, 0.1), 1)
    >>> east = Land({"group": "east"}, shapely.box(0.2, 0, 0.3, 0.1), 1)
    >>> lands = {"west": west, "east": east}
    >>> row = {"id": "cable", "kind": "cable", "a": ["west"], "b": ["east"]}
    >>> row |= {"fixed_by_text": None, "chosen": None, **names}
    >>> round(build_power_bridge(row, lands, origin)[0]["properties"]["length_m"])
    11132
    """
    crossing = nearest_points(side(row["a"], lands), side(row["b"], lands))
    azimuth, _, length = GRS80.inv(*crossing.end_a, *crossing.end_b)
    along: FloatArray = np.linspace(0, length, int(np.ceil(length / _CABLE_STEP_M)) + 1)
    (lon_a, lat_a), ones = crossing.end_a, np.ones_like(along)
    lon, lat, _ = GRS80.fwd(lon_a * ones, lat_a * ones, azimuth * ones, along)
    line = shapely.LineString(np.column_stack([lon, lat]).round(DECIMALS))
    extra = {
        "basis": "schematic",
        "accuracy": accuracy(row["fixed_by_text"], row["chosen"], None),
        "length_m": round(length_m(line), 2),
        "shore_ends": {"a": list(line.coords[0]), "b": list(line.coords[-1])},
        "sides": {"a": row["a"], "b": row["b"]},
    }
    return [make_feature(line, _common(row, origin) | extra)]
