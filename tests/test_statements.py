"""Statements: what the documents tell that is no event, apart from the events."""

import csv
import io
import json

import pytest

import geo
from geo.evidence.documents import read_documents, texts_dir
from geo.evidence.events import load_events
from geo.evidence.records import all_citations, records
from geo.evidence.statements import STATEMENT_KINDS, load_statements, select_statements
from geo.schema import register as _register
from geo.schema.register import register_faults


def test_every_kind_is_there_and_every_document_speaks():
    told = load_statements()
    assert {one.kind for one in told} == set(STATEMENT_KINDS)
    assert {name for one in told for name in one.documents} == set(read_documents())
    assert len({one.id for one in told} | {one.id for one in load_events()}) == len(told) + len(
        load_events()
    )


def test_a_statement_has_no_place_on_the_map():
    assert not {"places", "layers"} & set(geo.read_statements().columns)


def test_whose_it_is_stands_apart_from_who_passes_it_on():
    told = {one.id: one for one in load_statements()}
    assert told["2016-panov-window"].speaker == "Alexander Panov"
    assert told["2016-eyal-no-deal"].speaker == ""
    assert read_documents()[told["2016-eyal-no-deal"].documents[0]].authors == ("Jonathan Eyal",)


def test_every_citation_is_counted():
    cited = [name for name, _ in all_citations() if name.startswith("statement ")]
    assert len(cited) == sum(len(one.passages) for one in load_statements())


def test_a_frame_and_its_filters():
    everything = geo.read_statements()
    assert list(everything.index) == [one.id for one in load_statements()]
    assert everything.loc["1867-alaska-sale", "citations"][0]["quote"]
    views = geo.read_statements(kind="view", document="003_209a23322be7f4e8")
    assert set(views["kind"]) == {"view"}
    assert len(geo.read_statements(text="no such words at all")) == 0
    assert [one.id for one in select_statements(text="PANOV")]


def test_the_command(command, tmp_path):
    done = command("geo.statements", "--kind", "comparison", "--csv", "s.csv", "--json", "s.json")
    assert done.returncode == 0, done.stderr
    assert "[1867-alaska-sale]" in done.stdout
    found = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert {one["kind"] for one in found} == {"comparison"}
    rows = list(csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text(encoding="utf-8"))))
    assert len(rows) == sum(len(one["citations"]) for one in found)
    assert {row["id"] for row in rows} == {one["id"] for one in found}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kind", "rumour"], "no kind is called 'rumour'; known: view, expectation"),
        (["--document", "006"], "no document is called '006'; known: 000_ac78b54bd5d41aaa"),
        (["--place", "shikotan"], "unrecognized arguments: --place"),
    ],
)
def test_bad_questions_are_one_sentence(refused, arguments, message):
    assert message in refused("geo.statements", *arguments)


@pytest.mark.usefixtures("need_texts")
def test_its_passages_are_shown(command):
    done = command("geo.sources", "show", "2016-panov-window", "--texts", texts_dir())
    assert done.returncode == 0, done.stderr
    assert "Alexander Panov: view" in done.stdout
    assert "\n> " in done.stdout


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, None),
        ({"kind": "gossip"}, "kind 'gossip' is not one of view"),
        ({"summary": None}, "lacks summary"),
        ({"places": ["shikotan"]}, "has places: a statement has no place on the map"),
        ({"id": "1956-10-19-joint-declaration"}, "the same id stands in 1956-1984.toml"),
        ({"citations": []}, "rests on no passage"),
    ],
)
def test_every_fault_is_named(monkeypatch, changes, fault):
    record = {**records("statements.toml", "statement")[0], "id": "1956-x", **changes}
    record = {key: value for key, value in record.items() if value is not None}
    real = records("statements.toml", "statement")

    def planted(name, table):
        return [*real, record] if table == "statement" else records(name, table)

    monkeypatch.setattr(_register, "records", planted)
    faults = register_faults()
    assert (faults == []) if fault is None else any(fault in each for each in faults)


def test_a_disagreement_may_rest_on_statements_alone_but_not_on_nothing(monkeypatch):
    found = records("disagreements.toml", "disagreement")
    assert any(not record["events"] for record in found)
    broken = [{**found[0], "events": [], "statements": []}, {**found[1], "statements": ["x"]}]

    def planted(name, table):
        return broken if table == "disagreement" else records(name, table)

    monkeypatch.setattr(_register, "records", planted)
    faults = register_faults()
    assert any("belongs to no event and no statement" in each for each in faults)
    assert any("no statement is called 'x'" in each for each in faults)
