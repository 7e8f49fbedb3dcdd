"""Scenarios: documents and links say the same as Python, and what is wrong is one sentence."""

import json
import math

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geo
from geo.errors import ArgumentError, OutputError
from geo.measure.cut import METHODS
from geo.settlement import maritime
from geo.settlement.scenario import FORMAT, VERSION, IslandCut, Scenario, scenario_schema

ISLANDS = ["habomai", "shikotan", "kunashiri", "etorofu"]
ENDS = [[147.3325, 44.889], [147.41, 44.757]]
HEAD = {"format": FORMAT, "version": VERSION}
CHECKER = jsonschema.Draft202012Validator(scenario_schema())


# documents that the schema and the reader both take
VALID = [
    {"option": "area"},
    {"option": "sea", "share": 0.3},
    {"option": "area", "share": 1},
    {"share": 0.37, "cut": {"method": "bearing", "bearing_deg": 157}},
    {"share": 0.37, "cut": {"toward": "NNW"}},
    {"option": "two-plus-alpha", "alpha": {"etorofu": 0.1}},
    {"option": "two-plus-alpha", "alpha": 0.5},
    {"islands": {"habomai": "japan", "etorofu": "russia"}},
    {"cuts": {"kunashiri": {"fraction": 0.4}}, "title": "四割"},
    {"cuts": {"kunashiri": {"fraction": 0, "method": "meridian", "toward": 200.5}}},
    {
        "title": "Two cuts",
        "islands": {"habomai": "japan", "shikotan": "russia"},
        "cuts": {
            "kunashiri": {"fraction": 0.4, "method": "bearing", "bearing_deg": -20},
            "etorofu": {"ends": ENDS, "toward": "south"},
        },
        "entitlement": {"habomai": 12, "shikotan": 0, "etorofu": 200.0},
        "without": ["kaigara", "todo-oskolki"],
        "sea": 12,
        "lang": "ru",
    },
]


@pytest.mark.parametrize("plain", VALID, ids=str)
def test_what_is_valid_is_read_and_written_again(plain, tmp_path):
    document = {**HEAD, **plain}
    CHECKER.validate(document)
    scenario = Scenario.from_dict(document)
    CHECKER.validate(scenario.to_dict())
    assert Scenario.from_dict(scenario.to_dict()) == scenario
    assert Scenario.from_json(scenario.to_json()) == scenario
    assert hash(Scenario.from_json(scenario.to_json().encode())) == hash(scenario)
    scenario.write(tmp_path / "one.json")
    assert Scenario.read(tmp_path / "one.json") == scenario
    assert Scenario.from_json("\ufeff".encode() + scenario.to_json().encode()) == scenario


# documents that both refuse, and what the reader says of them
INVALID = [
    ({}, "does not say who gets what"),
    ({"lang": "ja"}, "does not say who gets what"),
    ({"islands": {}}, "does not say who gets what"),
    ({"option": "half"}, "no option is called 'half'; known: none, count"),
    ({"option": 3}, '"option" is 3; give a text'),
    ({"option": None}, '"option" is null; give a value, or leave it out'),
    ({"share": 1.5}, '"share" is 1.5; give a number from 0 to 1'),
    ({"share": "0.4"}, '"share" is "0.4"; give a number'),
    ({"share": True}, '"share" is true; give a number'),
    ({"option": "four", "share": 0.4}, "'four' has no share to set"),
    ({"option": "two-plus-alpha"}, "needs its α"),
    ({"option": "area", "alpha": {"etorofu": 0.1}}, '"alpha" goes with the option two-plus'),
    ({"option": "two-plus-alpha", "alpha": {"etorofu": 2}}, '"alpha.etorofu" is 2; give'),
    ({"option": "two-plus-alpha", "alpha": {"urup": 0.2}}, "no island is called 'urup'"),
    ({"option": "area", "islands": {"habomai": "japan"}}, 'both "islands" or "cuts" and "op'),
    ({"share": 0.2, "cuts": {"etorofu": {"fraction": 0.2}}}, 'and "share"; either say'),
    ({"islands": {"habomai": "japan"}, "cut": {"toward": "north"}}, 'and "cut"; either say'),
    ({"islands": {"urup": "japan"}}, "\"islands\" is wrong: no island is called 'urup'; known"),
    ({"islands": {"habomai": "ainu"}}, '"islands.habomai" is "ainu"; give one of: japan, rus'),
    ({"islands": {"habomai": ["japan"]}}, '"islands.habomai" is ["japan"]; give one of'),
    ({"islands": ["habomai"]}, '"islands" is ["habomai"]; give an object'),
    (
        {"islands": {"etorofu": "japan"}, "cuts": {"etorofu": {"fraction": 0.2}}},
        "names 'etorofu' both in",
    ),
    ({"cuts": {"etorofu": 0.2}}, '"cuts.etorofu" is 0.2; give an object'),
    ({"cuts": {"etorofu": {}}}, '"cuts.etorofu" needs either a fraction or the ends'),
    ({"cuts": {"etorofu": {"fraction": 0.2, "ends": ENDS}}}, "needs either a fraction or"),
    ({"cuts": {"etorofu": {"fraction": -0.2}}}, '"cuts.etorofu.fraction" is -0.2; give a n'),
    ({"cuts": {"etorofu": {"fraction": None}}}, '"cuts.etorofu.fraction" is null; give a n'),
    ({"cuts": {"etorofu": {"fraction": 0.2, "method": "wavy"}}}, "no cut is called 'wavy'"),
    ({"cuts": {"etorofu": {"fraction": 0.2, "method": "bearing"}}}, "a bearing is needed"),
    ({"cuts": {"etorofu": {"fraction": 0.2, "bearing_deg": 10}}}, "a bearing is needed"),
    (
        {"cuts": {"etorofu": {"fraction": 0.2, "method": "bearing", "bearing_deg": 1e9}}},
        '"cuts.etorofu.bearing_deg" is 1000000000.0; give a number from -360 to 360',
    ),
    ({"cuts": {"etorofu": {"fraction": 0.2, "toward": "up"}}}, "no direction is called 'up'"),
    ({"cuts": {"etorofu": {"fraction": 0.2, "toward": [1]}}}, '"cuts.etorofu.toward" is [1]'),
    ({"cuts": {"etorofu": {"fraction": 0.2, "colour": 1}}}, 'a field "cuts.etorofu.colour"'),
    ({"cuts": {"etorofu": {"ends": ENDS[:1]}}}, "must be two points"),
    ({"cuts": {"etorofu": {"ends": [[1, 2, 3], [1, 2]]}}}, "must be two points"),
    ({"cuts": {"etorofu": {"ends": [[45, 147], [45, 148]]}}}, "the longitude comes first"),
    ({"cuts": {"etorofu": {"ends": ENDS, "method": "shortest"}}}, "does not go with given e"),
    ({"share": 0.2, "cut": {"fraction": 0.2}}, 'a field "cut.fraction" that is not known'),
    ({"option": "area", "entitlement": {"urup": 12}}, '"entitlement" is wrong: no island is'),
    ({"option": "area", "entitlement": {"habomai": 24}}, '"entitlement.habomai" is 24; give'),
    ({"option": "area", "entitlement": {"habomai": False}}, '"entitlement.habomai" is false'),
    ({"option": "area", "without": "kaigara"}, '"without" is "kaigara"; give a list'),
    ({"option": "area", "without": [3]}, '"without" is [3]; give a list'),
    ({"option": "area", "without": ["kaigara", "kaigara"]}, "names 'kaigara' twice"),
    ({"option": "area", "sea": 24}, '"sea" is 24; give one of: 12, 200'),
    ({"option": "area", "lang": "de"}, '"lang" is "de"; give one of: en, ja, ru'),
    ({"option": "area", "title": " "}, '"title" is " "; give a text'),
    ({"option": "area", "colour": "red"}, 'a field "colour" that is not known; leave it out'),
    ({"option": "area", "version": 2}, "of version 2, which is newer than version 1"),
    ({"option": "area", "version": 0}, '"version" is 0; give one of: 1'),
    ({"option": "area", "version": "1"}, '"version" is "1"; give one of: 1'),
    ({"option": "area", "version": True}, '"version" is true; give one of: 1'),
    ({"option": "area", "format": "geojson"}, '"format" is "geojson"; give "four-islands'),
]


@pytest.mark.parametrize(("plain", "message"), INVALID, ids=str)
def test_what_is_invalid_is_one_sentence_that_names_the_field(plain, message):
    document = {**HEAD, **plain}
    assert not CHECKER.is_valid(document)
    for read in (Scenario.from_dict, lambda each: Scenario.from_json(json.dumps(each))):
        with pytest.raises(ArgumentError) as refused:
            read(document)
        assert message in str(refused.value)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not valid JSON"),
        ('{"format": "four-islands-scenario", ', "is the file complete?"),
        ("[]", "a scenario is a JSON object"),
        ("null", "a scenario is a JSON object"),
        ('{"version": 1}', '"format" is null'),
        ('{"format": "four-islands-scenario"}', '"version" is null'),
        ('{"share": 0.1, "share": 0.2}', 'names "share" twice in one object'),
        (json.dumps({**HEAD, "share": 1}).replace(" 1}", " 1e400}"), '"share" is Infinity; give'),
        (json.dumps({**HEAD, "share": math.nan}), '"share" is NaN; give a number from 0 to 1'),
        (b"\xff\xfe", "is not text in UTF-8"),
        ("[" * 100_000, "nests its objects too deep"),
    ],
)
def test_what_is_no_document_is_one_sentence(text, message):
    with pytest.raises(ArgumentError) as refused:
        Scenario.from_json(text)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ArgumentError, match=r"cannot read .*none\.json: No such file"):
        Scenario.read(tmp_path / "none.json")
    (tmp_path / "bad.json").write_text(json.dumps({**HEAD, "share": 3}))
    with pytest.raises(ArgumentError, match=r'bad\.json: the scenario\'s "share" is 3'):
        Scenario.read(tmp_path / "bad.json")
    with pytest.raises(OutputError, match="is a folder"):
        Scenario(share=0.2).write(tmp_path)


def test_a_document_of_a_newer_version_says_what_to_do():
    with pytest.raises(ArgumentError, match="update the package"):
        Scenario.from_dict({"format": FORMAT, "version": 7, "new": "field"})


def test_islands_answer_to_all_their_names():
    scenario = Scenario(
        islands={"歯舞群島": "japan"},
        cuts={"Итуруп": {"fraction": 0.2}},
        entitlement={"Khabomai": 12},
        without=["Signalny"],
    )
    assert list(scenario.islands.items()) == [
        ("habomai", "japan"),
        ("shikotan", "russia"),
        ("kunashiri", "russia"),
    ]
    assert scenario.cuts == {"etorofu": IslandCut(0.2)}
    assert scenario.entitlement == {"habomai": 12}
    assert scenario.without == ("kaigara",)
    with pytest.raises(ArgumentError, match="names 'iturup' twice"):
        Scenario(islands={"etorofu": "japan", "iturup": "japan"})
    with pytest.raises(ArgumentError, match="no rock is called 'urup'"):
        Scenario(option="area", without=["urup"])


def test_the_schema_knows_the_same_words():
    schema = scenario_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    properties = schema["properties"]
    assert properties["option"]["enum"] == [*geo.option_names(), "sea"]
    assert schema["$defs"]["island"]["enum"] == ISLANDS
    assert set(METHODS) <= set(schema["$defs"]["method"]["enum"]) <= {*METHODS, "arc"}
    fields = {"format", "version", *Scenario.__dataclass_fields__}
    assert set(properties) == fields
    directions = schema["$defs"]["toward"]["anyOf"][0]["enum"]
    assert len(set(directions)) == len(directions) == 3 * 16 + 1
    for direction in directions:
        if direction != "any":
            Scenario(share=0.3, cut={"toward": direction})


@pytest.mark.parametrize(
    ("scenario", "same"),
    [
        (Scenario(option="area"), lambda: geo.settle("area")),
        (Scenario(share=0.37), lambda: geo.settle("area", share=0.37)),
        (
            Scenario(share=0.6, cut={"method": "bearing", "bearing_deg": 100, "toward": "south"}),
            lambda: geo.settle("area", share=0.6, cut="bearing", bearing_deg=100, toward="south"),
        ),
        (
            Scenario(option="two-plus-alpha", alpha=0.5),
            lambda: geo.settle("two-plus-alpha", alpha=0.5),
        ),
        (
            Scenario(
                islands={"shikotan": "japan"},
                cuts={
                    "kunashiri": {"fraction": 0.4, "method": "meridian"},
                    "etorofu": {"ends": ENDS, "toward": "east"},
                },
            ),
            lambda: geo.settle_claim(
                ["shikotan"],
                fraction={"kunashiri": 0.4},
                ends={"etorofu": ENDS},
                cut={"kunashiri": "meridian"},
                toward={"etorofu": "east"},
            ),
        ),
        (
            Scenario(islands={"etorofu": "russia"}),
            lambda: geo.settle_claim([]),
        ),
    ],
    ids=lambda each: each.to_link() if isinstance(each, Scenario) else "",
)
def test_it_is_settled_as_python_settles_it(scenario, same):
    assert scenario.settle() == same()


def test_a_cut_that_contradicts_itself_is_refused():
    for cut in (IslandCut(), IslandCut(0.2, ends=ENDS), IslandCut(ends=ENDS, method="parallel")):
        with pytest.raises(ArgumentError, match=r'"cuts\.etorofu(\.method)?" (needs|does not go)'):
            Scenario(cuts={"etorofu": cut})
    with pytest.raises(ArgumentError, match=r'"cut\.fraction" that is not known'):
        Scenario(option="area", cut=IslandCut(0.2))


def test_its_title_is_that_of_the_settlement():
    titled = Scenario(title="Моя линия", option="count")
    assert titled.settle().title == "Моя линия"
    assert titled.settle().citations == geo.settle("count").citations


def test_half_of_the_sea_is_a_scenario_too():
    assert Scenario(option="sea").settle() == maritime.settle_sea()


def test_what_islands_are_entitled_to_is_handed_on(monkeypatch):
    asked = {}

    def measured(land, **how):
        asked.update(how, land=land)

    monkeypatch.setattr(maritime, "measure_sea", measured)
    Scenario(option="count").measure_sea()
    assert list(asked) == ["land"]
    Scenario(option="count", entitlement={"shikotan": 0}, without=["odoke"]).measure_sea()
    assert asked["entitlement"] == {"shikotan": 0}
    assert asked["without"] == ("odoke",)
    assert asked["land"].option == "count"


def numbers(low, high):
    return st.floats(low, high, allow_subnormal=False)


WAYS = st.one_of(
    st.just({}),
    st.sampled_from(["meridian", "parallel"]).map(lambda method: {"method": method}),
    numbers(-360, 360).map(lambda deg: {"method": "bearing", "bearing_deg": deg}),
)
TOWARD = st.one_of(
    st.just({}),
    st.sampled_from(["north", "ene", "south-south-east"]).map(lambda name: {"toward": name}),
    numbers(-720, 720).map(lambda deg: {"toward": deg}),
)
POSITION = st.tuples(numbers(-180, 180), numbers(-90, 90)).map(list)
CUTS = st.one_of(
    st.builds(lambda part, way, to: {"fraction": part, **way, **to}, numbers(0, 1), WAYS, TOWARD),
    st.builds(lambda a, b, to: {"ends": [a, b], **to}, POSITION, POSITION, TOWARD),
)


@st.composite
def scenarios(draw):
    """Any scenario that can be written down."""
    plain = {
        "entitlement": draw(st.dictionaries(st.sampled_from(ISLANDS), st.sampled_from([0, 12]))),
        "without": draw(st.lists(st.sampled_from(["kaigara", "odoke"]), unique=True)),
        "sea": draw(st.sampled_from([12, 200])),
        "lang": draw(st.sampled_from(["en", "ja", "ru"])),
    }
    kind = draw(st.sampled_from(["claim", "share", "option", "alpha"]))
    if kind == "claim":
        cut = draw(st.lists(st.sampled_from(ISLANDS), unique=True))
        rest = [island for island in ISLANDS if island not in cut]
        plain["cuts"] = {island: draw(CUTS) for island in cut}
        plain["islands"] = {island: draw(st.sampled_from(["japan", "russia"])) for island in rest}
        return Scenario(**plain)
    way = {**draw(WAYS), **draw(TOWARD)}
    if kind == "share":
        plain["share"] = draw(numbers(0, 1))
        plain |= draw(st.sampled_from([{}, {"option": "area"}, {"option": "sea"}]))
    elif kind == "option":
        plain["option"] = draw(st.sampled_from(["none", "count", "area", "sea"]))
    else:
        plain |= {"option": "two-plus-alpha", "alpha": {"etorofu": draw(numbers(0, 1))}}
    return Scenario(**plain, **({"cut": way} if way else {}))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenario=scenarios(), page=st.sampled_from(["split.html", "file:///a%20b/split.html", ""]))
def test_document_and_link_give_the_scenario_back(scenario, page):
    assert Scenario.from_json(scenario.to_json()) == scenario
    CHECKER.validate(scenario.to_dict())
    link = scenario.to_link(page)
    assert link.startswith(f"{page}#")
    assert link.isascii()
    assert Scenario.from_link(link) == scenario


@pytest.mark.parametrize(
    ("link", "scenario"),
    [
        ("split.html#option=area", Scenario(option="area")),
        ("#share=0.37&sea=200", Scenario(share=0.37)),
        (
            "split.html#share=0.37&bearing=157",
            Scenario(share=0.37, cut={"method": "bearing", "bearing_deg": 157}),
        ),
        (
            "https://example.org/maps/split.html?v=2#option=count&lang=ja&embed",
            Scenario(option="count", lang="ja"),
        ),
        ("C:\\maps\\split.html#option=count&embed=1", Scenario(option="count")),
        (
            "split.html#to=habomai%2Cshikotan&fraction=kunashiri%3A0.4&bearing=157",
            Scenario(
                islands={"habomai": "japan", "shikotan": "japan"},
                cuts={"kunashiri": {"fraction": 0.4, "method": "bearing", "bearing_deg": 157}},
            ),
        ),
        ("#to=%E6%AD%AF%E8%88%9E%E7%BE%A4%E5%B3%B6", Scenario(islands={"habomai": "japan"})),
        ("#to=&cut=meridian", Scenario(islands={"habomai": "russia"})),
        (
            "#fraction=etorofu:0.2&cut=bearing:20&toward=225",
            Scenario(
                cuts={
                    "etorofu": {
                        "fraction": 0.2,
                        "method": "bearing",
                        "bearing_deg": 20,
                        "toward": 225,
                    }
                }
            ),
        ),
        (
            "#fraction=etorofu:0.2,kunashiri:.4&cut=etorofu:bearing:20,kunashiri:parallel",
            Scenario(
                cuts={
                    "etorofu": {"fraction": 0.2, "method": "bearing", "bearing_deg": 20},
                    "kunashiri": {"fraction": 0.4, "method": "parallel"},
                }
            ),
        ),
        (
            (
                "#ends=etorofu:147.3325:44.889:147.41:44.757&fraction=kunashiri:0.4&bearing=150"
                "&toward=south&entitlement=habomai:12,shikotan:12&without=kaigara"
            ),
            Scenario(
                cuts={
                    "etorofu": {"ends": ENDS, "toward": "south"},
                    "kunashiri": {
                        "fraction": 0.4,
                        "method": "bearing",
                        "bearing_deg": 150,
                        "toward": "south",
                    },
                },
                entitlement={"habomai": 12, "shikotan": 12},
                without=["kaigara"],
            ),
        ),
        (
            "#option=two-plus-alpha&alpha=0.5",
            Scenario(option="two-plus-alpha", alpha={"kunashiri": 0.5}),
        ),
        (
            "#option=two-plus-alpha&alpha=iturup:0.5",
            Scenario(option="two-plus-alpha", alpha={"etorofu": 0.5}),
        ),
    ],
)
def test_a_link_is_read(link, scenario):
    assert Scenario.from_link(link) == scenario


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("", "'' is not a link to a settlement: nothing stands after a `#`"),
        ("hello", "'hello' is not a link to a settlement"),
        ("split.html", "is not a link to a settlement"),
        ("split.html#", "is not a link to a settlement"),
        ("split.html#&", "is not a link to a settlement"),
        ("split.html#lang=ja", "does not say who gets what"),
        ("split.html#embed", "does not say who gets what"),
        ("atlas.html#date=1951-09-08", "'date', which is no word of a settlement; known: option"),
        ("#share=0.3&share=0.4", "says 'share' twice"),
        ("#share=", "'share' is empty"),
        ("#share=x", "'share' has 'x', which is not a number"),
        ("#share=nan", "'share' has 'nan', which is not a number"),
        ("#share=2", 'cannot be followed: the scenario\'s "share" is 2; give'),
        ("#option=half", "cannot be followed: no option is called 'half'"),
        ("#option=area&to=habomai", "says both 'option' and 'to'"),
        ("#to=urup", "no island is called 'urup'"),
        ("#to=habomai,", "'to' lacks a name"),
        ("#to=habomai,habomai", "names an island twice"),
        ("#to=etorofu,iturup", "names 'iturup' twice"),
        ("#to=habomai&fraction=habomai:0.2", 'both in "islands" and in "cuts"'),
        ("#fraction=0.4", "'fraction' lacks its `:` in '0.4'"),
        ("#fraction=etorofu:0.4,etorofu:0.2", "'fraction' names 'etorofu' twice"),
        ("#fraction=etorofu:4", '"cuts.etorofu.fraction" is 4; give'),
        ("#fraction=etorofu:0.4&cut=wavy", "no cut is called 'wavy'"),
        ("#fraction=etorofu:0.4&cut=bearing", "a bearing is needed"),
        ("#fraction=etorofu:0.4&cut=kunashiri:meridian", "'kunashiri', which is not cut"),
        ("#share=0.3&cut=kunashiri:meridian", "the formula says which island is cut"),
        ("#fraction=etorofu:0.4&toward=up", "no direction is called 'up'"),
        ("#fraction=etorofu:0.4&ends=etorofu:1:2:3:4", "both a fraction and ends"),
        ("#ends=etorofu:1:2:3", "has 3 numbers for an island instead of four"),
        ("#ends=etorofu:1:2:3:x", "'ends' has 'x', which is not a number"),
        ("#option=area&sea=24", '"sea" is 24'),
        ("#option=area&lang=de", '"lang" is "de"'),
        ("#option=area&entitlement=habomai", "'entitlement' lacks its `:`"),
        ("#option=area&entitlement=urup:12", "no island is called 'urup'"),
        ("#option=area&entitlement=habomai:24", '"entitlement.habomai" is 24'),
        ("#option=area&without=urup", "no rock is called 'urup'"),
        ("#option=%FF", "no option is called"),
        ("#option=area&" + "x" * 500, "which is no word of a settlement"),
    ],
)
def test_a_link_that_cannot_be_followed_is_one_sentence(link, message):
    with pytest.raises(ArgumentError) as refused:
        Scenario.from_link(link)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 600


PIECES = st.sampled_from(
    [*"#&=:,%", "to", "fraction", "etorofu", "0.4", "ends", "cut", "bearing", "", "nan", "ü"]
)


@settings(max_examples=2000, deadline=None)
@given(pieces=st.lists(PIECES, max_size=12))
def test_nonsense_never_ends_in_anything_but_a_sentence(pieces):
    try:
        said = Scenario.from_link("#" + "".join(pieces)).to_link()
    except ArgumentError as error:
        said = str(error)
    assert "\n" not in said
