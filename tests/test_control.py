import dataclasses
import datetime as dt
import subprocess
import sys

import pytest

import geo
from geo.errors import ArgumentError
from geo.layers.control import VIEWS, Holding, claims_only, holder, known_places
from geo.layers.read import read_features

FOUR = ("habomai", "shikotan", "kunashiri", "etorofu")

# what the articles say, written down by hand: place, date, holder as administered
TABLE = [
    ("etorofu", "1855-02-07", "japan"),
    ("urup", "1855-02-07", "russia"),
    ("sakhalin", "1860", "undivided"),
    ("urup", "1875-05-06", "russia"),
    ("urup", "1875-05-07", "japan"),
    ("shumshu", "1900", "japan"),
    ("sakhalin", "1875-05-07", "russia"),
    ("sakhalin", "1905-09-04", "russia"),
    ("sakhalin-south", "1905-09-05", "japan"),
    ("sakhalin-north", "1920", "russia"),
    ("kunashiri", "1900", "japan"),
    ("etorofu", "1945-09-01", "japan"),
    ("etorofu", "1945-09-02", "russia"),
    ("urup", "1946", "russia"),
    ("sakhalin", "2000", "russia"),
    ("moneron", "1910", "japan"),
    ("toyohara", "1930", "japan"),
    ("neftegorsk", "1930", "russia"),
]


@pytest.mark.parametrize(("place", "date", "expected"), TABLE)
def test_the_articles(place, date, expected):
    assert holder(place, date).holder == expected


@pytest.mark.parametrize("place", FOUR)
def test_after_1945_no_view_is_hidden(place):
    holding = holder(place, "1956-10-19")
    assert holding.views == {
        "administered": ("russia", "administered"),
        "japan": ("japan", "claimed; administered by Russia"),
        "russia": ("russia", "held; sovereignty not in dispute, in this view"),
    }
    assert [holder(place, "1956", view=view).view for view in VIEWS] == list(VIEWS)


def test_the_renunciation_is_a_state_of_its_own():
    assert holder("urup", "1951-09-07", view="japan").holder == "japan"
    after = holder("urup", "1951-09-08", view="japan")
    assert (after.holder, after.state) == ("renounced", "renounced, no recipient named")
    assert [entry["id"] for entry in after.citation if entry["type"] == "treaty"] == [
        "san-francisco-1951"
    ]
    assert holder("etorofu", "1960", view="japan").holder == "japan"
    assert holder("sakhalin-south", "1960", view="japan").holder == "renounced"


def test_before_1945_all_views_agree():
    for place in ("etorofu", "urup", "sakhalin-south"):
        assert len(set(holder(place, "1930").views.values())) == 1


SPELLINGS = "iturup|ETOROFU|Etorofu-tō|etorofu-to|択捉島|択捉|Итуруп| итуруп |Etorofu / Iturup"


@pytest.mark.parametrize("spelling", SPELLINGS.split("|"))
def test_any_name_in_any_language(spelling):
    assert holder(spelling, "1900").place == "etorofu"


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("Tanfilyev", "suisho"),
        ("水晶島", "suisho"),
        ("Зеленый", "shibotsu"),
        ("Зелёный", "shibotsu"),
        ("Shibotsu", "shibotsu"),
        ("Karafuto", "sakhalin"),
        ("Kurilsk", "shana"),
        ("歯舞群島", "habomai"),
        ("Хабомаи", "habomai"),
        ("Signalny", "kaigara"),
        ("Brat Chirpoyev", "brat-chirpoyev"),
        ("千島列島", "kurils-north"),
        ("Южный Сахалин", "sakhalin-south"),
    ],
)
def test_other_names(spelling, place):
    assert holder(spelling, "1900").place == place


def test_every_name_of_every_place_resolves_to_it():
    layers = ("islands", "coast", "places")
    known = set(known_places())
    for feature in (f for layer in layers for f in read_features(layer)):
        if feature["id"] in known:
            names = feature["properties"]["names"].values()
            assert {holder(name, "1860").place for name in names} == {feature["id"]}


def test_an_islet_answers_with_its_group():
    islet, group = holder("suisho", "2000"), holder("habomai", "2000")
    assert islet.views == group.views
    assert islet.names["ru"] != group.names["ru"]


def test_dates_of_every_form():
    one = holder("etorofu", "1900-05-07")
    two = holder("etorofu", dt.date(1900, 5, 7))
    assert one == two
    assert holder("etorofu", "1900-05").holder == holder("etorofu", "1900").holder == one.holder


@pytest.mark.parametrize("date", ["1875", "1875-05"])
def test_a_change_within_the_date_asks_for_a_day(date):
    with pytest.raises(ArgumentError, match=r"1875-05-07.*ask for a day"):
        holder("urup", date)
    assert holder("etorofu", date).holder == "japan"


def test_a_change_in_another_view_asks_for_a_day_too():
    with pytest.raises(ArgumentError, match=r"1951-09-08.*view: japan"):
        holder("urup", "1951")


def test_when_it_was_halved():
    with pytest.raises(ArgumentError, match=r"ask for 'sakhalin-(north|south)' or 'sakhalin-"):
        holder("sakhalin", "1920")
    whole = holder("sakhalin", "2000")
    assert whole.views["japan"][0] == "divided"
    assert "sakhalin-south: renounced" in whole.views["japan"][1]
    with pytest.raises(ArgumentError, match="halved"):
        holder("sakhalin", "2000", view="japan")
    with pytest.raises(ArgumentError, match="changed on 1905-09-05"):
        holder("sakhalin", "1905")


@pytest.mark.parametrize(
    ("place", "date", "view", "message"),
    [
        ("atlantis", "1900", "administered", "atlantis.*known: .*etorofu"),
        ("etorofu", "1850", "administered", "older than 1855-02-07"),
        ("etorofu", "1855", "administered", "older than 1855-02-07"),
        ("etorofu", "1855-02-06", "administered", "older than 1855-02-07"),
        ("etorofu", "19", "administered", "the date '19'"),
        ("etorofu", "1900-13", "administered", "the date"),
        ("etorofu", "1901-02-29", "administered", "the date"),
        ("etorofu", "7 May 1875", "administered", "the date"),
        ("etorofu", "1900", "china", "no view is called 'china'; known: administered"),
    ],
)
def test_bad_input(place, date, view, message):
    with pytest.raises(ArgumentError, match=message):
        holder(place, date, view=view)


def test_the_answer_bears_its_basis_and_cannot_be_changed():
    holding = geo.holder("etorofu", "1900")
    assert isinstance(holding, Holding)
    assert holding.basis == "treaty article"
    assert holding.citation[0]["id"] == "shimoda-1855"
    assert holding.accuracy["chosen"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        holding.holder = "nobody"
    with pytest.raises(TypeError):
        holding.views["japan"] = ("nobody", "")
    assert geo.holder("etorofu", "1900") == holding


def test_every_land_has_a_holder_at_every_time_in_every_view():
    days = ("1855-02-07", "1875-05-07", "1905-09-05", "1945-09-02", "1951-09-08", "2020-01-01")
    for place in set(known_places()) - {"sakhalin"}:
        for day in days:
            assert set(holder(place, day).views) == set(VIEWS)


def test_it_is_quick_and_needs_no_geopandas():
    code = (
        "import sys; from geo.layers.control import holder; holder('etorofu', '1900');"
        "sys.exit('geopandas' in sys.modules or 'folium' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_who_only_claims_does_not_hang_on_the_wording():
    rows = [feature["properties"] for feature in read_features("control")]
    claims = [row for row in rows if claims_only(row, rows)]
    assert {row["view"] for row in claims} == {"japan"}
    assert {row["holder"] for row in claims} == {"japan"}
    assert {row["area_id"]: row["end"] for row in claims} == {
        **dict.fromkeys(FOUR),
        "kurils-north": "1951-09-08",
        "sakhalin-south": "1951-09-08",
    }
    reworded = [{**row, "state": f"words {n}"} for n, row in enumerate(rows)]
    again = [row for row in reworded if claims_only(row, reworded)]
    assert [(r["area_id"], r["view"], r["start"]) for r in again] == [
        (r["area_id"], r["view"], r["start"]) for r in claims
    ]


def test_who_only_claims_follows_who_governs():
    governed = {
        "holder": "russia",
        "view": "administered",
        "covers": ["x"],
        "start": "1945",
        "end": None,
    }
    claim = {"holder": "japan", "view": "japan", "covers": ["x"], "start": "1945", "end": None}
    assert claims_only(claim, [governed, claim])
    assert not claims_only(governed, [governed, claim])
    assert not claims_only(claim, [{**governed, "holder": "japan"}, claim])
    assert not claims_only({**claim, "holder": "renounced"}, [governed, claim])
    mirrored = {**claim, "holder": "russia", "view": "russia"}
    assert claims_only(mirrored, [{**governed, "holder": "japan"}, mirrored])
