"""The layers `islands`, `islets` and `coast`, and the table of measured and official areas."""

from typing import Any

from geo.build.land import Land, merge, tidy
from geo.build.write import Feature, accuracy, make_feature, names_of, source
from geo.errors import DataError
from geo.evidence.records import four_islands
from geo.layers.reference import read_official_areas
from geo.measure.geodesy import area_km2

__all__ = ["build_coast", "build_islands", "build_islets", "compare_areas"]


def build_islands(
    lands: dict[str, Land], groups: dict[str, dict[str, Any]], origin: dict[str, Any]
) -> list[Feature]:
    """Build the four islands, then the Habomai / Khabomai individual islets.

    Parameters
    ----------
    lands
        As `geo.build.land.assign_land` gives them.
    groups
        The `group` table of `land.toml`, by id.
    origin
        The `package` table of `coastline.toml`.

    Returns
    -------
    features
        The group of islets first; areas in km², geodesic on GRS80.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> origin = read_reference("coastline.toml")["package"]
    >>> import shapely
    >>> from geo.evidence.records import four_islands
    >>> groups = {row["id"]: row for row in read_reference("land.toml")["group"]}
    >>> rows = [row for row in read_reference("land.toml")["land"] if row["layer"] == "islands"]
    >>> lands = {
    ...     row["id"]: Land(row, shapely.box(n, 44, n + 0.5, 45), 1) for n, row in enumerate(rows)
    ... }
    >>> [feature["id"] for feature in build_islands(lands, groups, origin)][:4]
    ['habomai', 'shikotan', 'kunashiri', 'etorofu']
    """
    islets = [land for land in lands.values() if land.row.get("part_of") == "habomai"]
    habomai = tidy(merge(land.geometry for land in islets))
    whole = Land(groups["habomai"], habomai, sum(land.parts for land in islets))
    four = [whole, *(lands[island] for island in four_islands()[1:])]
    official = read_official_areas()
    features = []
    for land in [*four, *islets]:
        extra = {
            "part_of": land.row.get("part_of"),
            "area_km2": round(area_km2(land.geometry), 4),
            "official_km2": [
                {key: row[key] for key in ("area_km2", "scope", "source")}
                for row in official
                if row["id"] == land.row["id"]
            ],
            "parts": land.parts,
        }
        features.append(_feature(land, origin, extra))
    return features


def build_islets(islets: dict[str, Land], origin: dict[str, Any]) -> list[Feature]:
    """Build the islets that the coastline source lacks: points that count at sea, without area.

    Parameters
    ----------
    islets
        As `geo.build.land.islets_as_points` gives them.
    origin
        The `source` table of `islets.toml`.

    Returns
    -------
    features
        A Point or a MultiPoint each.

    Examples
    --------
    >>> from geo.build.land import islets_as_points
    >>> from geo.layers.reference import read_reference
    >>> given = read_reference("islets.toml")
    >>> islets = build_islets(islets_as_points(given["islet"]), given["source"])
    >>> [islet["geometry"]["type"] for islet in islets]
    ['MultiPoint', 'Point', 'Point']
    """
    features = []
    for islet in islets.values():
        properties = {
            "id": islet.row["id"],
            "names": names_of(islet.row),
            "kind": islet.row["kind"],
            "start": None,
            "end": None,
            "basis": "measured",
            "citation": [source(origin["title"], origin["licence"])],
            "accuracy": accuracy(
                None,
                "a point in the middle of each rock, which counts as a coast and has no area",
                {"median": None, "p95": origin["uncertainty_m"]},
            ),
            "part_of": islet.row["part_of"],
            "group": islet.row["group"],
            "parts": islet.parts,
        }
        features.append(make_feature(islet.geometry, properties))
    return features


def build_coast(lands: dict[str, Land], origin: dict[str, Any]) -> list[Feature]:
    """Build the context land, which bears no holders.

    Parameters
    ----------
    lands
        As `geo.build.land.assign_land` gives them.
    origin
        The `package` table of `coastline.toml`.

    Returns
    -------
    features
        Those of the lands whose row names the layer `coast`.

    Examples
    --------
    >>> from geo.layers.reference import read_reference
    >>> origin = read_reference("coastline.toml")["package"]
    >>> import shapely
    >>> row = next(row for row in read_reference("land.toml")["land"] if row["layer"] == "coast")
    >>> coast = build_coast({row["id"]: Land(row, shapely.box(0, 0, 1, 1), 1)}, origin)
    >>> coast[0]["geometry"]["type"]
    'Polygon'
    """
    return [
        _feature(land, origin, {"group": land.row["group"], "parts": land.parts})
        for land in lands.values()
        if land.row["layer"] == "coast"
    ]


def _feature(land: Land, origin: dict[str, Any], extra: dict[str, Any]) -> Feature:
    properties = {
        "id": land.row["id"],
        "names": names_of(land.row),
        "kind": land.row["kind"],
        "start": None,
        "end": None,
        "basis": "measured",
        "citation": [source(origin["title"], origin["licence"])],
        "accuracy": accuracy(
            None,
            "inland water counts as land; coast as simplified by the source",
            origin["uncertainty_m"],
        ),
    }
    return make_feature(land.geometry, properties | extra)


def compare_areas(
    islands: list[Feature], tolerance: dict[str, float], reasons: dict[str, str]
) -> dict[str, Any]:
    """Compare the measured areas with those of GSI (Japan): by group, by island, islet by islet.

    Parameters
    ----------
    islands
        The features of the layer.
    tolerance
        Shares, by `island`, `group`, `islet` and `total`.
    reasons
        Why a difference is left, by island and `total`.

    Returns
    -------
    table
        `rows`, of the four groups with their islets and of all together, each with `id`,
        `measured_km2`, `official_km2`, `scope`, `ratio`, `reason`, and for the four `island_km2`
        and `island_ratio`, without small islets; `islets`, of Habomai one by one.

    Raises
    ------
    DataError
        If an area is farther off than the tolerance.

    Examples
    --------
    >>> from geo.layers.read import read_features
    >>> reasons = dict.fromkeys([*four_islands(), "total"], "why")
    >>> tolerance = {"island": 0.01, "group": 0.03, "islet": 0.05, "total": 0.001}
    >>> table = compare_areas(read_features("islands"), tolerance, reasons)
    >>> table["rows"][-1]["official_km2"]
    5003.1
    """
    official = read_official_areas()
    measured = {f["id"]: f["properties"]["area_km2"] for f in islands}
    rows = []
    for island in four_islands():
        alone = _island_figure(island, official)
        own = _row(island, measured[island], alone, "island", tolerance["island"])
        group = _figure(island, "group with islets", official)
        row = _row(island, measured[island], group, "group with islets", tolerance["group"])
        rows.append(row | {"island_km2": alone, "island_ratio": own["ratio"]})
    total = _figure("all-four", "groups with islets", official)
    together = sum(measured[island] for island in four_islands())
    rows.append(_row("total", together, total, "all four, groups with islets", tolerance["total"]))
    rows = [row | {"reason": reasons[row["id"]]} for row in rows]
    islets = [
        _row(row["id"], measured[row["id"]], row["area_km2"], "islet", tolerance["islet"])
        for row in official
        if row["part_of"]
    ]
    return {"unit": "km2", "tolerance": tolerance, "rows": rows, "islets": islets}


def _figure(name: str, scope: str, official: list[dict[str, Any]]) -> float:
    for row in official:
        if (row["id"], row["scope"]) == (name, scope):
            return float(row["area_km2"])
    raise DataError(f"official_areas.csv has no {scope} of {name!r}; add its row")


def _island_figure(island: str, official: list[dict[str, Any]]) -> float:
    """Give the figure of the island alone; of a group of islets, the sum of those with a figure."""
    islets = [row["area_km2"] for row in official if row["part_of"] == island]
    return round(sum(islets), 1) if islets else _figure(island, "island", official)


def _row(
    island: str, measured: float, official: float, scope: str, tolerance: float
) -> dict[str, Any]:
    ratio = measured / official
    if abs(ratio - 1) > tolerance:
        raise DataError(
            f"{island}: {measured:.1f} km2 measured is not within {tolerance:.1%} of the official "
            f"{official:.1f} km2 ({scope}); look for a part that is missing or not its own"
        )
    return {
        "id": island,
        "measured_km2": round(measured, 4),
        "official_km2": official,
        "scope": scope,
        "ratio": round(ratio, 6),
    }
