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
from geo.measure.geodesy import area_km2, length_m

FOUR = ["habomai", "shikotan", "kunashiri", "etorofu"]
ISLETS = {"suisho", "akiyuri", "yuri", "harukari", "shibotsu", "taraku"}
LAYERS = {
    "boundary_1855": 2,
    "boundary_1875": 4,
    "coast": 34,
    "control": 40,
    "events": 404,
    "islands": 10,
    "line_of_control": 4,
    "places": 90,
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
        languages = {"en"} if layer == "events" else {"en", "ja", "ja-Latn", "ru"}
        assert set(properties["names"]) == languages
        assert properties["basis"] in {
            "treaty article",
            "document passage",
            "measured",
            "schematic",
        }
        assert properties["citation"]
        assert set(properties["accuracy"]) == {"fixed_by_text", "chosen", "uncertainty_m"}
        assert properties["accuracy"]["chosen"] or properties["accuracy"]["fixed_by_text"]


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
    days = ("1860-01-01", "1900-01-01", "1920-01-01", "1948-01-01", "2020-01-01")
    rows = [f["properties"] for f in read_features("control")]
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
    assert reef["shift_m"] == pytest.approx(2289, abs=5)


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
