"""A picture of one option for readers without JavaScript: plain SVG, in Mercator like the map."""

import math
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

__all__ = ["outline"]

_WIDTH = 640
_STEPS_PER_DEGREE = 10_000
_FILLS = ("#1f6f8b", "url(#fi-still)")
_HATCH = Markup(
    '<defs><pattern id="fi-still" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="#e3b04b"/>'
    '<rect width="1.6" height="7" fill="#8a5a00"/></pattern></defs>'
)

Ring = list[tuple[float, float]]


def _unpack(ring: list[int]) -> Ring:
    lon = lat = 0
    points = []
    for step_lon, step_lat in zip(ring[::2], ring[1::2], strict=True):
        lon, lat = lon + step_lon, lat + step_lat
        points.append((lon / _STEPS_PER_DEGREE, lat / _STEPS_PER_DEGREE))
    return points


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    north = math.degrees(math.asinh(math.tan(math.radians(lat))))
    return lon, -north


class _Frame:
    """Where a longitude and latitude fall in the picture."""

    def __init__(self, rings: Iterator[Ring]) -> None:
        points = [_mercator(*point) for ring in rings for point in ring]
        self.left = min(x for x, _ in points)
        self.top = min(y for _, y in points)
        self.scale = (_WIDTH - 40) / max(1e-9, max(x for x, _ in points) - self.left)
        self.height = round(self.scale * (max(y for _, y in points) - self.top)) + 40

    def place(self, lon: float, lat: float) -> tuple[int, int]:
        x, y = _mercator(lon, lat)
        return round((x - self.left) * self.scale) + 20, round((y - self.top) * self.scale) + 20


def _path(rings: Iterator[Ring], frame: _Frame) -> str:
    """Path data of rings; vertices that fall on the same pixel are drawn once."""
    path = ""
    for ring in rings:
        pixels = list(dict.fromkeys(frame.place(*point) for point in ring))
        path += "M" + "L".join(f"{x} {y}" for x, y in pixels) + "Z"
    return path


def outline(data: dict[str, Any], option: dict[str, Any]) -> Markup:
    """Draw one option: the islands by side, and the cut.

    Parameters
    ----------
    data
        What `split_data` returns.
    option
        One of its options.

    Returns
    -------
    svg
        An SVG element without styles or scripts.

    Examples
    --------
    >>> ring = [1460000, 440000, 10000, 0, 0, 10000]
    >>> option = {"parts": [{"shape": 0, "side": "a", "island": "x"}], "border": None}
    >>> data = {"shapes": [[[ring]]], "sides": [{"id": "a"}]}
    >>> outline(data, option)[:4]
    Markup('<svg')
    """
    shapes = data["shapes"]

    def rings(shape: int) -> Iterator[Ring]:
        return (_unpack(ring) for polygon in shapes[shape] for ring in polygon)

    frame = _Frame(ring for part in option["parts"] for ring in rings(part["shape"]))
    sides = [side["id"] for side in data["sides"]]
    body = _HATCH
    for part in option["parts"]:
        body += Markup('<path fill="{}" stroke="#222" d="{}"><title>{}</title></path>').format(
            _FILLS[sides.index(part["side"])],
            _path(rings(part["shape"]), frame),
            f"{part['island']}: {part['side']}",
        )
    if option["border"]:
        (a, b) = (frame.place(*end) for end in option["border"]["ends"])
        body += Markup('<path stroke="#111" stroke-width="3" d="M{} {}L{} {}"/>').format(*a, *b)
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img">')
    return head.format(_WIDTH, frame.height) + body + Markup("</svg>")
