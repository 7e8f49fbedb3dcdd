"""Input that is empty, doubled, contradictory or no GeoJSON: one sentence, and nothing is done."""

import json
from decimal import Decimal
from fractions import Fraction
from importlib import import_module

import pytest
from shapely import box

import geo
from geo.base.command import Parser
from geo.errors import ArgumentError, GeoError, GeometryError
from geo.evidence.documents import texts_dir
from geo.layers.own_polygons import read_polygons
from geo.maps.offline.tiles import tile_layer
from geo.measure.cut import check_cut


@pytest.fixture
def say(tmp_path, monkeypatch):
    """Run a command in an empty folder; the sentence that it refuses with."""
    monkeypatch.chdir(tmp_path)

    def run(module, *arguments):
        name = f"{module}.__main__" if module in {"geo.maps", "geo.build", "geo"} else module
        with pytest.raises(GeoError) as refusal:
            import_module(name).main(list(arguments))
        said = str(refusal.value)
        assert "\n" not in said
        assert list(tmp_path.iterdir()) == []
        return said

    return run


class TestArguments:
    @pytest.mark.parametrize(
        ("module", "option"),
        [
            ("geo.split", "--option"),
            ("geo.split", "--json"),
            ("geo.split", "--geojson"),
            ("geo.split", "--map"),
            ("geo.split", "--islands"),
            ("geo.split", "--sides"),
            ("geo.split", "--share"),
            ("geo.split", "--alpha"),
            ("geo.split", "--to-japan"),
            ("geo.split", "--to-first"),
            ("geo.split", "--fraction"),
            ("geo.split", "--cut"),
            ("geo.split", "--toward"),
            ("geo.sea", "--option"),
            ("geo.sea", "--json"),
            ("geo.events", "--place"),
            ("geo.events", "--text"),
            ("geo.events", "--csv"),
            ("geo.claims", "--json"),
            ("geo.sources", "--texts"),
            ("geo.build", "--out"),
            ("geo.build", "--source"),
        ],
    )
    @pytest.mark.parametrize("text", ["", "  "])
    def test_an_empty_value(self, say, module, option, text):
        said = say(module, option, text)
        assert "is empty" in said
        assert f"see `python -m {module} --help`" in said
        assert option in said or option == "--to-first"

    def test_an_empty_value_of_maps_and_of_what_has_no_option(self, say):
        assert "--out is empty" in say("geo.maps", "all", "--out", "")
        assert "--lang is empty" in say("geo.maps", "all", "--lang", "")
        assert "directory is empty" in say("geo.validate", "")
        assert "is empty" in say("geo.sources", "")

    @pytest.mark.parametrize(
        ("module", "arguments"),
        [
            ("geo.split", ["--option", "area", "--option", "four"]),
            ("geo.split", ["--share", "0.3", "--share", "0.3"]),
            ("geo.split", ["--to-japan", "shikotan", "--to-first", "habomai"]),
            ("geo.split", ["--sea", "--no-sea"]),
            ("geo.split", ["--list", "--list"]),
            ("geo.split", ["--json", "--json", "x"]),
            ("geo.sea", ["--option", "area", "--option", "all"]),
            ("geo.events", ["--kind", "poll", "--kind", "treaty"]),
            ("geo.maps", ["all", "--lang", "ja", "--lang", "ru"]),
        ],
    )
    def test_an_option_given_twice(self, say, module, arguments):
        assert "is given twice; give it once" in say(module, *arguments)

    def test_an_option_that_may_be_repeated(self):
        parser = Parser(prog="x")
        parser.add_argument("--part", action="append")
        assert parser.parse_args(["--part", "a", "--part", "b"]).part == ["a", "b"]
        # and each parse stands for itself
        assert parser.parse_args(["--part", "a"]).part == ["a"]
        assert parser.given == ["--part"]

    @pytest.mark.parametrize(
        ("module", "arguments"),
        [
            ("geo.maps", ["all", "--la", "ja"]),
            ("geo.split", ["--opt", "area"]),
            ("geo.sea", ["--opt", "area"]),
            ("geo", ["--vers"]),
        ],
    )
    def test_an_abbreviation(self, say, module, arguments):
        assert "unrecognized arguments" in say(module, *arguments)

    @pytest.mark.parametrize(
        ("module", "arguments", "message"),
        [
            ("geo.split", ["--to-japan", ","], "--to-japan ',' lacks a name"),
            ("geo.split", ["--to-japan", "shikotan,"], "lacks a name"),
            ("geo.split", ["--to-first", ",", "--share", "0.3"], "lacks a name"),
            ("geo.split", ["--to-japan", "shikotan", "--share", "0.3"], "--share does not go with"),
            ("geo.split", ["--list", "--option", "area"], "--option does not go with --list"),
            ("geo.split", ["--json", "--list"], "--json does not go with --list"),
            ("geo.split", ["--option", "four", "--cut", "nonsense"], "no cut is called 'nonsense'"),
            ("geo.split", ["--option", "none", "--toward", "nan"], "direction nan is not a number"),
            ("geo.split", ["--option", "four", "--toward", "up"], "no direction is called 'up'"),
            ("geo.split", ["--option", "count", "--cut", "bearing:nan"], "bearing nan is not a"),
            ("geo.split", ["--option", "half"], "area, four, two-plus-alpha, sea, all"),
            ("geo.sea", ["--option", "half"], "area, four, two-plus-alpha, sea, all"),
            ("geo.split", ["--json", "x/"], "cannot write x/: it names a folder"),
            ("geo.sources", ["list", "--texts", "/nope"], "--texts does not go with list"),
            ("geo.build", ["--events-only", "--source", "/nope"], "--source does not go with"),
            ("geo.events", ["--from", "٢٠١٠"], "is not an EDTF date"),
            ("geo.maps", ["all", "--tiles-attribution", "x"], "goes with --tiles URL only"),
        ],
    )
    def test_what_does_not_go(self, say, module, arguments, message):
        assert message in say(module, *arguments)

    def test_a_folder_of_texts_that_is_not_there(self, monkeypatch):
        monkeypatch.setenv("GEO_SEED_TEXTS", "/nope")
        with pytest.raises(ArgumentError, match=r"\$GEO_SEED_TEXTS names /nope, which is not a fo"):
            texts_dir()

    @pytest.mark.parametrize(
        ("module", "arguments"),
        [
            ("geo.split", ["--option", "x" * 100_000]),
            ("geo.split", ["--share", "x" * 100_000]),
            ("geo.split", ["--toward", "it's " * 20_000]),
            ("geo.split", ["--" + "x" * 100_000]),
            ("geo.split", ["x" * 100_000]),
            ("geo.events", ["--place", "x" * 100_000]),
            ("geo.events", ["--document", "x" * 100_000]),
            ("geo.events", ["--from", "x" * 100_000]),
            ("geo.maps", ["x" * 100_000]),
            ("geo.sources", ["show", "x" * 100_000]),
            ("geo.sources", ["x" * 100_000]),
        ],
    )
    def test_a_message_repeats_no_more_than_sixty_characters(self, say, module, arguments):
        said = say(module, *arguments)
        assert len(said) < 1500
        assert "x" * 61 not in said

    def test_a_path_that_is_longer_than_a_path_can_be(self, refused):
        said = refused("geo.split", "--json", "x" * 5_000)
        assert len(said) < 300

    def test_apostrophes_of_words_are_no_quotes(self):
        text = (
            "the documents' texts are not where they should be; put each reader's copy of them in"
        )
        assert str(GeoError(text)) == text
        assert str(GeoError(f"no 'a' or {'b' * 70!r}")) == f"no 'a' or '{'b' * 60}…'"


class TestTiles:
    def test_an_address_of_ones_own(self, tmp_path, monkeypatch):
        from geo.maps.__main__ import main  # noqa: PLC0415  folium is slow to load

        monkeypatch.chdir(tmp_path)
        url = "https://tile.example.org/{z}/{x}/{y}.png"
        assert main(["split", "--out", ".", "--tiles", url]) == 0
        page = (tmp_path / "split.html").read_text(encoding="utf-8")
        policy = page.split('http-equiv="Content-Security-Policy"')[1].split(">")[0]
        assert "https://tile.example.org" in policy
        arguments = ["split", "--out", ".", "--tiles", url, "--tiles-attribution", "Tile <b>Co"]
        assert main(arguments) == 0
        page = (tmp_path / "split.html").read_text(encoding="utf-8")
        assert "Tile <b>Co" not in page

    def test_whom_to_thank(self):
        url = "https://{s}.tiles.example/{z}/{x}/{y}.png"
        assert tile_layer(url).options["attribution"] == "tiles.example"
        layer = tile_layer(url, attribution="© A & <b>")
        assert layer.options["attribution"] == "© A &amp; &lt;b&gt;"

    @pytest.mark.parametrize(
        ("tiles", "message"),
        [
            ("nonsense", "no tile set is called 'nonsense'"),
            ("Jawg.Streets", "or it needs a key"),
            ("https://tiles.example/", r"lacks \{z\}, \{x\}, \{y\}"),
            ("https:///{z}/{x}/{y}.png", "names no host"),
            ("https://[/{z}/{x}/{y}.png", "names no host"),
        ],
    )
    def test_nonsense(self, tiles, message):
        with pytest.raises(ArgumentError, match=message):
            tile_layer(tiles)

    def test_what_is_not_https(self, say):
        said = say("geo.maps", "split", "--tiles", "http://tiles.example/{z}/{x}/{y}.png")
        assert "over https from a plain host" in said
        assert "no tile set is called" in say("geo.maps", "atlas", "--tiles", "nonsense")
        assert "brings its own attribution" in say(
            "geo.maps", "atlas", "--tiles", "OpenStreetMap", "--tiles-attribution", "x"
        )


RING = [[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]]
PLOT = {"type": "Polygon", "coordinates": [RING]}


def nested(depth):
    return "[" * depth + "]" * depth


class TestPolygons:
    @pytest.fixture
    def read(self, tmp_path):
        def read(feature, *others, **members):
            whole = {"type": "FeatureCollection", "features": [feature, *others], **members}
            path = tmp_path / "mine.geojson"
            path.write_text(json.dumps(whole), encoding="utf-8")
            return read_polygons(str(path))

        return read

    @pytest.mark.parametrize(
        ("members", "message"),
        [
            (
                {"properties": {"name": ["a"]}},
                "feature 1 of .* has a name that is neither text nor",
            ),
            ({"properties": {"name": {"en": "a"}}}, "neither text nor a number"),
            ({"id": ["a"]}, "neither text nor a number"),
            ({"id": True}, "neither text nor a number"),
            ({"properties": {"name": "a\ud800"}}, r"has a name 'a\\ud800' with half a character"),
        ],
    )
    def test_names_that_are_none(self, read, members, message):
        with pytest.raises(ArgumentError, match=message):
            read({"type": "Feature", "geometry": PLOT, **members})

    def test_names_that_are(self, read):
        features = [
            {"type": "Feature", "geometry": PLOT, "properties": {"name": "島"}, "id": 1},
            {"type": "Feature", "geometry": PLOT, "properties": {"name": ""}, "id": 2},
            {"type": "Feature", "geometry": PLOT, "properties": None, "id": ""},
        ]
        assert list(read(*features)) == ["島", "2", "feature 3"]

    @pytest.mark.parametrize(
        ("geometry", "message"),
        [
            ({}, "lacks a type"),
            ([], "lacks a type"),
            ({"type": None, "coordinates": []}, "lacks a type"),
            ({"type": ["Polygon"], "coordinates": []}, "lacks a type"),
            ({"type": "Polygon"}, "lacks its coordinates"),
            ({"type": "Polygon", "coordinates": 7}, "lacks its coordinates"),
            ({"type": "Polygon", "coordinates": [7]}, "not arrays in arrays"),
            ({"type": "MultiPolygon", "coordinates": [[7]]}, "not arrays in arrays"),
            ({"type": "Polygon", "coordinates": RING}, "position that is not longitude and lat"),
            ({"type": "Polygon", "coordinates": [[10, 50]]}, "position that is not longitude"),
            (
                {"type": "Polygon", "coordinates": [[[10], [11], [12], [10]]]},
                "position that is not",
            ),
            ({"type": "Polygon", "coordinates": [RING[:-1]]}, "ring that is not closed"),
            ({"type": "Polygon", "coordinates": [RING[:3]]}, "too few points"),
            ({"type": "Polygon", "coordinates": [[[10**400, 50], *RING[1:]]]}, "not a number"),
            ({"type": "Polygon", "coordinates": [[[True, 50], *RING[1:]]]}, "not a number"),
            ({"type": "Point", "coordinates": [10**400, 50]}, "is not a GeoJSON geometry"),
            ({"type": "GeometryCollection", "geometries": [PLOT]}, "is a GeometryCollection; only"),
            (
                {
                    "type": "Polygon",
                    "coordinates": [
                        [[lat, lon] for lon, lat in ((146, 44), (147, 44), (147, 45), (146, 44))]
                    ],
                },
                "the latitude 147: latitude seems to stand first",
            ),
        ],
    )
    def test_geometry_that_is_none(self, read, geometry, message):
        with pytest.raises(GeometryError, match=message) as refusal:
            read({"type": "Feature", "geometry": geometry, "id": "bad one"})
        said = str(refusal.value)
        assert "'bad one'" in said
        # Python's own words are no help to who wrote the file
        assert not any(word in said for word in ("NoneType", "iterable", "object", "attribute"))

    @pytest.mark.parametrize("depth", [5, 900, 100_000])
    def test_deep_nesting(self, tmp_path, depth):
        path = tmp_path / "deep.geojson"
        path.write_text(f'{{"type":"Polygon","coordinates":{nested(depth)}}}', encoding="utf-8")
        with pytest.raises(GeoError, match=r"position that is not|nests its arrays too deep"):
            read_polygons(str(path))

    @pytest.mark.parametrize("crs", ["EPSG:43260", "EPSG:4326x", "urn:ogc:def:crs:EPSG::32655", 7])
    def test_another_coordinate_system(self, read, crs):
        for member in (crs, {"type": "name", "properties": {"name": crs}}):
            with pytest.raises(GeometryError, match="another coordinate system"):
                read({"type": "Feature", "geometry": PLOT}, crs=member)

    @pytest.mark.parametrize(
        "crs",
        [
            "EPSG:4326",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:EPSG::4326",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            "https://www.opengis.net/def/crs/EPSG/0/4326",
        ],
    )
    def test_the_coordinate_system_of_geojson(self, read, crs):
        for member in (None, crs, {"type": "name", "properties": {"name": crs}}):
            assert list(read({"type": "Feature", "geometry": PLOT}, crs=member)) == ["feature 1"]

    def test_the_same_land_twice(self):
        turned = box(10, 50, 11, 51).reverse()
        polygons = {"a": box(10, 50, 11, 51), "b": box(12, 50, 13, 51), "c": turned}
        with pytest.raises(ArgumentError, match="'a' and 'c' are the same land"):
            geo.divide(polygons, sides=("n", "s"))

    def test_the_file_as_windows_writes_it(self, tmp_path):
        path = tmp_path / "mine.geojson"
        path.write_text(json.dumps(PLOT), encoding="utf-8-sig")
        assert list(read_polygons(str(path))) == ["feature 1"]


class TestValues:
    @pytest.mark.parametrize("share", [Decimal("0.5"), Fraction(1, 2)])
    def test_numbers_of_other_kinds(self, share):
        half = geo.settle("area")
        assert geo.settle("area", share=share).sides["japan"].area_km2 == pytest.approx(
            half.sides["japan"].area_km2, abs=1e-9
        )
        claim = geo.check_claim(["habomai"], fraction={"etorofu": share})
        assert claim.border.island == "etorofu"
        plots = {"plot": box(10, 50, 11, 51)}
        assert geo.divide(plots, sides=("n", "s"), share=share, toward="north").border is not None
        with_alpha = geo.settle("two-plus-alpha", alpha=share)
        assert with_alpha.alpha.fraction == pytest.approx(0.5)

    def test_one_text_instead_of_a_list(self):
        with pytest.raises(ArgumentError, match=r"'habomai' are one text; give a list, as in"):
            geo.check_claim("habomai")
        with pytest.raises(ArgumentError, match="'ab' must be two different names"):
            geo.divide({"plot": box(10, 50, 11, 51)}, sides="ab")

    def test_a_year_as_a_number(self):
        held = geo.holder("etorofu", 1900)
        assert (held.holder, held.date) == ("japan", "1900")
        with pytest.raises(ArgumentError, match="older than 1855-02-07"):
            geo.holder("etorofu", 1800)
        with pytest.raises(ArgumentError, match="the date '19000' is not one"):
            geo.holder("etorofu", 19000)

    @pytest.mark.parametrize(
        ("cut", "message"),
        [
            ({"cut": "nonsense"}, "no cut is called 'nonsense'"),
            ({"cut": "bearing"}, "a bearing is needed"),
            ({"bearing_deg": 7.0}, "a bearing is needed for the cut 'bearing', and for no other"),
            ({"cut": "bearing", "bearing_deg": float("inf")}, "bearing inf is not a number"),
            ({"toward": float("nan")}, "direction nan is not a number"),
            ({"toward": "up"}, "no direction is called 'up'"),
        ],
    )
    def test_a_cut_that_there_is_not_where_nothing_is_cut(self, cut, message):
        with pytest.raises(ArgumentError, match=message):
            geo.settle("four", **cut)
        with pytest.raises(ArgumentError, match=message):
            geo.check_claim(["shikotan"], **cut)

    def test_a_cut_that_there_is(self):
        check_cut("bearing", 120.0, 33.5)
        check_cut("shortest", None, "south-west")
