"""Every name that one function knows, every function and command knows."""

import pytest

from geo.errors import ArgumentError
from geo.evidence.events import select_events
from geo.layers.control import holder
from geo.layers.names import find_place, find_places, place_names
from geo.settlement.options import divide, settle_claim

SPELLINGS = {
    "kunashiri": [
        "国後",
        "国後島",
        "Kunashir",
        "KUNASHIRI",
        "Кунашир",
        "остров Кунашир",
        "о. Кунашир",
    ],
    "etorofu": ["etorofu-to", "Etorofu-tō", "Itürup", "Iturup", "択捉島", "остров Итуруп"],
    "shikotan": ["Shikotan-to", "色丹", "Шикотан", "остров Шикотан"],
    "habomai": ["Habomai / Khabomai", "Khabomai", "歯舞群島", "Хабомаи"],
}
PAIRS = [(island, name) for island, names in SPELLINGS.items() for name in names]


@pytest.mark.parametrize(("island", "name"), PAIRS)
def test_all_resolvers_agree(island, name):
    assert find_place(name, place_names()) == island
    assert holder(name, "1900").place == island
    assert list(settle_claim([name]).sides["japan"].islands) == [island]
    assert select_events(place=name) == select_events(place=island) != ()


def test_the_commands_know_them_too(command):
    done = command("geo.split", "--to-japan", "остров Кунашир,色丹", "--json")
    assert done.returncode == 0, done.stderr
    assert '"kunashiri": 1.0' in done.stdout
    done = command("geo.events", "--place", "остров Кунашир")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "name", ["サハリン", "樺太", "Saharin", "Karafuto", "サハリン\uff08旧樺太\uff09"]
)
def test_a_former_name_in_brackets_is_a_name(name):
    names = {"sakhalin": {"ja": "サハリン\uff08旧樺太\uff09", "ja-Latn": "Saharin (kyū Karafuto)"}}
    assert find_places(name, names) == ["sakhalin"]
    assert find_places("旧樺太", names) == []


def test_an_id_comes_before_a_name():
    names = {"a": {"en": "b"}, "b": {"en": "c"}}
    assert find_places("b", names) == ["b"]
    assert find_places("c", names) == ["b"]
    assert find_places("d", names) == []


def test_an_unknown_name_is_named_and_a_long_one_is_shortened():
    with pytest.raises(ArgumentError, match="no place is called 'Atlantis'; known: "):
        find_place("Atlantis", place_names())
    with pytest.raises(ArgumentError) as caught:
        find_place("x" * 100_000, place_names())
    assert len(str(caught.value)) < 2_000


def test_names_of_ones_own_polygons_stay_ones_own():
    from shapely import box  # noqa: PLC0415  one test needs it

    plots = {"остров": box(10, 50, 11, 51), "B": box(12, 50, 13, 51)}
    found = divide(plots, sides=("x", "y"), whole=["остров"])
    assert list(found.sides["x"].islands) == ["остров"]
