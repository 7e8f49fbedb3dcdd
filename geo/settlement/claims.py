"""The documents' claims about geography, held against our own measurement.

The claims stand in
`seeds/claims.toml`; the verdict is computed from the two numbers, never written down.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.text import table, wrapped
from geo.errors import DataError
from geo.evidence.documents import Citation, citations_of, read_documents, read_seed
from geo.layers.names import place_names
from geo.layers.read import read_shapes
from geo.layers.reference import read_comparison_figures
from geo.measure.geodesy import GRS80, area_km2, distance_m
from geo.settlement.options import settle

__all__ = ["VERDICTS", "Claim", "check_claims", "describe_claims", "verdict"]

VERDICTS = ("agrees", "older survey", "rounded", "in part", "off")
"""What a claim can be found to be; "in part" if it holds for some of its islands only."""

_OLDER = 0.02
"""Relative difference up to which an older survey explains it."""
_MILE_KM = 1.609344
"""International (statute) mile, 1959."""


@dataclass(frozen=True)
class Claim:
    """A geographic claim of a document, and what measuring it gives.

    Attributes
    ----------
    id, title
        What is claimed.
    said, measured, unit
        The document's number (or the bound that it states or implies), and ours; of a claim on each
        island, that of the island which meets it least.
    each
        For a claim on each island, the id of each and the number measured for it; else empty.
    compare
        "equal", "more" or "less": what the measured number is to be against the document's.
    verdict
        One of `VERDICTS`.
    why
        The reason, in words.
    citations
        The passages that claim it.

    Examples
    --------
    >>> claim = next(claim for claim in check_claims() if claim.id == "area-5036")
    >>> claim.said, claim.unit, round(claim.measured)
    (5036, 'km2', 5006)
    """

    id: str
    title: str
    said: float
    measured: float
    unit: str
    compare: str
    verdict: str
    why: str
    citations: tuple[Citation, ...]
    each: tuple[tuple[str, float], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary.

        Returns
        -------
        claim
            Its attributes, the citations as dictionaries.
        """
        return {
            **vars(self),
            "citations": [citation.to_dict() for citation in self.citations],
            "each": dict(self.each),
        }


def check_claims() -> list[Claim]:
    """Measure every geographic claim of the documents.

    Returns
    -------
    claims
        In the order of the register.

    Raises
    ------
    DataError
        If a claim names a measure that there is not.

    Examples
    --------
    >>> {claim.id: claim.verdict for claim in check_claims()}["area-5036"]
    'older survey'
    """
    return [_checked(record) for record in read_seed("claims.toml")["claim"]]


def _checked(record: Mapping[str, Any]) -> Claim:
    if record["measure"] not in _MEASURES:
        raise DataError(
            f"the claim {record['id']!r} needs the measure {record['measure']!r}; known: "
            f"{', '.join(_MEASURES)}"
        )
    found = _MEASURES[record["measure"]]()
    each = tuple(found.items()) if isinstance(found, dict) else ()
    numbers = list(found.values()) if isinstance(found, dict) else [found]
    return Claim(
        id=record["id"],
        title=record["title"],
        said=record["said"],
        measured=_worst(record["said"], numbers, record["compare"]),
        unit=record["unit"],
        compare=record["compare"],
        verdict=_together([_judged(record, number) for number in numbers]),
        why=record["why"],
        citations=citations_of(record),
        each=each,
    )


def _judged(record: Mapping[str, Any], measured: float) -> str:
    return verdict(
        record["said"],
        measured,
        compare=record["compare"],
        rounding=record.get("rounding", 0.0),
        older=record.get("older", False),
    )


def _together(verdicts: list[str]) -> str:
    """Judge all islands: as each, if they are alike; "in part", if the claim fails for some."""
    if "off" in verdicts and set(verdicts) != {"off"}:
        return "in part"
    return max(verdicts, key=VERDICTS.index)


def _worst(said: float, measured: list[float], compare: str) -> float:
    """Pick the number that speaks most against the claim."""
    if compare == "equal":
        return max(measured, key=lambda number: abs(number - said))
    return min(measured) if compare == "more" else max(measured)


def verdict(
    said: float, measured: float, *, compare: str, rounding: float = 0.0, older: bool = False
) -> str:
    """Judge a number by what was measured.

    Parameters
    ----------
    said, measured
        In one unit.
    compare
        "equal", "more" (the measured one is to be larger) or "less".
    rounding
        How far a rounded number may lie from the measured one, as a fraction of the claimed one.
    older
        Whether the number is that of an older survey, which may be off by two percent.

    Returns
    -------
    verdict
        "agrees" if the measured number, rounded as the claimed one is, is that number.

    Examples
    --------
    >>> verdict(0.029, 0.02928, compare="equal"), verdict(50, 37, compare="equal")
    ('agrees', 'off')
    """
    if compare != "equal":
        return "agrees" if (measured > said) == (compare == "more") else "off"
    if round(Decimal(measured), _decimals(said)) == Decimal(str(said)):
        return "agrees"
    off = abs(measured - said) / abs(said)
    if older and off <= _OLDER:
        return "older survey"
    return "rounded" if off <= rounding else "off"


def _decimals(number: float) -> int:
    exponent = Decimal(str(number)).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


@cache
def _islands() -> dict[str, BaseGeometry]:
    names = settle("four").names
    return {name: shape for name, shape in read_shapes("islands").items() if name in names}


@cache
def _areas() -> dict[str, float]:
    return {name: area_km2(shape) for name, shape in _islands().items()}


def _total() -> float:
    return sum(_areas().values())


def _two_and_rest() -> tuple[list[float], list[float]]:
    two = settle("count").sides["japan"].islands
    areas = _areas()
    return [areas[name] for name in two], [areas[name] for name in areas if name not in two]


def _between(one: BaseGeometry, other: BaseGeometry) -> float:
    from geo.measure.equidistance import nearest_points  # noqa: PLC0415  scipy is for those who need it

    return nearest_points(one, other).distance_m / 1e3


def _towns_km(one: str, other: str) -> float:
    places = read_shapes("places")
    points = [shapely.get_coordinates(places[name])[0] for name in (one, other)]
    return float(distance_m(*points[0], *points[1])) / 1e3


def _two_to_rest() -> float:
    two, rest = _two_and_rest()
    return sum(two) / sum(rest)


def _larger_of_two() -> float:
    two, rest = _two_and_rest()
    return max(two) / min(rest)


def _alpha_percent() -> float:
    alpha = settle("area").alpha
    return 0.0 if alpha is None else 100 * alpha.fraction


def _gap_to_urup() -> float:
    north = max(shape.bounds[3] for shape in _islands().values())
    return float(read_shapes("coast")["urup"].bounds[1] - north)


def _bearing_from_nosappu() -> float:
    """Azimuth from Cape Nosappu to the middle of the land of the four."""
    middle = shapely.union_all(list(_islands().values())).centroid
    lon, lat = shapely.get_coordinates(read_shapes("places")["cape-nosappu"])[0]
    return float(GRS80.inv(lon, lat, middle.x, middle.y)[0]) % 360


def _south_sakhalin_percent() -> float:
    halves = read_shapes("control")
    south, north = (
        next(area_km2(shape) for name, shape in halves.items() if name.startswith(half))
        for half in ("sakhalin-south", "sakhalin-north")
    )
    return 100 * south / (south + north)


def _hokkaido_to_each() -> dict[str, float]:
    """Coast to coast, nearest first."""
    hokkaido = read_shapes("coast")["hokkaido"]
    found = {name: _between(hokkaido, shape) for name, shape in _islands().items()}
    return dict(sorted(found.items(), key=lambda entry: entry[1]))


def _by_name() -> float:
    # a group under one name counts once, however many pieces of land it has
    return float(sum(not shape.is_empty for shape in _islands().values()))


_MEASURES: dict[str, Callable[[], float | dict[str, float]]] = {
    "total_km2": _total,
    "share_of_russia_percent": lambda: 100 * _total() / read_comparison_figures()["russia"],
    "sinai_to_islands": lambda: read_comparison_figures()["sinai"] / _total(),
    "sinai_to_israel": lambda: (
        read_comparison_figures()["sinai"] / read_comparison_figures()["israel"]
    ),
    "two_to_rest": _two_to_rest,
    "larger_of_two_to_smaller_of_rest": _larger_of_two,
    "three_share_percent": lambda: 100 * settle("three").sides["japan"].share,
    "alpha_percent": _alpha_percent,
    "gap_to_urup_degrees": _gap_to_urup,
    "bearing_from_nosappu_degrees": _bearing_from_nosappu,
    "hokkaido_to_each_km": _hokkaido_to_each,
    "soya_strait_km": lambda: _between(
        read_shapes("coast")["hokkaido"], read_shapes("coast")["sakhalin"]
    ),
    "south_sakhalin_percent": _south_sakhalin_percent,
    "angarsk_nakhodka_miles": lambda: _towns_km("angarsk", "nakhodka") / _MILE_KM,
    "angarsk_irkutsk_km": lambda: _towns_km("angarsk", "irkutsk"),
    "otsu_kyoto_km": lambda: _towns_km("otsu", "kyoto"),
    "islands_by_name": _by_name,
}


def _measured(claim: Claim) -> str:
    numbers = [number for _, number in claim.each]
    if not numbers:
        return f"{claim.measured:,.4g}"
    return f"{min(numbers):,.1f} to {max(numbers):,.1f}"


def describe_claims(claims: list[Claim]) -> str:
    """Format a table of all claims, then the reasons and passages one by one.

    Parameters
    ----------
    claims
        From `check_claims`.

    Returns
    -------
    text
        Without a last line end.

    Examples
    --------
    >>> print(describe_claims(check_claims()).splitlines()[0].split())
    ['claim', 'verdict', 'said', 'measured', 'unit']
    """
    signs = {"equal": "", "more": "more than ", "less": "less than "}
    rows = [["claim", "said", "measured", "unit", "verdict"]]
    rows += [
        [c.id, f"{signs[c.compare]}{c.said:,g}", _measured(c), c.unit, c.verdict] for c in claims
    ]
    lines = table([[row[0], row[4], row[1], row[2], row[3]] for row in rows], text_columns=2)
    for claim in claims:
        lines += ["", f"{claim.title}: {claim.verdict}"]
        lines += [f"  {line}" for line in wrapped(claim.why, 94)]
        lines += [
            f"  {place_names()[island]['en']}: {number:,.1f} {claim.unit}"
            for island, number in claim.each
        ]
        for citation in claim.citations:
            document = read_documents()[citation.document].short
            lines.append(
                f"  {document}, lines {citation.lines[0]}-{citation.lines[1]}: “{citation.quote}”"
            )
    return "\n".join(lines)
