"""Areas, lengths and distances against GeographicLib's own Python code and closed forms."""

import math

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GeometryError
from geo.measure import geodesy

# GRS80: H. Moritz, Geodetic Reference System 1980, Journal of Geodesy 74, 128-133 (2000)
A, F = 6378137.0, 1 / 298.257222101
B = A * (1 - F)
E2 = F * (2 - F)
KARNEY = Geodesic(A, F)


def karney_area(ring):
    polygon = KARNEY.Polygon()
    for lon, lat in ring[:-1]:
        polygon.AddPoint(lat, lon)
    return abs(polygon.Compute()[2])


def authalic_zone(lat):
    """Area from the equator to a latitude over all longitudes (Snyder 1987, eq. 3-12)."""
    e, s = math.sqrt(E2), math.sin(math.radians(lat))
    q = s / (1 - E2 * s * s) + math.atanh(e * s) / e
    return math.pi * B * B * q


def test_every_island_as_by_geographiclib(islands):
    for island, geometry in islands.items():
        parts = shapely.get_parts(geometry)
        expected = sum(karney_area(part.exterior.coords) for part in parts)
        expected -= sum(karney_area(r.coords) for part in parts for r in part.interiors)
        assert geodesy.area_m2(geometry) == pytest.approx(expected, abs=1e-3), island


def test_area_of_an_octant_is_an_eighth_of_the_ellipsoid():
    octant = shapely.Polygon([(0, 0), (90, 0), (0, 90)])
    assert geodesy.area_m2(octant) == pytest.approx(authalic_zone(90) / 4, rel=1e-12)


def test_area_between_two_parallels_in_the_limit_of_many_vertices():
    lon = np.linspace(10, 11, 20001)
    ring = np.column_stack([np.r_[lon, lon[::-1]], np.r_[lon * 0 + 44, lon * 0 + 45]])
    expected = (authalic_zone(45) - authalic_zone(44)) / 360
    assert geodesy.area_m2(shapely.Polygon(ring)) == pytest.approx(expected, rel=1e-9)


def test_holes_are_taken_out_and_parts_added_whatever_the_orientation():
    shell, hole = shapely.box(147, 44, 148, 45), shapely.box(147.2, 44.2, 147.4, 44.4)
    other = shapely.box(149, 44, 149.5, 44.5)
    expected = sum(geodesy.area_m2(p) for p in (shell, other)) - geodesy.area_m2(hole)
    for exterior in (shell.exterior, shell.exterior.reverse()):
        for interior in (hole.exterior, hole.exterior.reverse()):
            both = shapely.MultiPolygon([shapely.Polygon(exterior, [interior]), other])
            assert geodesy.area_m2(both) == pytest.approx(expected, abs=1e-6)
            assert geodesy.area_m2(shapely.GeometryCollection([both, shapely.Point(1, 2)])) == (
                pytest.approx(expected, abs=1e-6)
            )


def test_points_and_lines_have_no_area_and_points_no_length():
    assert geodesy.area_m2(shapely.LineString([(0, 0), (1, 1)])) == 0
    assert geodesy.area_m2(shapely.Polygon()) == 0
    assert geodesy.length_m(shapely.Point(1, 1)) == 0


def test_equator_and_meridian_have_their_closed_form_lengths():
    equator = shapely.LineString([(k, 0) for k in range(0, 91, 10)])
    assert geodesy.length_m(equator) == pytest.approx(math.pi * A / 2, abs=1e-6)
    # quarter meridian of GRS80 (Moritz 2000): 10 001 965.7293 m
    assert geodesy.distance_m(0, 0, 0, 90) == pytest.approx(10_001_965.7293, abs=1e-4)


def test_length_of_a_polygon_is_that_of_all_its_rings():
    holed = shapely.Polygon(
        shapely.box(0, 0, 1, 1).exterior, [shapely.box(0.2, 0.2, 0.4, 0.4).exterior]
    )
    assert geodesy.length_m(holed) == pytest.approx(
        geodesy.length_m(holed.exterior) + geodesy.length_m(holed.interiors[0])
    )


@given(st.floats(-180, 180), st.floats(-89, 89), st.floats(-180, 180), st.floats(-89, 89))
def test_distance_as_by_geographiclib(lon0, lat0, lon1, lat1):
    expected = KARNEY.Inverse(lat0, lon0, lat1, lon1)["s12"]
    assert float(geodesy.distance_m(lon0, lat0, lon1, lat1)) == pytest.approx(expected, abs=1e-6)


def test_scalars_have_a_plain_float_as_distance():
    assert type(geodesy.distance_m(0, 0, 1, 0)) is float
    assert geodesy.distance_m([0], 0, 1, 0).shape == (1,)


def test_distances_are_taken_element_by_element():
    found = geodesy.distance_m(0, 0, [1, 2, 3], 0)
    assert found.shape == (3,)
    assert found[2] == pytest.approx(3 * found[0])


@pytest.mark.parametrize("measure", [geodesy.area_m2, geodesy.area_km2, geodesy.length_m])
def test_projected_and_not_finite_coordinates_are_refused(measure):
    with pytest.raises(GeometryError, match=r"\(500000, 4.9e\+06\).*projected.*EPSG:4326"):
        measure(shapely.box(4e5, 4.8e6, 5e5, 4.9e6))
    with pytest.raises(GeometryError, match="not a number"), np.errstate(invalid="ignore"):
        measure(shapely.from_wkt("LINESTRING (0 0, 1 nan)"))


def test_the_argument_stays_as_given(etorofu):
    before = etorofu.wkb
    geodesy.area_m2(etorofu)
    geodesy.length_m(etorofu)
    assert etorofu.wkb == before


class TestOnePointInAnArray:
    """pyproj takes it for a number where NumPy (before 2.4) lets it, and warns."""

    ONE = (np.array([145.0]), np.array([44.0]), np.array([146.0]), np.array([44.5]))

    @pytest.mark.parametrize("compute", [geodesy.GRS80.inv, geodesy.GRS80.fwd])
    def test_comes_back_in_arrays_with_the_numbers_values(self, compute):
        for points in (self.ONE, (145.0, 44.0, *self.ONE[2:]), (*self.ONE[:2], 146.0, 44.5)):
            found = compute(*points)
            assert [value.shape for value in found] == [(1,)] * 3
            assert [value.item() for value in found] == list(compute(145.0, 44.0, 146.0, 44.5))

    def test_also_in_a_plane_there_and_back(self):
        plane = geodesy.Projection(proj="laea", lon_0=146, lat_0=44, ellps="GRS80")
        there = plane(*self.ONE[:2])
        assert [value.shape for value in there] == [(1,), (1,)]
        assert [value.item() for value in there] == list(plane(145.0, 44.0))
        back = plane(*there, inverse=True)
        assert np.concatenate(back) == pytest.approx([145.0, 44.0], abs=1e-8)
