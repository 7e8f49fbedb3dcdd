"""A settlement as text that a person can read."""

import html
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geo.settlement.land import OFFICIAL_SOURCE
from geo.settlement.options import Alpha, Border, Settlement, Side
from geo.sources import Citation, read_documents

if TYPE_CHECKING:
    from geo.settlement.maritime import SeaSettlement

_NONE = "–"
_SIDE_NAMES = {"japan": "Japan", "russia": "Russia"}


def remark(settlement: Settlement) -> str:
    """Say what the two kinds of numbers are, and by how much they differ."""
    figures = {island: figure or 0.0 for island, figure in settlement.official_km2.items()}
    measured = dict.fromkeys(figures, 0.0)
    for part in settlement.parts:
        measured[part.island] += part.area_km2
    widest = max(abs(measured[island] / figures[island] - 1) for island in figures)
    total = settlement.total_km2 / sum(figures.values()) - 1
    return (
        "Measured: geodesic areas (GRS80) of the OpenStreetMap coastline, lakes filled. Official: "
        f"{OFFICIAL_SOURCE}; a cut island's figure is taken in the measured proportion. They "
        f"differ by up to {widest:.1%} an island and {abs(total):.2%} in all: what the coastline "
        "is taken to be outweighs all arithmetic here."
    )


def side_name(side: str) -> str:
    """Name of a side as shown: the users' own names stay as they are."""
    return _SIDE_NAMES.get(side, side)


def cells(settlement: Settlement) -> list[list[str]]:
    """Table of a settlement: a head row, a row for each island, then totals and shares."""
    official = all(side.official_km2 is not None for side in settlement.sides.values())
    head = ["km²"]
    for side in settlement.sides:
        head.append(f"{side_name(side)}, measured")
        head += [f"{side_name(side)}, official"] if official else []
    rows = [head]
    for island, name in settlement.names.items():
        row = [name]
        for side in settlement.sides:
            row += _island_cells(settlement, island, side, official=official)
        rows.append(row)
    rows.append(["Total", *_side_cells(settlement, "area_km2", "official_km2", official=official)])
    rows.append(["Share", *_side_cells(settlement, "share", "official_share", official=official)])
    return rows


def _island_cells(settlement: Settlement, island: str, side: str, *, official: bool) -> list[str]:
    parts = [p for p in settlement.parts if p.island == island and p.side == side]
    if not parts:
        return [_NONE] * (2 if official else 1)
    figure = settlement.official_km2[island]
    found = [f"{parts[0].area_km2:,.1f}"]
    if figure is not None:
        found.append(f"{figure * parts[0].fraction:,.1f}")
    return found


def _side_cells(settlement: Settlement, measured: str, given: str, *, official: bool) -> list[str]:
    found = []
    for side in settlement.sides.values():
        for name in (measured, given) if official else (measured,):
            value = getattr(side, name)
            found.append(f"{value:.2%}" if name.endswith("share") else f"{value:,.1f}")
    return found


def sea_cells(sea: "SeaSettlement") -> list[list[str]]:
    """Table of a settlement at sea, as that of its land: islands, then totals and shares."""
    pairs = [(side, limit) for side in sea.settlement.sides for limit in sea.sides]
    rows = [["km² of sea", *(f"{side_name(side)}, within {limit} M" for side, limit in pairs)]]
    for island, name in sea.settlement.names.items():
        areas = [_sea_area(sea, island, side, limit) for side, limit in pairs]
        rows.append([name, *(_NONE if area is None else f"{area:,.0f}" for area in areas)])
    found = [sea.sides[limit][side] for side, limit in pairs]
    rows.append(["Total", *(f"{one.area_km2:,.0f}" for one in found)])
    rows.append(["Share", *(f"{one.share:.1%}" for one in found)])
    return rows


def _sea_area(sea: "SeaSettlement", island: str, side: str, limit: int) -> float | None:
    areas = sea.islands[limit]
    return areas[island] if sea.holders.get(island) == side else areas.get(f"{island}:{side}")


def html_table(caption: str, rows: Sequence[Sequence[str]]) -> str:
    """Write a table in HTML, every word escaped: a head row, then rows that begin with a name."""
    head, *body = rows
    lines = [f"<table><caption>{html.escape(caption)}</caption><thead><tr>"]
    lines += [f'<th scope="col">{html.escape(cell)}</th>' for cell in head]
    lines.append("</tr></thead><tbody>")
    for first, *others in body:
        numbers = "".join(f'<td style="text-align:right">{html.escape(c)}</td>' for c in others)
        lines.append(f'<tr><th scope="row">{html.escape(first)}</th>{numbers}</tr>')
    return "".join([*lines, "</tbody></table>"])


def describe(settlement: Settlement) -> str:
    """Everything about one settlement, in sentences and a table."""
    lines = [f"{settlement.title}   [{settlement.option}]", ""]
    for name, side in settlement.sides.items():
        lines.append(f"{side_name(name)}: {_gets(settlement, side)}.")
    lines += ["", *table(cells(settlement)), ""]
    if settlement.border is not None and settlement.alpha is not None:
        lines += [*_border_lines(settlement, settlement.border), ""]
        lines += [*_alpha_lines(settlement, settlement.alpha), ""]
    lines += [_passage(citation) for citation in settlement.citations] or [
        "Passage: none; no document names this, you made it up to be measured."
    ]
    if any(side.official_km2 is not None for side in settlement.sides.values()):
        lines += ["", *wrapped(remark(settlement))]
    return "\n".join(lines)


def _gets(settlement: Settlement, side: Side) -> str:
    whole = [settlement.names[k] for k, f in side.islands.items() if f == 1]
    said = [f"{', '.join(whole)} whole"] if whole else []
    for island, fraction in side.islands.items():
        if fraction != 1 and settlement.border is not None:
            first = side is next(iter(settlement.sides.values()))
            facing = settlement.border.side if first else "other"
            said.append(f"the {facing} part of {settlement.names[island]}, {fraction:.2%} of it")
        elif fraction != 1:
            said.append(f"{fraction:.2%} of {settlement.names[island]}")
    return ", and ".join(said) or "none of the land"


def _border_lines(settlement: Settlement, border: Border) -> list[str]:
    ways = {
        "shortest": "the shortest straight border over all bearings",
        "bearing": "a straight border of the given bearing",
        "meridian": "along a meridian",
        "parallel": "along a parallel",
    }
    return [
        f"Border on {settlement.names[border.island]}: {ways[border.method]}.",
        f"  from    {position(border.ends[0])}",
        f"  to      {position(border.ends[-1])}",
        f"  length  {border.length_km:,.2f} km on land",
        f"  bearing {border.bearing_deg:.1f}° (at its middle, clockwise from north)",
        f"  misses the aim by {abs(settlement.residual_m2):.1g} m²",
    ]


def _alpha_lines(settlement: Settlement, alpha: Alpha) -> list[str]:
    lines = [f"α, the part of {settlement.names[alpha.island]} that goes with the whole islands:"]
    lines.append(f"  measured  {alpha.fraction:.2%} = {alpha.area_km2:,.1f} km²")
    if alpha.official_fraction is not None:
        figure = settlement.official_km2[alpha.island] or 0.0
        lines.append(
            f"  official  {alpha.official_fraction:.2%} = {alpha.official_fraction * figure:,.1f} "
            "km² meets the same aim by the official areas"
        )
    return lines


def _passage(citation: Citation) -> str:
    first, last = citation.lines
    where = f"line {first}" if first == last else f"lines {first}-{last}"
    card = read_documents().get(citation.document)
    title = f" ({card.title})" if card and card.title else ""
    return f"Passage: {citation.document}{title}\n  {where}: “{citation.quote}”"


def compare(
    settlements: Sequence[Settlement], *, more: Mapping[str, Sequence[str]] | None = None
) -> str:
    """All settlements in one table; `more` columns by head, a cell for each settlement."""
    first, added = settlements[0], more or {}
    one, other = first.sides
    head = ["option", f"{side_name(one)} gets", "km²", "measured", "km² official", "official"]
    rows = [[*head, f"{side_name(other)} measured", "border km", *added]]
    for nth, settlement in enumerate(settlements):
        side = settlement.sides[one]
        rows.append(
            [
                settlement.option,
                _short(settlement, side),
                f"{side.area_km2:,.1f}",
                f"{side.share:.1%}",
                _NONE if side.official_km2 is None else f"{side.official_km2:,.1f}",
                _NONE if side.official_share is None else f"{side.official_share:.1%}",
                f"{settlement.sides[other].share:.1%}",
                _NONE if settlement.border is None else f"{settlement.border.length_km:.1f}",
                *(column[nth] for column in added.values()),
            ]
        )
    return "\n".join([*table(rows, text_columns=2), "", *wrapped(remark(first))])


def _short(settlement: Settlement, side: Side) -> str:
    said = [
        settlement.names[k] if f == 1 else f"{f:.1%} of {settlement.names[k]}"
        for k, f in side.islands.items()
    ]
    return ", ".join(said) or "none"


def position(lonlat: tuple[float, float]) -> str:
    """Write a position as people do: 44.88859° N, 147.33226° E."""
    lon, lat = lonlat
    return f"{abs(lat):.5f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.5f}° {'E' if lon >= 0 else 'W'}"


def table(rows: Sequence[Sequence[str]], *, text_columns: int = 1) -> list[str]:
    """Aligned lines: the first columns to the left, numbers to the right, a rule below the head."""
    widths = [max(_width(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = []
    for row in rows:
        padded = [
            cell + " " * (width - _width(cell))
            if k < text_columns
            else " " * (width - _width(cell)) + cell
            for k, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(padded).rstrip())
    lines.insert(1, "  ".join("─" * width for width in widths))
    return lines


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int = 96) -> list[str]:
    """Lines of at most a width."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]
