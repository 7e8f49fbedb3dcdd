"""What a folder of layers must be: its manifest, each file, each feature, each passage."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from geo.base.files import sha256
from geo.errors import DataError
from geo.evidence.documents import Citation, texts_dir, verify_citations
from geo.layers.names import LANGUAGES
from geo.schema.content import Feature, Layers, content_faults
from geo.schema.feature import Fault, property_faults
from geo.schema.geometry import flat_positions, geometry_faults

__all__ = ["validate_layers"]

_LICENCE = "ODbL-1.0"
_KEYS = (
    "path",
    "format",
    "mediatype",
    "encoding",
    "bytes",
    "hash",
    "featureCount",
    "bounds",
    "steps",
    "licenses",
    "sources",
)


def validate_layers(directory: Path | str) -> list[Fault]:
    """Check every layer of a folder against the contract.

    Parameters
    ----------
    directory
        A folder with `datapackage.json` and the layers that it lists.

    Returns
    -------
    faults
        All of them, in the order of the manifest.

    Raises
    ------
    DataError
        If the folder has no manifest that can be read.

    Examples
    --------
    >>> from geo.base.files import data_root
    >>> validate_layers(data_root() / "geojson")
    []
    """
    folder = Path(directory)
    manifest = _read_manifest(folder)
    faults = [Fault("datapackage", "licenses", text) for text in _licence_faults(manifest)]
    layers: Layers = {}
    for resource in manifest["resources"]:
        name = str(resource.get("name"))
        faults += [Fault(name, "manifest", text) for text in _resource_faults(resource, folder)]
        collection, problem = _read_collection(folder / str(resource.get("path")))
        if problem:
            faults.append(Fault(name, "file", problem))
            continue
        layers[name] = collection["features"]
        faults += [Fault(name, "file", text) for text in _collection_faults(collection, resource)]
    ids = {str(feature.get("id")) for features in layers.values() for feature in features}
    # a part of an area of `control` names the area, whose rows bear dates in their ids
    ids |= {str(_area_id(feature)) for feature in layers.get("control", [])}
    for name, features in layers.items():
        faults += list(_feature_faults(name, features, ids))
    return faults + _passage_faults(layers) + content_faults(layers, manifest)


def _passage_faults(layers: Layers) -> list[Fault]:
    """Find every quote again in the documents' texts, for those who hold them."""
    folder = texts_dir()
    if folder is None:
        return []
    return [
        Fault(layer, str(feature.get("id")), text.removeprefix(": "))
        for layer, features in layers.items()
        for feature in features
        for text in verify_citations([("", passage) for passage in _passages(feature)], folder)
    ]


def _passages(feature: Feature) -> Iterator[Citation]:
    for entry in (feature.get("properties") or {}).get("citation") or []:
        if isinstance(entry, dict) and entry.get("type") == "document":
            try:
                first, last = entry["lines"]
                yield Citation(str(entry["document"]), (int(first), int(last)), str(entry["quote"]))
            except (KeyError, TypeError, ValueError):
                continue


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / "datapackage.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            f"{path} cannot be read: {error}; name a folder that holds the layers"
        ) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("resources"), list):
        raise DataError(f"{path} lists no resources; rebuild it with `make data`")
    return manifest


def _licence_faults(manifest: dict[str, Any]) -> Iterator[str]:
    first = next(iter(manifest.get("licenses") or [{}]))
    if first.get("name") != _LICENCE:
        yield f"the first licence is {first.get('name')!r}, not {_LICENCE}"
    if "OpenStreetMap" not in str(first.get("attribution")):
        yield "the first licence does not attribute the data to the OpenStreetMap contributors"


def _resource_faults(resource: dict[str, Any], folder: Path) -> Iterator[str]:
    missing = [key for key in _KEYS if not resource.get(key)]
    if missing:
        yield f"lacks {', '.join(missing)}"
    try:
        data = (folder / str(resource.get("path"))).read_bytes()
    except OSError:
        return
    if resource.get("bytes") != len(data):
        yield f"lists {resource.get('bytes')} bytes; the file has {len(data)}"
    if resource.get("hash") != f"sha256:{sha256(data)}":
        yield "has a hash that is not the file's"


def _read_collection(path: Path) -> tuple[dict[str, Any], str | None]:
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return {}, f"cannot be read: {error}"
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        return {}, "is no FeatureCollection"
    features = collection.get("features")
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        return {}, "has no array of features"
    return collection, None


def _collection_faults(collection: dict[str, Any], resource: dict[str, Any]) -> Iterator[str]:
    features = collection["features"]
    if "crs" in collection:
        yield "names a crs; RFC 7946 has WGS 84 only"
    if resource.get("featureCount") != len(features):
        yield f"has {len(features)} features; the manifest lists {resource.get('featureCount')}"
    box = _bounds(features)
    for label, value in (("bbox", collection.get("bbox")), ("bounds", resource.get("bounds"))):
        if value != box:
            yield f"has the {label} {value}; its features span {box}"


def _bounds(features: list[Feature]) -> list[float] | None:
    try:
        xy = np.asarray(
            [
                p[:2]
                for f in features
                if f["geometry"]
                for p in flat_positions(f["geometry"]["coordinates"])
            ],
            dtype=float,
        )
    except (KeyError, TypeError, ValueError):
        return None
    return [*xy.min(axis=0).tolist(), *xy.max(axis=0).tolist()] if len(xy) else None


def _area_id(feature: Feature) -> object:
    properties = feature.get("properties")
    return properties.get("area_id") if isinstance(properties, dict) else None


def _feature_faults(layer: str, features: list[Feature], ids: set[str]) -> Iterator[Fault]:
    counts = Counter(str(feature.get("id")) for feature in features)
    for record, count in counts.items():
        if count > 1:
            yield Fault(layer, record, f"has an id that {count} features bear")
    for index, feature in enumerate(features):
        record = str(feature.get("id") or f"feature {index}")
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            yield Fault(layer, record, "has no properties")
            continue
        if feature.get("id") != properties.get("id"):
            yield Fault(layer, record, f"has the property id {properties.get('id')!r}")
        is_event = layer == "events"
        # what events tell is in English only, and some of them have no place
        languages = ("en",) if is_event else LANGUAGES
        for text in property_faults(properties, ids, languages=languages):
            yield Fault(layer, record, text)
        if is_event and "geometry" in feature and feature["geometry"] is None:
            continue
        for text in geometry_faults(feature.get("geometry")):
            yield Fault(layer, record, text)
