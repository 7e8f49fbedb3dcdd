"""The atlas for readers without JavaScript: a picture, who held what by period, all events."""

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from geo.maps.atlas_words import say
from geo.maps.dates import format_date
from geo.maps.document import fill
from geo.maps.strings import LANGUAGES, format_number, translate

__all__ = ["still"]

_WIDTH = 640
_STEPS_PER_DEGREE = 10_000
_VIEW = "administered"
_DATE = "2020-12-31"
_FILLS = {
    "japan": "#1f6f8b",
    "russia": "url(#fi-s-russia)",
    "claim": "url(#fi-s-claim)",
    "undivided": "url(#fi-s-undivided)",
    "renounced": "url(#fi-s-renounced)",
    "land": "#dcdcd4",
}
_PATTERNS = Markup(
    '<defs><pattern id="fi-s-russia" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="#e3b04b"/>'
    '<rect width="1.6" height="7" fill="#8a5a00"/></pattern>'
    '<pattern id="fi-s-claim" width="9" height="9" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(135)"><rect width="9" height="9" fill="#1f6f8b"/>'
    '<rect width="3" height="9" fill="#eef4f6"/></pattern>'
    '<pattern id="fi-s-undivided" width="12" height="12" patternUnits="userSpaceOnUse">'
    '<rect width="12" height="12" fill="#1f6f8b"/><rect width="12" height="6" fill="#e3b04b"/>'
    '</pattern><pattern id="fi-s-renounced" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect width="8" height="8" fill="#f1efe6"/><circle cx="4" cy="4" r="1.7" fill="#333"/>'
    "</pattern></defs>"
)
_LINE = Markup(
    '<path fill="none" stroke="#5b2a86" stroke-width="{}" d="{}"><title>{}</title></path>'
)

Data = dict[str, Any]
Ring = list[tuple[float, float]]


def _unpack(steps: list[int]) -> Ring:
    lon = lat = 0
    points = []
    for step_lon, step_lat in zip(steps[::2], steps[1::2], strict=True):
        lon, lat = lon + step_lon, lat + step_lat
        points.append((lon / _STEPS_PER_DEGREE, lat / _STEPS_PER_DEGREE))
    return points


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    return lon, -math.degrees(math.asinh(math.tan(math.radians(lat))))


class _Frame:
    """Where a longitude and latitude fall in the picture of the coloured land."""

    def __init__(self, data: Data) -> None:
        shapes = (p for area in data["areas"] for polygon in area["shape"] for p in polygon)
        points = [_mercator(*point) for ring in shapes for point in _unpack(ring)]
        self.left = min(x for x, _ in points)
        self.top = min(y for _, y in points)
        self.scale = (_WIDTH - 40) / max(1e-9, max(x for x, _ in points) - self.left)
        self.height = round(self.scale * (max(y for _, y in points) - self.top)) + 40

    def place(self, lon: float, lat: float) -> tuple[int, int]:
        x, y = _mercator(lon, lat)
        return round((x - self.left) * self.scale) + 20, round((y - self.top) * self.scale) + 20

    def path(self, lines: Iterable[list[int]], end: str = "z") -> str:
        """Path data; vertices that fall on the same pixel are drawn once."""
        path = ""
        for steps in lines:
            pixels = list(dict.fromkeys(self.place(*point) for point in _unpack(steps)))
            if len(pixels) > 1:
                moves = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(pixels))
                path += f"M{pixels[0][0]} {pixels[0][1]}l{' '.join(moves).replace(' -', '-')}{end}"
        return path


def _row(data: Data, area: str, view: str, day: int) -> Data | None:
    for row in data["rows"]:
        ended = row["end"] is not None and row["end"] <= day
        if area in row["areas"] and view in row["views"] and row["start"] <= day and not ended:
            return dict(row)
    return None


def _picture(data: Data, lang: str) -> Markup:
    """Draw the last day, as administered: other land, coloured land, the lines in force."""
    frame, day = _Frame(data), data["last"]
    land = frame.path(ring for polygon in data["coast"] for ring in polygon)
    body = _PATTERNS + Markup('<path fill="#dcdcd4" stroke="#8b8b80" d="{}"/>').format(land)
    for area in data["areas"]:
        row = _row(data, area["id"], _VIEW, day)
        body += Markup('<path fill="{}" stroke="#222" d="{}"><title>{}: {}</title></path>').format(
            _FILLS[row["fill"] if row else "land"],
            frame.path(ring for polygon in area["shape"] for ring in polygon),
            _name(area["names"], lang),
            _state(row, lang),
        )
    for layer in data["lines"]:
        for feature in layer["features"]:
            strong = feature["start"] <= day and (feature["end"] is None or feature["end"] > day)
            body += _LINE.format(
                3 if strong else 1, frame.path(feature["line"], ""), _name(feature["names"], lang)
            )
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img">')
    return head.format(_WIDTH, frame.height) + body + Markup("</svg>")


def _name(names: dict[str, str], lang: str) -> str:
    return names.get(lang) or next(iter(names.values()))


def _state(row: Data | None, lang: str) -> str:
    """How land is held, in words; what the page has no words for stands as it is."""
    if row is None:
        return "–"
    try:
        return say("states", row["state"], lang)
    except KeyError:
        return str(row["state"])


def _rows(data: Data, lang: str) -> Iterator[Data]:
    """Area by area: its state in each view from each change on."""
    for area in data["areas"]:
        last: list[str] = []
        for day in data["periods"]:
            states = [_state(_row(data, area["id"], v, day), lang) for v in data["views"]]
            if states != last:
                when = format_date(_iso(data, day), lang)
                yield {"area": _name(area["names"], lang), "start": when, "states": states}
            last = states


def _iso(data: Data, day: int) -> str:
    starts = {row["start"]: row["since"] for row in data["rows"]}
    return str(starts[day])


def _events(data: Data, lang: str) -> Iterator[Data]:
    evidence = data["evidence"]
    for row in evidence["events"]:
        event = dict(zip(evidence["columns"], row, strict=True))
        cited = {f"[{number + 1}] {first}–{last}" for number, first, last, *_ in event["passages"]}
        yield {
            "when": evidence["dates"][event["date"]][LANGUAGES.index(lang)],
            "title": event["title"],
            "cited": "; ".join(sorted(cited)),
        }


def _documents(data: Data, lang: str) -> list[str]:
    """Documents in the order of their numbers in the list of events."""
    untitled = translate("evidence", "untitled", lang)
    return [
        f"{', '.join(one['authors'])} {one['title'] or untitled} [{one['id']}]".strip()
        for one in data["evidence"]["documents"]
    ]


def _legend(lang: str) -> Markup:
    rows = Markup("").join(
        Markup(
            '<li><svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" '
            'fill="{}" stroke="#222"/></svg><span>{}</span></li>'
        ).format(colour, say("atlas", f"legend_{fill_}", lang))
        for fill_, colour in _FILLS.items()
    )
    for key, width in (("legend_strong", 3), ("legend_faint", 1)):
        rows += Markup(
            '<li><svg width="34" height="12" aria-hidden="true"><path stroke="#5b2a86" '
            'stroke-width="{}" d="M1 6h32"/></svg><span>{}</span></li>'
        ).format(width, say("atlas", key, lang))
    head = Markup("<h2>{}</h2>").format(say("atlas", "legend", lang))
    return Markup("<noscript>{}<ul>{}</ul></noscript>").format(head, rows)


def _who(data: Data, lang: str) -> str:
    groups: dict[str, list[str]] = {}
    for area in data["areas"]:
        row = _row(data, area["id"], _VIEW, data["last"])
        groups.setdefault(_state(row, lang), []).append(_name(area["names"], lang))
    comma = say("atlas", "comma", lang)
    return " ".join(
        say("atlas", "group", lang, state=state, areas=comma.join(names))
        for state, names in groups.items()
    )


def still(data: Data, lang: str) -> dict[str, Any]:
    """Write what the page shows without JavaScript.

    Parameters
    ----------
    data
        What `atlas_data` returns.
    lang
        Language.

    Returns
    -------
    parts
        ``now`` and ``who``, ``note``, ``picture``, ``legend``, ``tables``.

    Examples
    --------
    >>> from geo.maps.atlas_data import atlas_data
    >>> still(atlas_data(lang="en"), "en")["now"]
    '31 December 2020, as administered.'
    """
    date = format_date(_DATE, lang)
    count = format_number(len(data["evidence"]["events"]), 0, lang)
    keys = {"periods": "still_periods", "area": "area", "when": "still_when"}
    titles = {name: say("atlas", key, lang) for name, key in keys.items()}
    titles["events"] = say("atlas", "still_events", lang)
    titles["texts"] = translate("evidence", "texts", lang)
    return {
        "now": say("atlas", "shown", lang, date=date, view=say("views_in_words", _VIEW, lang)),
        "who": _who(data, lang),
        "note": say("atlas", "noscript", lang, date=date, count=count),
        "picture": _picture(data, lang),
        "legend": _legend(lang),
        "tables": fill(
            "atlas_still.html",
            titles=titles,
            views=[say("views", view, lang) for view in data["views"]],
            rows=list(_rows(data, lang)),
            events=list(_events(data, lang)),
            documents=_documents(data, lang),
        ),
    }
