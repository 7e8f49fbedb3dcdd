"""Draw `docs/images/sea.svg`: the cells of the coast's points within 200 M, and a border's line.

Run it from the root of the repository after a change to the ledger.
"""

from pathlib import Path

import numpy as np
import shapely
from pyproj import Proj

import geo
from geo.measure.geodesy import LIMITS_M
from geo.settlement.coasts import other_coasts
from geo.settlement.ledger import divide_sea, sea_ledger

ROOT = Path(__file__).resolve().parent.parent
PLANE = Proj(proj="laea", lon_0=148.2, lat_0=43.9, ellps="GRS80")
WIDTH, HEIGHT = 760, 800
WINDOW_M = (-330_000, -400_000, 280_000, 445_000)
LEAST_KM2 = 5.0
FILLS = ("#eef3f8", "#d5e2ee", "#b3cbe0", "#86abcd", "#5586b4")
STEPS_KM2 = (50, 300, 1_500, 8_000)
STYLE = """
text { font: 13px sans-serif; fill: #222; paint-order: stroke; stroke: #fff; stroke-width: 3px }
.note { font-size: 12px }
.cell { stroke: #fff; stroke-width: .6 } .land { fill: #e7e1d2; stroke: #8a8371; stroke-width: .6 }
.line { fill: none; stroke: #b3412e; stroke-width: 2 } .mark { stroke: #222; stroke-width: 1 }
"""


def plane(shape):
    """Project degrees to metres."""
    return shapely.transform(shape, lambda xy: np.column_stack(PLANE(xy[:, 0], xy[:, 1])))


def to_picture(xy):
    """Metres to pixels."""
    west, south, east, north = WINDOW_M
    scale = min(WIDTH / (east - west), HEIGHT / (north - south))
    return np.column_stack([(xy[:, 0] - west) * scale, (north - xy[:, 1]) * scale])


def path(shape):
    """SVG path data of polygons and lines."""
    texts = []
    for part in shapely.get_parts(shapely.get_parts(shape)):
        rings = shapely.get_rings(part) if part.geom_type == "Polygon" else [part]
        for ring in rings:
            xy = to_picture(shapely.get_coordinates(ring)).round(1)
            texts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in xy))
    return "".join(texts)


def cell(ledger, point):
    """The cell of a point within 200 M, in the plane."""
    outline = ledger.cell(point)
    ahead = {tuple(s.round(12)): (s, e) for s, e in zip(outline.start, outline.end, strict=True)}
    start, end = next(iter(ahead.values()))
    ring = [start]
    while tuple(end.round(12)) != tuple(ring[0].round(12)) and len(ring) <= len(ahead):
        start, end = ahead[tuple(end.round(12))]
        ring.append(start)
    # far corners lie beyond the plane's use: halfway there is far enough
    near = [r if r @ ledger.unit[point] > np.cos(0.15) else _toward(ledger, point, r) for r in ring]
    shape = plane(shapely.Polygon(ledger.sphere.lonlat(np.array(near))))
    middle = plane(shapely.Point(ledger.placed.lonlat[point]))
    return shapely.intersection(shapely.make_valid(shape), middle.buffer(LIMITS_M[200], 64))


def _toward(ledger, point, place):
    here = ledger.unit[point]
    across = place - (place @ here) * here
    across /= np.linalg.norm(across)
    return np.cos(0.15) * here + np.sin(0.15) * across


def _names():
    """Names of the four islands, each beside its own."""
    found = []
    offsets = {
        "habomai": (0, 38),
        "shikotan": (-30, 30),
        "kunashiri": (-52, -62),
        "etorofu": (10, 22),
    }
    names = geo.settle("none").names
    for part in geo.settle("none").parts:
        (x, y), (right, down) = to_picture(_middle(part.geometry))[0], offsets[part.island]
        found.append(
            f'<text class="note" x="{x + right:.0f}" y="{y + down:.0f}">{names[part.island]}</text>'
        )
    return "".join(found)


def _middle(shape):
    return shapely.get_coordinates(shapely.centroid(plane(shape)))


def _legend():
    """What the fills stand for."""
    texts = ("to 50 km²", "to 300", "to 1,500", "to 8,000", "more")
    rows = [
        f'<rect x="590" y="{640 + 22 * k}" width="18" height="14" fill="{fill}" stroke="#8a8371"/>'
        f'<text class="note" x="616" y="{652 + 22 * k}">{text}</text>'
        for k, (fill, text) in enumerate(zip(FILLS, texts, strict=True))
    ]
    return "".join(rows)


def picture() -> str:
    """The whole SVG."""
    ledger = sea_ledger()
    areas = ledger.areas_km2(LIMITS_M[200])
    window = shapely.box(*WINDOW_M)
    cells = [
        f'<path class="cell" fill="{FILLS[int(np.searchsorted(STEPS_KM2, areas[k]))]}" '
        f'd="{path(shapely.simplify(cell(ledger, int(k)), 400))}"/>'
        for k in np.flatnonzero(areas > LEAST_KM2)
    ]
    half = geo.settle("area")
    islands = shapely.union_all([part.geometry for part in half.parts])
    around = shapely.union_all(list(other_coasts().values()))
    seen = [shapely.intersection(plane(shape), window) for shape in (around, islands)]
    land = [f'<path class="land" d="{path(shapely.simplify(s, 500))}"/>' for s in seen]
    line = shapely.simplify(plane(divide_sea(half, others=True).line(LIMITS_M[200])), 200)
    most = int(np.argmax(areas))
    x, y = to_picture(np.column_stack(PLANE(*ledger.placed.lonlat[most])))[0]
    count = int((areas > LEAST_KM2).sum())
    title = "The sea of each point of the coast within 200 M"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{title}</title><style>{STYLE}</style>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(cells)}{"".join(land)}'
        f'<path class="line" d="{path(line)}"/>'
        f'<path class="mark" d="M{x:.0f} {y:.0f}L{x + 70:.0f} {y + 120:.0f}"/>'
        f'<text x="{x + 40:.0f}" y="{y + 136:.0f}">'
        f"one point of Shikotan: {areas[most]:,.0f} km²</text>"
        f"{_names()}{_legend()}"
        f'<text x="12" y="22">{title}</text>'
        f'<text class="note" x="12" y="40">{count:,} cells of more than {LEAST_KM2:g} km²; '
        "red: the line that goes with half of the land</text></svg>\n"
    )


if __name__ == "__main__":
    (ROOT / "docs" / "images" / "sea.svg").write_text(picture(), encoding="utf-8")
