"""Measure, side by side in one run, and write `benchmarks/RESULTS.md`.

Everything is a ratio of two things measured in turns on the same machine: the machines are noisy,
and seconds from one say nothing about another. Nothing here is asserted by a test.
"""

import argparse
import math
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from pyproj import Proj
from shapely import affinity, ops

import geo
from geo.layers.read import read_shapes
from geo.measure.cut import equal_area
from geo.measure.fan import fan
from geo.measure.geodesy import GRS80, area_m2, length_m

ROOT = Path(__file__).resolve().parent.parent
SHARE = 0.212


def seconds(task: Callable[[], object]) -> float:
    """Time one run."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def in_turns(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median time of each task, the tasks taking turns."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            times[name].append(seconds(task))
    return {name: statistics.median(values) for name, values in times.items()}


def table(head: list[str], rows: list[list[str]]) -> str:
    """Format a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def program(*arguments: str) -> Callable[[], object]:
    """Give a task that runs a whole program."""
    # a user's files are compiled once; a first, unmeasured round does that here
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return lambda: subprocess.run(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True, cwd=ROOT
    )


def start_up(rounds: int) -> str:
    """The whole command against the import of geopandas alone."""
    tasks = {
        "`import geopandas`": program("-c", "import geopandas"),
        "`import shapely, pyproj`": program("-c", "import shapely, pyproj"),
        "`python -m geo.split --option area`": program("-m", "geo.split", "--option", "area"),
        "`python -m geo.split --option all`": program("-m", "geo.split", "--option", "all"),
        "`import geo`": program("-c", "import geo"),
        "nothing": program("-c", "pass"),
    }
    in_turns(tasks, 1)
    times = in_turns(tasks, rounds)
    base = times["`import geopandas`"]
    rows = [[name, f"{1e3 * value:.0f}", f"{value / base:.2f}"] for name, value in times.items()]
    return table(["whole process", "median ms", "of `import geopandas`"], rows)


def clip_and_bisect(polygon: shapely.Geometry, share: float, degrees: float) -> float:
    """Search the straightforward way: an equal-area plane, half-planes clipped, bisection."""
    lon, lat = polygon.centroid.coords[0]
    plane = Proj(proj="laea", lon_0=lon, lat_0=lat, ellps="GRS80")
    flat = shapely.transform(polygon, lambda xy: np.column_stack(plane(*xy.T)))
    target, best = share * flat.area, math.inf
    for facing in np.arange(135 + degrees / 2, 315, degrees):
        turned = affinity.rotate(flat, facing - 270, origin=(0, 0))
        low, high = turned.bounds[0], turned.bounds[2]
        while high - low > 1e-3:
            middle = (low + high) / 2
            west = shapely.clip_by_rect(turned, -1e7, -1e7, middle, 1e7).area
            low, high = (middle, high) if west < target else (low, middle)
        line = shapely.LineString([(low, -1e7), (low, 1e7)])
        best = min(best, turned.intersection(line).length)
    return best


def split_and_bisect(polygon: shapely.Geometry, share: float, bearing: float) -> float:
    """Search one bearing with `shapely.ops.split`, degrees for a plane, and geodesic areas."""
    lon, lat = polygon.centroid.coords[0]
    ahead = GRS80.fwd([lon, lon], [lat, lat], [bearing, bearing + 180], [3e5, 3e5])[:2]
    line = shapely.LineString(np.column_stack(ahead))
    target, low, high = share * area_m2(polygon), -2.0, 2.0
    while high - low > 1e-8:
        middle = (low + high) / 2
        moved = affinity.translate(line, xoff=middle)
        x, y = moved.coords[0]
        parts = ops.split(polygon, moved).geoms
        (x1, y1) = moved.coords[1]
        west = sum(
            area_m2(part)
            for part in parts
            if (x1 - x) * (part.representative_point().y - y)
            > (y1 - y) * (part.representative_point().x - x)
        )
        low, high = (middle, high) if west < target else (low, middle)
    return length_m(shapely.intersection(polygon, moved))


def half_and_here() -> str:
    """State the border at this share, and that of half of the land, which the command prints."""
    half = geo.settle("area")
    if half.alpha is None or half.border is None:
        raise SystemExit("half of the land cuts no island: the benchmark's text is out of date")
    return (
        f"The share is {SHARE} here; half of the land (`--option area`) cuts at "
        f"{half.alpha.fraction:.7f}, where the border has {1e3 * half.border.length_km:,.1f} m."
    )


def against_clipping(rounds: int) -> str:
    """The cut against the straightforward way, at one bearing a degree and at ours."""
    etorofu = read_shapes("islands")["etorofu"]
    lengths: dict[str, float] = {}

    def ours() -> None:
        lengths["geo.measure.cut.equal_area, all bearings"] = equal_area(etorofu, SHARE).length_m

    def theirs() -> None:
        lengths["clip and bisect, 180 bearings"] = clip_and_bisect(etorofu, SHARE, 1.0)

    def geodesic() -> None:
        lengths["shapely split, geodesic area, one bearing"] = split_and_bisect(etorofu, SHARE, 157)

    def one() -> None:
        cut = equal_area(etorofu, SHARE, method="bearing", bearing_deg=157.0)
        lengths["equal_area, one bearing"] = cut.length_m

    def arc() -> None:
        lengths["equal_area, shortest arc"] = equal_area(etorofu, SHARE, method="arc").length_m

    def whole_fan() -> None:
        lengths["fan, 180 bearings"] = min(b.length_m for b in fan(etorofu, SHARE))

    tasks = {
        "geo.measure.cut.equal_area, all bearings": ours,
        "clip and bisect, 180 bearings": theirs,
        "equal_area, one bearing": one,
        "shapely split, geodesic area, one bearing": geodesic,
        "fan, 180 bearings": whole_fan,
        "equal_area, shortest arc": arc,
    }
    ours()
    times = in_turns(tasks, max(3, rounds // 3))
    base = times["geo.measure.cut.equal_area, all bearings"]
    rows = [
        [name, f"{1e3 * value:.1f}", f"{value / base:.1f}", f"{lengths[name]:,.1f}"]
        for name, value in times.items()
    ]
    return table(["border on Etorofu / Iturup", "median ms", "ratio", "border m"], rows)


def planes() -> dict[str, Proj | None]:
    """Planes in which people measure area."""
    return {
        "longitude-latitude degrees": None,
        "Web Mercator": Proj("EPSG:3857"),
        "Japan plane zone XIII (EPSG:6681)": Proj("EPSG:6681"),
        "UTM 55N": Proj("EPSG:32655"),
        "local equal-area plane (LAEA)": Proj(proj="laea", lon_0=147, lat_0=44.5, ellps="GRS80"),
    }


def accuracy() -> str:
    """How far "half of the land" is off when areas are measured in a plane."""
    islands = {k: g for k, g in read_shapes("islands").items() if k in geo.settle("four").names}
    whole = sum(area_m2(shape) for shape in islands.values())
    southern = sum(area_m2(shape) for name, shape in islands.items() if name != "etorofu")
    rows = []
    for name, proj in planes().items():
        flat = {
            island: shape
            if proj is None
            else shapely.transform(shape, lambda xy, p=proj: np.column_stack(p(*xy.T)))
            for island, shape in islands.items()
        }
        total = sum(shape.area for shape in flat.values())
        alpha = 1 - total / 2 / flat["etorofu"].area
        # cut by the plane's own meridian line; then measure what Japan's side really gets
        low, high = flat["etorofu"].bounds[0], flat["etorofu"].bounds[2]
        for _ in range(80):
            x = (low + high) / 2
            part = shapely.clip_by_rect(flat["etorofu"], -1e9, -1e9, x, 1e9)
            low, high = (x, high) if part.area < alpha * flat["etorofu"].area else (low, x)
        if proj is not None:
            part = shapely.transform(
                part, lambda xy, p=proj: np.column_stack(p(*xy.T, inverse=True))
            )
        off = (southern + area_m2(part) - whole / 2) / 1e6
        rows.append([name, f"{2 * abs(off):,.4f}"])
    half = geo.settle("area")
    rows.append(["`geo.settle`: on the ellipsoid", f"{2 * abs(half.residual_m2) / 1e6:.10f}"])
    return table(["half of the land, measured in", "the two sides differ by km²"], rows)


def coastline(vertices: int) -> shapely.Polygon:
    """A jagged island about as large as Etorofu."""
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    noise = np.random.default_rng(1855).normal(size=vertices).cumsum()
    radius = 1 + 0.1 * (noise - np.linspace(noise[0], noise[-1], vertices)) / np.ptp(noise)
    return shapely.Polygon(
        np.column_stack([147.9 + 0.9 * radius * np.cos(angle), 45 + 0.3 * radius * np.sin(angle)])
    )


def growth() -> str:
    """Time against the number of vertices, as a ratio to n log n."""
    rows, base = [], {}
    for exponent in (3, 4, 5, 6):
        n = 10**exponent
        polygon = coastline(n)
        row = [f"10^{exponent}"]
        for method in ("shortest", "meridian"):
            took = min(
                seconds(lambda m=method, p=polygon: equal_area(p, 0.3, method=m))
                for _ in range(3 if n < 10**6 else 1)
            )
            scaled = took / (n * math.log(n))
            base.setdefault(method, scaled)
            row += [f"{took:.3f}", f"{scaled / base[method]:.2f}"]
        rows.append(row)
    head = ["vertices", "shortest s", "per n log n", "meridian s", "per n log n"]
    return table(head, rows)


def main() -> None:
    """Run everything and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    parts = [
        "# Benchmarks",
        (
            f"Written by `make bench`: Python {platform.python_version()}, {os.cpu_count()} cores. "
            "Ratios are measured in turns in one run; the milliseconds are this machine's."
        ),
        "## Start-up\n\nAim: the whole command within 0.6 of `import geopandas`.",
        start_up(rounds),
        (
            "## The cut\n\nAim: below 50 ms for all bearings on Etorofu / Iturup, as for the fan. "
            f"{half_and_here()}"
        ),
        against_clipping(rounds),
        "## Accuracy\n\nThe same formula, with areas measured elsewhere than on the ellipsoid.",
        accuracy(),
        "## Growth\n\nAim: no worse than n log n, so the last ratio stays near 1 or below.",
        growth(),
    ]
    text = "\n\n".join(parts) + "\n"
    (ROOT / "benchmarks" / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
