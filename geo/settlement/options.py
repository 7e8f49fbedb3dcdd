"""The settlement options that the documents name, measured: who would get which land.

The options stand in `seeds/options.toml`, each with its passage. Areas are geodesic (GRS80) areas
of the `islands` layer; beside them stand the official figures of the Geospatial Information
Authority of Japan (GSI), as quoted in `data/reference/official_areas.csv`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.frozen import FrozenDict
from geo.errors import ArgumentError
from geo.evidence.documents import Citation, citations_of, read_seed
from geo.measure.antimeridian import within_range
from geo.measure.chord import cut_between
from geo.measure.cut import Cut, equal_area
from geo.measure.geodesy import area_m2
from geo.measure.polygons import by_name, check_polygon
from geo.settlement.land import Land, fill, read_islands, resolve_claim
from geo.settlement.model import Alpha, Border, Part, Settlement, Side
from geo.settlement.ways import Way, ways_of

__all__ = [
    "Alpha",
    "Border",
    "Part",
    "Settlement",
    "Side",
    "check_claim",
    "divide",
    "option_names",
    "settle",
    "settle_all",
    "settle_claim",
]


def option_names() -> tuple[str, ...]:
    """Ids of the settlement options that the documents name.

    Returns
    -------
    names
        In the order of the register.

    Examples
    --------
    >>> option_names()
    ('none', 'count', 'three', 'area', 'four', 'two-plus-alpha')
    """
    return tuple(option["id"] for option in read_seed("options.toml")["option"])


def check_option(name: str, *, more: Iterable[str] = ()) -> None:
    """Refuse the name of an option that the documents do not name.

    Parameters
    ----------
    name
        As it was given.
    more
        Names that are understood besides.

    Raises
    ------
    ArgumentError
        If it is not one of them; the message lists all.
    """
    known = (*option_names(), *more)
    if name not in known:
        raise ArgumentError(f"no option is called {name!r}; known: {', '.join(known)}")


def settle(
    option: str = "area",
    *,
    share: float | None = None,
    alpha: float | Mapping[str, float] | None = None,
    cut: str | Mapping[str, str] = "shortest",
    bearing_deg: float | Mapping[str, float] | None = None,
    toward: str | float | Mapping[str, str | float] = "south-west",
) -> Settlement:
    """Settle the four islands by one of the options that the documents name.

    Parameters
    ----------
    option
        See `option_names`.
    share
        Another share of all land than a half, for the option "area": filled from the south-west
        in the order in which the documents hand the islands over (Habomai, Shikotan, Kunashiri,
        Etorofu).
    alpha
        For the option "two-plus-alpha": the fraction of Kunashiri / Kunashir, or of another island
        as {id: fraction}, that goes with the two. Its document does not give it.
    cut, bearing_deg, toward
        How a cut island is cut: see `geo.cut.equal_area`. Each may be a mapping of islands to
        values; the islands that it does not name are cut as by default.

    Returns
    -------
    settlement
        Frozen.

    Raises
    ------
    ArgumentError
        If the option is unknown, or an argument is missing, superfluous or out of range.

    Examples
    --------
    >>> half = settle("area")
    >>> round(half.sides["japan"].share, 6), half.border.island
    (0.5, 'etorofu')
    """
    check_option(option)
    share = None if share is None else float(share)
    register = read_seed("options.toml")
    entry = next(entry for entry in register["option"] if entry["id"] == option)
    if share is not None and "share" not in entry:
        raise ArgumentError(f"the option {option!r} has no share to set; use the option 'area'")
    if (alpha is not None) != ("alpha" in entry):
        if alpha is not None:
            raise ArgumentError(f"the option {option!r} has no α to set")
        raise ArgumentError(
            f"the option {option!r} needs its α: the document that names it does not say how large "
            "α is, nor of which island; give it, for example --alpha kunashiri=0.5"
        )
    islands = read_islands(tuple(register["order"]))
    goal = entry.get("share") if share is None else share
    title = entry["title"] if share is None else f"{share:.4g} of the land, from the south-west"
    fractions = dict.fromkeys(entry.get("whole", ()), 1.0)
    if alpha is not None:
        fractions |= _alpha_fractions(alpha, entry["alpha"], fractions)
    return _build(
        islands,
        _Aim(
            option if share is None else "share",
            title,
            citations_of(entry) if share is None else (),
            fractions if goal is None else None,
            goal,
        ),
        tuple(register["sides"]),
        {"cut": cut, "bearing_deg": bearing_deg, "toward": toward},
    )


def settle_all(
    *,
    alpha: float | Mapping[str, float] | None = None,
    cut: str | Mapping[str, str] = "shortest",
    bearing_deg: float | Mapping[str, float] | None = None,
    toward: str | float | Mapping[str, str | float] = "south-west",
) -> list[Settlement]:
    """Settle by every option; "two-plus-alpha" only if its α is given.

    Parameters
    ----------
    alpha, cut, bearing_deg, toward
        As for `settle`.

    Returns
    -------
    settlements
        In the order of `option_names`.

    Raises
    ------
    ArgumentError
        As `settle`.

    Examples
    --------
    >>> [s.option for s in settle_all()]
    ['none', 'count', 'three', 'area', 'four']
    """
    needs_alpha = {o["id"] for o in read_seed("options.toml")["option"] if "alpha" in o}
    return [
        settle(
            name,
            alpha=alpha if name in needs_alpha else None,
            cut=cut,
            bearing_deg=bearing_deg,
            toward=toward,
        )
        for name in option_names()
        if alpha is not None or name not in needs_alpha
    ]


def settle_claim(
    whole: Sequence[str],
    *,
    fraction: Mapping[str, float] | None = None,
    ends: Mapping[str, Sequence[Sequence[float]]] | None = None,
    cut: str | Mapping[str, str] = "shortest",
    bearing_deg: float | Mapping[str, float] | None = None,
    toward: str | float | Mapping[str, str | float] = "south-west",
) -> Settlement:
    """Measure any claim of the kind "these islands, a quarter of that one and half of another".

    Parameters
    ----------
    whole
        Islands that go whole to Japan's side, by id or by any of their names.
    fraction
        Islands to the fractions of them that go with these; one border on each.
    ends
        Islands to the two ends of their borders, longitude and latitude in degrees, instead of a
        fraction: each is moved to the nearest point of the shore, at most a kilometre.
    cut, bearing_deg, toward
        How these islands are cut: see `geo.cut.equal_area`. Each may be a mapping of islands to
        values; the islands that it does not name are cut as by default.

    Returns
    -------
    settlement
        With the option "claim" and no citation.

    Raises
    ------
    ArgumentError
        If an island is unknown or named twice, a fraction is not between 0 and 1, it is said how
        an island is cut of which no fraction is given, or there is no border between the ends.

    Examples
    --------
    >>> claim = settle_claim(["habomai", "shikotan", "kunashiri"], fraction={"iturup": 0.25})
    >>> round(claim.sides["japan"].official_share, 3)
    0.525
    >>> both = settle_claim([], fraction={"etorofu": 0.2, "kunashiri": 0.4}, cut="meridian")
    >>> [border.island for border in both.borders]
    ['kunashiri', 'etorofu']
    >>> ends = {"etorofu": ((147.332, 44.889), (147.41, 44.758))}
    >>> round(settle_claim(["shikotan"], ends=ends).alpha.fraction, 3)
    0.212
    """
    register = read_seed("options.toml")
    islands = read_islands(tuple(register["order"]))
    fractions = resolve_claim(islands, whole, fraction or {}, ends or {})
    return _build(
        islands,
        _Aim("claim", _claim_title(islands, fractions), (), fractions, None),
        tuple(register["sides"]),
        {"cut": cut, "bearing_deg": bearing_deg, "toward": toward, "ends": ends},
    )


check_claim = settle_claim
"""The older name of `settle_claim`."""


def divide(  # noqa: PLR0913  each is one thing to choose
    polygons: Mapping[str, BaseGeometry],
    *,
    sides: Sequence[str],
    share: float | None = None,
    whole: Sequence[str] = (),
    fraction: Mapping[str, float] | None = None,
    ends: Mapping[str, Sequence[Sequence[float]]] | None = None,
    cut: str | Mapping[str, str] = "shortest",
    bearing_deg: float | Mapping[str, float] | None = None,
    toward: str | float | Mapping[str, str | float] = "south-west",
) -> Settlement:
    """Divide anyone's polygons between two named sides.

    Parameters
    ----------
    polygons
        Name to Polygon or MultiPolygon, longitude-latitude degrees; a GeoSeries is taken by its
        index. Not changed.
    sides
        Names of the first and the second side.
    share
        Share of all land that the first side gets, filled in the order of `polygons`; a half if
        neither this nor `whole` nor `fraction` is given.
    whole, fraction, ends
        Instead of a share: as for `settle_claim`.
    cut, bearing_deg, toward
        How a polygon is cut: see `geo.cut.equal_area`. Each may be a mapping of polygons to
        values; those that it does not name are cut as by default.

    Returns
    -------
    settlement
        With the option "polygons", no citation and no official figures.

    Raises
    ------
    ArgumentError
        If the sides are not two names, or as `settle` and `settle_claim`.
    GeometryError
        If a polygon cannot be measured; the message names it.

    Examples
    --------
    >>> from shapely import box
    >>> halves = divide({"plot": box(10, 50, 11, 51)}, sides=("north", "south"), toward="north")
    >>> round(halves.sides["north"].share, 9)
    0.5
    """
    if isinstance(sides, str) or len(sides) != 2 or sides[0] == sides[1] or not all(sides):  # noqa: PLR2004
        given = sides if isinstance(sides, str) else ", ".join(sides)
        raise ArgumentError(f"the sides {given!r} must be two different names")
    polygons = by_name(polygons, "polygons")
    if not polygons:
        raise ArgumentError("there is no polygon to divide; give at least one")
    for name, polygon in polygons.items():
        check_polygon(polygon, record=f"the polygon {name!r}")
    _check_different(polygons)
    inside = {name: within_range(polygon) for name, polygon in polygons.items()}
    lands = tuple(Land(n, n, p, area_m2(p) / 1e6) for n, p in inside.items())
    claimed = bool(whole or fraction or ends)
    if share is not None and claimed:
        raise ArgumentError("a share and a list of polygons exclude each other; give one of them")
    fractions = resolve_claim(lands, whole, fraction or {}, ends or {}) if claimed else None
    goal = None if claimed else 0.5 if share is None else float(share)
    title = f"{goal:.4g} of the land" if goal is not None else _claim_title(lands, fractions or {})
    return _build(
        lands,
        _Aim("polygons", f"{title} to {sides[0]}", (), fractions, goal),
        tuple(sides),
        {"cut": cut, "bearing_deg": bearing_deg, "toward": toward, "ends": ends},
    )


def _check_different(polygons: Mapping[str, BaseGeometry]) -> None:
    """Refuse land that is there twice: it would be counted twice."""
    seen: dict[bytes, str] = {}
    for name, polygon in polygons.items():
        same = seen.setdefault(shapely.normalize(polygon).wkb, name)
        if same != name:
            raise ArgumentError(
                f"the polygons {same!r} and {name!r} are the same land, which would be counted "
                "twice; use only one of them"
            )


@dataclass(frozen=True)
class _Aim:
    """What a settlement is to reach: given fractions, or a share of all land."""

    option: str
    title: str
    citations: tuple[Citation, ...]
    fractions: Mapping[str, float] | None
    share: float | None


def _build(
    lands: tuple[Land, ...], aim: _Aim, sides: tuple[str, ...], how: Mapping[str, Any]
) -> Settlement:
    # an option cuts what its formula says; a claim says itself which islands it cuts
    named = aim.fractions if aim.option in {"claim", "polygons"} else None
    ways = ways_of(lands, **how, named=named)
    total_km2 = math.fsum(land.area_km2 for land in lands)
    fractions = aim.fractions
    if fractions is None:
        fractions = fill({land.id: land.area_km2 for land in lands}, aim.share or 0.0)
    parts: list[Part] = []
    cuts: list[tuple[Land, Cut, tuple[float, float] | None]] = []
    for land in lands:
        fraction = fractions.get(land.id, 0.0)
        way = ways[land.id]
        if fraction in {0.0, 1.0} and way.ends is None:
            side = sides[0] if fraction else sides[1]
            parts.append(Part(land.id, side, 1.0, land.area_km2, land.geometry))
            continue
        cut, moved_m = _cut(land, fraction, way)
        cuts.append((land, cut, moved_m))
        for side, geometry, m2 in (
            (sides[0], cut.part, cut.part_m2),
            (sides[1], cut.rest, cut.rest_m2),
        ):
            parts.append(Part(land.id, side, m2 / (land.area_km2 * 1e6), m2 / 1e6, geometry))
    return Settlement(
        option=aim.option,
        title=aim.title,
        citations=aim.citations,
        total_km2=total_km2,
        sides=FrozenDict({s: _side(s, parts, lands, total_km2) for s in sides}),
        borders=tuple(_border(land, cut, moved) for land, cut, moved in cuts if cut.ends),
        alphas=tuple(_alpha(land, cut, lands, aim) for land, cut, _ in cuts),
        residual_m2=math.fsum(cut.residual_m2 for _, cut, _ in cuts),
        parts=tuple(parts),
        names=FrozenDict({land.id: land.name for land in lands}),
        official_km2=FrozenDict({land.id: land.official_km2 for land in lands}),
    )


def _side(name: str, parts: Iterable[Part], lands: Sequence[Land], total_km2: float) -> Side:
    islands = {part.island: part.fraction for part in parts if part.side == name}
    area = math.fsum(part.area_km2 for part in parts if part.side == name)
    official = {land.id: land.official_km2 for land in lands}
    known = [value for value in official.values() if value is not None]
    official_km2 = official_share = None
    if len(known) == len(official):
        official_km2 = math.fsum((official[k] or 0.0) * f for k, f in islands.items())
        official_share = official_km2 / math.fsum(known)
    return Side(area, area / total_km2, official_km2, official_share, FrozenDict(islands))


def _cut(land: Land, fraction: float, way: Way) -> tuple[Cut, tuple[float, float] | None]:
    if way.ends is not None:
        chord = cut_between(land.geometry, way.ends, toward=way.toward, record=land.name)
        return chord.cut, chord.moved_m
    cut = equal_area(
        land.geometry,
        fraction,
        method=way.method,
        bearing_deg=way.bearing_deg,
        toward=way.toward,
        record=land.name,
    )
    return cut, None


def _border(land: Land, cut: Cut, moved_m: tuple[float, float] | None) -> Border:
    return Border(
        island=land.id,
        side=cut.side,
        length_km=cut.length_m / 1e3,
        bearing_deg=cut.bearing_deg,
        ends=cut.ends,
        method=cut.method,
        geometry=cut.border,
        moved_m=moved_m,
    )


def _alpha(land: Land, cut: Cut, lands: Sequence[Land], aim: _Aim) -> Alpha:
    # a border between given ends has no aim that other areas could meet
    official: float | None = None if cut.method == "ends" else cut.share
    if aim.share is not None:
        figures = {each.id: each.official_km2 for each in lands}
        known = {key: value for key, value in figures.items() if value is not None}
        filled = fill(known, aim.share) if len(known) == len(figures) else {}
        official = filled.get(land.id)
    if land.official_km2 is None or official in {0.0, 1.0}:
        official = None
    return Alpha(land.id, cut.share, cut.part_m2 / 1e6, official)


def _alpha_fractions(
    alpha: float | Mapping[str, float], island: str, whole: Mapping[str, float]
) -> dict[str, float]:
    given = dict(alpha) if isinstance(alpha, Mapping) else {island: alpha}
    islands = read_islands(tuple(read_seed("options.toml")["order"]))
    rest = [land for land in islands if land.id not in whole]
    return resolve_claim(tuple(rest), (), given)


def _claim_title(lands: Sequence[Land], fractions: Mapping[str, float]) -> str:
    names = {land.id: land.name for land in lands}
    given = {k: fractions[k] for k in names if fractions.get(k)}
    texts = [
        f"a part of {names[k]}"
        if math.isnan(f)
        else names[k]
        if f == 1
        else f"{f:.4g} of {names[k]}"
        for k, f in given.items()
    ]
    return "Claim: " + (", ".join(texts) or "no island")
