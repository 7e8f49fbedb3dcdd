"""The layer `control`: land by holder and time, with whose view each row is."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.cite import cite
from geo.build.land import Land, merge, tidy
from geo.build.lines import side
from geo.build.write import Feature, accuracy, make_feature, names_of, source
from geo.errors import DataError
from geo.evidence.records import four_islands
from geo.measure.geodesy import area_km2

__all__ = ["build_control", "cut_at_parallel"]

_DENSE = 1e-9
_SHORE_DEG = 0.02


def build_control(
    rows: dict[str, Any],
    groups: dict[str, dict[str, Any]],
    lands: dict[str, Land],
    parallel: BaseGeometry,
    places: list[dict[str, Any]],
    origin: dict[str, Any],
) -> list[Feature]:
    """Build one feature for each area, period and view.

    Parameters
    ----------
    rows
        `control.toml`.
    groups
        The `group` table of `land.toml`, by id.
    lands
        As `geo.build.land.assign_land` gives them.
    parallel
        The written line of 50 degrees north, whose vertices both halves of Sakhalin share.
    places
        The `place` table of `places.toml`.
    origin
        The `package` table of `coastline.toml`.

    Returns
    -------
    features
        In the order of the periods and of their areas.

    Raises
    ------
    DataError
        If a period names a reference that the file does not list.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> origin = read_reference("coastline.toml")["package"]
    >>> rows = {"area": [{"id": "square", "lands": ["square"]}], "period": []}
    >>> names = {"en": "Square", "ja": "四角", "ja-Latn": "Shikaku", "ru": "Квадрат"}
    >>> lands = {"square": Land({"group": "square", **names}, shapely.box(0, 0, 1, 1), 1)}
    >>> rows["period"].append(
    ...     {
    ...         "areas": ["square"],
    ...         "start": "1855",
    ...         "view": "all",
    ...         "basis": "schematic",
    ...         "holder": "undivided",
    ...         "state": "undivided",
    ...         "fixed_by_text": None,
    ...         "chosen": None,
    ...     }
    ... )
    >>> build_control(rows, {}, lands, shapely.LineString(), [], origin)[0]["id"]
    'square-1855-all'
    """
    areas = {row["id"]: row for row in rows["area"]}
    shapes = {name: _shape(row, lands, parallel) for name, row in areas.items()}
    covers = {name: _covers(row, shapes[name], lands, places) for name, row in areas.items()}
    named = {name: groups.get(name) or lands[name].row for name in areas}
    features = []
    sizes = {name: round(area_km2(shape), 4) for name, shape in shapes.items()}
    for period, view in ((row, view) for row in rows["period"] for view in _views(row)):
        told = {**period, "view": view, "references": _references(period, rows)}
        for name in period["areas"]:
            properties = _properties(told, areas[name], named[name], origin)
            properties |= {"covers": covers[name], "area_km2": sizes[name]}
            features.append(make_feature(shapes[name], properties))
    return features


def _views(period: dict[str, Any]) -> list[str]:
    """List the views of a period: one by name, or several that agree against the rest."""
    view = period["view"]
    return [view] if isinstance(view, str) else view


def _references(period: dict[str, Any], rows: dict[str, Any]) -> list[dict[str, str]]:
    known = rows.get("reference", {})
    unknown = [key for key in period.get("references", []) if key not in known]
    if unknown:
        raise DataError(
            f"control.toml names the reference {unknown[0]!r} from {period['start']}, which it "
            f"does not list; known: {', '.join(known)}"
        )
    return [known[key] for key in period.get("references", [])]


def cut_at_parallel(land: BaseGeometry, parallel: BaseGeometry, half: str) -> BaseGeometry:
    """Cut the land along the vertices of a parallel, and keep its north or south.

    Parameters
    ----------
    land
        Polygons in degrees.
    parallel
        Line along a parallel, from shore to shore.
    half
        "north" or "south".

    Returns
    -------
    half
        In its written form (see `geo.build.land.tidy`).

    Examples
    --------
    >>> line = shapely.LineString([(0, 0.5), (0.5, 0.5), (1, 0.5)])
    >>> cut_at_parallel(shapely.box(0, 0, 1, 1), line, "south").wkt
    'POLYGON ((0 0, 1 0, 1 0.5, 0.5 0.5, 0 0.5, 0 0))'
    """
    west, south, east, north = land.bounds
    xy = shapely.get_coordinates(parallel)
    latitude, far = xy[0, 1], (north + 1 if half == "north" else south - 1)
    edge = [(west - 1, latitude), *xy[np.argsort(xy[:, 0])], (east + 1, latitude)]
    frame = shapely.Polygon([*edge, (east + 1, far), (west - 1, far)])
    return tidy(merge(p for p in shapely.get_parts(land.intersection(frame)) if p.area > _DENSE))


def _shape(row: dict[str, Any], lands: dict[str, Land], parallel: BaseGeometry) -> BaseGeometry:
    land = side(row["lands"], lands)
    return cut_at_parallel(land, parallel, row["half"]) if "half" in row else tidy(land)


def _covers(
    row: dict[str, Any],
    shape: BaseGeometry,
    lands: dict[str, Land],
    places: list[dict[str, Any]],
) -> list[str]:
    """List the area's own id, its parts, its named lands, and the places that lie on it."""
    own = {name for name, land in lands.items() if shape.covers(land.geometry)}
    near = {
        place["id"]
        for place in places
        if row["id"] in place.get("areas", []) or _lies_on(place, shape)
    }
    return [row["id"], *sorted((near | own | set(row.get("parts", []))) - {row["id"]})]


def _lies_on(place: dict[str, Any], shape: BaseGeometry) -> bool:
    """Whether a town is on the land or on its shore, where its point may lie a little off."""
    if place["kind"] not in {"town", "city"} or "point" not in place:
        return False
    return bool(shape.distance(shapely.Point(place["point"])) < _SHORE_DEG)


def _properties(
    period: dict[str, Any], area: dict[str, Any], named: dict[str, Any], origin: dict[str, Any]
) -> dict[str, Any]:
    return {
        "id": f"{area['id']}-{period['start']}-{period['view']}",
        "names": names_of(named),
        "kind": "disputed" if area["id"] in four_islands() else "land",
        "start": period["start"],
        "end": period.get("end"),
        "basis": period["basis"],
        "citation": cite(period, [source(origin["title"], origin["licence"])]),
        "accuracy": accuracy(period["fixed_by_text"], period["chosen"], origin["uncertainty_m"]),
        "area_id": area["id"],
        "part_of": area.get("part_of"),
        "holder": period["holder"],
        "state": period["state"],
        "state_name": period.get("state_name"),
        "view": period["view"],
    }
