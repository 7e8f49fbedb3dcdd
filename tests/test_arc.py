"""The arc: closed forms, an independent search in a plane, and what it refuses."""

import json
import math

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from pyproj import Proj

import geo
from geo.errors import GeometryError
from geo.measure._arcborder import ArcBorder
from geo.measure._outline import Plane
from geo.measure.cut import equal_area
from geo.measure.geodesy import area_m2, length_m

KARNEY = Geodesic(6378137.0, 1 / 298.257222101)


def polygon_about(lon, lat, places):
    """A polygon of places that are so many metres east and north of a point."""
    found = []
    for x, y in places:
        at = KARNEY.Direct(lat, lon, math.degrees(math.atan2(x, y)), math.hypot(x, y))
        found.append((at["lon2"], at["lat2"]))
    return shapely.Polygon(found)


def square(half):
    return [(-half, -half), (half, -half), (half, half), (-half, half)]


def circle(radius, count=1440):
    angle = math.tau * np.arange(count) / count
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


@pytest.mark.parametrize("share", [0.02, 0.1, 0.25])
@pytest.mark.parametrize("toward", ["south-west", "north-east", "any"])
def test_in_a_right_angled_corner_it_is_a_quarter_of_a_circle(share, toward):
    plot = polygon_about(147, 44, square(5000.0))
    cut = equal_area(plot, share, method="arc", toward=toward)
    assert cut.length_m == pytest.approx(math.sqrt(math.pi * share * area_m2(plot)), rel=2e-5)
    assert toward in {cut.side, "any"}
    assert abs(cut.residual_m2) < 1


def test_half_of_a_square_is_cut_straight():
    plot = polygon_about(147, 44, square(5000.0))
    cut = equal_area(plot, 0.5, method="arc")
    assert cut.length_m == pytest.approx(10_000, rel=1e-5)


def across_a_disc(share):
    """Length of the arc that meets a disc of radius 1 at right angles and cuts off a share."""
    low, high = 1e-9, math.pi / 2 - 1e-9
    for _ in range(200):
        half = (low + high) / 2
        radius, other = math.tan(half), math.pi / 2 - half
        area = half - math.sin(half) * math.cos(half)
        area += radius**2 * (other - math.sin(other) * math.cos(other))
        low, high = (half, high) if area < share * math.pi else (low, half)
    return 2 * radius * other


@pytest.mark.parametrize("share", [0.003, 0.05, 0.2, 0.45, 0.8])
def test_across_a_disc_it_meets_the_shore_at_right_angles(share):
    plot = polygon_about(147, 44, circle(10_000.0))
    cut = equal_area(plot, share, method="arc")
    want = 10_000 * across_a_disc(min(share, 1 - share))
    assert cut.length_m == pytest.approx(want, rel=1e-4)


def shortest_by_clipping(flat, share):
    """The shortest arc by discs clipped with GEOS and bisected: radii and directions about 0, 0.

    The part is what is neither in the disc nor behind its middle, in a strip as wide as it.
    """
    target, best = share * flat.area, math.inf
    for radius in (25e3, 35e3, 46.6e3, 60e3, 90e3):
        for facing in np.radians(np.arange(226, 264, 3)):
            ahead = np.array([math.sin(facing), math.cos(facing)])
            left = radius * np.array([-ahead[1], ahead[0]])
            low, high = -40e3, 40e3
            for _ in range(34):
                at = (low + high) / 2
                centre = (at - radius) * ahead
                disc = shapely.Point(centre).buffer(radius, quad_segs=720)
                ends = [centre + left, centre - left]
                back = [end - 4e5 * ahead for end in ends]
                strip = shapely.Polygon([*ends, *reversed(back)])
                part = flat.difference(shapely.union(disc, strip))
                low, high = (at, high) if part.area > target else (low, at)
            sides = shapely.MultiLineString(list(zip(ends, back, strict=True)))
            if flat.intersects(sides):
                continue
            line = flat.intersection(disc.exterior)
            best = min(best, shapely.difference(line, strip).length)
    return best


def test_the_arc_as_by_clipping_in_a_plane(etorofu):
    cut = equal_area(etorofu, 0.2117992, method="arc")
    middle = cut.border.interpolate(0.5, normalized=True)
    plane = Proj(proj="laea", lon_0=middle.x, lat_0=middle.y, ellps="GRS80")
    flat = shapely.transform(etorofu, lambda xy: np.column_stack(plane(*xy.T)))
    found = shortest_by_clipping(flat, 0.2117992)
    assert cut.length_m <= found + 0.5
    assert found == pytest.approx(cut.length_m, rel=2e-3)


def test_it_bends_alike_all_along_and_has_close_vertices(etorofu):
    cut = equal_area(etorofu, 0.2117992, method="arc")
    lonlat = shapely.get_coordinates(cut.border)
    plane = Proj(proj="laea", lon_0=lonlat[90, 0], lat_0=lonlat[90, 1], ellps="GRS80")
    xy = np.column_stack(plane(*lonlat.T))
    # the circle through three of its vertices goes through all, to a centimetre
    a, b, c = xy[0], xy[len(xy) // 2], xy[-1]
    matrix = 2 * np.array([b - a, c - a])
    centre = np.linalg.solve(matrix, [b @ b - a @ a, c @ c - a @ a])
    radii = np.hypot(*(xy - centre).T)
    assert np.ptp(radii) < 0.02
    assert 46_000 < radii.mean() < 47_500
    gaps = np.hypot(*np.diff(xy, axis=0).T)
    assert gaps.max() ** 2 / (8 * radii.mean()) < 0.0201


def test_the_arc_is_shorter_than_the_straight_border(islands):
    for island in ("habomai", "shikotan", "kunashiri", "etorofu"):
        for share in (0.05, 0.4):
            arc = equal_area(islands[island], share, method="arc")
            straight = equal_area(islands[island], share)
            assert arc.length_m <= straight.length_m + 0.01
            assert arc.length_m == pytest.approx(length_m(arc.border), abs=1e-6)


def test_the_arcs_of_the_documents_half():
    half = geo.settle("area", cut="arc")
    assert half.border.length_km == pytest.approx(15.566, abs=1e-3)
    assert half.border.method == "arc"
    assert half.sides["japan"].share == pytest.approx(0.5, abs=1e-12)
    assert geo.settle("area", cut="arc", toward="any").border.length_km == pytest.approx(
        8.566, abs=2e-3
    )


def test_a_country_is_too_large_for_an_arc():
    with pytest.raises(GeometryError, match=r"^the land reaches .* km from its middle; an arc is"):
        equal_area(shapely.box(0, 40, 20, 50), 0.3, method="arc", record="the land")


def test_the_command_draws_the_arc(command):
    assert "the shortest arc of constant curvature" in command("geo.split", "--cut", "arc").stdout


def test_the_command_refuses_an_arc_on_a_country_in_one_sentence(refused, tmp_path):
    land = {"type": "Feature", "id": "land", "properties": {}}
    land["geometry"] = shapely.geometry.mapping(shapely.box(0, 40, 20, 50))
    path = tmp_path / "land.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [land]}))
    arguments = ["--islands", str(path), "--sides", "a,b", "--share", "0.3", "--cut", "arc"]
    assert "km from its middle; an arc is drawn" in refused("geo.split", *arguments)


def test_a_border_beyond_half_a_circle_is_no_arc():
    border = ArcBorder(Plane(147.0, 44.0), 0.0, 0.0, 0.0, 1e-4, np.empty((0, 2)))
    on_it, beyond = (
        border.plane.lonlat(np.zeros(2), -np.array(y), np.array(x))
        for x, y in (([-9e3, 9e3], [5.6e3, 5.6e3]), ([-1e4, 1e4], [2e4, 2e4]))
    )
    assert border.holds([on_it])
    assert not border.holds([beyond])
