import csv
import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from frictionless import validate as frictionless_validate

import geo
from geo.base.files import data_root
from geo.errors import ArgumentError, DataError
from geo.layers import read as layers
from geo.layers.read import (
    geojson_dir,
    layer_names,
    load_features,
    read_features,
    read_layer,
    read_manifest,
)
from geo.layers.reference import read_treaties
from geo.measure.equidistance import Coast
from geo.measure.geodesy import area_km2, distance_m, length_m

FOUR = ["habomai", "shikotan", "kunashiri", "etorofu"]
ISLETS = {"suisho", "akiyuri", "yuri", "harukari", "shibotsu", "taraku"}
LAYERS = {
    "boundary_1855": 3,
    "boundary_1875": 4,
    "coast": 34,
    "control": 63,
    "events": 281,
    "islands": 10,
    "islets": 3,
    "line_of_control": 4,
    "places": 93,
    "power_bridge": 1,
    "sakhalin_line": 1,
}


def shapes(name):
    return layers.read_shapes(name)


def feature(layer, record):
    return next(f for f in read_features(layer) if f["id"] == record)


def test_the_layers_and_their_counts():
    found = {name: len(read_features(name)) for name in LAYERS}
    assert found == LAYERS
    assert set(layer_names()) >= set(LAYERS)


def test_the_folder_stays_small():
    sizes = [path.stat().st_size for path in geojson_dir().iterdir()]
    assert sum(sizes) < 6e6
    assert max(sizes) < 2e6


def test_the_manifest_is_a_data_package():
    report = frictionless_validate(str(geojson_dir() / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    licence = read_manifest()["licenses"][0]
    assert licence["name"] == "ODbL-1.0"
    assert licence["attribution"] == "© OpenStreetMap contributors"
    assert all(resource["steps"] for resource in read_manifest()["resources"])


def test_no_host_of_a_registry_is_written_down():
    for path in [*geojson_dir().iterdir(), *(data_root() / "reference").iterdir()]:
        assert "registry." not in path.read_text(encoding="utf-8").replace("registry's", "")


def test_the_four_come_first_and_then_the_islets():
    ids = [f["id"] for f in read_features("islands")]
    assert ids[:4] == FOUR
    assert set(ids[4:]) == ISLETS
    for islet in ISLETS:
        assert feature("islands", islet)["properties"]["part_of"] == "habomai"


@pytest.fixture(scope="module")
def official():
    path = data_root() / "reference" / "official_areas.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {(row["island"], row["scope"]): float(row["area_km2"]) for row in rows}


@pytest.mark.parametrize("island", ["Shikotan", "Kunashiri", "Etorofu"])
def test_areas_are_within_one_per_cent(official, island):
    measured = area_km2(shapes("islands")[island.lower()])
    assert measured == pytest.approx(official[island, "island"], rel=0.01)


def test_official_areas_are_of_one_scope(official):
    groups = {i: official[i.title(), "group with islets"] for i in FOUR}
    assert groups == {"habomai": 95, "shikotan": 251, "kunashiri": 1490, "etorofu": 3168}
    # each group is rounded by itself: the sum may be two off the total, which is rounded once
    total = official["All four", "groups with islets"]
    assert total == 5003.1
    assert abs(sum(groups.values()) - total) < 2
    table = read_manifest()["areas"]
    rows = {row["id"]: row for row in table["rows"]}
    assert {i: rows[i]["official_km2"] for i in FOUR} == groups
    assert {rows[i]["scope"] for i in FOUR} == {"group with islets"}
    assert [row["id"] for row in table["islets"]] == [
        "suisho", "akiyuri", "yuri", "shibotsu", "taraku",
    ]  # fmt: skip
    for row in table["islets"]:
        assert row["ratio"] == pytest.approx(
            area_km2(shapes("islands")[row["id"]]) / row["official_km2"], abs=5e-5
        )
    assert sum(row["official_km2"] for row in table["islets"]) == pytest.approx(
        rows["habomai"]["island_km2"]
    )
    with (data_root() / "reference" / "official_areas.csv").open(encoding="utf-8") as stream:
        assert all(row["source"].startswith("GSI (Japan)") for row in csv.DictReader(stream))


def test_the_line_of_1855_is_japans_claim_in_its_view_alone():
    boundary = feature("boundary_1855", "etorofu-strait-1855")
    claim = feature("boundary_1855", "etorofu-strait-claim")
    assert claim["geometry"] == boundary["geometry"]
    told = claim["properties"]
    assert (told["kind"], told["view"], told["end"]) == ("claim", "japan", None)
    assert "view" not in boundary["properties"]
    # it begins where Japan's view of the two larger islands begins
    rows = [f["properties"] for f in read_features("control")]
    own = [r for r in rows if r["area_id"] == "etorofu" and r["view"] == "japan"]
    assert told["start"] == max(row["start"] for row in own)


@pytest.mark.parametrize(
    ("layer", "line", "area"),
    [
        ("boundary_1875", "first-kuril-strait-1875", "kurils-north"),
        ("sakhalin_line", "sakhalin-50n", "sakhalin-south"),
    ],
)
def test_in_japans_view_a_boundary_lasts_until_it_renounces_the_land(layer, line, area):
    rows = [f["properties"] for f in read_features("control")]
    (renounced,) = [
        row["start"]
        for row in rows
        if (row["area_id"], row["view"], row["holder"]) == (area, "japan", "renounced")
    ]
    found = {f["properties"]["id"]: f["properties"] for f in read_features(layer)}
    assert found[line]["ends"] == {"japan": renounced}
    assert found[line]["end"] == "1945-09-02"


@pytest.mark.parametrize("layer", ["boundary_1855", "boundary_1875", "line_of_control"])
def test_a_drawing_limit_is_no_uncertainty(layer):
    for each in read_features(layer):
        told = each["properties"]
        if told["kind"] == "band":
            continue
        reach = np.max(told["distances_m"], axis=1)
        assert told["drawing_limit_m"] == 44_448
        assert reach.max() <= 44_448.5
        unsure = told["accuracy"]["uncertainty_m"]
        assert unsure["median"] == pytest.approx(np.median(reach), abs=1)
        assert unsure["p95"] == pytest.approx(np.percentile(reach, 95), abs=1)
        assert unsure["median"] < 40_000


def test_the_marked_parallel_is_told_apart():
    chosen = feature("sakhalin_line", "sakhalin-50n")["properties"]["accuracy"]["chosen"]
    assert "4 astronomic stones" in chosen
    assert "20 m south" in chosen


def test_every_treaty_says_when_it_entered_into_force_and_who_says_so():
    treaties = read_treaties()
    in_force = {name: row["in_force"] for name, row in treaties.items()}
    assert in_force == {
        "shimoda-1855": "1856-12-07",
        "karafuto-1867": "",
        "st-petersburg-1875": "1875-08-22",
        "portsmouth-1905": "1905-10",
        "karafuto-1908": "",
        "peking-1925": "1925-02-26",
        "yalta-1945": "",
        "san-francisco-1951": "1952-04-28",
        "joint-declaration-1956": "1956-12-12",
    }
    for name, row in treaties.items():
        assert row["source"].strip(), name
        assert not row["in_force"] or row["in_force"] > row["signed"], name
    for each in (f for layer in LAYERS for f in read_features(layer)):
        for entry in each["properties"]["citation"]:
            if entry["type"] == "treaty":
                assert entry["in_force"] == (in_force[entry["id"]] or None)


def test_areas_of_habomai_and_of_all(official):
    islands = shapes("islands")
    islets = ["Suisho", "Akiyuri", "Yuri", "Shibotsu", "Taraku"]
    habomai = sum(official[islet, "island"] for islet in islets)
    assert area_km2(islands["habomai"]) == pytest.approx(habomai, rel=0.01)
    total = sum(area_km2(islands[island]) for island in FOUR)
    assert total == pytest.approx(official["All four", "groups with islets"], rel=0.002)


def test_the_manifest_compares_areas_side_by_side():
    rows = {row["id"]: row for row in read_manifest()["areas"]["rows"]}
    assert set(rows) == {*FOUR, "total"}
    for island in FOUR:
        assert rows[island]["measured_km2"] == pytest.approx(
            area_km2(shapes("islands")[island]), abs=1e-3
        )
        assert rows[island]["reason"]


def test_the_islets_make_up_habomai():
    islands = shapes("islands")
    together = shapely.union_all([islands[islet] for islet in ISLETS])
    assert together.symmetric_difference(islands["habomai"]).area == 0
    assert area_km2(together) == pytest.approx(area_km2(islands["habomai"]), abs=1e-6)


def test_lakes_are_filled_and_nothing_overlaps():
    land = [*(shapes("islands")[island] for island in FOUR), *shapes("coast").values()]
    assert sum(len(p.interiors) for shape in land for p in shapely.get_parts(shape)) == 0
    left, right = shapely.STRtree(land).query(land, predicate="intersects")
    assert (left == right).all()


def test_yururi_and_moyururi_are_not_disputed():
    """Two islets off Hokkaido that lie west of Habomai, and are no part of it."""
    for islet in ("yururi", "moyururi"):
        assert feature("coast", islet)["properties"]["group"] == "hokkaido"
        assert not shapes("coast")[islet].intersects(shapes("islands")["habomai"])
    assert shapes("islands")["habomai"].bounds[0] > 145.85


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_every_feature_says_what_it_rests_on(layer):
    for each in read_features(layer):
        properties = each["properties"]
        languages = {"en", "ja", "ru"} | (set() if layer == "events" else {"ja-Latn"})
        assert set(properties["names"]) == languages
        assert properties["basis"] in {
            "treaty article",
            "document passage",
            "public record",
            "measured",
            "schematic",
        }
        assert properties["citation"]
        assert set(properties["accuracy"]) == {"fixed_by_text", "chosen", "uncertainty_m"}
        assert properties["accuracy"]["chosen"] or properties["accuracy"]["fixed_by_text"]
        unsure = properties["accuracy"]["uncertainty_m"]
        if unsure is not None:
            assert set(unsure) == {"median", "p95"}
            assert unsure["p95"] >= (unsure["median"] or 0) >= 0


def test_the_coast_names_no_holder():
    assert not any("holder" in key for f in read_features("coast") for key in f["properties"])


@pytest.mark.parametrize("layer", ["boundary_1855", "boundary_1875", "line_of_control"])
def test_bands_hold_their_lines_and_no_land(layer):
    found = shapes(layer)
    land = shapely.union_all([*shapes("islands").values(), *shapes("coast").values()])
    for name in (name for name in found if name.endswith("-band")):
        line, band = found[name.removesuffix("-band")], found[name]
        assert line.difference(band.buffer(1e-5)).length < 1e-6
        assert band.intersection(land).area < 1e-9


def test_the_parallel():
    line = shapes("sakhalin_line")["sakhalin-50n"]
    lon, lat = shapely.get_coordinates(line).T
    assert (lat == 50.0).all()
    assert np.diff(lon).max() <= 0.05 + 1e-9
    sakhalin = shapes("coast")["sakhalin"]
    assert line.difference(sakhalin.buffer(1e-6)).length == 0
    flat = length_m(shapely.LineString([(lon[0], 50), (lon[-1], 50)]))
    stated = feature("sakhalin_line", "sakhalin-50n")["properties"]["length_m"]
    assert flat < stated < flat + 20
    assert stated == pytest.approx(length_m(line), abs=0.01)


def test_the_halves_of_sakhalin_share_their_vertices():
    control = shapes("control")
    north, south = (control[f"sakhalin-{half}-1905-09-05-all"] for half in ("north", "south"))
    cut = set(map(tuple, shapely.get_coordinates(shapes("sakhalin_line")["sakhalin-50n"])))
    assert cut <= set(map(tuple, shapely.get_coordinates(north)))
    assert cut <= set(map(tuple, shapely.get_coordinates(south)))
    whole = control["sakhalin-1855-02-07-all"]
    assert area_km2(north) + area_km2(south) == pytest.approx(area_km2(whole), abs=0.01)
    assert north.bounds[1] == south.bounds[3] == 50.0


def test_control_covers_the_land_once_in_each_view_and_period():
    rows = [f["properties"] for f in read_features("control")]
    days = [*sorted({row["start"] for row in rows}), "1860-01-01", "1948-01-01", "2020-01-01"]
    assert {"1905-07-31", "1920-07-03", "1945-08-28", "1945-09-05", "1956-02-11"} <= set(days)
    for day in days:
        for view in ("administered", "japan", "russia"):
            now = [
                row["area_km2"]
                for row in rows
                if row["view"] in {"all", view} and row["start"] <= day < (row["end"] or "9999")
            ]
            assert sum(now) == pytest.approx(84_357.8, abs=0.5)


def test_the_power_bridge_is_honest():
    bridge = feature("power_bridge", "power-bridge")
    properties = bridge["properties"]
    assert properties["basis"] == "schematic"
    assert properties["length_m"] == pytest.approx(42_521, abs=1)
    assert "no source of ours gives a route" in properties["accuracy"]["chosen"]
    ends = [bridge["geometry"]["coordinates"][i] for i in (0, -1)]
    assert [list(properties["shore_ends"][end]) for end in ("a", "b")] == ends


def test_the_reef_is_measured_but_not_counted():
    reef = feature("line_of_control", "four-islands-today")["properties"]["reef"]
    assert reef["place"] == "kaigara"
    assert not reef["counted"]
    # with the islets between it and Suisho counted, the reef moves a fifth of what it would alone
    assert reef["shift_m"] == pytest.approx(1184, abs=5)
    assert reef["shift_km2"] == pytest.approx(4.44, abs=0.05)


class TestIslets:
    """Islets of Habomai that the coastline lacks: points that count at sea, and nowhere else."""

    def test_they_stand_in_the_layer_with_both_names(self):
        names = {f["id"]: f["properties"]["names"] for f in read_features("islets")}
        assert list(names) == ["todo-oskolki", "moemoshiri", "odoke"]
        assert names["todo-oskolki"]["en"] == "Todo (Kaiba) / Oskolki"
        assert names["todo-oskolki"]["ru"] == "острова Осколки"
        assert names["todo-oskolki"]["ja"].startswith("海馬島")
        assert all(" / " in each["en"] for each in names.values())
        assert shapes("islets")["todo-oskolki"].geom_type == "MultiPoint"
        assert len(shapes("islets")["todo-oskolki"].geoms) == 4

    def test_they_lie_at_sea_more_than_two_kilometres_from_any_land(self):
        land = shapely.GeometryCollection([*shapes("islands").values(), *shapes("coast").values()])
        points = np.concatenate([shapely.get_coordinates(s) for s in shapes("islets").values()])
        assert len(points) == 6
        assert Coast(land).nearest(*points.T).distance_m.min() > 2000

    def test_they_lie_where_others_publish_them(self):
        """By Wikipedia, to a minute or to a second."""
        published = {
            "todo-oskolki": (146 + 24 / 60, 43 + 34 / 60),
            "moemoshiri": (145 + 53 / 60 + 33 / 3600, 43 + 23 / 60 + 1 / 3600),
            "odoke": (145 + 52 / 60 + 32 / 3600, 43 + 23 / 60 + 24 / 3600),
        }
        for name, place in published.items():
            first = shapely.get_coordinates(shapes("islets")[name])[0]
            limit = feature("islets", name)["properties"]["accuracy"]["uncertainty_m"]["p95"]
            assert distance_m(*first, *place) < limit

    def test_they_are_found_by_each_sides_name_and_held_with_habomai(self):
        for name in ("Oskolki", "Todo-jima", "Kaiba-jima", "とどじま", "острова Осколки"):
            holding = geo.holder(name, "2000")
            assert holding.place == "todo-oskolki"
            assert holding.views == geo.holder("habomai", "2000").views
        assert geo.holder("萌茂尻島", "1900").holder == "japan"
        # Moneron, off Sakhalin, is written alike
        assert geo.holder("海馬島", "2000").place == "moneron"

    def test_they_add_no_land(self):
        habomai = feature("islands", "habomai")
        parts = [feature("islands", islet)["properties"]["area_km2"] for islet in ISLETS]
        assert habomai["properties"]["area_km2"] == pytest.approx(sum(parts), abs=1e-3)
        assert "area_km2" not in feature("islets", "odoke")["properties"]

    def test_every_median_of_habomai_names_them_as_a_source(self):
        for layer in ("boundary_1855", "boundary_1875", "line_of_control"):
            for each in read_features(layer):
                told = {c["title"] for c in each["properties"]["citation"] if "licence" in c}
                counts = "group:habomai" in str(each["properties"].get("sides"))
                if "sides" in each["properties"]:
                    assert any("GSHHG" in title for title in told) == counts, each["id"]

    def test_the_line_of_control_has_its_feet_on_them(self):
        """Between Cape Nosappu and Odoke the line lies as near to the islet as to the cape."""
        feet = np.array(feature("line_of_control", "four-islands-today")["properties"]["feet"])
        odoke = shapely.get_coordinates(shapes("islets")["odoke"])[0]
        assert (np.abs(feet[:, 2:] - odoke).max(axis=1) < 1e-6).sum() >= 3

    def test_the_manifest_names_their_own_source_alone(self):
        (resource,) = [r for r in read_manifest()["resources"] if r["name"] == "islets"]
        assert [each["title"][:5] for each in resource["sources"]] == ["GSHHG"]
        assert resource["licenses"][0]["name"] == "ODbL-1.0"


def test_island_points_lie_on_the_land():
    islands = shapes("islands")
    for name, shape in islands.items():
        assert shape.contains(shapes("places")[name])


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_a_layer_reads_as_a_frame(layer):
    frame = read_layer(layer)
    assert len(frame) == LAYERS[layer]
    assert frame.crs == "EPSG:4326"
    assert list(frame.index) == [f["id"] for f in read_features(layer)]


def test_unknown_layers_are_refused():
    with pytest.raises(ArgumentError, match=r"no layer is called 'rivers'; known: .*islands"):
        geo.read_layer("rivers")


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-100]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"145.", b"146.", 1)),
        lambda path: path.unlink(),
    ],
    ids=["truncated", "altered", "missing"],
)
def test_damaged_files_are_refused(tmp_path, monkeypatch, damage):
    for path in geojson_dir().iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    damage(tmp_path / "islands.geojson")
    monkeypatch.setattr(layers, "geojson_dir", lambda: tmp_path)
    with pytest.raises(DataError, match=r"islands\.geojson.*make data"):
        read_features("islands")


def test_reading_gives_a_new_object_each_time():
    first = read_manifest()
    first["resources"].clear()
    assert read_manifest()["resources"]
    spoilt = read_features("islands")
    spoilt[0]["id"] = spoilt[0]["properties"]["names"]["en"] = "spoilt"
    spoilt[0]["geometry"]["coordinates"].clear()
    layers.read_shapes("islands").clear()
    read_layer("islands").loc["habomai", "names"]["en"] = "spoilt"
    assert read_features("islands")[0]["id"] == "habomai"
    assert read_features("islands")[0] == load_features("islands")[0]
    assert "spoilt" not in json.dumps(load_features("islands"))
    assert not layers.read_shapes("islands")["habomai"].is_empty


def test_the_files_are_what_rfc_7946_asks_for():
    for name in LAYERS:
        collection = json.loads((geojson_dir() / f"{name}.geojson").read_text(encoding="utf-8"))
        assert collection["type"] == "FeatureCollection"
        assert len(collection["bbox"]) == 4
        assert "crs" not in collection


def test_the_contract_in_the_docs_is_the_manifest():
    docs = data_root().parent / "docs" / "data.md"
    if not docs.is_file():
        pytest.skip("the docs are in the checkout only")
    text = docs.read_text(encoding="utf-8")
    resources = {r["name"]: r for r in read_manifest()["resources"] if r["name"] in LAYERS}
    for name, resource in resources.items():
        bounds = ", ".join(f"{value:.2f}" for value in resource["bounds"])
        title = resource["title"]
        assert f"| `{name}` | {resource['featureCount']} | {bounds} | {title} |" in text
    for row in read_manifest()["areas"]["rows"]:
        assert f"| {row['id']} | {row['measured_km2']:.1f} | {row['official_km2']:.1f} |" in text
    for row in read_manifest()["areas"]["islets"]:
        cells = f"{row['measured_km2']:.1f} | {row['official_km2']:.1f} | {row['ratio']:.4f}"
        assert f"| {row['id']} | {cells} |" in text


def test_a_file_is_read_and_parsed_once_a_process(monkeypatch):
    for cached in (layers._read, layers._parse, layers._build_shapes):
        cached.cache_clear()
    read = []
    of_file = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or of_file(path))
    for _ in range(2):
        read_layer("islands")
        read_features("islands")
        load_features("islands")
    assert [path.name for path in read] == ["islands.geojson"]
