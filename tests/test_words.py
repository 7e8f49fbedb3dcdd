"""The register's words in Japanese and Russian: complete, fresh, and in the right writing."""

import re

import pytest
from conftest import ROOT

from geo.base import shipped
from geo.evidence import words as _words
from geo.evidence.events import load_events
from geo.evidence.words import (
    TRANSLATED,
    TRANSLATIONS,
    english_words,
    mark_of,
    read_words,
    translation_faults,
    translation_gaps,
    words_of,
)

WRITTEN = {"ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"), "ru": re.compile(r"[\u0400-\u04ff]")}
# Words that the review of the languages rules out in our own voice.
NOT_OURS = {
    "ja": ("管轄", "割譲", "争いなし"),
    "ru": ("захват", "не оспаривается", "освобожд"),
}
QUOTED = {
    "ja": re.compile(r"[「『(\uff08].*?[」』)\uff09]"),
    "ru": re.compile(r"[«„(].*?[»“)]"),
}


def every_text():
    """Language, name and text of everything that is translated."""
    for lang in TRANSLATIONS:
        for table, records in read_words(lang).items():
            for name, fields in records.items():
                for field, text in fields.items():
                    texts = text if isinstance(text, tuple) else (text,)
                    yield from ((lang, f"{table} {name}: {field}", one) for one in texts)


def test_everything_is_translated_and_nothing_is_stale():
    assert translation_gaps() == []
    assert translation_faults() == []


def test_every_record_of_the_register_has_words():
    english = read_words("en")
    assert {event.id for event in load_events()} == set(english["event"])
    assert set(english) == set(TRANSLATED)
    assert all(len(records) >= 5 for records in english.values())
    assert {"sakhalin-50n", "power-bridge", "etorofu-strait-1855"} <= set(english["line"])


def test_each_text_is_in_its_own_writing():
    odd = {
        name: text
        for lang, name, text in every_text()
        if not WRITTEN[lang].search(text) and re.search("[A-Za-z]{3}", text)
    }
    # names that the interface, too, leaves in Latin letters
    assert set(odd.values()) <= {"Sputnik", "Valdai Club"}


def test_numbers_are_the_numbers_of_the_english():
    """Years are the witness: in no language are they written in another way."""
    missing = []
    # "about 1800" may become a century
    years = re.compile(r"(?<!\d)(1[6-9]\d[1-9]|1[6-9][1-9]0|20[0-2]\d)(?!\d|[,.]\d)")
    for table, records in read_words("en").items():
        for name, fields in records.items():
            for field in ("title", "summary"):
                wanted = set(years.findall(str(fields.get(field, ""))))
                for lang in TRANSLATIONS:
                    text = read_words(lang)[table][name].get(field, "")
                    found = set(re.findall(r"\d{4}", str(text)))
                    if not wanted <= found:
                        missing.append((lang, name, field, wanted - found))
    assert missing == []


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_loaded_words_stand_in_quotation_marks_only(lang):
    loaded = []
    for one, name, text in every_text():
        if one == lang:
            own = QUOTED[lang].sub("", text)
            loaded += [(name, word) for word in NOT_OURS[lang] if word in own]
    assert loaded == []


def test_typography():
    faults = []
    for lang, name, text in every_text():
        if lang == "ja" and re.search(r"\d\s+%|[、。]\s", text):
            faults.append((name, text))
        if lang == "ru" and re.search(r'"|(?<=\d) (?:\u0433\.|\u043a\u043c|%)', text):
            faults.append((name, text))
    assert faults == []


def test_a_changed_english_is_a_gap(monkeypatch):
    english = english_words()
    key = ("claims.toml", "claim")
    record = next(iter(english[key]))
    changed = {**english[key], record: {**english[key][record], "title": "Another title"}}
    monkeypatch.setattr(_words, "english_words", lambda: {**english, key: changed})
    gaps = translation_gaps()
    assert {(gap.lang, gap.id, gap.what) for gap in gaps} == {
        (lang, record, "is stale: the English changed") for lang in TRANSLATIONS
    }
    assert {gap.mark for gap in gaps} == {mark_of(changed[record])}
    assert translation_faults() == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("title = ", "headline = ", "headline is not a text of the record"),
        ("title = ", "headline = ", "title is missing"),
        ('means = "machine', '# means = "machine', "does not say by what `means`"),
        ('["area-5036"]', '["area-5037"]', "area-5037: no such record has words to translate"),
        ("of = ", "from = ", "lacks `of`, the mark of the English"),
    ],
)
def test_every_fault_is_named(monkeypatch, old, new, fault):
    real = shipped.read_shipped

    def changed(name):
        data = real(name)
        if name == "seeds/words/ru/claims.toml":
            text = data.decode("utf-8")
            assert old in text
            return text.replace(old, new, 1).encode()
        return data

    monkeypatch.setattr(_words, "read_shipped", changed)
    try:
        faults = translation_faults()
    except _words.DataError as error:
        faults = [str(error)]
    assert any(fault in each for each in faults), faults


def test_an_empty_text_is_a_fault(monkeypatch):
    real = shipped.read_shipped

    def emptied(name):
        data = real(name)
        if name != "seeds/words/ja/claims.toml":
            return data
        return re.sub(rb'(?m)^why = ".*"$', b'why = " "', data, count=1)

    monkeypatch.setattr(_words, "read_shipped", emptied)
    assert any("why is empty" in fault for fault in translation_faults())


def test_what_is_not_translated_stands_in_english_alone(monkeypatch):
    real = read_words("ja")
    monkeypatch.setattr(
        _words,
        "read_words",
        lambda lang: {**real, "claim": {}} if lang == "ja" else read_words(lang),
    )
    assert set(words_of("claim", "area-5036", "title")) == {"en", "ru"}


def test_the_command_says_what_is_left(command, refused):
    done = command("geo.words", "--lang", "ja")
    assert done.returncode == 0
    assert "none is stale (ja)" in done.stdout
    assert "no language is called 'de'; known: ja, ru" in refused("geo.words", "--lang", "de")


def test_by_what_means_is_said_in_every_file():
    files = sorted((ROOT / "seeds" / "words").rglob("*.toml"))
    assert len(files) == 2 * 16
    assert all("machine translation" in path.read_text(encoding="utf-8") for path in files)
