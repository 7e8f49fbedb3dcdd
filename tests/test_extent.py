"""Quotes are anchors: together they must not become an excerpt of a document."""

import pytest

from geo.evidence.documents import Citation, read_documents, read_text, texts_dir
from geo.evidence.extent import MAX_SHARE, extent_faults, measure_extent, quoted_words
from geo.evidence.records import all_citations

TEXT = "one two three four five six\nseven eight nine ten non-\nsense twelve thirteen well-\nknown"


def cite(quote, lines=(1, 4)):
    return Citation("x", lines, quote)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("two three", range(1, 3)),
        ("six seven", range(5, 7)),
        ("ten nonsense twelve", range(9, 13)),
        ("well-known", range(14, 16)),
        ("absent", range(0)),
    ],
)
def test_a_quote_is_found_word_by_word(quote, words):
    assert quoted_words(TEXT, cite(quote)) == words


def test_only_its_lines_count():
    assert quoted_words("a b\na b", cite("a b", (2, 2))) == range(2, 4)


def test_quotes_that_join_are_one_run():
    extent = measure_extent(TEXT, [cite("one two three"), cite("three four"), cite("six seven")])
    assert (extent.words, extent.quoted, extent.longest_run) == (16, 6, 4)


@pytest.mark.usefixtures("need_texts")
class TestTheRegister:
    def test_no_document_is_given_away(self):
        assert extent_faults([citation for _, citation in all_citations()], texts_dir()) == []

    def test_every_quote_counts(self):
        citations = [citation for _, citation in all_citations()]
        for name, card in read_documents().items():
            text = read_text(card, texts_dir())
            own = [citation for citation in citations if citation.document == name]
            assert all(quoted_words(text, citation) for citation in own), name
            extent = measure_extent(text, own)
            assert 0.05 < extent.quoted / extent.words < MAX_SHARE

    def test_the_rules_can_be_broken(self):
        name, card = next(iter(read_documents().items()))
        lines = read_text(card, texts_dir()).split("\n")
        whole = [
            Citation(name, (n, n), " ".join(line.split()[k : k + 5]))
            for n, line in enumerate(lines, 1)
            for k in range(0, len(line.split()), 5)
        ]
        joined, share = extent_faults(whole, texts_dir())
        assert "words in a row" in joined
        assert "of its words" in share
