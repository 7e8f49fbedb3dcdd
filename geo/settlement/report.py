"""Settlements as text that a person can read, on land and at sea."""

from collections.abc import Mapping, Sequence

from geo.base.numbers import format_fixed as fixed
from geo.base.numbers import format_percent as percent
from geo.base.text import position, table, wrapped
from geo.evidence.documents import Citation, read_documents
from geo.layers.reference import read_reference
from geo.settlement.land import OFFICIAL_SOURCE
from geo.settlement.model import (
    CAVEAT,
    LIMITS_NM,
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

__all__ = [
    "check_of",
    "compare",
    "compare_sea",
    "describe",
    "describe_sea",
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
    texts = [f"{', '.join(whole)} whole"] if whole else []
    for island, fraction in side.islands.items():
        if fraction != 1 and settlement.border is not None:
            first = side is next(iter(settlement.sides.values()))
            facing = settlement.border.side if first else "other"
            texts.append(
                f"the {facing} part of {settlement.names[island]}, {percent(fraction, 2)}% of it"
            )
        elif fraction != 1:
            texts.append(f"{percent(fraction, 2)}% of {settlement.names[island]}")
    return ", and ".join(texts) or "none of the land"


def _border_lines(settlement: Settlement, border: Border) -> list[str]:
    ways = {
        "shortest": "the shortest straight border over all bearings",
        "bearing": "a straight border of the given bearing",
        "meridian": "along a meridian",
        "parallel": "along a parallel",
        "arc": "the shortest arc of constant curvature",
    }
    return [
        f"Border on {settlement.names[border.island]}: {ways[border.method]}.",
        f"  from    {position(border.ends[0])}",
        f"  to      {position(border.ends[-1])}",
        f"  length  {fixed(border.length_km, 2)} km on land",
        f"  bearing {border.bearing_deg:.1f}° (at its middle, clockwise from north)",
        f"  misses the aim by {abs(settlement.residual_m2):.1g} m²",
    ]


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
                NONE if settlement.border is None else f"{settlement.border.length_km:.1f}",
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
    for limit in LIMITS_NM:
        head += [f"within {limit} M", "share", "change"]
    for side in sea.settlement.sides:
        row = [side_name(side)]
        for limit in LIMITS_NM:
            found = sea.sides[limit][side]
            row += [
                fixed(found.area_km2, 0),
                f"{percent(found.share, 1)}%",
                f"{found.change_km2:+,.0f}",
            ]
        rows.append(row)
    parts = [["of which", *(f"within {limit} M" for limit in LIMITS_NM)]]
    for name in sea.islands[LIMITS_NM[0]]:
        island, _, side = name.partition(":")
        label = sea.settlement.names[island] + (f", {side_name(side)}'s part" if side else "")
        parts.append([label, *(fixed(sea.islands[limit][name], 0) for limit in LIMITS_NM)])
    lines = [f"{sea.settlement.title}   [{sea.settlement.option}]", "", *table(rows), ""]
    lines += [
        *table(parts),
        "",
        *wrapped(check_of(sea)),
        "",
        *_strait_lines(sea),
        "",
        *_bridge_lines(bridges),
        "",
        *wrapped(CAVEAT),
    ]
    return "\n".join(lines)


def check_of(sea: SeaSettlement) -> str:
    """Hold the total against what another institute measured: `data/reference/sea.toml`.

    Parameters
    ----------
    sea
        A settlement at sea.

    Returns
    -------
    line
        Both totals in km², and the difference in per cent.

    Examples
    --------
    >>> from geo.settlement import measure_sea
    >>> check_of(measure_sea("none")).split(";")[0]
    'Check: 214,679 km² within 200 M in all'
    """
    check = read_reference("sea.toml")["check"]
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
        for limit in LIMITS_NM
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
    rows = [["Japan's share", "by count", "by land", *(f"by sea, {n} M" for n in LIMITS_NM)]]
    for nth, sea in enumerate(seas):
        side = sea.settlement.sides["japan"]
        count = sum(side.islands.values()) / len(sea.settlement.names)
        shares = [f"{percent(count, 1)}%", f"{percent(side.share, 1)}%"]
        rows.append([sea.settlement.option, *shares, *(c[nth] for c in columns.values())])
    known = ", ".join(options)
    note = f"{CAVEAT} Options: {known}; and sea, half of it, which no document names."
    return "\n".join([*table(rows), "", *wrapped(check_of(seas[0])), "", *wrapped(note)])


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
