"""Words of the pages: each in three languages, each used, each id of the data with its words."""

import re
from importlib import resources

import pytest
from browser import NBSP
from conftest import PLURAL, categories, check_strings

from geo.evidence.events import KINDS
from geo.evidence.passages import KNOWN, RELEVANCE, ROLES
from geo.layers.control import VIEWS
from geo.layers.read import layer_names, read_features
from geo.layers.reference import read_treaties
from geo.maps import render_split, split_map
from geo.maps.shared.lines import LINE_LAYERS
from geo.maps.shared.options import read_titles
from geo.maps.shared.strings import LANGUAGES, SHARED_WORDS, read_strings
from geo.maps.shared.treaties import treaty_in_words
from geo.measure.cut import METHODS
from geo.schema.feature import BASES
from geo.schema.shipped import PLURALS
from geo.settlement.options import check_claim, option_names

FILES = (SHARED_WORDS, "pages/atlas/words.toml", "pages/sea/words.toml")
OTHER_OPTIONS = {"share", "claim", "polygons", "sea", "sea-share"}
# sections whose keys are ids of the data
IDS = {
    "languages": set(LANGUAGES),
    "sides": {"japan", "russia"},
    "options": {*option_names(), *OTHER_OPTIONS},
    "methods": {*METHODS, "ends"},
    "lines": set(LINE_LAYERS),
    "short_lines": set(LINE_LAYERS),
    "kinds": set(KINDS),
    "known": set(KNOWN),
    "relevance": set(RELEVANCE),
    "roles": set(ROLES),
    "views": set(VIEWS),
    "views_in_words": set(VIEWS),
    "centuries": {str(century) for century in range(16, 21)},
}


@pytest.mark.parametrize("file", FILES)
def test_no_string_is_missing(file):
    tables = read_strings(file=file)
    tables.get("sea", {}).pop("caveat", None)  # its English is the settlement's
    check_strings(tables)


def test_every_id_has_words_and_no_other():
    words = {name: table for file in FILES for name, table in read_strings(file=file).items()}
    for section, ids in IDS.items():
        assert set(words[section]) == ids, section
    bases = {
        feature["properties"].get("basis")
        for name in layer_names()
        for feature in read_features(name)
    }
    assert set(words["basis"]) == set(BASES) >= bases - {None}


def cited(treaty, article):
    said = {"id": treaty, "article": article, "title": "Title", "signed": "1951-09-08"}
    return treaty_in_words(said)["cited"]


class TestTreaties:
    def test_every_treaty_has_its_names_and_the_title_of_the_table(self):
        names = read_strings("treaties")["treaties"]
        assert set(names) >= set(read_treaties())
        for treaty, row in read_treaties().items():
            assert names[treaty]["en"] == row["title"]

    @pytest.mark.parametrize(
        ("treaty", "article", "en", "ja", "ru"),
        [
            ("shimoda-1855", "2", "article 2", "第2条", "статья 2"),
            ("st-petersburg-1875", "1 and 2", "articles 1 and 2", "第1条・第2条", "статьи 1 и 2"),
            ("san-francisco-1951", "2(c)", "article 2(c)", "第2条(c)", "статья 2, пункт «c»"),
            ("yalta-1945", "2 and 3", "paragraphs 2 and 3", "第2項・第3項", "пункты 2 и 3"),
            ("joint-declaration-1956", "9", "article 9", "第9項", "статья 9"),
            ("shimoda-1855", "preamble", "preamble", "preamble", "preamble"),
            ("shimoda-1855", "1 and 2 and 3", *["1 and 2 and 3"] * 3),
        ],
    )
    def test_articles_as_each_language_counts_them(self, treaty, article, en, ja, ru):
        found = cited(treaty, article)
        for lang, text in {"en": en, "ja": ja, "ru": ru}.items():
            assert found[lang].replace(NBSP, " ").endswith(text)
            assert found[lang].startswith(read_strings("treaties")["treaties"][treaty][lang])

    def test_every_treaty_that_a_layer_cites_has_all_its_articles_in_words(self):
        citations = [
            entry
            for name in layer_names()
            for feature in read_features(name)
            for entry in feature["properties"].get("citation") or []
            if entry.get("type") == "treaty"
        ]
        assert citations
        for entry in citations:
            said = treaty_in_words(entry)
            for lang in ("ja", "ru"):
                assert " and " not in said["signed"][lang]
                assert entry["title"] not in said["cited"][lang]
                assert entry["signed"][:4] in said["signed"][lang]

    def test_what_has_no_words_stands_as_it_is(self):
        assert set(cited("tilsit-1807", "").values()) == {"Title"}
        assert cited("tilsit-1807", "")["ru"] == "Title"


def sources():
    """Text of everything that may name a string."""
    folders = [resources.files("geo.maps")]
    while folders:
        for one in folders.pop().iterdir():
            if one.is_dir() and one.name not in {"built", "__pycache__"}:
                folders.append(one)
            elif one.name.endswith((".py", ".js", ".html")):
                yield one.read_text(encoding="utf-8")


def unused(section, keys, text):
    """Keys that no source names: quoted, after their section's name, or by their beginning."""
    beginnings = set(re.findall(r"""["'`]\w*?([a-z]+_)(?:["'`] ~|%|\{|\$)""", text))
    return [
        key
        for key in keys
        if not re.search(rf"""["'`]{re.escape(key)}["'`]|\b{section}\.{re.escape(key)}\b""", text)
        and not any(key.startswith(beginning) for beginning in beginnings)
        and not re.search(rf"\b{re.escape(key)}=", text)
    ]


@pytest.mark.parametrize("file", FILES)
def test_every_string_is_used(file):
    text = "\n".join(sources())
    for section, words in read_strings(file=file).items():
        if section not in {*IDS, "basis", "states", "index", "treaties", "articles"}:
            keys = {match[1] if (match := PLURAL.fullmatch(key)) else key for key in words}
            assert unused(section, keys, text) == [], section


@pytest.mark.parametrize(
    "forms",
    [
        {"one": ["en", "ru"], "few": ["ru"], "other": ["en", "ja"]},
        {"one": ["en", "ru"], "few": ["ru"], "many": ["ru"], "other": ["en", "ja", "ru"]},
        {"other": ["en", "ja", "ru"]},
    ],
)
def test_a_plural_without_one_of_its_forms_or_with_one_too_many_is_found(forms):
    words = {f"events_{one}": dict.fromkeys(langs, "{count}") for one, langs in forms.items()}
    with pytest.raises(AssertionError, match="events"):
        check_strings({"evidence": words})


def test_the_validator_knows_the_plurals_of_cldr():
    for lang in LANGUAGES:
        assert {one for one, langs in PLURALS.items() if lang in langs} == categories(lang)


def test_a_plural_without_its_number_is_found():
    words = read_strings("evidence")["evidence"]
    words["events_many"]["ru"] = "много событий"
    with pytest.raises(AssertionError, match="events"):
        check_strings({"evidence": words})


def test_an_unused_string_is_found():
    text = "\n".join(sources())
    assert unused("split", ["title", "never_said", "panel"], text) == ["never_said", "panel"]


@pytest.mark.parametrize("option", sorted(OTHER_OPTIONS | set(option_names())))
def test_every_option_has_a_title_in_each_language(option):
    titles = read_titles(option, "as given")
    assert set(titles["titles"]) == set(titles["short"]) == set(LANGUAGES)
    assert titles["titles"]["en"] == "as given"


@pytest.mark.parametrize("lang", ["ja", "ru"])
def test_a_claims_page_opens_in_its_language(lang):
    claim = check_claim(["habomai"], fraction={"etorofu": 0.25})
    words = read_strings("options", "split")
    title = words["options"]["claim"][lang]
    page = render_split(claim, lang=lang).decode()
    assert f'<html lang="{lang}">' in page
    caption = words["split"]["caption"][lang].replace("{option}", title)
    assert f"<caption>{caption}</caption>" in page
    assert f'lang="{lang}">{title}</span>' in page
    assert split_map(claim, lang=lang).title == words["split"]["title"][lang]
