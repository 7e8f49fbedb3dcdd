"""The cases that the pages' engine must meet: settlements as Python measures them.

`tests/web/engine_cases.json` and `tests/web/engine_data.json` are made here; the tests in
`tests/web/engine*.test.js` hold the engine against them. After a change of the data or of what is
measured, write both anew: ``python tests/test_engine_cases.py``.
"""

import json
import math
import random
from pathlib import Path
from typing import Any

import pytest

from geo import Scenario
from geo.base.numbers import format_fixed, format_percent
from geo.base.text import position
from geo.maps.shared.engine import engine_data
from geo.settlement.land import read_islands
from geo.settlement.ledger import divide_sea, part_name
from geo.settlement.maritime import measure_sea
from geo.settlement.model import Border, Settlement, cells, sea_cells

WEB = Path(__file__).parent / "web"
REWRITE = "write it anew: python tests/test_engine_cases.py"
ISLANDS = ("habomai", "shikotan", "kunashiri", "etorofu")
WAYS = ("", "&cut=meridian", "&cut=parallel", "&toward=north", "&toward=100.5", "&toward=any")
FIXED = (
    "option=none",
    "option=count",
    "option=three",
    "option=area",
    "option=four",
    "option=two-plus-alpha&alpha=0.5",
    "option=two-plus-alpha&alpha=etorofu:0.1",
    "share=0.37",
    "share=0.5&cut=meridian",
    "share=0.9&bearing=150.25",
    "share=0",
    "share=1",
    "to=",
    "to=habomai,shikotan&fraction=kunashiri:0.4&bearing=157",
    "to=&fraction=kunashiri:0.4,etorofu:0.2,shikotan:0.7&cut=kunashiri:meridian&toward=shikotan:east",
    "to=shikotan&fraction=habomai:0.5&cut=parallel&toward=north",
    "to=habomai&ends=etorofu:147.3325:44.889:147.41:44.757",
)


def links() -> list[str]:
    """What the pages may be asked for: every kind of settlement, the same each time."""
    draw = random.Random(12)  # noqa: S311  the same cases each time
    found = list(FIXED)
    while len(found) < 60:
        whole = [island for island in ISLANDS if draw.random() < 0.3]
        rest = [island for island in ISLANDS if island not in whole]
        kind = draw.choice(("share", "fraction", "fraction", "bearing", "bearing", "ends", "two"))
        if kind == "share":
            found.append(f"share={draw.random():.4f}{draw.choice(WAYS)}")
        elif not rest:
            continue
        elif kind == "ends":
            island = draw.choice(rest)
            link = f"to={','.join(whole)}&ends={island}:{_ends(draw, island)}"
            found += [link] if _is_drawn(link) else []
        else:
            cut = draw.sample(rest, min(len(rest), 2 if kind == "two" else 1))
            parts = ",".join(f"{island}:{draw.random() ** 2:.5f}" for island in cut)
            way = draw.choice(WAYS) if kind != "bearing" else f"&bearing={draw.uniform(0, 180):.3f}"
            found.append(f"to={','.join(whole)}&fraction={parts}{way}")
    return found


def _ends(draw: random.Random, island: str) -> str:
    """Two places beside the shore of an island."""
    land = next(land for land in read_islands(ISLANDS) if land.id == island)
    biggest = max(getattr(land.geometry, "geoms", [land.geometry]), key=lambda part: part.area)
    shore = biggest.exterior
    points = [shore.interpolate(draw.random(), normalized=True) for _ in range(2)]
    return ":".join(
        f"{value + draw.uniform(-3e-3, 3e-3):.5f}" for p in points for value in p.coords[0]
    )


def _is_drawn(link: str) -> bool:
    try:
        Scenario.from_link(f"#{link}").settle()
    except ValueError:
        return False
    return True


def case(link: str) -> dict[str, Any]:
    """One settlement: what Python measures, and what it prints."""
    asked = Scenario.from_link(f"#{link}")
    land = asked.settle()
    plain = asked.to_dict()
    return {
        "link": link,
        "plain": {key: plain[key] for key in plain if key not in {"format", "version"}},
        "option": land.option,
        "title": land.title,
        "sides": {
            name: [side.area_km2, side.share, side.official_km2, side.official_share]
            for name, side in land.sides.items()
        },
        "parts": [[p.island, p.side, p.fraction, p.area_km2] for p in land.parts],
        "borders": [_border(border) for border in land.borders],
        "alphas": [[a.island, a.fraction, a.area_km2, a.official_fraction] for a in land.alphas],
        "printed": _printed(land),
        "sea": _sea(land),
    }


def _border(border: Border) -> dict[str, Any]:
    return {
        "island": border.island,
        "method": border.method,
        "side": border.side,
        "length_m": round(border.length_km * 1e3, 6),
        "bearing_deg": border.bearing_deg,
        "ends": [[round(value, 10) for value in end] for end in border.ends],
        "moved_m": None if border.moved_m is None else [round(m, 6) for m in border.moved_m],
    }


def _printed(land: Settlement) -> dict[str, Any]:
    """The digits that `geo.split` and `geo.sea` print."""
    return {
        "land": cells(land)[1:],
        "borders": [
            [
                *map(position, border.ends),
                format_fixed(border.length_km, 2),
                f"{border.bearing_deg:.1f}",
                *(format_fixed(metres, 1) for metres in border.moved_m or ()),
            ]
            for border in land.borders
        ],
        "alphas": [
            [format_percent(alpha.fraction, 2), format_fixed(alpha.area_km2, 1)]
            for alpha in land.alphas
        ],
        "sea": sea_cells(measure_sea(land))[1:],
    }


def _sea(land: Settlement) -> dict[str, Any]:
    """Square kilometres by limit and part."""
    sea = measure_sea(land, limits=(3, 12, 24, 200))
    return {
        str(limit): {k: round(v, 6) for k, v in parts.items()}
        for limit, parts in sea.islands.items()
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def cases_text() -> str:
    """All cases as JSON, one a line."""
    return "[\n" + ",\n".join(_text(case(link)) for link in links()) + "\n]\n"


def data_text() -> str:
    """The engine's data but its ledger, which the tests in JavaScript read where it lies."""
    data = {key: value for key, value in engine_data().items() if key != "ledger"}
    return (
        "{\n" + ",\n".join(f"{_text(key)}:{_text(value)}" for key, value in data.items()) + "\n}\n"
    )


def _alike(one: Any, other: Any, where: str = "") -> list[str]:
    """Where two plain values differ: numbers by more than other machines' rounding."""
    if isinstance(one, float) and isinstance(other, (int, float)):
        return [] if math.isclose(one, other, rel_tol=1e-8, abs_tol=2e-6) else [where]
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return [bad for key in one for bad in _alike(one[key], other[key], f"{where}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [bad for k, (a, b) in pairs for bad in _alike(a, b, f"{where}.{k}")]
    return [] if one == other else [where]


@pytest.fixture(scope="module")
def kept() -> list[dict[str, Any]]:
    """The cases that are kept."""
    found: list[dict[str, Any]] = json.loads((WEB / "engine_cases.json").read_text("utf-8"))
    return found


def test_the_cases_are_what_python_measures_today(kept: list[dict[str, Any]]) -> None:
    assert [row["link"] for row in kept] == links(), f"engine_cases.json is old: {REWRITE}"
    made = json.loads(cases_text())
    off = [
        bad for row, old in zip(made, kept, strict=True) for bad in _alike(row, old, row["link"])
    ]
    assert not off, f"engine_cases.json is old at {off[:5]}: {REWRITE}"


def test_the_data_is_what_the_package_ships() -> None:
    same = (WEB / "engine_data.json").read_text("utf-8") == data_text()
    assert same, f"engine_data.json is old: {REWRITE}"


def test_the_cases_are_of_every_kind(kept: list[dict[str, Any]]) -> None:
    methods = {border["method"] for row in kept for border in row["borders"]}
    assert methods == {"shortest", "bearing", "meridian", "parallel", "ends"}
    assert {border["island"] for row in kept for border in row["borders"]} == set(ISLANDS)
    assert any(len(row["borders"]) > 1 for row in kept)


def test_the_sea_of_a_case_is_the_ledgers(kept: list[dict[str, Any]]) -> None:
    land = Scenario.from_link(f"#{kept[7]['link']}").settle()
    areas = divide_sea(land).areas_km2(12 * 1852.0)
    own = {part_name(i, s, is_whole=i != "etorofu"): area for (i, s), area in areas.items()}
    assert kept[7]["sea"]["12"] == pytest.approx(own, abs=1e-6)


if __name__ == "__main__":
    (WEB / "engine_cases.json").write_text(cases_text(), encoding="utf-8")
    (WEB / "engine_data.json").write_text(data_text(), encoding="utf-8")
