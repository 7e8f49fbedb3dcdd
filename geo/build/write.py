"""Features in the contract's shape, the text of a layer, and the manifest of all of them."""

import json
from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.files import sha256
from geo.build.land import DECIMALS
from geo.layers.names import LANGUAGES

__all__ = [
    "accuracy",
    "encode_layer",
    "encode_manifest",
    "make_feature",
    "names_of",
    "source",
]

Feature = dict[str, Any]


def names_of(row: dict[str, Any]) -> dict[str, str]:
    """Names of a reviewed row in the four written forms.

    Parameters
    ----------
    row
        With a key for each of `geo.layers.names.LANGUAGES`.

    Returns
    -------
    names
        Written form to name.

    Raises
    ------
    KeyError
        If a form is missing.

    Examples
    --------
    >>> names_of({"id": "x", "en": "X", "ja": "エ", "ja-Latn": "E", "ru": "Э"})["ru"]
    'Э'
    """
    return {language: row[language] for language in LANGUAGES}


def source(title: str, licence: str) -> dict[str, str]:
    """Citation of a data source.

    Parameters
    ----------
    title, licence
        Of the data source.

    Returns
    -------
    citation
        As features bear it.

    Examples
    --------
    >>> source("A map", "CC0-1.0")["type"]
    'source'
    """
    return {"type": "source", "title": title, "licence": licence}


def accuracy(
    fixed_by_text: str | None, chosen: str | None, uncertainty_m: Mapping[str, float | None] | None
) -> dict[str, Any]:
    """Build the note that keeps apart what a text fixes and what the cartographer chose.

    Parameters
    ----------
    fixed_by_text
        What a text fixes; None for nothing.
    chosen
        What the cartographer chose; None for nothing.
    uncertainty_m
        Metres: half of it within `median`, 95 % within `p95`; None where a number would pretend to
        know.

    Returns
    -------
    note
        As features bear it.

    Examples
    --------
    >>> accuracy(None, "one point", {"median": 50.0, "p95": 100.0})["uncertainty_m"]["p95"]
    100.0
    """
    return {"fixed_by_text": fixed_by_text, "chosen": chosen, "uncertainty_m": uncertainty_m}


def make_feature(geometry: BaseGeometry, properties: dict[str, Any]) -> Feature:
    """Build a GeoJSON feature; its id is the property `id`.

    Parameters
    ----------
    geometry
        In its written form (see `geo.build.land.tidy`).
    properties
        With `id`, `names`, `kind`, `start`, `end`, `basis`, `citation`, `accuracy`.

    Returns
    -------
    feature
        Coordinates to seven decimals.

    Examples
    --------
    >>> make_feature(shapely.Point(1, 2), {"id": "x"})["geometry"]["coordinates"]
    [1.0, 2.0]
    """
    shape = json.loads(shapely.to_geojson(geometry))
    shape["coordinates"] = _rounded(shape["coordinates"])
    return {
        "type": "Feature",
        "id": properties["id"],
        "geometry": shape,
        "properties": properties,
    }


def encode_layer(name: str, features: list[Feature]) -> bytes:
    """Encode a layer, one feature a line: the same features give the same bytes.

    Parameters
    ----------
    name
        Of the layer.
    features
        At least one with a geometry.

    Returns
    -------
    data
        GeoJSON in UTF-8, with the bounds of all features.

    Examples
    --------
    >>> layer = encode_layer("points", [make_feature(shapely.Point(1, 2), {"id": "x"})])
    >>> json.loads(layer)["bbox"]
    [1.0, 2.0, 1.0, 2.0]
    """
    head = {"type": "FeatureCollection", "name": name, "bbox": bounds_of(features)}
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    start = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    return (start + ',"features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def bounds_of(features: list[Feature]) -> list[float]:
    """West, south, east, north of all features."""
    shapes = shapely.from_geojson([json.dumps(f["geometry"]) for f in features if f["geometry"]])
    return [round(float(v), DECIMALS) for v in shapely.total_bounds(shapes)]


def encode_manifest(
    layers: dict[str, list[Feature]],
    encoded: dict[str, bytes],
    coastline: dict[str, Any],
    about: dict[str, dict[str, Any]],
    areas: dict[str, Any],
) -> bytes:
    """Encode `datapackage.json`: a Frictionless data package and the manifest of all layers.

    Parameters
    ----------
    layers, encoded
        Features and bytes by layer.
    coastline
        `coastline.toml`.
    about
        `layers.toml`: title and steps of each layer.
    areas
        The table of measured and official areas.

    Returns
    -------
    data
        JSON in UTF-8.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> coastline = read_reference("coastline.toml")
    >>> json.loads(encode_manifest({}, {}, coastline, {}, {}))["name"]
    'four-islands-atlas'
    """
    package = coastline["package"]
    licences = [
        {
            "name": package["licence"],
            "title": "Open Data Commons Open Database License v1.0",
            "path": package["licence_url"],
            "attribution": package["attribution"],
        }
    ]
    sources = [
        {
            "title": package["title"],
            "path": package["homepage"],
            "version": package["version"],
            "integrity": package["integrity"],
            "licence": package["licence"],
            "attribution": package["attribution"],
        }
    ]
    resources = [
        {
            "name": name,
            "type": "file",
            "path": f"{name}.geojson",
            "title": about[name]["title"],
            "format": "geojson",
            "mediatype": "application/geo+json",
            "encoding": "utf-8",
            "bytes": len(encoded[name]),
            "hash": f"sha256:{sha256(encoded[name])}",
            "featureCount": len(layers[name]),
            "bounds": bounds_of(layers[name]),
            "steps": about[name]["steps"],
            "licenses": licences,
            "sources": _sources(about[name], sources),
        }
        for name in layers
    ]
    manifest = {
        "name": "four-islands-atlas",
        "title": "Four Islands Atlas: the layers",
        "version": package["version"],
        "licenses": licences,
        "sources": sources,
        "contributors": [{"title": package["attribution"], "role": "author"}],
        "areas": areas,
        "resources": resources,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _sources(layer: dict[str, Any], coastline: list[dict[str, str]]) -> list[dict[str, str]]:
    """Give the coastline, unless the layer rests on others alone, and the layer's own sources."""
    own: list[dict[str, str]] = layer.get("sources", [])
    return own if layer.get("without_coastline") else coastline + own


def _rounded(coordinates: Any) -> Any:  # noqa: ANN401  nested lists of any depth
    if isinstance(coordinates, float | int):
        return round(coordinates, DECIMALS)
    return [_rounded(item) for item in coordinates]
