"""What a cut needs of a polygon whatever the border: checked, measured and projected once."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GeometryError
from geo.measure._geodesics import REACH_M
from geo.measure._outline import Outline, Plane
from geo.measure._splice import Ring, oriented_rings
from geo.measure.antimeridian import within_range
from geo.measure.geodesy import FloatArray, area_m2, distance_m, length_m
from geo.measure.polygons import check_polygon, middle_of

_REACH_M = 7.5e6
_SLIVER = 1e-12
"""Area by the square of the outline: thinner polygons vanish in the rounding of coordinates."""
_KEPT = 8


@dataclass(frozen=True, eq=False)
class Prepared:
    """A polygon that can be cut.

    `rings` are in degrees, `outline` is in the `plane` about the polygon's middle, with vertices
    added on long edges; `area_m2` is geodesic.
    """

    rings: list[Ring]
    area_m2: float
    plane: Plane
    outline: Outline

    @property
    def is_near(self) -> bool:
        """Whether geodesics over it are polynomials in the plane."""
        return self.outline.reach_m < REACH_M


def prepare(polygon: BaseGeometry | None, record: str) -> Prepared:
    """Check a polygon and measure what does not depend on the border; the last few are kept.

    Parameters
    ----------
    polygon
        Polygon or MultiPolygon, degrees.
    record
        What to call it in messages.

    Returns
    -------
    prepared
        To be read only.

    Raises
    ------
    GeometryError
        If it is empty, projected, not finite, self-crossing, a sliver, round a pole, or too large.
    """
    if polygon is None or not np.isfinite(shapely.get_coordinates(polygon)).all():
        # such things cannot be written down as WKB
        check_polygon(polygon, record=record)
    return _prepared(shapely.to_wkb(polygon, output_dimension=2), record)


@lru_cache(maxsize=_KEPT)
def _prepared(wkb: bytes, record: str) -> Prepared:
    polygon = shapely.from_wkb(wkb)
    check_polygon(polygon, record=record)
    polygon = within_range(polygon)
    area = area_m2(polygon)
    _check_sliver(area, length_m(polygon), record)
    rings = oriented_rings(polygon)
    lonlat = [ring.lonlat for ring in rings]
    plane = Plane(*_middle_within_reach(np.concatenate(lonlat), record))
    return Prepared(rings, area, plane, plane.outline(lonlat))


def _check_sliver(area: float, length: float, record: str) -> None:
    if not area > _SLIVER * length * length:
        raise GeometryError(
            f"{record} is a sliver: {area:.3g} m2 within {length:.3g} m of outline; "
            "remove it or join it to its neighbour"
        )


def _middle_within_reach(lonlat: FloatArray, record: str) -> tuple[float, float]:
    lon, lat = middle_of(lonlat)
    reach = float(np.max(distance_m(lonlat[:, 0], lonlat[:, 1], lon, lat)))
    if reach > _REACH_M:
        raise GeometryError(
            f"{record} reaches {reach / 1e3:,.0f} km from its middle; a polygon is cut if it "
            f"reaches no more than {_REACH_M / 1e3:,.0f} km, so cut a part of it"
        )
    return lon, lat
