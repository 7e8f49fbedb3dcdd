"""Scenarios on the command line: read, saved, taken from a link, compared, and refused."""

import io
import json

import pytest

from geo.errors import ArgumentError
from geo.settlement.comparison import Difference, compare_scenarios
from geo.settlement.report import describe
from geo.settlement.scenario import FORMAT, Scenario

ENDS = "etorofu=147.3325,44.889,147.41,44.757"


@pytest.fixture
def saved(tmp_path):
    """Write a scenario to a file."""

    def write(scenario, name="mine.json"):
        scenario.write(tmp_path / name)
        return name

    return write


def test_a_scenario_is_followed(command, saved):
    scenario = Scenario(
        title="Две линии",
        cuts={"kunashiri": {"fraction": 0.4}, "etorofu": {"fraction": 0.2, "method": "meridian"}},
    )
    done = command("geo.split", "--scenario", saved(scenario))
    assert done.returncode == 0, done.stderr
    assert done.stdout == describe(scenario.settle()) + "\n"
    assert done.stdout.startswith("Две линии   [claim]\n")


def test_a_scenario_from_standard_input(command, monkeypatch):
    given = io.TextIOWrapper(io.BytesIO(Scenario(option="three").to_json().encode()))
    monkeypatch.setattr("sys.stdin", given)
    found = json.loads(command("geo.split", "--scenario", "-", "--json").stdout)
    assert found["option"] == "three"


def test_a_closed_standard_input_is_one_sentence(refused, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert "cannot read standard input: it is closed" in refused("geo.split", "--scenario", "-")


@pytest.mark.parametrize(
    ("arguments", "scenario"),
    [
        ([], Scenario(option="area")),
        (["--option", "three"], Scenario(option="three")),
        (["--share", "0.37"], Scenario(share=0.37)),
        (
            ["--share", "0.9", "--cut", "bearing:120", "--toward", "south"],
            Scenario(share=0.9, cut={"method": "bearing", "bearing_deg": 120, "toward": "south"}),
        ),
        (
            ["--option", "two-plus-alpha", "--alpha", "0.3"],
            Scenario(option="two-plus-alpha", alpha={"kunashiri": 0.3}),
        ),
        (
            ["--option", "two-plus-alpha", "--alpha", "iturup=0.3"],
            Scenario(option="two-plus-alpha", alpha={"etorofu": 0.3}),
        ),
        (["--to-japan", "歯舞群島"], Scenario(islands={"habomai": "japan"})),
        (
            [
                *("--fraction", "国後=0.4", "--fraction", "shikotan=1", "--ends", ENDS),
                *("--cut", "kunashiri=bearing:120", "--toward", "iturup=east"),
            ],
            Scenario(
                islands={"shikotan": "japan"},
                cuts={
                    "kunashiri": {"fraction": 0.4, "method": "bearing", "bearing_deg": 120},
                    "etorofu": {"ends": [[147.3325, 44.889], [147.41, 44.757]], "toward": "east"},
                },
            ),
        ),
    ],
)
def test_what_was_asked_is_saved_and_gives_the_same_again(command, tmp_path, arguments, scenario):
    first = command("geo.split", *arguments, "--save-scenario", "mine.json", "--json", "a.json")
    assert first.returncode == 0, first.stderr
    assert Scenario.read(tmp_path / "mine.json") == scenario
    command("geo.split", "--scenario", "mine.json", "--json", "b.json")
    links = ["--from-link", scenario.to_link(), "--json", "c.json", "--save-scenario", "d.json"]
    command("geo.split", *links)
    written = [(tmp_path / f"{name}.json").read_text() for name in "abc"]
    found = [json.loads(text) for text in written]
    # a share has its own title, however it is asked for
    assert found[0] == found[1] == found[2]
    assert (tmp_path / "d.json").read_text() == (tmp_path / "mine.json").read_text()


def test_a_link_is_followed(command):
    done = command("geo.split", "--from-link", "split.html#share=0.37&sea=200", "--json")
    assert json.loads(done.stdout)["sides"]["japan"]["share"] == 0.37


def test_a_scenario_on_standard_output_is_nothing_else(command):
    done = command("geo.split", "--option", "count", "--save-scenario", "-")
    assert Scenario.from_json(done.stdout) == Scenario(option="count")


def test_the_map_opens_in_the_language_of_the_scenario(command, saved, tmp_path):
    done = command(
        "geo.split", "--scenario", saved(Scenario(option="count", lang="ja")), "--map", "m.html"
    )
    assert done.returncode == 0, done.stderr
    assert '<html lang="ja"' in (tmp_path / "m.html").read_text(encoding="utf-8")[:400]


def test_the_sea_of_a_scenario(command, saved):
    name = saved(Scenario(option="count"))
    found = json.loads(command("geo.split", "--scenario", name, "--sea", "--json").stdout)
    assert found["sea"]["limits"]["200"]["sides"]["japan"]["share"] == pytest.approx(
        0.495, abs=1e-3
    )
    assert command("geo.split", "--scenario", name, "--sea").stdout == (
        command("geo.split", "--option", "count", "--sea").stdout
    )


def test_two_scenarios_are_compared(command, saved):
    mine = saved(Scenario(title="Mine", islands={"shikotan": "japan"}))
    done = command("geo.split", "--compare", mine, "split.html#option=count", "--json", "d.json")
    assert done.returncode == 0, done.stderr
    assert "A: Mine   [claim]" in done.stdout
    assert "[count]" in done.stdout
    land = next(line for line in done.stdout.splitlines() if line.startswith("Japan: land, meas"))
    assert land.split()[-4:] == ["341.7", "km²", "+92.5", "km²"]
    assert "not a legal claim" in done.stdout
    assert "GSI (Japan)" in done.stdout
    found = json.loads(command("geo.split", "--compare", mine, "count", "--json").stdout)
    assert list(found) == ["scenarios", "titles", "differences", "caveat"]
    assert [each["format"] for each in found["scenarios"]] == [FORMAT, FORMAT]
    figures = {(each["figure"], each["of"]): each for each in found["differences"]}
    assert figures["land-km2", "japan"]["change"] == pytest.approx(92.5, abs=0.05)
    assert figures["sea-200-share", "japan"]["second"] == pytest.approx(0.495, abs=1e-3)
    for figure in {figure for figure, _ in figures}:
        both = [figures[figure, side]["change"] for side in ("japan", "russia")]
        assert sum(both) == pytest.approx(0, abs=1e-6)


def test_borders_and_alphas_are_compared_island_by_island(seas):
    area, count = seas["area"], seas["count"]
    found = {(d.figure, d.of): d for d in compare_scenarios(count, area)}
    length = found["border-km", "etorofu"]
    assert (length.first, length.change) == (None, None)
    assert length.second == area.settlement.border.length_km
    assert found["alpha", "etorofu"].second == area.settlement.alpha.fraction
    same = {d.change for d in compare_scenarios(area, area)}
    assert same == {0.0}
    turned = {(d.figure, d.of): d.change for d in compare_scenarios(area, count)}
    for key, each in found.items():
        assert turned[key] == (None if each.change is None else -each.change)
    assert Difference("alpha", "etorofu", "share", 0.1, 0.3).to_dict()["change"] == 0.2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scenario", "none.json"], "cannot read none.json: No such file"),
        (["--scenario", "bad.json"], "bad.json: the scenario is not valid JSON"),
        (["--scenario", "new.json"], "new.json: the scenario is of version 2, which is newer"),
        (["--scenario", "urup.json"], "no island is called 'urup'"),
        (["--scenario", "ok.json", "--share", "0.3"], "--share does not go with --scenario"),
        (["--scenario", "ok.json", "--cut", "meridian"], "--cut does not go with --scenario"),
        (["--scenario", "ok.json", "--from-link", "#share=1"], "--from-link does not go with"),
        (["--from-link", "hello"], "'hello' is not a link to a settlement"),
        (["--from-link", "#share=1", "--option", "four"], "--option does not go with --from-link"),
        (["--from-link", "#share=2"], 'the scenario\'s "share" is 2; give a number'),
        (["--from-link", "#ends=etorofu:1:2:3:4"], "km from its shore"),
        (["--option", "all", "--save-scenario", "x.json"], "saves one scenario, not all"),
        (["--share", "0.9", "--cut", "etorofu=meridian", "--save-scenario", "x.json"], "one way"),
        (["--save-scenario", "no/x.json"], "the folder no does not exist"),
        (["--save-scenario", "x.json", "--json", "x.json"], "two outputs cannot go to x.json"),
        (["--list", "--scenario", "ok.json"], "--scenario does not go with --list"),
        (["--compare", "ok.json"], "expected 2 arguments"),
        (["--compare", "ok.json", "none.json"], "'none.json' is not a file, a link with a `#`, or"),
        (["--compare", "ok.json", "."], "cannot read .: Is a directory"),
        (["--compare", "ok.json", "bad.json"], "bad.json: the scenario is not valid JSON"),
        (["--compare", "count", "two-plus-alpha"], "needs its α"),
        (["--compare", "count", "#share=x"], "'x', which is not a number"),
        (["--compare", "-", "-"], "standard input holds one scenario"),
        (["--compare", "count", "four", "--map", "x.html"], "--map does not go with --compare"),
        (["--compare", "count", "four", "--share", "0.2"], "--share does not go with --compare"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(refused, tmp_path, arguments, message):
    Scenario(option="count").write(tmp_path / "ok.json")
    (tmp_path / "bad.json").write_text('{"format": ')
    new = {"format": FORMAT, "version": 2, "surprise": True}
    (tmp_path / "new.json").write_text(json.dumps(new))
    urup = {"format": FORMAT, "version": 1, "islands": {"urup": "japan"}}
    (tmp_path / "urup.json").write_text(json.dumps(urup))
    before = sorted(path.name for path in tmp_path.iterdir())
    assert message in refused("geo.split", *arguments)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_polygons_of_ones_own_are_no_scenario(refused, tmp_path):
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    (tmp_path / "mine.geojson").write_text(json.dumps(square))
    arguments = ["--islands", "mine.geojson", "--sides", "a,b", "--save-scenario", "x.json"]
    assert "--islands does not go with --save-scenario" in refused("geo.split", *arguments)


def test_a_claim_is_a_scenario():
    scenario = Scenario.of_claim(["habomai"], fraction={"kunashiri": 0.4, "shikotan": 0.0})
    assert scenario == Scenario(islands={"habomai": "japan"}, cuts={"kunashiri": {"fraction": 0.4}})
    with pytest.raises(ArgumentError, match="of which no fraction is given"):
        Scenario.of_claim(["habomai"], cut={"kunashiri": "meridian"})
