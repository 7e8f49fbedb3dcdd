"""Two scenarios side by side: what differs on land, in the borders, and at sea."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo.base.numbers import format_fixed, format_percent
from geo.base.text import table, wrapped
from geo.layers.names import place_names
from geo.settlement.model import CAVEAT, NONE, SeaSettlement, Settlement, side_name
from geo.settlement.report import remark
from geo.settlement.scenario import Scenario

__all__ = ["Difference", "compare_scenarios", "describe_differences", "describe_terms"]

_DECIMALS = 10
_UNITS = {"km2": "km²", "km": "km", "share": ""}
_NAMES = {
    "land-km2": "land, measured",
    "land-share": "share of the land, measured",
    "official-km2": "land, GSI (Japan)",
    "official-share": "share of the land, GSI (Japan)",
    "border-km": "border, length",
    "alpha": "α, measured",
}


@dataclass(frozen=True)
class Difference:
    """A figure of two scenarios.

    Attributes
    ----------
    figure
        "land-km2", "land-share", "official-km2", "official-share", "border-km", "alpha", or
        "sea-12-km2", "sea-12-share" and the same for each other limit.
    of
        The side, or the island, whose figure it is.
    unit
        "km2", "km", or "share" for a part of one.
    first, second
        The two numbers; None where there is none.

    Examples
    --------
    >>> Difference("alpha", "etorofu", "share", 0.25, 0.5).change
    0.25
    """

    figure: str
    of: str
    unit: str
    first: float | None
    second: float | None

    @property
    def change(self) -> float | None:
        """The second less the first; None where one of them is missing."""
        if self.first is None or self.second is None:
            return None
        return self.second - self.first

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary.

        Returns
        -------
        difference
            Numbers to ten decimals.
        """
        numbers = {"first": self.first, "second": self.second, "change": self.change}
        rounded = {k: None if v is None else round(v, _DECIMALS) for k, v in numbers.items()}
        return {"figure": self.figure, "of": self.of, "unit": self.unit, **rounded}


def compare_scenarios(first: SeaSettlement, second: SeaSettlement) -> tuple[Difference, ...]:
    """Put the figures of two settlements of the four islands side by side.

    Parameters
    ----------
    first, second
        From `geo.measure_sea` or `geo.Scenario.measure_sea`.

    Returns
    -------
    differences
        Land by side, borders and α by island, then the sea by limit and side; those that are equal
        too.

    Examples
    --------
    >>> two = Scenario(option="count").measure_sea()
    >>> found = compare_scenarios(two, Scenario(option="none").measure_sea())
    >>> found[0].figure, found[0].of, round(found[0].change)
    ('land-km2', 'japan', -342)
    """
    lands = first.settlement, second.settlement
    return (*_of_land(*lands), *_of_cuts(*lands), *_of_sea(first, second))


def _of_land(first: Settlement, second: Settlement) -> Iterator[Difference]:
    figures = {
        "land-km2": ("km2", "area_km2"),
        "land-share": ("share", "share"),
        "official-km2": ("km2", "official_km2"),
        "official-share": ("share", "official_share"),
    }
    for figure, (unit, name) in figures.items():
        for side in first.sides:
            numbers = (getattr(land.sides[side], name) for land in (first, second))
            yield Difference(figure, side, unit, *numbers)


def _of_cuts(first: Settlement, second: Settlement) -> Iterator[Difference]:
    lengths = [{b.island: b.length_km for b in land.borders} for land in (first, second)]
    alphas = [{a.island: a.fraction for a in land.alphas} for land in (first, second)]
    for figure, unit, (one, other) in (("border-km", "km", lengths), ("alpha", "share", alphas)):
        for island in first.names:
            if island in one or island in other:
                yield Difference(figure, island, unit, one.get(island), other.get(island))


def _of_sea(first: SeaSettlement, second: SeaSettlement) -> Iterator[Difference]:
    for limit in first.sides:
        for unit, name in (("km2", "area_km2"), ("share", "share")):
            for side in first.sides[limit]:
                numbers = (getattr(sea.sides[limit][side], name) for sea in (first, second))
                yield Difference(f"sea-{limit}-{unit}", side, unit, *numbers)


def describe_differences(
    scenarios: tuple[Scenario, Scenario], seas: tuple[SeaSettlement, SeaSettlement]
) -> str:
    """Format two scenarios and their differences as a table.

    Parameters
    ----------
    scenarios
        What was asked.
    seas
        What was measured.

    Returns
    -------
    text
        Without a last line end.

    Examples
    --------
    >>> pair = Scenario(option="none"), Scenario(option="count")
    >>> text = describe_differences(pair, tuple(each.measure_sea() for each in pair))
    >>> text.splitlines()[5].split()
    ['Japan:', 'land,', 'measured', '0.0', 'km²', '341.7', 'km²', '+341.7', 'km²']
    """
    lines = []
    for letter, scenario, sea in zip("AB", scenarios, seas, strict=True):
        terms = describe_terms(scenario)
        lines.append(f"{letter}: {sea.settlement.title}   [{sea.settlement.option}]")
        lines += [f"   {terms}"] if terms else []
    names = seas[0].settlement.names
    rows = [["", "A", "B", "B less A"]]
    for each in compare_scenarios(*seas):
        of = names.get(each.of) or side_name(each.of)
        rows.append(
            [
                f"{of}: {_name(each.figure)}",
                _shown(each.first, each.unit),
                _shown(each.second, each.unit),
                _shown(each.change, each.unit, change=True),
            ]
        )
    notes = [*wrapped(remark(seas[0].settlement)), "", *wrapped(CAVEAT)]
    return "\n".join([*lines, "", *table(rows), "", *notes])


def _name(figure: str) -> str:
    if figure in _NAMES:
        return _NAMES[figure]
    _, limit, unit = figure.split("-")
    return f"{'share of the sea' if unit == 'share' else 'sea'}, {limit} M"


def _shown(value: float | None, unit: str, *, change: bool = False) -> str:
    if value is None:
        return NONE
    text = format_percent(value, 2) if unit == "share" else format_fixed(value, 1)
    # what is rounded to nothing has no sign
    sign = "+" if change and value > 0 and any(digit in "123456789" for digit in text) else ""
    # a change of a share is in points, not in per cent of it
    mark = (" points" if change else "%") if unit == "share" else f" {_UNITS[unit]}"
    return f"{sign}{text}{mark}"


def describe_terms(scenario: Scenario) -> str:
    """Say in words what a scenario asks of the sea besides the land.

    Parameters
    ----------
    scenario
        Any.

    Returns
    -------
    text
        Empty if every island has its 200 M and nothing is left out.

    Examples
    --------
    >>> describe_terms(Scenario(option="count", entitlement={"habomai": 12}, without=["odoke"]))
    'At sea: Habomai / Khabomai 12 M; without Odoke / Rifovy.'
    """
    names = {place: own["en"] for place, own in place_names().items()}
    said = [
        f"{names[island]} {f'{miles} M' if miles else 'none'}"
        for island, miles in scenario.entitlement.items()
    ]
    texts = [", ".join(said)] if said else []
    for word, rocks in (("without", scenario.without), ("with", scenario.including)):
        if rocks:
            texts.append(f"{word} {', '.join(names[rock] for rock in rocks)}")
    return f"At sea: {'; '.join(texts)}." if texts else ""
