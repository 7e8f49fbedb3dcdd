"""The atlas for readers without JavaScript: a picture, who held what by period, all events."""

from collections.abc import Iterator
from typing import TypedDict

from markupsafe import Markup

from geo.maps.offline.document import fill
from geo.maps.pages.atlas.data import WORDS
from geo.maps.pages.atlas.types import AtlasData, HoldingRow
from geo.maps.shared.cldr import format_number
from geo.maps.shared.dates import format_date
from geo.maps.shared.picture import HATCH, LAND, Picture, fill_of, rings_of
from geo.maps.shared.strings import LANGUAGES, head, translate
from geo.maps.shared.types import BothNames, Names
from geo.maps.shared.writer import Writer

__all__ = ["still"]

_VIEW = "administered"
_DATE = "2020-12-31"
_FILLS = {
    "japan": fill_of(0),
    "russia": fill_of(1),
    "claim": "url(#fi-s-claim)",
    "undivided": "url(#fi-s-undivided)",
    "renounced": "url(#fi-s-renounced)",
    "land": LAND["fill"],
}
_PATTERNS = HATCH + Markup(
    '<pattern id="fi-s-claim" width="9" height="9" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(135)"><rect width="9" height="9" fill="var(--plain)"/>'
    '<rect width="3" height="9" fill="var(--sea)"/></pattern>'
    '<pattern id="fi-s-undivided" width="12" height="12" patternUnits="userSpaceOnUse">'
    '<rect width="12" height="12" fill="var(--plain)"/>'
    '<rect width="12" height="6" fill="var(--hatched)"/>'
    '</pattern><pattern id="fi-s-renounced" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect width="8" height="8" fill="#f1efe6"/><circle cx="4" cy="4" r="1.7" fill="#333"/>'
    "</pattern>"
)
_LINE = "var(--treaty)"


class Fallback(TypedDict):
    """What the page shows without JavaScript."""

    now: str
    who: str
    note: str
    picture: Markup
    legend: Markup
    tables: Markup


class _Period(TypedDict):
    area: str | BothNames
    start: str
    states: list[str]


class _Event(TypedDict):
    when: str
    title: str
    cited: str


def text(section: str, key: str, lang: str, **values: str) -> str:
    """One of the page's own strings in one language, its places filled."""
    return translate(section, key, lang, file=WORDS, **values)


def _row(data: AtlasData, area: str, view: str, day: int) -> HoldingRow | None:
    for row in data["rows"]:
        ended = row["end"] is not None and row["end"] <= day
        if area in row["areas"] and view in row["views"] and row["start"] <= day and not ended:
            return row
    return None


def _picture(data: AtlasData, lang: str) -> Markup:
    """Draw the last day, as administered: other land, coloured land, the lines in force."""
    day = data["last"]
    framed = (ring for area in data["areas"] for ring in rings_of(area["shape"]))
    picture = Picture(framed, definitions=_PATTERNS)
    picture.draw(rings_of(data["coast"]), **LAND)
    for area in data["areas"]:
        row = _row(data, area["id"], _VIEW, day)
        fill = _FILLS[row["fill"] if row else "land"]
        title = f"{head(_name(area['names'], lang), lang)}: {_state(row, lang)}"
        picture.draw(rings_of(area["shape"]), fill=fill, title=title)
    for feature in (one for layer in data["lines"] for one in layer["features"]):
        strong = feature["start"] <= day and (feature["end"] is None or feature["end"] > day)
        name = _name(feature["names"], lang)
        picture.draw_lines(feature["line"], stroke=_LINE, width=3 if strong else 1, title=name)
    return picture.svg(_now(lang))


def _now(lang: str) -> str:
    view = text("views_in_words", _VIEW, lang)
    return text("atlas", "shown", lang, date=format_date(_DATE, lang), view=view)


def _name(names: Names, lang: str) -> str:
    return names.get(lang) or next(iter(names.values()))


def _state(row: HoldingRow | None, lang: str) -> str:
    """How land is held, in words; what the page has no words for stands as it is."""
    if row is None:
        return "–"
    try:
        return text("states", row["state"], lang)
    except KeyError:
        return str(row["state"])


def _rows(data: AtlasData, lang: str) -> Iterator[_Period]:
    """Area by area: its state in each view from each change on."""
    changes = sorted({row["start"] for row in data["rows"]})
    writer = Writer(data["strings"], lang, "atlas")
    for area in data["areas"]:
        last: list[str] = []
        for day in changes:
            states = [_state(_row(data, area["id"], v, day), lang) for v in data["views"]]
            if states != last:
                when = format_date(_iso(data, day), lang)
                yield {"area": writer.both(area["names"]), "start": when, "states": states}
            last = states


def _iso(data: AtlasData, day: int) -> str:
    starts = {row["start"]: row["since"] for row in data["rows"]}
    return starts[day]


def _events(data: AtlasData, lang: str) -> Iterator[_Event]:
    evidence = data["evidence"]
    for event in evidence["events"]:
        cited = {f"[{said.document + 1}] {said.first}–{said.last}" for said in event.passages}
        yield {
            "when": evidence["dates"][event.date][LANGUAGES.index(lang)],
            "title": event.title,
            "cited": "; ".join(sorted(cited)),
        }


def _documents(data: AtlasData, lang: str) -> list[tuple[str, str]]:
    """Documents in the order of their numbers in the list of events, each with its language."""
    untitled = translate("evidence", "untitled", lang)
    return [
        (
            f"{', '.join(one['authors'])} {one['title'] or untitled} [{one['id']}]".strip(),
            "en" if one["title"] else lang,
        )
        for one in data["evidence"]["documents"]
    ]


def _legend(lang: str) -> Markup:
    rows = Markup("").join(
        Markup(
            '<li><svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" '
            'fill="{}" stroke="var(--coast)"/></svg><span>{}</span></li>'
        ).format(colour, text("atlas", f"legend_{fill_}", lang))
        for fill_, colour in _FILLS.items()
    )
    for key, width in (("legend_strong", 3), ("legend_faint", 1)):
        rows += Markup(
            '<li><svg width="34" height="12" aria-hidden="true"><path stroke="var(--treaty)" '
            'stroke-width="{}" d="M1 6h32"/></svg><span>{}</span></li>'
        ).format(width, text("atlas", key, lang))
    head = Markup("<h2>{}</h2>").format(text("atlas", "legend", lang))
    return Markup("<noscript>{}<ul>{}</ul></noscript>").format(head, rows)


def _who(data: AtlasData, lang: str) -> str:
    groups: dict[str, list[str]] = {}
    for area in data["areas"]:
        row = _row(data, area["id"], _VIEW, data["last"])
        groups.setdefault(_state(row, lang), []).append(_name(area["names"], lang))
    comma = translate("common", "comma", lang)
    return " ".join(
        text("atlas", "group", lang, state=state, areas=comma.join(names))
        for state, names in groups.items()
    )


def still(data: AtlasData, lang: str) -> Fallback:
    r"""Write what the page shows without JavaScript.

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
    >>> from geo.maps.pages.atlas.data import atlas_data
    >>> still(atlas_data(lang="en"), "en")["now"]
    '31\xa0December 2020, as administered.'
    """
    date = format_date(_DATE, lang)
    count = format_number(len(data["evidence"]["events"]), 0, lang)
    keys = {"periods": "still_periods", "area": "area", "when": "still_when"}
    titles = {name: text("atlas", key, lang) for name, key in keys.items()}
    titles["events"] = text("atlas", "still_events", lang)
    titles["texts"] = translate("evidence", "texts", lang)
    return {
        "now": _now(lang),
        "who": _who(data, lang),
        "note": text("atlas", "noscript", lang, date=date, count=count),
        "picture": _picture(data, lang),
        "legend": _legend(lang),
        "tables": fill(
            "pages/atlas/web/fallback.html",
            titles=titles,
            views=[text("views", view, lang) for view in data["views"]],
            rows=list(_rows(data, lang)),
            events=list(_events(data, lang)),
            documents=_documents(data, lang),
        ),
    }
