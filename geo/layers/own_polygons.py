"""Anyone's polygons, from a GeoJSON file that may be wrong in every way."""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.measure.polygons import check_polygon

_LONLAT_CRS = re.compile(
    r"(urn:ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?"
    r"((ogc[:/][\d.]*[:/])?crs84|epsg[:/]([\d.]*[:/])?4326)",
    re.IGNORECASE,
)
_DEPTH = {"Polygon": 2, "MultiPolygon": 3}
_RING = "a ring needs four positions or more, the last like the first"


def read_polygons(path: str) -> dict[str, BaseGeometry]:
    """Read polygons by name from a GeoJSON file.

    Parameters
    ----------
    path
        A FeatureCollection, Feature or geometry, in longitude-latitude degrees.

    Returns
    -------
    polygons
        Name (the feature's `name` or `id`, or its number) to Polygon or MultiPolygon.

    Raises
    ------
    ArgumentError
        If the file cannot be read, is not GeoJSON, or holds nothing.
    GeometryError
        If a geometry cannot be measured; the message names the feature.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".geojson") as file:
    ...     written = file.write(shapely.to_geojson(shapely.box(0, 0, 1, 1)))
    ...     file.flush()
    ...     list(read_polygons(file.name))
    ['feature 1']
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ArgumentError(f"cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise ArgumentError(f"{path} is not valid JSON: {error}; is the file complete?") from error
    except RecursionError as error:
        raise ArgumentError(f"{path} is not GeoJSON: it nests its arrays too deep") from error
    features = _features(data, path)
    polygons: dict[str, BaseGeometry] = {}
    for number, feature in enumerate(features, start=1):
        name = _name(feature, f"feature {number}", path)
        if name in polygons:
            raise ArgumentError(f"{path} has two features called {name!r}; give each its own name")
        polygons[name] = _shape(feature.get("geometry"), f"the polygon {name!r} of {path}")
    return polygons


def _features(data: Any, path: str) -> list[dict[str, Any]]:  # noqa: ANN401
    if not isinstance(data, dict):
        raise ArgumentError(f"{path} is not GeoJSON: it is not an object; see RFC 7946")
    if data.get("crs") is not None and not _LONLAT_CRS.fullmatch(_crs_name(data["crs"])):
        raise GeometryError(
            f"{path} is in another coordinate system ({_crs_name(data['crs'])!r}); convert it to "
            "WGS 84 longitude-latitude (EPSG:4326), the only one that GeoJSON knows"
        )
    kind = data.get("type")
    if kind == "FeatureCollection":
        features = data.get("features")
    elif kind == "Feature":
        features = [data]
    else:
        features = [{"geometry": data, "properties": {}}]
    if not isinstance(features, list) or not features:
        raise ArgumentError(f"{path} holds no feature; give it at least one polygon")
    if not all(isinstance(feature, dict) for feature in features):
        raise ArgumentError(f"{path} is not GeoJSON: a feature is not an object; see RFC 7946")
    return features


def _crs_name(crs: Any) -> str:  # noqa: ANN401
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else crs
    return name.strip() if isinstance(name, str) else json.dumps(crs)


def _name(feature: dict[str, Any], number: str, path: str) -> str:
    properties = feature.get("properties")
    named = properties.get("name") if isinstance(properties, dict) else None
    chosen = feature.get("id") if named is None or named == "" else named
    if chosen is None or chosen == "":
        return number
    if isinstance(chosen, bool) or not isinstance(chosen, (str, int, float)):
        raise ArgumentError(
            f"{number} of {path} has a name that is neither text nor a number; give it one that is"
        )
    name = str(chosen)
    if any("\ud800" <= character <= "\udfff" for character in name):
        raise ArgumentError(f"{number} of {path} has a name {name!r} with half a character; fix it")
    return name


def _shape(geometry: Any, record: str) -> BaseGeometry:  # noqa: ANN401
    if geometry is None:
        raise GeometryError(f"{record} has no geometry; give it a polygon or leave it out")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(kind, str):
        raise GeometryError(
            f"{record} is not a GeoJSON geometry (it lacks a type); see RFC 7946, section 3.1"
        )
    if kind == "GeometryCollection":
        raise GeometryError(f"{record} is a {kind}; only polygons have land to divide")
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list):
        raise GeometryError(f"{record} is not a GeoJSON geometry (it lacks its coordinates)")
    if kind in _DEPTH:
        for ring in _rings(coordinates, _DEPTH[kind], record):
            _check_ring(ring, record)
        _check_order(coordinates, kind, record)
    try:
        shape = shapely.geometry.shape(geometry)
    except (
        shapely.errors.ShapelyError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        OverflowError,
        RecursionError,
    ) as error:
        raise GeometryError(f"{record} is not a GeoJSON geometry ({error}); {_RING}") from error
    check_polygon(shape, record=record)
    return shape


def _rings(coordinates: Any, depth: int, record: str) -> Iterator[list[Any]]:  # noqa: ANN401
    """Yield the rings, which stand in `depth - 1` arrays."""
    if not isinstance(coordinates, list):
        raise GeometryError(
            f"{record} is not a GeoJSON geometry (its coordinates are not arrays in arrays as its "
            f"type has them); {_RING}"
        )
    if depth == 1:
        yield coordinates
        return
    for inner in coordinates:
        yield from _rings(inner, depth - 1, record)


def _check_ring(ring: list[Any], record: str) -> None:
    for place in ring:
        if not isinstance(place, list) or len(place) < 2:  # noqa: PLR2004  longitude, latitude
            raise GeometryError(
                f"{record} has a position that is not longitude and latitude; {_RING}"
            )
        if not all(map(_finite, place)):
            raise GeometryError(f"{record} has a coordinate that is not a number; remove it")
    if 0 < len(ring) < 4:  # noqa: PLR2004  as _RING says
        raise GeometryError(f"{record} has a ring of too few points ({len(ring)}); {_RING}")
    if ring and ring[0][:2] != ring[-1][:2]:
        raise GeometryError(f"{record} has a ring that is not closed; {_RING}")


def _check_order(coordinates: list[Any], kind: str, record: str) -> None:
    """Refuse latitude before longitude where it shows: as no latitude is beyond 90."""
    places = [place for ring in _rings(coordinates, _DEPTH[kind], record) for place in ring]
    first, second = ([abs(place[k]) for place in places] for k in (0, 1))
    if places and max(first) <= 90 < max(second) <= 180:  # noqa: PLR2004  degrees
        raise GeometryError(
            f"{record} has the latitude {max(second):g}: latitude seems to stand first; write "
            "longitude, then latitude"
        )


def _finite(number: Any) -> bool:  # noqa: ANN401
    try:
        return (
            isinstance(number, (int, float))
            and not isinstance(number, bool)
            and math.isfinite(number)
        )
    except OverflowError:
        return False
