"""Passages are found again exactly, or not at all."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.base.files import seeds_root, sha256
from geo.errors import ArgumentError, DataError
from geo.evidence.documents import (
    Citation,
    Document,
    citations_of,
    find_quote,
    read_documents,
    read_seed,
    read_text,
    texts_dir,
    verify_citations,
)

TEXT = """\
The two sides met in Nov-
ember and signed

nothing at all. An anti-
hegemony clause stayed.
"""


@pytest.mark.parametrize(
    ("quote", "lines", "count"),
    [
        ("signed nothing at all", (1, 5), 1),
        ("met in November and", (1, 2), 1),
        ("anti-hegemony clause", (4, 5), 1),
        ("antihegemony clause", (4, 5), 1),
        ("signed nothing at all", (1, 2), 0),
        ("Signed nothing", (1, 5), 0),
        ("signed  nothing", (1, 5), 1),
        ("nothing al", (1, 5), 0),
    ],
)
def test_quotes_are_exact_after_normalising(quote, lines, count):
    assert find_quote(TEXT, Citation("x", lines, quote)) == count


def test_a_doubled_quote_is_counted_twice():
    assert find_quote("so it is, and so it is", Citation("x", (1, 1), "so it is")) == 2


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=4, max_size=12, unique=True),
    st.data(),
)
def test_any_rewrapping_of_a_text_keeps_its_quotes(words, data):
    breaks = data.draw(st.lists(st.sampled_from([" ", "\n", "  \n", "\t"]), min_size=len(words)))
    text = "".join(word + gap for word, gap in zip(words, breaks, strict=False))
    quote = Citation("x", (1, text.count("\n") + 1), " ".join(words[1:-1]))
    assert find_quote(text, quote) >= 1


def test_the_register_holds_five_documents_and_none_of_their_text():
    documents = read_documents()
    assert len(documents) == 5
    assert all(len(card.sha256) == 64 for card in documents.values())
    tracked = subprocess.run(
        ["git", "ls-files", "seeds"],
        cwd=seeds_root().parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not [name for name in tracked.stdout.split() if name.endswith(".txt")]


@pytest.mark.usefixtures("need_texts")
def test_every_text_is_the_registered_one():
    for document in read_documents().values():
        assert read_text(document, texts_dir())


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """A register of one document, and a text to harm."""

    def plant(text):
        (tmp_path / "doc.txt").write_bytes(text)
        card = Document("doc", sha256(text))
        monkeypatch.setattr("geo.evidence.documents.read_documents", lambda: {"doc": card})
        return tmp_path

    return plant


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"one two three\n", None),
        (b"one too three\n", "stands 0 times"),
        (b"\none two three\n", "stands 0 times"),
        (b"one two three, one two three\n", "stands 2 times"),
    ],
)
def test_a_changed_word_a_moved_line_and_a_doubled_quote_are_found(planted, text, fault):
    failures = verify_citations(
        [("event", Citation("doc", (1, 1), "one two three"))], planted(text)
    )
    assert (failures == []) if fault is None else (fault in failures[0] and "event" in failures[0])


def test_long_quotes_and_unknown_documents_are_failures(planted):
    folder = planted(b"a b c d e f g h i j k\n")
    long, unknown = verify_citations(
        [
            ("long", Citation("doc", (1, 1), "a b c d e f g h i j k")),
            ("lost", Citation("nowhere", (1, 1), "a")),
        ],
        folder,
    )
    assert "has 11 words; at most 10" in long
    assert "no document is registered as 'nowhere'" in unknown


def test_another_text_is_named_as_such(planted):
    folder = planted(b"one\n")
    (folder / "doc.txt").write_bytes(b"one\r\n")
    with pytest.raises(DataError, match=r"doc\.txt .* is not the registered one"):
        verify_citations([("event", Citation("doc", (1, 1), "one"))], folder)
    (folder / "doc.txt").unlink()
    with pytest.raises(DataError, match=r"text of doc is not in .*; put it there as doc\.txt"):
        verify_citations([("event", Citation("doc", (1, 1), "one"))], folder)


def test_a_citation_without_a_part_is_named():
    with pytest.raises(DataError, match="record 'x' has a citation without 'quote'"):
        citations_of({"id": "x", "citations": [{"document": "d", "lines": [1, 1]}]})


def test_no_quote_of_the_register_is_longer_than_ten_words():
    for option in read_seed("options.toml")["option"]:
        for citation in citations_of(option):
            assert len(citation.quote.split()) <= 10


def test_texts_are_looked_for_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("GEO_SEED_TEXTS", str(tmp_path))
    assert texts_dir() == tmp_path
    monkeypatch.setenv("GEO_SEED_TEXTS", str(tmp_path / "absent"))
    with pytest.raises(ArgumentError, match="absent, which is not a folder"):
        texts_dir()


@pytest.fixture
def texts_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("GEO_SEED_TEXTS", str(tmp_path / "absent"))


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
@pytest.mark.usefixtures("texts_elsewhere")
def test_without_texts_the_checks_skip_with_a_reason_and_fail_in_ci(
    request, monkeypatch, ci, outcome
):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="the documents' texts are in none of"):
        request.getfixturevalue("need_texts")


def test_a_run_without_texts_says_so_and_skips(tmp_path):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:randomly",
            f"{seeds_root().parent}/tests/test_sources.py",
            "-k",
            "registered_one and every",
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=seeds_root().parent,
        env={**os.environ, "GEO_SEED_TEXTS": str(tmp_path / "absent"), "CI": ""},
    )
    assert "1 skipped" in done.stdout
    assert "the documents' texts are in none of" in done.stdout
