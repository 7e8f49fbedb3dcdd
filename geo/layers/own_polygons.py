"""Anyone's polygons, from a GeoJSON file that may be wrong in every way."""

import json
import math
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.measure.polygons import check_polygon

_LONLAT_CRS = ("crs84", "epsg::4326", "epsg:4326")


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
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ArgumentError(f"cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        raise ArgumentError(f"{path} is not valid JSON: {error}; is the file complete?") from error
    features = _features(data, path)
    polygons: dict[str, BaseGeometry] = {}
    for number, feature in enumerate(features, start=1):
        name = _name(feature, number)
        if name in polygons:
            raise ArgumentError(f"{path} has two features called {name!r}; give each its own name")
        polygons[name] = _shape(feature.get("geometry"), f"the polygon {name!r} of {path}")
    return polygons


def _features(data: Any, path: str) -> list[dict[str, Any]]:  # noqa: ANN401
    if not isinstance(data, dict):
        raise ArgumentError(f"{path} is not GeoJSON: it holds no object; see RFC 7946")
    crs = json.dumps(data.get("crs") or "")
    if data.get("crs") and not any(known in crs.casefold() for known in _LONLAT_CRS):
        raise GeometryError(
            f"{path} is in another coordinate system ({crs}); convert it to WGS 84 longitude-"
            "latitude (EPSG:4326), the only one that GeoJSON knows"
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
        raise ArgumentError(f"{path} is not GeoJSON: a feature is no object; see RFC 7946")
    return features


def _name(feature: dict[str, Any], number: int) -> str:
    properties = feature.get("properties")
    named = properties.get("name") if isinstance(properties, dict) else None
    chosen = next((v for v in (named, feature.get("id")) if v not in {None, ""}), None)
    return str(chosen) if isinstance(chosen, (str, int, float)) else f"feature {number}"


def _shape(geometry: Any, record: str) -> BaseGeometry:  # noqa: ANN401
    if geometry is None:
        raise GeometryError(f"{record} has no geometry; give it a polygon or leave it out")
    if not isinstance(geometry, dict) or not _finite(geometry.get("coordinates", [])):
        raise GeometryError(f"{record} has a coordinate that is not a number; remove it")
    try:
        shape = shapely.geometry.shape(geometry)
    except (shapely.errors.ShapelyError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise GeometryError(
            f"{record} is not a GeoJSON geometry ({error}); a ring needs four positions or more, "
            "the last like the first"
        ) from error
    check_polygon(shape, record=record)
    return shape


def _finite(coordinates: Any) -> bool:  # noqa: ANN401
    if isinstance(coordinates, list):
        return all(_finite(each) for each in coordinates)
    return (
        isinstance(coordinates, (int, float))
        and not isinstance(coordinates, bool)
        and math.isfinite(coordinates)
    )
