"""Results are values: frozen all through, picklable, copyable, comparable, hashable."""

import copy
import dataclasses
import pickle

import pytest

import geo
from geo.base.frozen import FrozenDict, freeze
from geo.settlement.report import compare, describe


@pytest.fixture(scope="module", params=["settlement", "claim", "holding", "event"])
def result(request):
    return {
        "settlement": lambda: geo.settle("area"),
        "claim": lambda: geo.settle_claim(["habomai"], fraction={"kunashiri": 0.4}),
        "holding": lambda: geo.holder("etorofu", "2000"),
        "event": lambda: geo.evidence.load_events()[0],
    }[request.param]()


def test_a_result_survives_pickling_and_copying(result):
    for again in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result)):  # noqa: S301  ours
        assert again == result
        assert hash(again) == hash(result)
        assert again is not result


def test_different_results_differ():
    assert geo.settle("area") != geo.settle("three")
    assert geo.settle("area") == geo.settle("area")


def test_the_sea_survives_pickling():
    sea = geo.measure_sea("none")
    again = pickle.loads(pickle.dumps(sea))  # noqa: S301  ours
    assert again.to_dict() == sea.to_dict()
    assert copy.deepcopy(sea).to_dict() == sea.to_dict()


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.__setitem__("a", 2),
        lambda m: m.__delitem__("a"),
        lambda m: m.update(a=2),
        lambda m: m.pop("a"),
        lambda m: m.popitem(),
        lambda m: m.clear(),
        lambda m: m.setdefault("b", 1),
        lambda m: m.__ior__({"a": 2}),
    ],
    ids=["set", "del", "update", "pop", "popitem", "clear", "setdefault", "ior"],
)
def test_a_frozen_mapping_refuses_each_change(change):
    frozen = FrozenDict(a=1)
    with pytest.raises(TypeError, match="cannot be changed"):
        change(frozen)
    assert frozen == {"a": 1}


def test_freezing_reaches_every_depth():
    frozen = freeze({"a": [{"b": [1, 2]}]})
    assert frozen == {"a": ({"b": (1, 2)},)}
    assert isinstance(frozen["a"][0], FrozenDict)


def test_a_holding_cannot_be_changed_through_its_citations():
    holding = geo.holder("etorofu", "1900")
    with pytest.raises(TypeError):
        holding.citation[0]["title"] = "another"
    assert geo.holder("etorofu", "1900").citation[0]["title"] != "another"


def test_no_share_exceeds_one():
    everything = geo.settle("area", share=1.0)
    assert everything.sides["japan"].share == 1.0
    assert everything.sides["russia"].share == 0.0
    assert geo.settle("four").sides["japan"].official_share == 1.0


def test_halves_are_rounded_as_on_the_pages():
    two = geo.settle("count")
    japan = dataclasses.replace(two.sides["japan"], share=0.0625, area_km2=2.25)
    tied = dataclasses.replace(two, sides=FrozenDict({**two.sides, "japan": japan}))
    row = next(line for line in compare([tied]).splitlines() if line.startswith("count"))
    assert " 6.3% " in row
    assert " 2.3 " in row
    total = next(line for line in describe(tied).splitlines() if line.startswith("Total"))
    assert " 2.3 " in total
