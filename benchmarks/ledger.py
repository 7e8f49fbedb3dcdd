"""Hold the coast ledger against its judge and against others, and write `benchmarks/LEDGER.md`.

`--settlements` says how many random ones are compared (300). Times are ratios of things measured in
turns, or this machine's; nothing here is asserted by a test, but the comparison is, for 40.
"""

import argparse
import math
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from pyproj import Proj
from run import in_turns, program, seconds, table
from sea import jagged

import geo
from geo.measure.cut import equal_area
from geo.measure.equidistance import Coast, partition
from geo.measure.fan import fan
from geo.measure.geodesy import LIMITS_M, area_km2
from geo.measure.ledger import Ledger, coast_ledger
from geo.measure.shore import evenly, shoreline, stations
from geo.settlement.coasts import SHIPPED, island_coasts, other_coasts, shores_of
from geo.settlement.judge import solve_sea
from geo.settlement.ledger import divide_sea, sea_ledger
from geo.settlement.model import Settlement

ROOT = Path(__file__).resolve().parent.parent
FOUR = ("habomai", "shikotan", "kunashiri", "etorofu")
FLAT = Proj(proj="laea", lon_0=147, lat_0=44.5, ellps="GRS80")
PLANES = {
    "UTM, zone 55": Proj(proj="utm", zone=55, ellps="GRS80"),
    "LAEA about the islands": FLAT,
}

TRUTH = """## Truth

{count} random settlements (any island cut on any bearing, shares from 0.001 to 0.999, the others
whole to either side), each added up and solved (`geo.partition`). What is asked for is 0.01 % of
the whole or 0.5 km², whichever is larger, and 20 m."""

POINTS = """Against exact distances to every coast, {count} random points of the sea within
200 M: {wrong} on the wrong side, none of them farther than {far:.1f} m from the line."""

OTHERS = """## Beside other ways

The sea of the four islands within 200 M, land left out. `shapely.voronoi_polygons` is given samples
500 m apart, in a plane; cells are clipped by circles about their samples and joined."""

SPEED = """## Speed

Whole processes, by turns with `import geopandas` on the same machine."""

INSIDE = """In a process that has loaded its data:"""

GROWTH = """## Growth

Making a ledger of two jagged coasts that face each other, and cutting one of them. The aim is no
worse than n log n: of the ledger's own points, which stand closer than the vertices where these are
few, and of the coast's. Most of a ledger's time is Qhull's, in the Delaunay triangulation."""


def random_settlement(rng: np.random.Generator) -> Settlement:
    """Cut any island at any bearing, as tests/test_ledger.py does."""
    island = str(rng.choice(FOUR))
    share = float(rng.choice([0.001, 0.999, rng.uniform(0.001, 0.999), 10 ** rng.uniform(-3, 0)]))
    whole = [name for name in FOUR if name != island and rng.random() < 0.5]
    return geo.settle_claim(
        whole,
        fraction={island: min(share, 0.999)},
        cut="bearing",
        bearing_deg=float(rng.uniform(0, 180)),
        toward=float(rng.uniform(0, 360)),
    )


def flat(shape: shapely.Geometry) -> shapely.Geometry:
    """Project to the plane in which lines are compared."""
    return shapely.transform(shape, lambda xy: np.column_stack(FLAT(xy[:, 0], xy[:, 1])))


def apart_m(one: shapely.Geometry, other: shapely.Geometry) -> float:
    """How far two lines lie apart at most, seen from either."""
    one, other = (shapely.segmentize(flat(line), 500.0) for line in (one, other))
    far = [
        shapely.distance(shapely.points(shapely.get_coordinates(a)), b)
        for a, b in ((one, other), (other, one))
    ]
    return float(max(each.max() for each in far))


def truth(count: int) -> str:
    """Compare areas and lines of random settlements."""
    off: dict[int, list[float]] = {12: [], 200: []}
    lines, exact_s, quick_s = [], [], []
    for seed in range(count):
        land = random_settlement(np.random.default_rng(seed))
        start = time.perf_counter()
        division = divide_sea(land, others=True)
        sums = {limit: division.areas_km2(LIMITS_M[limit]) for limit in off}
        quick_s.append(time.perf_counter() - start)
        start = time.perf_counter()
        shapes = solve_sea(land, (12, 200), {}, SHIPPED)
        exact_s.append(time.perf_counter() - start)
        side_of = {name: shore.side for name, shore in shores_of(land).items()}
        for limit, zones in shapes.zones.items():
            for side in ("japan", "russia"):
                solved = sum(area_km2(z) for n, z in zones.items() if side_of[n] == side)
                added = sum(area for (_, s), area in sums[limit].items() if s == side)
                off[limit].append(abs(added - solved))
        line = division.line(LIMITS_M[200])
        if not line.is_empty and not shapes.median.is_empty:
            lines.append(apart_m(line, shapes.median))
    rows = [
        [f"area of a side within {limit} M", f"{statistics.median(values):.3f} km²",
         f"{max(values):.3f} km²"]
        for limit, values in off.items()
    ]  # fmt: skip
    rows.append(
        ["the line within 200 M", f"{statistics.median(lines):.1f} m", f"{max(lines):.1f} m"]
    )
    ratio = statistics.median(exact_s) / statistics.median(quick_s)
    note = f"Solving takes {ratio:.0f} times as long as adding up (medians)."
    return "\n\n".join([table(["difference", "median", "largest"], rows), note])


def points(count: int) -> str:
    """Ask of random points which side is nearest, and hold the answer against exact distances."""
    rng, land = np.random.default_rng(11), geo.settle("area")
    shores = shores_of(land)
    coasts = {name: Coast(shore.coast) for name, shore in shores.items()}
    coasts |= {name: Coast(shape) for name, shape in other_coasts().items()}
    lon, lat = rng.uniform(141, 154, 6 * count), rng.uniform(40, 49, 6 * count)
    near = np.array([coast.nearest(lon, lat).distance_m for coast in coasts.values()])
    names, first = list(coasts), near.argmin(axis=0)
    inland = shapely.contains_xy(shapely.union_all([p.geometry for p in land.parts]), lon, lat)
    mine = (first < len(shores)) & (near.min(axis=0) < LIMITS_M[200]) & ~inland
    chosen = np.flatnonzero(mine)[:count]
    ledger, division = sea_ledger(), divide_sea(land, others=True)
    places = ledger.sphere.unit(np.column_stack([lon, lat])[chosen])
    own = ledger.unit[: len(ledger)]
    wrong = []
    for k, place in zip(chosen, places, strict=True):
        point = int(np.argmax(own @ place))
        if division.holder_at(point, place) != shores[names[first[k]]].side:
            wrong.append(k)
    line = flat(division.line(LIMITS_M[200]))
    x, y = FLAT(lon[wrong], lat[wrong])
    far = shapely.distance(shapely.points(x, y), line)
    return POINTS.format(count=f"{len(chosen):,}", wrong=len(wrong), far=max(far, default=0.0))


def voronoi(plane: Proj) -> dict[str, float]:
    """Sum the four islands' sea in a plane: km² within 200 M, by `shapely.voronoi_polygons`."""
    coasts = {**island_coasts(), **other_coasts()}
    shore = shoreline(coasts)
    placed = stations(shore, *evenly(shore, 500.0))
    label = shore.coast[placed.vertex]
    xy = np.column_stack(plane(*placed.lonlat.T))
    window = np.abs(xy - xy[label < len(FOUR)].mean(axis=0)).max(axis=1) < 2.5 * LIMITS_M[200]
    # it takes no two points that are nearly one
    _, once = np.unique(xy[window].round(1), axis=0, return_index=True)
    xy, label = xy[window][once], label[window][once]
    cells = shapely.voronoi_polygons(shapely.multipoints(xy), ordered=True).geoms
    found = {}
    for k, name in enumerate(FOUR):
        own = np.flatnonzero(label == k)
        discs = shapely.buffer(shapely.points(xy[own]), LIMITS_M[200], quad_segs=32)
        sea = shapely.union_all(shapely.intersection(np.array(list(cells))[own], discs))
        land = shapely.transform(coasts[name], lambda p: np.column_stack(plane(p[:, 0], p[:, 1])))
        found[name] = shapely.difference(sea, shapely.buffer(land, 0)).area / 1e6
    return found


def others() -> str:
    """Set the ledger's sums beside those of the judge and of planes."""
    coasts = {**island_coasts(), **other_coasts()}

    def judged() -> dict[str, float]:
        zones = partition(coasts, of=FOUR, limit_m=LIMITS_M[200]).zones
        return {n: area_km2(shapely.difference(z, coasts[n])) for n, z in zones.items()}

    def made() -> dict[str, float]:
        ledger = coast_ledger(coasts, of=FOUR, limits_m=[LIMITS_M[200]])
        areas = ledger.areas_km2(LIMITS_M[200])
        return {name: float(areas[ledger.coast == k].sum()) for k, name in enumerate(FOUR)}

    ways: dict[str, Callable[[], dict[str, float]]] = {
        "`geo.partition`": judged,
        "`coast_ledger`, made anew": made,
        **{f"`voronoi_polygons`, {n}": lambda p=p: voronoi(p) for n, p in PLANES.items()},
    }
    rows, truth_km2 = [], {}
    for name, way in ways.items():
        start = time.perf_counter()
        found = way()
        took = time.perf_counter() - start
        truth_km2 = truth_km2 or found
        off = max(abs(found[island] / truth_km2[island] - 1) for island in FOUR)
        rows.append(
            [name, f"{took:.2f}", *(f"{found[i]:,.1f}" for i in FOUR), f"{100 * off:.3f} %"]
        )
    return table(["way", "seconds", *FOUR, "off by"], rows)


def commands(rounds: int) -> str:
    """Time whole commands."""
    tasks = {
        "`import geopandas`": program("-c", "import geopandas"),
        "`python -m geo.sea --option area`": program("-m", "geo.sea", "--option", "area"),
        "`python -m geo.sea --option all`": program("-m", "geo.sea", "--option", "all"),
        "`python -m geo.sea --sensitivity`": program("-m", "geo.sea", "--sensitivity"),
        "`python -m geo.split --option area --sea`": program(
            "-m", "geo.split", "--option", "area", "--sea"
        ),
        "`python -m geo.maps all`": program("-m", "geo.maps", "all", "--out", "dist/bench"),
    }
    in_turns(tasks, 1)
    times = in_turns(tasks, rounds)
    base = times["`import geopandas`"]
    rows = [[name, f"{1e3 * value:.0f}", f"{value / base:.2f}"] for name, value in times.items()]
    return table(["whole process", "median ms", "of `import geopandas`"], rows)


def inside() -> str:
    """Time what a moving hand asks for."""
    etorofu = island_coasts()["etorofu"]
    lands = [
        geo.settle_claim(["habomai"], fraction={"etorofu": s}, cut="bearing", bearing_deg=120.0)
        for s in np.linspace(0.1, 0.9, 40)
    ]

    def areas(land: Settlement) -> list[dict[tuple[str, str], float]]:
        division = divide_sea(land)
        return [division.areas_km2(LIMITS_M[limit]) for limit in (12, 200)]

    tasks: dict[str, Callable[[], object]] = {
        "the sea of one more cut, 12 and 200 M": lambda: [areas(land) for land in lands],
        "its line within 200 M": lambda: [
            divide_sea(land, others=True).line(LIMITS_M[200]) for land in lands
        ],
        "`geo.settle_sea()`": geo.settle_sea,
        "`geo.settle('area')`, the shortest of all bearings": lambda: geo.settle("area"),
        "all 180 bearings of Etorofu with their borders": lambda: fan(etorofu, 0.212),
    }
    in_turns(tasks, 2)
    times = in_turns(tasks, 9)
    per = {name: len(lands) for name in list(tasks)[:2]}
    rows = [[name, f"{1e3 * value / per.get(name, 1):.1f}"] for name, value in times.items()]
    return table(["what", "median ms"], rows)


def growth(most: int) -> str:
    """Time ledger and cut against the number of coast points."""
    rows, bases = [], {}
    for exponent in range(3, most + 1):
        ring = jagged(10**exponent // 2)
        pair = {
            "west": shapely.Polygon(ring + np.array([146, 44])),
            "east": shapely.Polygon(ring + np.array([147.6, 44])),
        }
        made = list[Ledger]()
        times = {
            "ledger": seconds(
                lambda pair=pair, made=made: made.append(
                    coast_ledger(pair, limits_m=[60_000.0], step_m=5000.0)
                )
            ),
            "cut": seconds(lambda pair=pair: equal_area(pair["west"], 0.3)),
        }
        sizes = {"ledger": len(made[0]), "cut": 10**exponent}
        scaled = {k: v / (sizes[k] * math.log(sizes[k])) for k, v in times.items()}
        bases = bases or scaled
        row = [f"10^{exponent}", f"{sizes['ledger']:,}"]
        for what, took in times.items():
            row += [f"{took:.2f}", f"{scaled[what] / bases[what]:.2f}"]
        rows.append(row)
    head = ["coast points", "the ledger's", "ledger, s", "over n log n", "cut, s", "over n log n"]
    return table(head, rows)


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--settlements", type=int, default=300, help="random ones to compare")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of whole commands")
    parser.add_argument("--most", type=int, default=6, help="largest power of ten of coast points")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "LEDGER.md")
    args = parser.parse_args()
    text = "\n\n".join(
        [
            "# The coast ledger, measured",
            "Written by `python benchmarks/ledger.py`. Times are this machine's, a noisy one.",
            TRUTH.format(count=args.settlements),
            truth(args.settlements),
            points(20_000),
            OTHERS,
            others(),
            SPEED,
            commands(args.rounds),
            INSIDE,
            inside(),
            GROWTH,
            growth(args.most),
        ]
    )
    args.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
