"""Settlements as text that a person can read, on land and at sea."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geo.base.numbers import format_fixed as fixed
from geo.base.numbers import format_percent as percent
from geo.base.text import position, table, wrapped
from geo.evidence.documents import Citation, read_documents
from geo.layers.names import place_names
from geo.layers.reference import read_reference
from geo.settlement.land import OFFICIAL_SOURCE
from geo.settlement.model import (
    CAVEAT,
    NONE,
    Alpha,
    Border,
    BridgeWaters,
    SeaSettlement,
    Settlement,
    Side,
    cells,
    sea_cells,
    side_name,
)

if TYPE_CHECKING:
    from geo.settlement.sensitivity import Assumption, Sensitivity

__all__ = [
    "check_of",
    "compare",
    "compare_sea",
    "describe",
    "describe_sea",
    "describe_sensitivity",
    "notes_of",
    "remark",
    "sea_columns",
    "sea_table",
]


def remark(settlement: Settlement) -> str:
    """State what the two kinds of numbers are, and by how much they differ.

    Parameters
    ----------
    settlement
        One with official areas.

    Returns
    -------
    text
        One line.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> remark(settle("none"))[:29]
    'Measured: geodesic areas (GRS'
    """
    figures = {island: figure or 0.0 for island, figure in settlement.official_km2.items()}
    measured = dict.fromkeys(figures, 0.0)
    for part in settlement.parts:
        measured[part.island] += part.area_km2
    widest = max(abs(measured[island] / figures[island] - 1) for island in figures)
    total = settlement.total_km2 / sum(figures.values()) - 1
    return (
        "Measured: geodesic areas (GRS80) of the OpenStreetMap coastline, lakes filled. GSI: "
        f"{OFFICIAL_SOURCE}; a cut island's figure is taken in the measured proportion. They "
        f"differ by up to {percent(widest, 1)}% an island and {percent(abs(total), 2)}% in all: "
        "what the coastline is taken to be outweighs all arithmetic here."
    )


def describe(settlement: Settlement) -> str:
    """Format everything about one settlement, in sentences and a table.

    Parameters
    ----------
    settlement
        From `geo.settle` and its like.

    Returns
    -------
    text
        Without a last line end.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> print(describe(settle("count")).splitlines()[2])
    Japan: Habomai / Khabomai, Shikotan whole.
    """
    lines = [f"{settlement.title}   [{settlement.option}]", ""]
    for name, side in settlement.sides.items():
        lines.append(f"{side_name(name)}: {_gets(settlement, side)}.")
    lines += ["", *table(cells(settlement)), ""]
    lines += _borders_lines(settlement)
    for alpha in settlement.alphas if settlement.borders else ():
        lines += [*_alpha_lines(settlement, alpha), ""]
    lines += [_passage(citation) for citation in settlement.citations] or [
        "Passage: none; no document names this, you made it up to be measured."
    ]
    if any(side.official_km2 is not None for side in settlement.sides.values()):
        lines += ["", *wrapped(remark(settlement))]
    return "\n".join(lines)


def _gets(settlement: Settlement, side: Side) -> str:
    borders = {border.island: border for border in settlement.borders}
    whole = [settlement.names[k] for k, f in side.islands.items() if f == 1]
    texts = [f"{', '.join(whole)} whole"] if whole else []
    for island, fraction in side.islands.items():
        if fraction != 1 and island in borders:
            first = side is next(iter(settlement.sides.values()))
            facing = borders[island].side if first else "other"
            texts.append(
                f"the {facing} part of {settlement.names[island]}, {percent(fraction, 2)}% of it"
            )
        elif fraction != 1:
            texts.append(f"{percent(fraction, 2)}% of {settlement.names[island]}")
    return ", and ".join(texts) or "none of the land"


def _borders_lines(settlement: Settlement) -> list[str]:
    # a border between given ends has no aim to miss
    aimed = [border for border in settlement.borders if border.moved_m is None]
    missed = f"{abs(settlement.residual_m2):.1g} m²"
    if len(settlement.borders) == 1 and aimed:
        return [*_border_lines(settlement, aimed[0]), f"  misses the aim by {missed}", ""]
    lines = []
    for border in settlement.borders:
        lines += [*_border_lines(settlement, border), ""]
    return [*lines, f"What is cut misses the aim by {missed} in all.", ""] if aimed else lines


def _border_lines(settlement: Settlement, border: Border) -> list[str]:
    ways = {
        "shortest": "the shortest straight border over all bearings",
        "bearing": "a straight border of the given bearing",
        "meridian": "along a meridian",
        "parallel": "along a parallel",
        "arc": "the shortest arc of constant curvature",
        "ends": "straight between two given ends",
    }
    lines = [
        f"Border on {settlement.names[border.island]}: {ways[border.method]}.",
        f"  from    {position(border.ends[0])}",
        f"  to      {position(border.ends[-1])}",
        f"  length  {fixed(border.length_km, 2)} km on land",
        f"  bearing {border.bearing_deg:.1f}° (at its middle, clockwise from north)",
    ]
    if border.moved_m is not None:
        first, second = (f"{fixed(metres, 1)} m" for metres in border.moved_m)
        lines.append(f"  ends    moved by {first} and {second} to the shore")
    return lines


def _alpha_lines(settlement: Settlement, alpha: Alpha) -> list[str]:
    lines = [f"α, the part of {settlement.names[alpha.island]} that goes with the whole islands:"]
    lines.append(f"  measured  {percent(alpha.fraction, 2)}% = {fixed(alpha.area_km2, 1)} km²")
    if alpha.official_fraction is not None:
        figure = settlement.official_km2[alpha.island] or 0.0
        lines.append(
            f"  by GSI    {percent(alpha.official_fraction, 2)}% = "
            f"{fixed(alpha.official_fraction * figure, 1)} km² "
            "meets the same aim by the GSI (Japan) areas"
        )
    return lines


def _passage(citation: Citation) -> str:
    first, last = citation.lines
    where = f"line {first}" if first == last else f"lines {first}-{last}"
    card = read_documents().get(citation.document)
    return f"Passage: {card.label if card else citation.document}\n  {where}: “{citation.quote}”"


def compare(
    settlements: Sequence[Settlement], *, more: Mapping[str, Sequence[str]] | None = None
) -> str:
    """Format a table of settlements, one a row.

    Parameters
    ----------
    settlements
        At least one; all of the same sides.
    more
        Head of a column to its cells, one for each settlement; added on the right.

    Returns
    -------
    text
        Without a last line end.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> lines = compare([settle("count"), settle("three")]).splitlines()
    >>> [line.split()[0] for line in lines[2:4]]
    ['count', 'three']
    """
    first, added = settlements[0], more or {}
    one, other = first.sides
    head = ["option", f"on {side_name(one)}'s side", "km²", "measured", "km² GSI", "GSI"]
    rows = [[*head, f"{side_name(other)} measured", "border km", *added]]
    for nth, settlement in enumerate(settlements):
        side = settlement.sides[one]
        rows.append(
            [
                settlement.option,
                _short(settlement, side),
                fixed(side.area_km2, 1),
                f"{percent(side.share, 1)}%",
                NONE if side.official_km2 is None else fixed(side.official_km2, 1),
                NONE if side.official_share is None else f"{percent(side.official_share, 1)}%",
                f"{percent(settlement.sides[other].share, 1)}%",
                " + ".join(f"{border.length_km:.1f}" for border in settlement.borders) or NONE,
                *(column[nth] for column in added.values()),
            ]
        )
    return "\n".join([*table(rows, text_columns=2), "", *wrapped(remark(first))])


def _short(settlement: Settlement, side: Side) -> str:
    texts = [
        settlement.names[k] if f == 1 else f"{percent(f, 1)}% of {settlement.names[k]}"
        for k, f in side.islands.items()
    ]
    return ", ".join(texts) or "none"


def describe_sea(sea: SeaSettlement, bridges: Sequence[BridgeWaters]) -> str:
    """Format one settlement at sea.

    Parameters
    ----------
    sea
        From `geo.measure_sea`.
    bridges
        From `geo.settlement.bridge_waters`, one for each limit.

    Returns
    -------
    text
        Without a last line end.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> describe_sea(sea, []).splitlines()[4].split()[:3]
    ['Japan', '6,320', '24.9%']
    """
    head = ["km² of sea"]
    rows = [head]
    for limit in sea.sides:
        head += [f"within {limit} M", "share", "change"]
    for side in sea.settlement.sides:
        row = [side_name(side)]
        for limit in sea.sides:
            found = sea.sides[limit][side]
            row += [
                fixed(found.area_km2, 0),
                f"{percent(found.share, 1)}%",
                f"{found.change_km2:+,.0f}",
            ]
        rows.append(row)
    parts = [["of which", *(f"within {limit} M" for limit in sea.sides)]]
    for name in next(iter(sea.islands.values())):
        island, _, side = name.partition(":")
        label = sea.settlement.names[island] + (f", {side_name(side)}'s part" if side else "")
        parts.append([label, *(fixed(sea.islands[limit][name], 0) for limit in sea.sides)])
    lines = [f"{sea.settlement.title}   [{sea.settlement.option}]", "", *table(rows), ""]
    lines += [
        *table(parts),
        "",
        *(line for note in notes_of(sea) for line in wrapped(note)),
        *wrapped(check_of(sea) or "No other measurement is at hand for this."),
        "",
        *_strait_lines(sea),
        "",
        *_bridge_lines(bridges),
        "",
        *wrapped(CAVEAT),
    ]
    return "\n".join(lines)


def notes_of(sea: SeaSettlement) -> list[str]:
    """State what was counted otherwise than for all: entitlement, and islets left out.

    Parameters
    ----------
    sea
        A settlement at sea.

    Returns
    -------
    notes
        Sentences; none if nothing was.

    Examples
    --------
    >>> from geo.settlement import measure_sea
    >>> notes_of(measure_sea("count"))
    []
    """
    names, notes = sea.settlement.names, []
    if sea.entitlement:
        breadths = [f"{names[i]} {f'{b} M' if b else 'none'}" for i, b in sea.entitlement.items()]
        notes.append(f"Entitlement at sea assumed: {', '.join(breadths)}; the others all.")
    for what, rocks in (("Left out", sea.without), ("Counted too", sea.including)):
        if rocks:
            notes.append(f"{what}: {', '.join(place_names()[name]['en'] for name in rocks)}.")
    return notes


def describe_sensitivity(land: Settlement, rows: "Sequence[Sensitivity]") -> str:
    """Format how far Japan's shares of the sea depend on what is assumed.

    Parameters
    ----------
    land
        The settlement of the land.
    rows
        From `geo.settlement.sensitivity.measure_sensitivity`.

    Returns
    -------
    text
        Without a last line end.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> from geo.settlement.sensitivity import measure_sensitivity
    >>> text = describe_sensitivity(settle("count"), measure_sensitivity("count"))
    >>> text.splitlines()[4].split()[-3:]
    ['24.9%', '49.5%', '214,679']
    """
    limits = list(rows[0].sides)
    widest = max(limits)
    lines = [
        [
            "Japan's share of the sea, assumed",
            *(f"within {limit} M" for limit in limits),
            f"km² in all, {widest} M",
        ]
    ]
    for row in rows:
        shares = [f"{percent(row.sides[limit]['japan'].share, 1)}%" for limit in limits]
        total = sum(side.area_km2 for side in row.sides[widest].values())
        lines.append([_assumed(row.assumption, land.names), *shares, fixed(total, 0)])
    return "\n".join(
        [
            f"{land.title}   [{land.option}]",
            "",
            *table(lines),
            "",
            *wrapped(_SENSITIVE),
            "",
            *wrapped(CAVEAT),
        ]
    )


_SENSITIVE = (
    "An island with 12 M is one that could not sustain human habitation or economic life of its "
    "own (article 121(3)), which nobody has decided of any of these; it keeps its territorial sea, "
    "and beyond that the sea goes to the nearest of the other coasts. Another coastline (Natural "
    "Earth, 1:10 million) lowers the 200 M share of the two small islands by 0.5 points: "
    "benchmarks/SEA.md."
)


def _assumed(assumption: "Assumption", names: Mapping[str, str]) -> str:
    breadths: dict[int, list[str]] = {}
    for island, breadth in assumption.entitlement.items():
        breadths.setdefault(breadth, []).append(names[island])
    texts = [f"{', '.join(islands)}: {breadth} M only" for breadth, islands in breadths.items()]
    rocks = {rock: each["en"] for rock, each in place_names().items()}
    for word, ids in (("without", assumption.without), ("with", assumption.including)):
        texts += [f"{word} {', '.join(rocks[rock] for rock in ids)}"] if ids else []
    return "; ".join(texts) or "every island 200 M, as measured here"


def check_of(sea: SeaSettlement) -> str:
    """Hold the total against what another institute measured: `data/reference/sea.toml`.

    Parameters
    ----------
    sea
        A settlement at sea.

    Returns
    -------
    line
        Both totals in km², and the difference in per cent; empty if that limit was not measured,
        or an island is entitled to less.

    Examples
    --------
    >>> from geo.settlement import measure_sea
    >>> check_of(measure_sea("none")).split(";")[0]
    'Check: 214,679 km² within 200 M in all'
    """
    check = read_reference("sea.toml")["check"]
    if check["limit_nm"] not in sea.sides or sea.entitlement:
        return ""
    total = sum(side.area_km2 for side in sea.sides[check["limit_nm"]].values())
    return (
        f"Check: {fixed(total, 0)} km² within {check['limit_nm']} M in all; "
        f"{fixed(check['area_km2'], 0)} km² by {check['title']}, a difference of "
        f"{100 * (total / check['area_km2'] - 1):+.1f}%."
    )


def _strait_lines(sea: SeaSettlement) -> list[str]:
    rows = [["strait", "narrowest km", "shores", "within one side's 12 M"]]
    for strait in sea.straits:
        shores = " and ".join(side_name(side) for side in strait.sides)
        whose = "no" if strait.within_12 is None else side_name(strait.within_12)
        rows.append([strait.name, f"{strait.width_km:.1f}", shores, whose])
    return table(rows)


def _bridge_lines(bridges: Sequence[BridgeWaters]) -> list[str]:
    rows = [["power bridge in territorial seas, km (schematic)", "Japan", "Russia", "outside both"]]
    for waters in bridges:
        row = [f"with Japan's at {waters.japan_limit_nm} M in the strait"]
        row += [f"{km:.1f}" for km in (waters.japan_km, waters.russia_km, waters.beyond_km)]
        rows.append(row)
    return table(rows)


def sea_columns(seas: Sequence[SeaSettlement]) -> dict[str, list[str]]:
    """Format Japan's shares of the sea as columns of a comparison.

    Parameters
    ----------
    seas
        From `geo.measure_sea`.

    Returns
    -------
    columns
        Head to cells, one for each settlement: see `compare`.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> sea_columns([sea])["Japan's sea, 200 M"]
    ['49.5%']
    """
    return {
        f"Japan's sea, {limit} M": [
            f"{percent(sea.sides[limit]['japan'].share, 1)}%" for sea in seas
        ]
        for limit in seas[0].sides
    }


def compare_sea(seas: Sequence[SeaSettlement], options: Sequence[str]) -> str:
    """Format the question of fairness: each option's share by count, by land and by sea.

    Parameters
    ----------
    seas
        From `geo.measure_sea`.
    options
        Ids of the options that documents name, for the note.

    Returns
    -------
    text
        Without a last line end.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> compare_sea([sea], ["count"]).splitlines()[2].split()
    ['count', '50.0%', '6.8%', '24.9%', '49.5%']
    """
    columns = sea_columns(seas)
    rows = [["Japan's share", "by count", "by land", *(f"by sea, {n} M" for n in seas[0].sides)]]
    for nth, sea in enumerate(seas):
        side = sea.settlement.sides["japan"]
        count = sum(side.islands.values()) / len(sea.settlement.names)
        shares = [f"{percent(count, 1)}%", f"{percent(side.share, 1)}%"]
        rows.append([sea.settlement.option, *shares, *(c[nth] for c in columns.values())])
    known = ", ".join(options)
    note = f"{CAVEAT} Options: {known}; and sea, half of it, which no document names."
    notes = [*notes_of(seas[0]), check_of(seas[0])]
    checked = [line for text in notes if text for line in wrapped(text)]
    return "\n".join([*table(rows), "", *checked, "", *wrapped(note)])


def sea_table(sea: SeaSettlement) -> list[str]:
    """Lines of a settlement's table at sea, and the caveat that belongs beside it.

    Parameters
    ----------
    sea
        From `geo.measure_sea`.

    Returns
    -------
    lines
        Without line ends.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> sea_table(sea)[-1].endswith("what islands are entitled to under article 121.")
    True
    """
    return [*table(sea_cells(sea)), "", *wrapped(CAVEAT)]
