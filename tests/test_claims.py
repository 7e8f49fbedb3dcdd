"""Claims of the documents about geography: the verdict follows from the numbers."""

import json

import pytest

from geo.errors import DataError
from geo.evidence.documents import texts_dir, verify_citations
from geo.settlement import claims
from geo.settlement.claims import VERDICTS, check_claims, verdict


def test_verdicts_of_the_documents_claims():
    found = {claim.id: claim for claim in check_claims()}
    assert found["area-5036"].verdict == "older survey"
    assert found["share-of-russia"].verdict == "agrees"
    assert found["three-for-half"].verdict == "off"
    assert found["pipeline-2500-miles"].verdict == "agrees"
    assert found["area-5036"].measured == pytest.approx(5006, abs=1)
    assert found["pipeline-2500-miles"].measured < 2500
    assert found["four-islands"].verdict == "agrees"
    assert found["four-islands"].measured == 4
    assert found["narrow-strait"].measured == pytest.approx(42.5, abs=0.1)
    assert {claim.verdict for claim in found.values()} <= set(VERDICTS)
    assert all(claim.why and claim.citations for claim in found.values())


def test_near_hokkaido_is_measured_island_by_island_as_an_argument_of_one_side():
    (claim,) = [claim for claim in check_claims() if claim.id == "nearby-hokkaido"]
    assert claim.title.startswith("Japan's argument")
    assert [island for island, _ in claim.each] == ["habomai", "kunashiri", "shikotan", "etorofu"]
    km = [round(number, 1) for _, number in claim.each]
    assert km == [4.6, 16.2, 73.8, 120.6]
    assert claim.measured == max(number for _, number in claim.each)
    assert [number < claim.said for _, number in claim.each] == [True, True, False, False]
    assert claim.verdict == "in part"
    assert claim.to_dict()["each"] == dict(claim.each)


def test_a_claim_on_the_whole_has_no_islands():
    assert all(claim.each == () for claim in check_claims() if claim.id != "nearby-hokkaido")


@pytest.mark.parametrize(
    ("compare", "numbers", "measured", "expected"),
    [
        ("less", {"habomai": 1.0, "etorofu": 4.0}, 4.0, "agrees"),
        ("less", {"habomai": 1.0, "etorofu": 6.0}, 6.0, "in part"),
        ("less", {"habomai": 7.0, "etorofu": 6.0}, 7.0, "off"),
        ("more", {"habomai": 7.0, "etorofu": 6.0}, 6.0, "agrees"),
        ("more", {"habomai": 7.0, "etorofu": 4.0}, 4.0, "in part"),
        ("equal", {"habomai": 5.0, "etorofu": 4.9}, 4.9, "agrees"),
        ("equal", {"habomai": 5.0, "etorofu": 5.6}, 5.6, "in part"),
    ],
)
def test_each_island_counts(monkeypatch, compare, numbers, measured, expected):
    record = {
        "id": "x", "title": "t", "measure": "each", "said": 5, "unit": "km", "compare": compare,
        "why": "w", "citations": [],
    }  # fmt: skip
    monkeypatch.setattr(claims, "read_seed", lambda _name: {"claim": [record]})
    monkeypatch.setitem(claims._MEASURES, "each", lambda: numbers)
    (claim,) = check_claims()
    assert (claim.measured, claim.verdict) == (measured, expected)
    assert dict(claim.each) == numbers


@pytest.mark.parametrize(
    ("said", "measured", "options", "expected"),
    [
        (10, 10.4, {"compare": "equal"}, "agrees"),
        (10, 10.6, {"compare": "equal"}, "off"),
        (10, 10.6, {"compare": "equal", "rounding": 0.1}, "rounded"),
        (10, 10.6, {"compare": "equal", "older": True}, "off"),
        (100, 101, {"compare": "equal", "older": True}, "older survey"),
        (0.029, 0.0294, {"compare": "equal"}, "agrees"),
        (0.029, 0.0296, {"compare": "equal"}, "off"),
        (5, 6, {"compare": "more"}, "agrees"),
        (5, 4, {"compare": "more"}, "off"),
        (5, 4, {"compare": "less"}, "agrees"),
        (5, 6, {"compare": "less"}, "off"),
    ],
)
def test_verdict(said, measured, options, expected):
    assert verdict(said, measured, **options) == expected


def test_an_unknown_measure_is_named(monkeypatch):
    record = {"id": "x", "measure": "guess"}
    monkeypatch.setattr(claims, "read_seed", lambda _name: {"claim": [record]})
    with pytest.raises(
        DataError, match="the claim 'x' needs the measure 'guess'; known: total_km2"
    ):
        check_claims()


def test_the_command(command, refused):
    text = command("geo.claims").stdout
    assert "older survey" in text
    assert "5,036" in text
    assert "5,006" in text
    assert "4.6 to 120.6" in text
    assert "Etorofu / Iturup: 120.6 km" in text
    found = json.loads(command("geo.claims", "--json").stdout)
    assert {claim["id"] for claim in found} == {claim.id for claim in check_claims()}
    assert "unrecognized" in refused("geo.claims", "--xml")


@pytest.mark.usefixtures("need_texts")
def test_every_claim_rests_on_a_passage():
    cited = [(claim.id, citation) for claim in check_claims() for citation in claim.citations]
    assert verify_citations(cited, texts_dir()) == []
