"""The evidence: schema, resolution, dates, quotes, copies, neutrality; and the commands."""

import csv
import dataclasses
import io
import json
import re

import pytest
from conftest import ROOT
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

import geo
from geo import evidence
from geo.base import shipped
from geo.base.dates import edtf_span
from geo.errors import ArgumentError, DataError
from geo.evidence import events as _evidence
from geo.evidence import records as _records
from geo.evidence.documents import read_documents, read_text, texts_dir, verify_citations
from geo.evidence.events import load_events, read_events, select_events, shown_from
from geo.evidence.statements import load_statements
from geo.layers.read import layer_names, read_features
from geo.layers.reference import read_treaties
from geo.schema import register as _register
from geo.schema.register import register_faults

FILES = ["formulas.toml", "figures.toml", "disagreements.toml", "claims.toml"]
OWN_WORDS = ("title", "summary", "gives", "why_none", "shows", "record", "note", "why", "known_how")
TABLES = (*_records.OTHER_TABLES, ("statements.toml", "statement"))


def own_words():
    """Everything in the register that is ours, with the name of its record."""
    for file, record in _evidence.raw_events():
        for key in OWN_WORDS:
            yield f"{file}: {record['id']}: {key}", str(record.get(key, ""))
    for file, table in TABLES:
        for record in _records.records(file, table):
            for key in OWN_WORDS:
                yield f"{file}: {record['id']}: {key}", str(record.get(key, ""))


def words(text):
    return re.findall(r"[\w’'-]+", re.sub(r"(?<=\w)-\s*\n\s*", "", text).lower())


def copied(text, runs, length=8):
    found = words(text)
    return [
        " ".join(found[k : k + length])
        for k in range(len(found) - length + 1)
        if tuple(found[k : k + length]) in runs
    ]


def runs_of(texts, length=8):
    return {
        tuple(found[k : k + length])
        for found in map(words, texts)
        for k in range(len(found) - length + 1)
    }


def test_the_register_has_no_fault():
    assert register_faults() == []


def test_it_covers_what_an_independent_reading_found():
    found = load_events()
    assert len(found) + len(load_statements()) >= 300
    passages = [passage for one in (*found, *load_statements()) for passage in one.passages]
    assert len(passages) >= 800
    four = {"habomai", "shikotan", "kunashiri", "etorofu"}
    assert sum(len(e.passages) for e in found if four & set(e.places)) >= 200
    assert {p.citation.document for p in passages} == set(read_documents())
    mentions = [c for r in _records.records("formulas.toml", "formula") for c in r["citations"]]
    assert len(mentions) >= 54
    figures = _records.records("figures.toml", "figure")
    tables = _records.records("figures.toml", "table")
    assert len(figures) + sum(len(r["values"]) for t in tables for r in t["rows"]) >= 150
    assert len(_records.records("disagreements.toml", "disagreement")) >= 65


def test_every_option_is_named_by_a_formula():
    drawn = {record["option"] for record in _records.records("formulas.toml", "formula")}
    assert drawn >= set(geo.option_names())


def test_one_event_cited_by_several_documents_is_one_event():
    declaration = next(e for e in load_events() if e.id == "1956-10-19-joint-declaration")
    assert len(declaration.documents) == 5


@pytest.mark.parametrize("event", [*load_events(), *load_statements()], ids=lambda event: event.id)
def test_dates_are_edtf_as_a_library_reads_it(event):
    # the library writes an open end as "open"; EDTF level 1 of 2019 as ".."
    assert parse_edtf(event.date.replace("%", "~"))
    if event.known == "inferred":
        parts = [part for part in event.date.split("/") if part not in {"", ".."}]
        assert all(part[-1] in "~?%" or "X" in part for part in parts), event.date


@given(st.dates(), st.sampled_from(["", "~", "?", "%"]), st.sampled_from([4, 7, 10]))
def test_our_own_reading_of_dates_agrees_with_the_library(day, mark, precision):
    text = day.isoformat()[:precision] + mark
    parsed = parse_edtf(text)
    first, last = edtf_span(text)
    for ours, theirs in ((first, parsed.lower_strict()), (last, parsed.upper_strict())):
        assert ours == f"{theirs[0]:04d}-{theirs[1]:02d}-{theirs[2]:02d}"


@pytest.mark.parametrize("bad", ["56", "1956-13", "1956-02-30", "19566", "1956/1955", "", "soon"])
def test_malformed_dates_are_refused_by_both(bad):
    with pytest.raises(ArgumentError, match="EDTF"):
        edtf_span(bad)
    if bad not in {"1956-02-30", "1956/1955"}:
        with pytest.raises(EDTFParseException):
            parse_edtf(bad)


@pytest.mark.usefixtures("need_texts")
def test_every_quote_is_found_again_once():
    assert verify_citations(_records.all_citations(), texts_dir()) == []


@pytest.mark.usefixtures("need_texts")
def test_nothing_of_ours_copies_eight_words_of_a_document():
    runs = runs_of(read_text(card, texts_dir()) for card in read_documents().values())
    copies = {name: copied(text, runs) for name, text in own_words()}
    assert {name: found for name, found in copies.items() if found} == {}


def test_the_check_for_copies_can_fail():
    text = "one two three four five six seven\neight nine"
    assert copied("so: two three four five six seven eight nine!", runs_of([text]))
    assert not copied("two three four five six seven eight", runs_of([text]))


def test_no_quote_is_longer_than_ten_words():
    for name, citation in _records.all_citations():
        assert 1 <= len(citation.quote.split()) <= 10, name


# Names under which a place may not stand alone, with what must stand beside them.
PAIRS = [
    ("Etorofu", "Iturup"),
    ("Kunashiri", "Kunashir"),
    ("Habomai", "Khabomai"),
    ("Karafuto", "Sakhalin"),
]
# Words that take a side when they are ours. Reviewed: each record that may use one, and why.
LOADED = re.compile(
    r"\b(occup(?:y|ied|ation)|return(?:s|ed|ing)?|recover(?:y|ed|ing)?|stolen|stole|liberat\w+|"
    r"illegal\w*|unlawful\w*|rightful\w*|invaders?|aggress\w+)\b",
    re.IGNORECASE,
)
REVIEWED = ROOT / "tests" / "reviewed_words.toml"


def reviewed():
    import tomllib  # noqa: PLC0415

    return {
        (entry["record"], entry["word"].casefold())
        for entry in tomllib.loads(REVIEWED.read_text(encoding="utf-8"))["word"]
    }


def one_sided(text):
    """Names of a place that stand without the other side's name in the same text."""
    for one, other in PAIRS:
        for name, partner in ((one, other), (other, one)):
            if name == "Sakhalin":
                continue  # Sakhalin is one name in both languages' English; Karafuto is not
            if re.search(rf"\b{name}\b", text) and not re.search(rf"\b{partner}\b", text):
                yield name


def test_a_place_never_stands_under_one_sides_name_alone():
    faults = {name: list(one_sided(text)) for name, text in own_words()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_loaded_words_are_reviewed():
    allowed = reviewed()
    faults = [
        f"{name}: {word}"
        for name, text in own_words()
        for word in {match.casefold() for match in LOADED.findall(text)}
        if (name.split(": ")[1], word) not in allowed
    ]
    assert faults == []


def test_the_lints_can_fail():
    assert list(one_sided("Iturup was handed over")) == ["Iturup"]
    assert list(one_sided("Etorofu / Iturup")) == []
    assert LOADED.findall("the return of the occupied islands") == ["return", "occupied"]


def test_ids_resolve_both_ways():
    told = {event.id: event for event in load_events()}
    listed = set()
    for layer in layer_names():
        for feature in read_features(layer):
            for event in feature["properties"].get("events", []):
                assert event in told
                listed.add(event)
    assert {feature["id"] for feature in read_features("events")} == set(told)
    with_place = {e.id for e in told.values() if e.places or e.layers}
    assert with_place <= listed


def test_events_have_points_where_they_have_places():
    for feature in read_features("events"):
        assert (feature["geometry"] is None) == (feature["properties"]["places"] == [])


def test_select_by_place_time_kind_document_and_words():
    shikotan = select_events(place="Шикотан", start="1956", end="2018")
    assert shikotan
    assert all("shikotan" in event.places for event in shikotan)
    assert {e.id for e in select_events(place="iturup")} == {
        e.id for e in select_events(place="択捉島")
    }
    polls = select_events(kind="poll")
    assert polls
    assert {event.kind for event in polls} == {"poll"}
    one = select_events(document="003_209a23322be7f4e8")
    assert all("003_209a23322be7f4e8" in event.documents for event in one)
    assert all(
        "okinawa" in f"{e.title} {e.summary}".casefold() for e in select_events(text="OKINAWA")
    )
    dates = [event.span for event in load_events()]
    assert dates == sorted(dates)


@pytest.mark.parametrize(
    ("date", "start", "end", "overlaps"),
    [
        ("1945-08~", "1945-08-31", None, True),
        ("1945-08~", "1945-09", None, False),
        ("1956-10?", "1956-10-19", "1956-10-19", True),
        ("199X", "1999", "2005", True),
        ("199X", "2000", None, False),
        ("2013-04/2013-11", "2013-06", "2013-06", True),
        ("2013-04/2013-11", None, "2013-03", False),
        ("1945/..", "2020", None, True),
    ],
)
def test_intervals_overlap_properly(monkeypatch, date, start, end, overlaps):
    template = load_events()[0]
    event = _evidence.Event(**{**vars(template), "date": date})
    monkeypatch.setattr(_evidence, "load_events", lambda: (event,))
    assert bool(select_events(start=start, end=end)) is overlaps


def test_an_event_of_a_year_is_not_shown_before_what_it_presupposes():
    told = {event.id: event for event in load_events()}
    treaties = read_treaties()
    for event, treaty in (
        ("1875-st-petersburg-treaty", "st-petersburg-1875"),
        ("1905-portsmouth-treaty", "portsmouth-1905"),
        ("1951-san-francisco-treaty", "san-francisco-1951"),
        ("1956-10-19-joint-declaration", "joint-declaration-1956"),
    ):
        assert shown_from(told[event]) == treaties[treaty]["signed"]
    assert shown_from(told["1945-islands-seized"]) == "1945-09-05"
    assert shown_from(told["1945-soviet-annexation"]) == "1945-09-05"
    for event in told.values():
        assert shown_from(event) >= event.span[0]


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ({"a": ["b"], "b": ["a"]}, "comes after itself: a after b"),
        ({"a": ["nothing"]}, "is after 'nothing', which is no event, treaty or day"),
        ({"a": ["1957-01-01"]}, "of 1956, yet after what came later, on 1957-01-01"),
    ],
)
def test_an_impossible_order_is_a_fault(monkeypatch, after, message):
    one = next(event for event in load_events() if event.date == "1956")
    events = tuple(
        dataclasses.replace(one, id=name, after=tuple(names)) for name, names in after.items()
    )
    monkeypatch.setattr(_register, "load_events", lambda: events)
    assert any(message in fault for fault in register_faults())


def test_key_moments_tell_the_story_in_order():
    key = select_events(key=True)
    assert 38 <= len(key) <= 45
    assert {e.id for e in key} >= {
        "1855-shimoda-treaty",
        "1875-st-petersburg-treaty",
        "1905-portsmouth-treaty",
        "1945-islands-seized",
        "1951-san-francisco-treaty",
        "1956-10-19-joint-declaration",
    }
    assert all(len(e.key.split()) >= 3 for e in key)
    decades = {e.span[0][:3] for e in key}
    assert decades >= {"185", "190", "194", "195", "199", "201"}


def test_a_frame_for_a_notebook():
    frame = read_events(place="shikotan", start="1956", end="1956-12-31")
    assert frame.crs == "EPSG:4326"
    row = frame.loc["1956-10-19-joint-declaration"]
    assert row["citations"][0]["quote"]
    assert not row.geometry.is_empty
    everything = read_events()
    assert len(everything) == len(load_events())
    assert len(read_events(text="no such words at all")) == 0


def test_the_command_prints_events_with_their_citations(command):
    done = command("geo.events", "--place", "shikotan", "--from", "1956", "--to", "2018")
    assert done.returncode == 0, done.stderr
    assert "[1956-10-19-joint-declaration]" in done.stdout
    assert "promised to return Shikotan" in done.stdout
    assert done.stdout.rstrip().endswith("events")


def test_json_csv_and_geojson(command, tmp_path):
    found = json.loads(command("geo.events", "--kind", "poll", "--json").stdout)
    assert {event["kind"] for event in found} == {"poll"}
    done = command("geo.events", "--kind", "poll", "--csv", "polls.csv", "--geojson", "polls.json")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "polls.csv").read_text(encoding="utf-8"))))
    assert len(rows) == sum(len(event["citations"]) for event in found)
    collection = json.loads((tmp_path / "polls.json").read_text(encoding="utf-8"))
    assert {feature["id"] for feature in collection["features"]} == {e["id"] for e in found}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--place", "atlantis"], "no place is called 'atlantis'; known: "),
        (["--document", "006"], "no document is called '006'; known: 000_ac78b54bd5d41aaa"),
        (["--kind", "rumour"], "no kind is called 'rumour'; known: treaty"),
        (["--from", "soon"], "'soon' is not an EDTF date"),
        (["--from", "2000", "--to", "1990"], "the start '2000' lies after the end '1990'"),
        (["--json", "-", "--csv", "-"], "two outputs cannot go to standard output"),
    ],
)
def test_bad_questions_are_one_sentence(refused, arguments, message):
    assert message in refused("geo.events", *arguments)


def test_the_sources_command_lists_and_verifies(command, refused):
    listed = command("geo.sources").stdout
    assert all(document in listed for document in read_documents())
    assert "(not known; the text bears none)" in listed
    assert "no command is called 'guess'" in refused("geo.sources", "guess")
    assert "takes the id of an event" in refused("geo.sources", "show")
    assert "--texts nowhere is not a folder" in refused(
        "geo.sources", "verify", "--texts", "nowhere"
    )


@pytest.mark.usefixtures("need_texts")
def test_verify_finds_everything_or_names_what_it_does_not(command, tmp_path, refused):
    done = command("geo.sources", "verify", "--texts", texts_dir())
    assert done.returncode == 0, done.stdout
    assert re.fullmatch(r"\d+ passages, 0 failures\n", done.stdout)
    shown = command("geo.sources", "show", "1956-10-19-joint-declaration", "--texts", texts_dir())
    assert ">    27  " in shown.stdout
    assert "no event and no statement is called 'x'" in refused("geo.sources", "show", "x")
    for path in texts_dir().glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes() + b"\n")
    assert "is not the registered one" in refused("geo.sources", "verify", "--texts", tmp_path)


@pytest.fixture
def planted(monkeypatch):
    """Put one record in place of all events."""

    def plant(**changes):
        record = {
            "id": "1956-x", "title": "t", "summary": "s", "date": "1956", "known": "stated",
            "kind": "treaty", "places": ["shikotan"], "layers": ["control"], "relevance": "core",
            "citations": [
                {"document": "003_209a23322be7f4e8", "lines": [1, 2], "quote": "q",
                 "role": "reports"}
            ],
        }  # fmt: skip
        record.update(changes)
        record = {key: value for key, value in record.items() if value is not None}
        monkeypatch.setattr(_register, "raw_events", lambda: iter([("x.toml", record)]))
        return [fault for fault in register_faults() if "x.toml" in fault]

    return plant


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, None),
        ({"title": None}, "lacks title"),
        ({"kind": "gossip"}, "kind 'gossip' is not one of treaty"),
        ({"known": "guessed"}, "known 'guessed' is not one of"),
        ({"relevance": "high"}, "relevance 'high' is not one of"),
        ({"date": "1956-13"}, "'1956-13' is not an EDTF date"),
        ({"places": ["atlantis"]}, "no place is called 'atlantis'"),
        ({"layers": ["roads"]}, "no layer or feature is called 'roads'"),
        ({"id": "Über"}, "the id must be"),
        ({"citations": []}, "rests on no passage"),
        ({"citations": [{"document": "x", "lines": [1, 1], "role": "reports"}]}, "lacks 'quote'"),
        (
            {"citations": [{"document": "x", "lines": [1, 1], "quote": "q", "role": "reports"}]},
            "no document is registered as 'x'",
        ),
        (
            {
                "citations": [
                    {
                        "document": "003_209a23322be7f4e8",
                        "lines": [2, 1],
                        "quote": "a b c d e f g h i j k",
                        "role": "shouts",
                    }
                ]
            },
            "a quote has 11 words",
        ),
    ],
)
def test_every_fault_of_a_record_is_named(planted, changes, fault):
    faults = planted(**changes)
    assert (faults == []) if fault is None else any(fault in each for each in faults)


def test_all_faults_are_listed_at_once(planted):
    assert len(planted(kind="gossip", date="soon", places=["atlantis"])) == 3


def test_a_broken_file_is_named(monkeypatch, tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "bad.toml").write_text("[[event]\n")
    monkeypatch.setattr(shipped, "seeds_root", lambda: tmp_path)
    with shipped.unchecked(), pytest.raises(DataError, match=r"bad\.toml cannot be read"):
        list(_evidence.raw_events())


def test_every_public_name_of_the_module_is_there():
    assert all(hasattr(evidence, name) for name in evidence.__all__)
