import hashlib
import json
import shutil

import pytest

from geo.base.dates import edtf_span
from geo.errors import ArgumentError, DataError
from geo.layers.read import geojson_dir
from geo.validate import Fault, main, validate_layers


class Folder:
    """A copy of the layers that a test may damage."""

    def __init__(self, path):
        self.path = path
        self.manifest = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
        self.layers = {}

    def layer(self, name):
        if name not in self.layers:
            text = (self.path / f"{name}.geojson").read_text(encoding="utf-8")
            self.layers[name] = json.loads(text)
        return self.layers[name]

    def feature(self, name, record):
        return next(f for f in self.layer(name)["features"] if f["id"] == record)

    def resource(self, name):
        return next(r for r in self.manifest["resources"] if r["name"] == name)

    def faults(self):
        """Write everything back with honest hashes, so that only the planted fault is left."""
        for name, layer in self.layers.items():
            data = json.dumps(layer, ensure_ascii=False).encode()
            (self.path / f"{name}.geojson").write_bytes(data)
            resource = self.resource(name)
            resource["bytes"] = len(data)
            resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        manifest = json.dumps(self.manifest, ensure_ascii=False)
        (self.path / "datapackage.json").write_text(manifest, encoding="utf-8")
        return [str(fault) for fault in validate_layers(self.path)]


@pytest.fixture
def whole(tmp_path):
    shutil.copytree(geojson_dir(), tmp_path / "geojson")
    return Folder(tmp_path / "geojson")


def keep(whole, kept):
    resources = [r for r in whole.manifest["resources"] if r["name"] in kept]
    whole.manifest["resources"] = resources
    whole.layers = {name: whole.layer(name) for name in kept}
    return whole


@pytest.fixture
def folder(whole):
    """Only the quick layers."""
    return keep(whole, {"islands", "places", "sakhalin_line", "power_bridge", "events"})


@pytest.fixture
def line_of_1855(whole):
    """A line at sea, and the coasts that it runs between."""
    return keep(whole, {"islands", "coast", "boundary_1855"})


@pytest.fixture
def islands(whole):
    """The islands alone, as if nothing had happened on them."""
    found = keep(whole, {"islands"})
    for feature in found.layer("islands")["features"]:
        feature["properties"]["events"] = []
    assert found.faults() == []
    return found


def test_what_is_shipped_has_no_fault():
    assert validate_layers(geojson_dir()) == []


def test_a_fault_reads_well():
    assert str(Fault("islands", "etorofu", "has no kind")) == "islands/etorofu: has no kind"


def put(key, value):
    def plant(properties):
        properties[key] = value

    return plant


def drop(key):
    return lambda properties: properties.pop(key)


def into(key, inner, value):
    def plant(properties):
        properties[key] = {**properties[key], inner: value}

    return plant


def cite(**entry):
    def plant(properties):
        properties["citation"] = [*properties["citation"], entry]

    return plant


DOCUMENT = {"type": "document", "document": "003_209a23322be7f4e8", "lines": [3, 3]}
PASSAGE = "which Russia seized in 1945 and Japan still claims"

PROPERTY_FAULTS = [
    (drop("kind"), "lacks kind"),
    (drop("accuracy"), "lacks accuracy"),
    (put("id", "Etorofu Island"), "small letters"),
    (put("id", "iturup"), "has the property id 'iturup'"),
    (put("names", None), "has no names"),
    (into("names", "ru", ""), "has no name in ru"),
    (into("names", "ja", "Etorofu"), "has a name in ja that is not in its script"),
    (into("names", "fr", "Étorofu"), "has a name in 'fr'"),
    (put("start", "1855-13"), "wrong start: '1855-13' is not an EDTF date"),
    (put("end", "yesterday"), "wrong end"),
    (lambda p: p.update(start="1905", end="1855"), "starts on 1905 after it ends on 1855"),
    (put("basis", "tradition"), "has the basis 'tradition'; known: treaty article"),
    (put("basis", "treaty article"), "rests on a treaty article but cites no treaty"),
    (put("citation", []), "cites nothing"),
    (cite(type="rumour"), "has a citation of the type 'rumour'"),
    (cite(type="treaty", id="tilsit-1807"), "'tilsit-1807', which treaties.csv lacks"),
    (
        cite(type="treaty", id="portsmouth-1905", article="99", title="Treaty of Portsmouth"),
        "cites article '99' of portsmouth-1905",
    ),
    (
        cite(type="treaty", id="portsmouth-1905", article="9", title="Treaty", signed="1905"),
        "with the title 'Treaty'",
    ),
    (cite(**{**DOCUMENT, "document": "099_x"}, quote="x"), "'099_x', which is not registered"),
    (cite(**{**DOCUMENT, "lines": [9, 3]}, quote=PASSAGE), "by the lines [9, 3]"),
    (cite(**DOCUMENT, quote=PASSAGE + " for ever"), "quotes 11 words"),
    (cite(**DOCUMENT), "quotes 0 words"),
    (cite(type="source", title="A map"), "cites a source without licence"),
    (put("accuracy", {"chosen": "x"}), "accuracy note without exactly"),
    (into("accuracy", "uncertainty_m", 100), "uncertainty of 100 m; give a median and a p95"),
    (into("accuracy", "uncertainty_m", {"p95": 1}), "give a median and a p95"),
    (into("accuracy", "uncertainty_m", {"median": -1, "p95": 3}), "uncertainty of -1 m"),
    (into("accuracy", "uncertainty_m", {"median": None, "p95": None}), "uncertainty of None m"),
    (into("accuracy", "uncertainty_m", {"median": 9, "p95": 3}), "9 m, is more than its p95, 3 m"),
    (put("view", "lisbon"), "has the view 'lisbon'; known: all, administered"),
    (put("ends", "1951-09-08"), "has ends that are not a date for each view"),
    (put("ends", {"lisbon": "1951"}), "ends in the view 'lisbon'; known: all, administered"),
    (put("ends", {"japan": "1951-13"}), "wrong end: '1951-13' is not an EDTF date"),
    (lambda p: p.update(start="1905", ends={"japan": "1855"}), "starts on 1905 after it ends on"),
    (put("basis", "public record"), "rests on a public record but cites no reference"),
    (cite(type="reference", title=" "), "cites a reference without title"),
    (cite(type="reference", title="A", path="shelf 3"), "at 'shelf 3', which is not an address"),
    (
        cite(type="treaty", id="portsmouth-1905", article="9", in_force="1906"),
        "cites portsmouth-1905 as in force from '1906', not '1905-10'",
    ),
    (into("accuracy", "chosen", ""), "whose chosen is neither text nor null"),
    (put("part_of", "atlantis"), "is part of 'atlantis'"),
    (put("area_km2", 3200.0), "has the area 3200.0 km2"),
    # a hundredth of a square kilometre is the rounding of the table, no more
    (lambda p: p.update(area_km2=p["area_km2"] + 0.05), "km2"),
    (lambda p: p.update(area_km2=p["area_km2"] - 0.05), "km2"),
]


def label(value):
    """An id for a message; none for a function, whose name holds an address of this run."""
    return value[:30] if isinstance(value, str) else "plant"


@pytest.mark.parametrize(("plant", "expected"), PROPERTY_FAULTS, ids=label)
def test_a_planted_property_fault_is_found(islands, plant, expected):
    plant(islands.feature("islands", "etorofu")["properties"])
    faults = islands.faults()
    found = [fault for fault in faults if expected in fault]
    assert found, faults
    assert found[0].startswith("islands/etorofu: ")


def reverse(coordinates):
    coordinates[0].reverse()


def cross(coordinates):
    coordinates[0][3], coordinates[0][40] = coordinates[0][40], coordinates[0][3]


def precise(coordinates):
    coordinates[0][5][0] += 1.23e-9


def beyond(coordinates):
    coordinates[0][5][0] = 500.0


def unclosed(coordinates):
    coordinates[0].pop()


def text(coordinates):
    coordinates[0][5] = ["east", "north"]


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (reverse, "an exterior that runs clockwise"),
        (cross, "not valid: Self-intersection"),
        (precise, "more than 7 decimals"),
        (beyond, "out of range"),
        (unclosed, "ring that is not closed"),
        (text, "longitude and latitude|not arrays of numbers"),
    ],
)
def test_a_planted_geometry_fault_is_found(islands, plant, expected):
    plant(islands.feature("islands", "etorofu")["geometry"]["coordinates"])
    faults = islands.faults()
    assert any(
        fault.startswith("islands/etorofu: ") and part in fault
        for fault in faults
        for part in expected.split("|")
    ), faults


@pytest.mark.parametrize("geometry", [None, {"type": "Circle"}, {"type": "Point"}])
def test_no_geometry_is_a_fault(folder, geometry):
    folder.feature("places", "nemuro")["geometry"] = geometry
    assert any(f.startswith("places/nemuro: has ") for f in folder.faults())


def test_layer_faults(folder):
    islands = folder.layer("islands")
    islands["crs"] = {"type": "name"}
    islands["bbox"][0] = 0
    islands["features"].append(islands["features"][-1])
    faults = folder.faults()
    assert "islands/file: names a crs; RFC 7946 has WGS 84 only" in faults
    assert any("has the bbox [0," in fault for fault in faults)
    assert any("islands/file: has 11 features; the manifest lists 10" in fault for fault in faults)
    assert "islands/taraku: has an id that 2 features bear" in faults


def test_manifest_faults(whole):
    whole.resource("places")["bounds"][0] = 1
    del whole.resource("coast")["steps"]
    whole.manifest["licenses"][0] = {"name": "CC0-1.0"}
    faults = whole.faults()
    assert any(fault.startswith("places/file: has the bounds [1") for fault in faults)
    assert "coast/manifest: lacks steps" in faults
    assert "datapackage/licenses: the first licence is 'CC0-1.0', not ODbL-1.0" in faults
    assert any("attribute" in fault for fault in faults)


def test_an_altered_a_missing_and_a_broken_file(whole):
    with (whole.path / "places.geojson").open("a", encoding="utf-8") as stream:
        stream.write(" ")
    (whole.path / "coast.geojson").unlink()
    data = (whole.path / "control.geojson").read_bytes()
    (whole.path / "control.geojson").write_bytes(data[: len(data) // 2])
    faults = [str(fault) for fault in validate_layers(whole.path)]
    assert "places/manifest: has a hash that is not the file's" in faults
    assert any(fault.startswith("coast/file: cannot be read") for fault in faults)
    assert any(fault.startswith("control/file: cannot be read") for fault in faults)


def test_a_moved_median_vertex_is_found(line_of_1855):
    line = line_of_1855.feature("boundary_1855", "etorofu-strait-1855")["geometry"]
    line["coordinates"][4][0] = round(line["coordinates"][4][0] + 0.0001, 7)
    faults = line_of_1855.faults()
    assert any(
        fault.startswith("boundary_1855/etorofu-strait-1855: is not equidistant at vertex 4")
        for fault in faults
    ), faults


def test_feet_that_are_not_the_nearest_are_found(line_of_1855):
    row = line_of_1855.feature("boundary_1855", "etorofu-strait-1855")["properties"]
    row["feet"][2] = row["feet"][9]
    assert any("feet or distances at vertex 2" in fault for fault in line_of_1855.faults())
    row["feet"].pop()
    assert any("vertices, feet of the shape" in fault for fault in line_of_1855.faults())


def test_a_gap_on_the_parallel_is_found(folder):
    line = folder.feature("sakhalin_line", "sakhalin-50n")["geometry"]
    del line["coordinates"][3]
    line["coordinates"][5][1] = 50.01
    faults = folder.faults()
    assert any("has a gap of 0.1000 degrees" in fault for fault in faults), faults
    assert any("leaves the parallel of 50.0" in fault for fault in faults)


def test_control_faults(whole):
    keep(whole, {"islands", "coast", "control"})
    row = whole.feature("control", "kurils-north-1855-02-07-all")["properties"]
    row["end"] = "1880"
    row["holder"] = "portugal"
    row["view"] = "lisbon"
    faults = whole.faults()
    assert any("has the holder 'portugal'" in fault for fault in faults)
    assert any("has the view 'lisbon'" in fault for fault in faults)
    row["view"] = "all"
    assert any("overlaps kurils-north-1855-02-07-all" in fault for fault in whole.faults())


def test_an_islet_on_land_or_of_another_group_is_found(whole):
    whole.feature("islets", "odoke")["geometry"]["coordinates"] = [145.9179, 43.4394]
    whole.feature("islets", "moemoshiri")["properties"]["group"] = "shikotan"
    whole.feature("islets", "todo-oskolki")["geometry"]["coordinates"][3] = [146.3289, 43.636]
    faults = whole.faults()
    told = "lies on the land of 'suisho', which the coastline holds"
    assert f"islets/odoke: {told}" in faults
    assert any(fault.startswith("islets/todo-oskolki: lies on the land of") for fault in faults)
    assert "islets/moemoshiri: is part of another group than it counts for" in faults


def test_an_area_beyond_the_tolerance_is_found(folder):
    row = next(row for row in folder.manifest["areas"]["rows"] if row["id"] == "shikotan")
    row["official_km2"] = 260.0
    row["island_km2"] = 252.0
    islet = next(row for row in folder.manifest["areas"]["islets"] if row["id"] == "yuri")
    islet["official_km2"] = 9.5
    faults = folder.faults()
    assert any("islands/shikotan: is 0.9586" in fault and "(group)" in fault for fault in faults)
    assert any("islands/shikotan: is 0.9891" in fault and "(island)" in fault for fault in faults)
    assert any("islands/yuri: is 1.09" in fault and "(islet)" in fault for fault in faults)


def test_a_line_beyond_its_drawing_limit_is_found(line_of_1855):
    row = line_of_1855.feature("boundary_1855", "etorofu-strait-1855")["properties"]
    row["drawing_limit_m"] = 30000
    assert any("beyond its drawing limit of 30000 m" in fault for fault in line_of_1855.faults())


@pytest.mark.usefixtures("need_texts")
def test_a_quote_that_is_not_there_is_found(folder):
    entry = {**DOCUMENT, "quote": "these words stand nowhere"}
    folder.feature("islands", "etorofu")["properties"]["citation"].append(entry)
    assert any("stands 0 times on lines 3-3" in fault for fault in folder.faults())


def test_all_faults_are_listed_at_once(folder):
    for index, feature in enumerate(folder.layer("places")["features"][:5]):
        feature["properties"]["basis"] = f"whim {index}"
    assert sum("has the basis 'whim" in fault for fault in folder.faults()) == 5


def test_an_event_needs_an_english_name_only_and_may_have_no_place(folder):
    told = folder.layer("events")["features"]
    assert any(feature["geometry"] is None for feature in told)
    assert folder.faults() == []
    record = told[0]["id"]
    told[0]["properties"]["names"] = {}
    folder.feature("islands", "shikotan")["properties"]["events"].append("no-such-event")
    assert set(folder.faults()) == {
        f"events/{record}: has no name in en",
        "islands/shikotan: lists the event 'no-such-event', which no layer has",
    }


def test_the_command(folder, capsys):
    assert main([str(folder.path)]) == 0
    assert capsys.readouterr().out == ""
    folder.feature("islands", "etorofu")["properties"]["kind"] = ""
    folder.faults()
    assert main([str(folder.path)]) == 1
    assert capsys.readouterr().out == "islands/etorofu: has no kind\n"


def test_the_command_as_users_run_it(command, refused, tmp_path):
    assert command("geo.validate").returncode == 0
    assert "cannot be read" in refused("geo.validate", tmp_path / "nowhere")


def test_bad_folders(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        validate_layers(tmp_path)
    (tmp_path / "datapackage.json").write_text("[]", encoding="utf-8")
    with pytest.raises(DataError, match="lists no resources"):
        validate_layers(tmp_path)


@pytest.mark.parametrize(
    ("text_", "span"),
    [
        ("1905", ("1905-01-01", "1905-12-31")),
        ("1904-02", ("1904-02-01", "1904-02-29")),
        ("1905-09-05", ("1905-09-05", "1905-09-05")),
        ("1990~", ("1990-01-01", "1990-12-31")),
        ("1990-05?", ("1990-05-01", "1990-05-31")),
        ("1990%", ("1990-01-01", "1990-12-31")),
        ("198X", ("1980-01-01", "1989-12-31")),
        ("18XX", ("1800-01-01", "1899-12-31")),
        ("1945-09-02/..", ("1945-09-02", "9999-12-31")),
        ("../1875", ("0000-01-01", "1875-12-31")),
        ("1855/1875-05", ("1855-01-01", "1875-05-31")),
    ],
)
def test_edtf(text_, span):
    assert edtf_span(text_) == span


@pytest.mark.parametrize(
    "text_",
    [
        "",
        "05",
        "1905-9-5",
        "1905-02-30",
        "1905-00",
        "19051",
        "1905/1904",
        "1/2/3",
        "/",
        "../..",
        "a",
    ],
)
def test_no_edtf(text_):
    with pytest.raises(ArgumentError, match="EDTF"):
        edtf_span(text_)
