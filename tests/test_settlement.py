"""Settlements: parts sum to the whole, aims are met, and the official figures are what they are."""

import csv
import dataclasses
from pathlib import Path

import pytest
import shapely

import geo
from geo.errors import ArgumentError, GeometryError
from geo.evidence.documents import citations_of, read_seed, texts_dir, verify_citations
from geo.measure.geodesy import area_m2
from geo.settlement.options import check_claim, divide, option_names, settle, settle_all
from geo.settlement.report import describe

ISLANDS = ["habomai", "shikotan", "kunashiri", "etorofu"]
ENDS = ((147.3325, 44.889), (147.41, 44.757))
REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"


def every_settlement():
    yield from settle_all(alpha=0.3)
    yield settle("area", share=0.01)
    yield settle("area", share=0.05)
    yield settle("area", share=0.2)
    yield check_claim(["habomai", "shikotan", "kunashiri"], fraction={"etorofu": 0.25})
    yield check_claim(
        ["habomai"],
        fraction={"etorofu": 0.2, "kunashiri": 0.4},
        cut={"kunashiri": "bearing", "etorofu": "parallel"},
        bearing_deg=120,
        toward={"etorofu": "north"},
    )
    yield check_claim([], fraction=dict.fromkeys(ISLANDS, 0.5))


@pytest.mark.parametrize("settlement", list(every_settlement()), ids=lambda s: s.title)
def test_parts_sum_to_the_whole_and_do_not_overlap(settlement, islands):
    assert sum(s.area_km2 for s in settlement.sides.values()) == pytest.approx(settlement.total_km2)
    assert sum(s.share for s in settlement.sides.values()) == pytest.approx(1, abs=1e-12)
    assert sum(s.official_share for s in settlement.sides.values()) == pytest.approx(1)
    assert abs(settlement.residual_m2) < 1
    for island in ISLANDS:
        fractions = [s.islands.get(island, 0.0) for s in settlement.sides.values()]
        assert sum(fractions) == pytest.approx(1, abs=1e-12)
        own = [part for part in settlement.parts if part.island == island]
        assert sum(p.area_km2 for p in own) == pytest.approx(area_m2(islands[island]) / 1e6)
        if len(own) == 2:
            assert own[0].geometry.intersection(own[1].geometry).area < 1e-7


def test_half_of_the_land_is_three_islands_and_a_fifth_of_the_fourth():
    half = settle("area")
    japan = half.sides["japan"]
    assert japan.share == pytest.approx(0.5, abs=1e-12)
    assert {k for k, f in japan.islands.items() if f == 1} == {"habomai", "shikotan", "kunashiri"}
    assert half.alpha.island == half.border.island == "etorofu"
    assert half.alpha.fraction == pytest.approx(0.212, abs=0.001)
    assert half.alpha.official_fraction == pytest.approx(0.2102, abs=0.0005)
    assert half.alpha.area_km2 == pytest.approx(672.5, abs=0.5)
    # the part lies to the south-west: its middle is left of and below the rest's
    mine, theirs = (p.geometry.centroid for p in half.parts if p.island == "etorofu")
    assert mine.x < theirs.x
    assert mine.y < theirs.y


def test_each_island_has_a_border_of_its_own():
    fractions = {"etorofu": 0.2, "kunashiri": 0.4}
    both = check_claim(
        ["habomai"],
        fraction=fractions,
        cut={"国後": "bearing", "iturup": "parallel"},
        bearing_deg=120,
        toward={"etorofu": "north"},
    )
    assert [border.island for border in both.borders] == ["kunashiri", "etorofu"]
    assert both.border is both.borders[0]
    assert both.alpha is both.alphas[0]
    assert [border.method for border in both.borders] == ["bearing", "parallel"]
    assert both.borders[0].bearing_deg == pytest.approx(120, abs=1e-6)
    assert [border.side for border in both.borders] == ["south-south-west", "north"]
    assert len(both.border_line) == 2
    assert {a.island: a.fraction for a in both.alphas} == fractions
    # each border is the one that its island has when it alone is cut
    ways = {"kunashiri": {"cut": "bearing", "bearing_deg": 120}}
    ways["etorofu"] = {"cut": "parallel", "toward": "north"}
    for border in both.borders:
        island = border.island
        alone = check_claim([], fraction={island: fractions[island]}, **ways[island])
        assert alone.borders == (border,)
    japan = both.sides["japan"]
    assert japan.area_km2 == pytest.approx(sum(p.area_km2 for p in both.parts if p.side == "japan"))
    assert japan.islands == pytest.approx({"habomai": 1.0, **fractions})


def test_a_border_between_given_ends():
    border = settle("area").border
    off = [(border.ends[0][0] - 0.003, border.ends[0][1]), border.ends[1]]
    found = check_claim(
        ["habomai", "shikotan"], fraction={"kunashiri": 0.4}, ends={"択捉": off[::-1]}
    )
    assert [each.method for each in found.borders] == ["shortest", "ends"]
    given = found.borders[1]
    assert 10 < given.moved_m[0] < 250
    assert given.moved_m[1] == pytest.approx(0, abs=1e-6)
    assert found.borders[0].moved_m is None
    assert "moved_m" not in found.to_dict()["borders"][0]
    assert found.to_dict()["borders"][1]["moved_m"] == pytest.approx(given.moved_m)
    exact = check_claim(["habomai", "shikotan", "kunashiri"], ends={"etorofu": border.ends})
    assert exact.sides["japan"].share == pytest.approx(0.5, abs=1e-9)
    assert exact.residual_m2 == 0
    assert exact.alpha.official_fraction is None
    other = check_claim([], ends={"etorofu": border.ends}, toward={"etorofu": "east"})
    assert other.alpha.fraction == pytest.approx(1 - exact.alpha.fraction)
    text = describe(found)
    assert f"moved by {given.moved_m[0]:.1f} m and 0.0 m to the shore" in text
    assert "What is cut misses the aim by" in text
    assert "misses" not in describe(exact)


def test_a_polygon_of_ones_own_is_cut_between_ends():
    plots = {"east": shapely.box(10, 50, 11, 51), "west": shapely.box(8, 50, 9, 51)}
    both = divide(plots, sides=("a", "b"), ends={"east": ((10.5, 50), (10.5, 51))}, toward="west")
    assert both.sides["a"].share == pytest.approx(0.25, abs=1e-4)


def test_a_way_for_an_island_that_the_formula_does_not_cut_is_no_fault():
    shares = [settle("area", share=share, cut={"etorofu": "meridian"}) for share in (0.2, 0.6)]
    assert [each.border.method for each in shares] == ["shortest", "meridian"]
    assert len(settle_all(cut={"etorofu": "meridian"})) == 5


def test_two_polygons_of_ones_own_are_cut_at_once():
    plots = {"east": shapely.box(10, 50, 11, 51), "west": shapely.box(8, 50, 9, 51)}
    both = divide(
        plots,
        sides=("a", "b"),
        fraction={"east": 0.25, "west": 0.5},
        cut={"west": "meridian"},
        toward={"east": "north", "west": "east"},
    )
    assert [border.island for border in both.borders] == ["east", "west"]
    assert both.borders[1].ends[0][0] == pytest.approx(8.5)
    assert both.sides["a"].share == pytest.approx(0.375)


def test_official_figures_are_those_of_the_reference():
    text = (REFERENCE / "official_areas.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    of_group = {r["island"]: float(r["area_km2"]) for r in rows if "with islets" in r["scope"]}
    two = settle("count").sides["japan"]
    assert two.official_km2 == pytest.approx(of_group["Habomai"] + of_group["Shikotan"])
    assert settle("four").sides["japan"].official_km2 == 95 + 251 + 1490 + 3168
    assert settle("four").sides["japan"].official_km2 == pytest.approx(
        of_group["All four"], rel=3e-4
    )
    assert settle("area").alpha.official_fraction == pytest.approx(666 / 3168, abs=1e-6)


def test_a_claim_that_is_often_quoted_as_half_is_not():
    claim = check_claim(["habomai", "shikotan", "kunashiri"], fraction={"etorofu": 0.25})
    assert claim.sides["japan"].official_share == pytest.approx(0.525, abs=0.0005)
    assert claim.sides["japan"].share == pytest.approx(0.524, abs=0.0005)
    assert claim.citations == ()


@pytest.mark.parametrize(
    "name", ["Iturup", "ITURUP", "択捉島", "Итуруп", "etorofu", "Etorofu / Iturup"]
)
def test_islands_answer_to_all_their_names(name):
    assert check_claim([name]).sides["japan"].islands == {"etorofu": 1.0}


def test_options_by_number():
    assert settle("none").sides["japan"].islands == {}
    assert settle("count").sides["japan"].share == pytest.approx(0.068, abs=0.001)
    assert settle("three").sides["japan"].share == pytest.approx(0.366, abs=0.001)
    assert settle("four").sides["russia"].area_km2 == 0
    assert option_names() == ("none", "count", "three", "area", "four", "two-plus-alpha")


def test_two_plus_alpha_needs_its_alpha():
    with pytest.raises(ArgumentError, match=r"does not say how large α is.*--alpha"):
        settle("two-plus-alpha")
    settlement = settle("two-plus-alpha", alpha={"etorofu": 0.1})
    assert settlement.sides["japan"].islands == pytest.approx(
        {"habomai": 1.0, "shikotan": 1.0, "etorofu": 0.1}
    )
    assert settle("two-plus-alpha", alpha=1.0).border is None
    with pytest.raises(ArgumentError, match=r"no island is called 'shikotan'"):
        settle("two-plus-alpha", alpha={"shikotan": 0.1})


@pytest.mark.parametrize("share", [0.0, 0.0185, 0.3, 1.0])
def test_any_share_is_filled_from_the_south_west(share):
    settlement = settle("area", share=share)
    assert settlement.sides["japan"].share == pytest.approx(share, abs=1e-12)
    fractions = [settlement.sides["japan"].islands.get(island, 0.0) for island in ISLANDS]
    assert fractions == sorted(fractions, reverse=True)


def test_settlements_are_frozen_and_repeatable():
    first, second = settle("area"), settle("area")
    assert first.to_dict() == second.to_dict()
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.option = "four"
    with pytest.raises(TypeError):
        first.sides["japan"] = None
    with pytest.raises(TypeError):
        first.sides["japan"].islands["etorofu"] = 1.0


def test_frames_for_a_notebook():
    half = settle("area")
    assert half.land.crs == "EPSG:4326"
    assert sorted(half.land["side"].unique()) == ["japan", "russia"]
    assert len(half.land) == 5
    assert half.land.to_crs("EPSG:6933").area.sum() == pytest.approx(5.006e9, rel=1e-3)
    assert len(half.border_line) == 1
    assert len(settle("four").border_line) == 0
    page = half._repr_html_()
    assert page.count("<tr>") == 7
    assert "Etorofu / Iturup" in page


def test_a_users_names_are_escaped_in_the_table():
    hostile = "<img src=x onerror=alert(1)>"
    settlement = divide({hostile: shapely.box(1, 1, 2, 2)}, sides=(hostile, "b"))
    assert "<img" not in settlement._repr_html_()


def test_anyones_polygons():
    plots = {"east": shapely.box(10, 50, 11, 51), "west": shapely.box(8, 50, 9, 51)}
    before = {name: plot.wkb for name, plot in plots.items()}
    third = divide(plots, sides=("a", "b"), share=1 / 3, cut="meridian", toward="west")
    assert third.sides["a"].share == pytest.approx(1 / 3, abs=1e-12)
    assert third.border.island == "east"
    assert third.sides["a"].official_km2 is None
    assert {name: plot.wkb for name, plot in plots.items()} == before
    whole = divide(plots, sides=("a", "b"), whole=["west"], fraction={"east": 0.5})
    assert whole.sides["a"].share == pytest.approx(0.75)
    assert divide(plots, sides=("a", "b")).border is None


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: settle("half"), r"no option is called 'half'; known: none, count, three, area"),
        (lambda: settle("four", share=0.3), "has no share to set"),
        (lambda: settle("four", alpha=0.3), "has no α to set"),
        (lambda: settle("area", share=1.1), r"share 1.1 must lie between 0 and 1"),
        (lambda: settle("area", cut="oblique"), "no cut is called 'oblique'"),
        (lambda: check_claim(["etorofu", "iturup"]), "'iturup' is named twice"),
        (lambda: check_claim(["urup"]), "no island is called 'urup'; known: habomai"),
        (lambda: check_claim([], fraction={"etorofu": 2}), "fraction 2 of 'etorofu' must lie"),
        (
            lambda: check_claim([], fraction={"etorofu": 0.2, "kunashiri": 1.3}),
            "fraction 1.3 of 'kunashiri' must lie",
        ),
        (
            lambda: check_claim([], fraction={"etorofu": 0.2, "iturup": 0.3}),
            "'iturup' is named twice",
        ),
        (
            lambda: check_claim([], fraction={"etorofu": 0.2}, cut={"kunashiri": "meridian"}),
            "`cut` names 'kunashiri', of which no fraction is given",
        ),
        (
            lambda: check_claim(["shikotan"], fraction={"etorofu": 0.2}, toward={"urup": "south"}),
            "no island is called 'urup'",
        ),
        (
            lambda: check_claim([], fraction={"etorofu": 0.2}, toward={"etorofu": 1, "択捉": 2}),
            "`toward` names '択捉' twice",
        ),
        (
            lambda: check_claim(["etorofu"], ends={"iturup": ENDS}),
            "'iturup' is named twice, once by the ends of its border",
        ),
        (
            lambda: check_claim([], ends={"etorofu": ENDS, "iturup": ENDS}),
            "'iturup' is named twice, once by the ends",
        ),
        (
            lambda: check_claim([], ends={"etorofu": ENDS}, cut={"etorofu": "meridian"}),
            "has given ends, which say how it runs",
        ),
        (lambda: check_claim([], ends={"etorofu": ENDS[:1]}), "Iturup must be two points"),
        (lambda: check_claim([], ends={"etorofu": ((0, 0), ENDS[0])}), "km from its shore"),
        (
            lambda: check_claim([], fraction={"etorofu": 0.2}, cut={"etorofu": "wavy"}),
            "the cut of 'etorofu': no cut is called 'wavy'",
        ),
        (
            lambda: check_claim([], fraction={"etorofu": 0.2}, bearing_deg={"etorofu": 12.0}),
            "the cut of 'etorofu': a bearing is needed for the cut 'bearing', and for no other",
        ),
        (
            lambda: check_claim([], fraction={"etorofu": 0.2}, cut={"etorofu": "bearing"}),
            "the cut of 'etorofu': a bearing is needed",
        ),
        (lambda: divide({}, sides=("a", "b")), "no polygon to divide"),
        (lambda: divide({"x": shapely.box(0, 0, 1, 1)}, sides=("a", "a")), "two different names"),
        (
            lambda: divide(
                {"x": shapely.box(0, 0, 1, 1)}, sides=("a", "b"), share=0.5, whole=["x"]
            ),
            "exclude each other",
        ),
    ],
)
def test_bad_arguments(call, message):
    with pytest.raises(ArgumentError, match=message):
        call()


def test_a_bad_polygon_is_named():
    with pytest.raises(GeometryError, match="the polygon 'plot' has an empty geometry"):
        divide({"plot": shapely.Polygon()}, sides=("a", "b"))


def test_public_names_load_lazily_and_are_documented():
    for name in geo.__all__:
        found = getattr(geo, name)
        assert name == "__version__" or found.__doc__, name
    assert geo.__all__ == sorted(geo.__all__)


@pytest.mark.usefixtures("need_texts")
def test_every_option_rests_on_a_passage():
    options = read_seed("options.toml")["option"]
    assert all(option["citations"] for option in options)
    citations = [(option["id"], c) for option in options for c in citations_of(option)]
    assert verify_citations(citations, texts_dir()) == []
