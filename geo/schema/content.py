"""The contract between features: lines on their coasts, areas, the parallel, who holds what."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GeoError
from geo.layers.read import shape_of
from geo.measure.equidistance import coast_of
from geo.measure.geodesy import area_km2, distance_m
from geo.schema.feature import Fault

__all__ = ["Feature", "Layers", "content_faults"]

MEDIAN_TOLERANCE_M = 1.0
PARALLEL_STEP_DEG = 0.05
AREA_TOLERANCE_KM2 = 0.01
_ROUNDING = 1e-9
_HOLDERS = ("japan", "russia", "undivided", "renounced")

Feature = dict[str, Any]
Layers = dict[str, list[Feature]]


def content_faults(layers: Layers, manifest: dict[str, Any]) -> list[Fault]:
    """Compare features with each other and with the manifest.

    Parameters
    ----------
    layers
        Features by layer name.
    manifest
        Of the same folder, with its table of areas.

    Returns
    -------
    faults
        Each with its layer and record; none if all is well.

    Examples
    --------
    >>> corner = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    >>> island = {"id": "corner", "geometry": corner, "properties": {"area_km2": 1.0}}
    >>> print(*content_faults({"islands": [island]}, {"areas": {"rows": [], "islets": []}}))
    islands/corner: has the area 1.0 km2; its polygons have 6154.8548
    """
    try:
        return [
            *_median_faults(layers),
            *_parallel_faults(layers.get("sakhalin_line", [])),
            *_control_faults(layers.get("control", [])),
            *_area_faults(layers.get("islands", []), manifest),
            *_islet_faults(layers),
        ]
    except (KeyError, TypeError, ValueError, IndexError, shapely.GEOSException, GeoError) as error:
        text = f"cannot be compared with the rest: {type(error).__name__}: {error}"
        return [Fault("datapackage", "content", text)]


def _median_faults(layers: Layers) -> Iterator[Fault]:
    """Measure the equidistance lines again on the coasts that are shipped."""
    for layer, features in layers.items():
        for feature in features:
            if "feet" in feature["properties"]:
                for text in _one_median(feature, layers):
                    yield Fault(layer, feature["id"], text)


def _one_median(feature: Feature, layers: Layers) -> Iterator[str]:
    properties = feature["properties"]
    xy = shapely.get_coordinates(shape_of(feature))
    feet = np.asarray(properties["feet"], dtype=float)
    written = np.asarray(properties["distances_m"], dtype=float)
    if feet.shape != (len(xy), 4) or written.shape != (len(xy), 2):
        yield f"has {len(xy)} vertices, feet of the shape {feet.shape}, distances {written.shape}"
        return
    real = np.column_stack(
        [
            coast_of(_side(properties["sides"][name], layers)).nearest(*xy.T).distance_m
            for name in ("a", "b")
        ]
    )
    limit = float(properties["drawing_limit_m"])
    if real.max() > limit + MEDIAN_TOLERANCE_M:
        yield f"is drawn {real.max():.0f} m from a coast, beyond its drawing limit of {limit:.0f} m"
    for index in np.flatnonzero(np.abs(real[:, 0] - real[:, 1]) >= MEDIAN_TOLERANCE_M):
        near_a, near_b = real[index]
        yield f"is not equidistant at vertex {index}: {near_a:.2f} and {near_b:.2f} m to the coasts"
    to_feet = np.column_stack([distance_m(*xy.T, *feet[:, k : k + 2].T) for k in (0, 2)])
    wrong = (np.abs(written - real) >= MEDIAN_TOLERANCE_M) | (
        np.abs(to_feet - real) >= MEDIAN_TOLERANCE_M
    )
    for index in np.flatnonzero(wrong.any(axis=1)):
        yield f"has feet or distances at vertex {index} that are not those of its coasts"


def _side(members: list[str], layers: Layers) -> BaseGeometry:
    lands = [*layers["islands"], *layers.get("islets", []), *layers["coast"]]
    wanted = {member.removeprefix("group:") for member in members}
    groups = {m.removeprefix("group:") for m in members if m.startswith("group:")}
    chosen = [
        part
        for feature in lands
        if feature["id"] in wanted or feature["properties"].get("group") in groups
        for part in shapely.get_parts(shape_of(feature))
    ]
    return shapely.GeometryCollection(chosen)


def _parallel_faults(features: list[Feature]) -> Iterator[Fault]:
    for feature in features:
        for part in shapely.get_parts(shape_of(feature)):
            lon, lat = shapely.get_coordinates(part).T
            gap = float(np.abs(np.diff(lon)).max())
            if gap > PARALLEL_STEP_DEG + _ROUNDING:
                text = f"has a gap of {gap:.4f} degrees; at most {PARALLEL_STEP_DEG} are allowed"
                yield Fault("sakhalin_line", feature["id"], text)
            if (lat != feature["properties"]["latitude"]).any():
                text = f"leaves the parallel of {feature['properties']['latitude']}"
                yield Fault("sakhalin_line", feature["id"], text)


def _control_faults(features: list[Feature]) -> Iterator[Fault]:
    for feature in features:
        row = feature["properties"]
        if row["holder"] not in _HOLDERS:
            text = f"has the holder {row['holder']!r}; known: {', '.join(_HOLDERS)}"
            yield Fault("control", feature["id"], text)
        for other in features:
            if _clash(row, other["properties"]):
                text = f"overlaps {other['id']} in place, time and view"
                yield Fault("control", feature["id"], text)


def _clash(row: dict[str, Any], other: dict[str, Any]) -> bool:
    same_view = row["view"] == other["view"] or "all" in {row["view"], other["view"]}
    same_place = row["area_id"] in other["covers"]
    starts_within = other["start"] <= row["start"] < (other["end"] or "9999")
    return row["id"] != other["id"] and same_view and same_place and starts_within


def _area_faults(features: list[Feature], manifest: dict[str, Any]) -> Iterator[Fault]:
    measured = {feature["id"]: area_km2(shape_of(feature)) for feature in features}
    for feature in features:
        written = feature["properties"]["area_km2"]
        if abs(written - measured[feature["id"]]) > AREA_TOLERANCE_KM2:
            text = f"has the area {written} km2; its polygons have {measured[feature['id']]:.4f}"
            yield Fault("islands", feature["id"], text)
    table = manifest["areas"]
    islands = [row["id"] for row in table["rows"] if row["id"] != "total"]
    measured["total"] = sum(measured[island] for island in islands)
    for name, official, kind in _official(table):
        ratio, limit = measured[name] / official, table["tolerance"][kind]
        if abs(ratio - 1) > limit:
            text = f"is {ratio:.4f} of the official {official} km2 ({kind}); {limit:.1%} is allowed"
            yield Fault("islands", name, text)


def _islet_faults(layers: Layers) -> Iterator[Fault]:
    """Check that an islet without land lies in the water: else it is in the coastline already."""
    lands = [*layers.get("islands", []), *layers.get("coast", [])]
    for feature in layers.get("islets", []):
        if feature["properties"]["group"] != feature["properties"]["part_of"]:
            yield Fault("islets", feature["id"], "is part of another group than it counts for")
        for land in lands:
            if shapely.intersects(shape_of(land), shape_of(feature)):
                text = f"lies on the land of {land['id']!r}, which the coastline holds"
                yield Fault("islets", feature["id"], text)


def _official(table: dict[str, Any]) -> Iterator[tuple[str, float, str]]:
    """Give id, official figure and kind of tolerance of every comparison in the manifest."""
    for row in table["rows"]:
        yield row["id"], row["official_km2"], "total" if row["id"] == "total" else "group"
        if row["id"] != "total":
            yield row["id"], row["island_km2"], "island"
    for row in table["islets"]:
        yield row["id"], row["official_km2"], "islet"
