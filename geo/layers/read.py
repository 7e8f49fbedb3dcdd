"""The only door to `data/geojson`: GeoDataFrames for people, plain shapes for fast commands."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.files import data_root, sha256
from geo.errors import ArgumentError, DataError

if TYPE_CHECKING:
    import geopandas

__all__ = [
    "Feature",
    "layer_names",
    "load_features",
    "read_features",
    "read_layer",
    "read_manifest",
    "read_shapes",
    "shape_of",
]

_FIX = "reinstall the package, or rebuild the data with `make data`"


class Feature(TypedDict):
    """A GeoJSON feature; its properties are described in the manifest, layer by layer."""

    type: str
    id: str
    geometry: dict[str, Any] | None
    properties: dict[str, Any]


def geojson_dir() -> Path:
    """Folder of the layers."""
    return data_root() / "geojson"


@cache
def _manifest_text() -> str:
    path = geojson_dir() / "datapackage.json"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"the manifest {path} cannot be read: {error}; {_FIX}") from error


def read_manifest() -> dict[str, Any]:
    """Read the manifest of all layers: origin, steps, licence, hashes, counts and bounds.

    Returns
    -------
    manifest
        The Frictionless data package descriptor, a new dictionary each time.

    Raises
    ------
    DataError
        If the manifest is missing or is not JSON.

    Examples
    --------
    >>> read_manifest()["licenses"][0]["name"]
    'ODbL-1.0'
    """
    try:
        manifest: dict[str, Any] = json.loads(_manifest_text())
    except json.JSONDecodeError as error:
        raise DataError(f"datapackage.json is not valid JSON ({error}); {_FIX}") from error
    return manifest


def layer_names() -> list[str]:
    """Names of all layers, sorted.

    Returns
    -------
    names
        As `read_layer` takes them.

    Raises
    ------
    DataError
        If the manifest cannot be read.

    Examples
    --------
    >>> "islands" in layer_names()
    True
    """
    return sorted(_resources(_manifest_text()))


@cache
def _resources(text: str) -> dict[str, tuple[str, str]]:
    """File name and hash of each layer."""
    try:
        manifest = json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError(f"datapackage.json is not valid JSON ({error}); {_FIX}") from error
    return {each["name"]: (each["path"], each["hash"]) for each in manifest["resources"]}


def _find(name: str) -> tuple[Path, str]:
    """Path and hash of a layer."""
    known = _resources(_manifest_text())
    if name not in known:
        raise ArgumentError(f"no layer is called {name!r}; known: {', '.join(sorted(known))}")
    path, expected = known[name]
    return geojson_dir() / path, expected


@cache
def _read(path: Path, expected: str) -> bytes:
    """Read a layer's file once a process, and check it against its hash."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(f"the layer {path.name} cannot be read: {error}; {_FIX}") from error
    if f"sha256:{sha256(data)}" != expected:
        raise DataError(
            f"the layer {path.name} is truncated or altered: its SHA-256 is not the one in "
            f"datapackage.json; {_FIX}"
        )
    return data


@cache
def _parse(path: Path, expected: str) -> tuple[Feature, ...]:
    return tuple(json.loads(_read(path, expected))["features"])


@cache
def _build_shapes(path: Path, expected: str) -> dict[str, BaseGeometry]:
    features = _parse(path, expected)
    return {feature["id"]: shape_of(feature) for feature in features}


def load_features(name: str) -> tuple[Feature, ...]:
    """Return a layer's features, parsed once a process and shared: they must not be changed.

    Parameters
    ----------
    name
        A layer: see `layer_names`.

    Returns
    -------
    features
        As `read_features`, but the same objects at each call.

    Raises
    ------
    ArgumentError, DataError
        As `read_features`.

    Examples
    --------
    >>> load_features("islands") is load_features("islands")
    True
    """
    return _parse(*_find(name))


def read_features(name: str) -> list[dict[str, Any]]:
    """Read a layer as plain GeoJSON features, after checking the file against its hash.

    Parameters
    ----------
    name
        A layer: see `layer_names`.

    Returns
    -------
    features
        GeoJSON feature dictionaries, WGS 84 longitude-latitude; new ones at each call.

    Raises
    ------
    ArgumentError
        If there is no such layer.
    DataError
        If the file is missing, truncated or altered.

    Examples
    --------
    >>> [f["id"] for f in read_features("islands")][:4]
    ['habomai', 'shikotan', 'kunashiri', 'etorofu']
    """
    features: list[dict[str, Any]] = json.loads(_read(*_find(name)))["features"]
    return features


def read_shapes(name: str) -> dict[str, BaseGeometry]:
    """Read a layer's shapes by feature id, without importing geopandas.

    Parameters
    ----------
    name
        A layer: see `layer_names`.

    Returns
    -------
    shapes
        Feature id to shapely geometry, in the order of the file.

    Raises
    ------
    ArgumentError, DataError
        As `read_features`.

    Examples
    --------
    >>> read_shapes("islands")["etorofu"].geom_type
    'Polygon'
    """
    return dict(_build_shapes(*_find(name)))


def shape_of(feature: Mapping[str, Any]) -> BaseGeometry:
    """Read the shape of one GeoJSON feature.

    Parameters
    ----------
    feature
        A GeoJSON feature.

    Returns
    -------
    shape
        Longitude-latitude degrees; an empty MultiPoint where the feature has no geometry, so that
        no caller meets a None.

    Examples
    --------
    >>> shape_of({"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}).x
    1.0
    """
    geometry = feature["geometry"]
    return shapely.from_geojson(json.dumps(geometry)) if geometry else shapely.MultiPoint()


def read_layer(name: str) -> "geopandas.GeoDataFrame":
    """Read a layer as a GeoDataFrame, indexed by feature id.

    Parameters
    ----------
    name
        A layer: see `layer_names`.

    Returns
    -------
    layer
        One row a feature, one column a property, CRS EPSG:4326.

    Raises
    ------
    ArgumentError, DataError
        As `read_features`.

    Examples
    --------
    >>> read_layer("islands").loc["etorofu", "names"]["ru"]
    'Итуруп'
    """
    import geopandas  # noqa: PLC0415  half a second that commands must not pay

    features = read_features(name)
    frame = geopandas.GeoDataFrame(
        [feature["properties"] for feature in features],
        geometry=[shape_of(feature) for feature in features],
        crs="EPSG:4326",
    )
    return frame.set_index("id", drop=False).rename_axis("feature")
