"""Draw `docs/images/cut.svg`: the fan of Etorofu / Iturup at half of all land, and its best.

Run it as `python benchmarks/cut_picture.py`; the same input gives the same bytes.
"""

from pathlib import Path

import numpy as np
import shapely

import geo
from geo.layers.read import read_shapes
from geo.measure._outline import Plane
from geo.measure.cut import equal_area

ROOT = Path(__file__).resolve().parent.parent
WIDTH, MARGIN = 760, 16
STYLE = """
text { font: 13px sans-serif; fill: #222 }
.land { fill: #eee9dc; stroke: #8a8371; stroke-width: .7 }
.fan { fill: none; stroke: #7a8fa6; stroke-width: .5; opacity: .55 }
.line { fill: none; stroke-width: 2.4 } .straight { stroke: #1b5e9e } .arc { stroke: #b3412e }
.any { stroke: #3b7d3a } .back { fill: #fff }
"""


def picture() -> str:
    """Make the SVG."""
    island = read_shapes("islands")["etorofu"]
    alpha = geo.settle("area").alpha
    if alpha is None:
        raise SystemExit("half of the land cuts no island: the picture is out of date")
    lon, lat = island.centroid.coords[0]
    plane = Plane(lon, lat)
    west, south, east, north = shapely.transform(
        island, lambda xy: np.column_stack(plane.project(*xy.T))
    ).bounds
    scale = (WIDTH - 2 * MARGIN) / (east - west)
    height = round((north - south) * scale + 2 * MARGIN)

    def path(geometry: shapely.Geometry) -> str:
        pieces = []
        for part in shapely.get_parts(geometry):
            closed = part.geom_type == "Polygon"
            lines = [part.exterior, *part.interiors] if closed else [part]
            for line in lines:
                x, y = plane.project(*np.asarray(line.coords).T)
                places = zip(
                    MARGIN + (np.asarray(x) - west) * scale,
                    MARGIN + (north - np.asarray(y)) * scale,
                    strict=True,
                )
                text = "L".join(f"{a:.1f} {b:.1f}" for a, b in places)
                pieces.append(f"M{text}{'Z' if closed else ''}")
        return "".join(pieces)

    share = alpha.fraction
    best = {
        "straight": ("shortest straight border", equal_area(island, share)),
        "arc": ("shortest arc", equal_area(island, share, method="arc")),
        "any": (
            "shortest arc, toward any side",
            equal_area(island, share, method="arc", toward="any"),
        ),
    }
    fan = geo.fan("area", bearings=90)
    rows = [
        f'<path class="land" d="{path(island)}"/>',
        *(f'<path class="fan" d="{path(shapely.simplify(b.border, 1e-4))}"/>' for b in fan),
        *(f'<path class="line {kind}" d="{path(cut.border)}"/>' for kind, (_, cut) in best.items()),
    ]
    top = 26
    for kind, (name, cut) in best.items():
        rows.append(f'<path class="line {kind}" d="M{MARGIN} {top - 4}h26"/>')
        rows.append(f'<text x="{MARGIN + 34}" y="{top}">{name}: {cut.length_m:,.0f} m</text>')
        top += 20
    rows.append(f'<path class="fan" style="opacity:1" d="M{MARGIN} {top - 4}h26"/>')
    rows.append(f'<text x="{MARGIN + 34}" y="{top}">the fan: every second bearing</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
        "<title>Borders that give the same area of Etorofu / Iturup</title>"
        f'<style>{STYLE}</style><rect class="back" width="{WIDTH}" height="{height}"/>'
        + "\n".join(rows)
        + "</svg>\n"
    )


if __name__ == "__main__":
    (ROOT / "docs" / "images" / "cut.svg").write_text(picture(), encoding="utf-8")
