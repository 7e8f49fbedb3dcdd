"""Pictures for readers without JavaScript: plain SVG, in Mercator, in the page's own colours."""

import itertools
import math
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from geo.maps.shared.shapes import unpack
from geo.maps.shared.types import Ring

__all__ = ["HATCH", "LAND", "SEA", "Picture", "fill_of", "rings_of"]

_WIDTH = 640
_MARGIN = 20
LAND = {"fill": "var(--other-land)", "stroke": "var(--other-edge)"}
"""Colours of land that is not split; `colours.css` says what they are in each scheme."""
SEA = "var(--sea)"
"""Colour of the sea."""
_FILLS = ("var(--plain)", "url(#fi-still)")
HATCH = Markup(
    '<pattern id="fi-still" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="var(--hatched)"/>'
    '<rect width="1.6" height="7" fill="var(--hatch)"/></pattern>'
)
"""Pattern of the second side."""


def fill_of(side: int) -> str:
    """Return the fill of the first or the second side.

    Parameters
    ----------
    side
        0 or 1.

    Returns
    -------
    fill
        A colour, or the pattern in `HATCH`.

    Examples
    --------
    >>> fill_of(0)
    'var(--plain)'
    """
    return _FILLS[side]


def rings_of(packed: Iterable[Iterable[Ring]]) -> Iterator[Ring]:
    """Yield all rings of packed polygons.

    Parameters
    ----------
    packed
        As `geo.maps.shared.shapes.pack_polygons` returns.

    Returns
    -------
    rings
        Packed rings, in order.

    Examples
    --------
    >>> list(rings_of([[[0, 0, 1, 1]], [[2, 2, 1, 1]]]))
    [[0, 0, 1, 1], [2, 2, 1, 1]]
    """
    return itertools.chain.from_iterable(packed)


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    return lon, -math.degrees(math.asinh(math.tan(math.radians(lat))))


def _title(text: str) -> Markup:
    return Markup("<title>{}</title>").format(text) if text else Markup()


class Picture:
    """A picture that grows shape by shape.

    Parameters
    ----------
    rings
        Packed rings that the picture frames.
    definitions
        SVG patterns that its fills name.
    background
        Colour behind the shapes; empty for none.
    margin
        Room around the rings, in pixels of the picture, which is 640 wide.

    Examples
    --------
    >>> ring = [1460000, 440000, 10000, 0, 0, 10000]
    >>> picture = Picture([ring])
    >>> picture.draw([ring], fill="var(--plain)", title="<x>")
    >>> "&lt;x&gt;" in picture.svg("A triangle")
    True
    """

    def __init__(
        self,
        rings: Iterable[Ring],
        *,
        definitions: Markup = HATCH,
        background: str = "",
        margin: int = _MARGIN,
    ) -> None:
        points = [_mercator(*point) for ring in rings for point in unpack(ring)]
        self._margin = margin
        self._left = min(x for x, _ in points)
        self._top = min(y for _, y in points)
        across = max(1e-9, max(x for x, _ in points) - self._left)
        self._scale = (_WIDTH - 2 * margin) / across
        down = self._scale * (max(y for _, y in points) - self._top)
        self._height = round(down) + 2 * margin
        self._body = Markup("<defs>{}{}</defs>").format(definitions, self._clip())
        if background:
            rect = Markup('<rect width="100%" height="100%" fill="{}"/>')
            self._body += rect.format(background)

    def _clip(self) -> Markup:
        clip = Markup('<clipPath id="fi-picture"><rect width="{}" height="{}"/></clipPath>')
        return clip.format(_WIDTH, self._height)

    def _place(self, lon: float, lat: float) -> tuple[int, int]:
        x, y = _mercator(lon, lat)
        left, top = (x - self._left) * self._scale, (y - self._top) * self._scale
        return round(left) + self._margin, round(top) + self._margin

    def _is_seen(self, pixels: list[tuple[int, int]]) -> bool:
        """Whether the box around some pixels meets the picture."""
        xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
        return min(xs) < _WIDTH and max(xs) > 0 and min(ys) < self._height and max(ys) > 0

    def _path(self, lines: Iterable[Ring], end: str) -> str:
        """Path data; vertices that fall on the same pixel are drawn once."""
        path = ""
        for steps in lines:
            pixels = list(dict.fromkeys(self._place(*point) for point in unpack(steps)))
            if len(pixels) > 1 and self._is_seen(pixels):
                moves = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(pixels))
                path += f"M{pixels[0][0]} {pixels[0][1]}l{' '.join(moves).replace(' -', '-')}{end}"
        return path

    def draw(
        self,
        rings: Iterable[Ring],
        *,
        fill: str,
        stroke: str = "var(--coast)",
        opacity: str = "",
        title: str = "",
    ) -> None:
        """Fill rings.

        Parameters
        ----------
        rings
            Packed rings; those outside the picture are left out.
        fill, stroke
            Colours, or the fill's pattern.
        opacity
            Opacity of the fill; empty for a fill that hides what is behind it.
        title
            What the shape is.
        """
        shape = Markup('<path fill="{}" stroke="{}"').format(fill, stroke)
        if opacity:
            shape += Markup(' fill-opacity="{}"').format(opacity)
        self._body += shape + Markup(' d="{}">{}</path>').format(
            self._path(rings, "z"), _title(title)
        )

    def draw_lines(
        self, lines: Iterable[Ring], *, stroke: str, width: float, dash: str = "", title: str = ""
    ) -> None:
        """Draw lines.

        Parameters
        ----------
        lines
            Packed lines.
        stroke
            Colour.
        width
            In pixels of the picture, which is 640 wide.
        dash
            Lengths of strokes and gaps; empty for a line without gaps.
        title
            What the line is.
        """
        line = Markup('<path fill="none" stroke="{}" stroke-width="{}"').format(stroke, width)
        if dash:
            line += Markup(' stroke-dasharray="{}"').format(dash)
        self._body += line + Markup(' d="{}">{}</path>').format(
            self._path(lines, ""), _title(title)
        )

    def svg(self, label: str) -> Markup:
        """Return the SVG element, without styles or scripts.

        Parameters
        ----------
        label
            What the picture shows, for screen readers.

        Returns
        -------
        svg
            To be put into a page as it is.
        """
        return Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
            'aria-label="{}"><g clip-path="url(#fi-picture)">{}</g></svg>'
        ).format(_WIDTH, self._height, label, self._body)
