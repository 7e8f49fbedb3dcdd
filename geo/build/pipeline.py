"""All layers from the source's polygons and the reviewed files, in one direction."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geo.base.files import data_root, write_all
from geo.base.shipped import encode_manifest as encode_shipped
from geo.base.shipped import manifest_path
from geo.build.control import build_control
from geo.build.derived import encode_derived
from geo.build.events import annotate
from geo.build.islands import build_coast, build_islands, build_islets, compare_areas
from geo.build.land import assign_land, islets_as_points
from geo.build.lines import build_boundary, build_parallel, build_power_bridge
from geo.build.places import build_places
from geo.build.write import Feature, encode_layer, encode_manifest
from geo.errors import OutputError
from geo.layers.read import geojson_dir, read_features, read_manifest, shape_of
from geo.layers.reference import read_reference

__all__ = ["annotate_again", "build_layers", "check_folder", "write_layers"]

Rings = list[list[list[float]]]


def build_layers(polygons: Iterable[Rings]) -> dict[str, list[Feature]]:
    """Build every layer, in memory.

    Parameters
    ----------
    polygons
        The source's polygons that touch the window.

    Returns
    -------
    layers
        Features by layer name.

    Raises
    ------
    DataError
        If the source or a reviewed file breaks a rule of the data.
    """
    coastline, named = read_reference("coastline.toml"), read_reference("land.toml")
    origin = coastline["package"]
    groups = {row["id"]: row for row in named["group"]}
    lands = assign_land(polygons, named["land"], coastline["window"]["bounds"])
    islands = build_islands(lands, groups, origin)
    missing = read_reference("islets.toml")
    islets = islets_as_points(missing["islet"])
    islet_features = build_islets(islets, missing["source"])
    coast = build_coast(lands, origin)
    written = {f["id"]: shape_of(f) for f in [*islands, *coast]}
    spots = read_reference("places.toml")["place"]
    places = build_places([*islands, *islet_features], spots, written, origin)
    lines = read_reference("lines.toml")
    points = {f["id"]: shape_of(f) for f in places}
    drawn: dict[str, list[Feature]] = {}
    # what the lines are measured from; what is cut, filled and given to holders is `lands` alone
    coasts = {**lands, **islets}
    origins = {"land": origin, "islets": missing["source"]}
    for row in lines["line"]:
        drawn.setdefault(row["layer"], []).extend(build_boundary(row, coasts, points, origins))
    parallel = build_parallel(lines["sakhalin_line"], lands, origin)
    cut = shape_of(parallel[0])
    # an islet without land on the map is covered by the area that it belongs to
    known = [*spots, *({**islet.row, "areas": [islet.row["group"]]} for islet in islets.values())]
    layers = {
        "islands": islands,
        "islets": islet_features,
        **drawn,
        "sakhalin_line": parallel,
        "power_bridge": build_power_bridge(lines["power_bridge"], lands, origin),
        "control": build_control(read_reference("control.toml"), groups, lands, cut, known, origin),
        "places": places,
        "coast": coast,
    }
    return annotate(layers)


def annotate_again() -> dict[str, list[Feature]]:
    """Take the layers as they are written, and annotate them with the events as they are now.

    Returns
    -------
    layers
        As `build_layers` returns them; no coastline package is needed.

    Raises
    ------
    DataError
        If a written layer or the register of events has a fault.

    Examples
    --------
    >>> list(annotate_again()) == manifest_order()
    True
    """
    return annotate({name: read_features(name) for name in manifest_order() if name != "events"})


def manifest_order() -> list[str]:
    """Names of the layers in the order of the manifest."""
    return [resource["name"] for resource in read_manifest()["resources"]]


def check_folder(out: Path) -> None:
    """Refuse an output that is not a folder, before the work begins.

    Parameters
    ----------
    out
        Where the layers are to be written.

    Raises
    ------
    OutputError
        If the folder does not exist.

    Examples
    --------
    >>> check_folder(Path())
    """
    if not out.is_dir():
        raise OutputError(f"cannot write to {out}: it is not an existing folder; create it first")


def write_layers(
    layers: dict[str, list[Feature]], out: Path, *, with_derived: bool = True
) -> list[Path]:
    """Write every layer and the manifest; everything is encoded before the first byte is written.

    In the package's own folder, the manifest of the reviewed files is written too.

    Parameters
    ----------
    layers
        As `build_layers` returns them.
    out
        An existing folder.
    with_derived
        Whether to compute what is derived from the layers too, which events leave as it is.

    Returns
    -------
    paths
        The files written.

    Raises
    ------
    DataError
        If the areas are off by more than the tolerance.
    OutputError
        If the folder is missing, or a file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     paths = write_layers(annotate_again(), Path(folder), with_derived=False)
    ...     sorted(path.name for path in paths)[:3]
    ['boundary_1855.geojson', 'boundary_1875.geojson', 'coast.geojson']
    """
    coastline = read_reference("coastline.toml")
    about: dict[str, Any] = read_reference("layers.toml")
    areas = compare_areas(layers["islands"], coastline["tolerance"], about["reasons"])
    encoded = {name: encode_layer(name, features) for name, features in layers.items()}
    manifest = encode_manifest(layers, encoded, coastline, about, areas)
    check_folder(out)
    files = {out / f"{name}.geojson": data for name, data in encoded.items()}
    files[out / "datapackage.json"] = manifest
    is_home = out.resolve() == geojson_dir().resolve()
    derived = encode_derived(layers) if with_derived else {}
    home = data_root() / "derived" if is_home else out
    files |= {home / name: data for name, data in derived.items()}
    if is_home:
        # what the layers were made from is what is shipped with them
        fresh = {f"derived/{name}": data for name, data in derived.items()}
        files[manifest_path()] = encode_shipped(fresh)
    write_all(files)
    return list(files)
