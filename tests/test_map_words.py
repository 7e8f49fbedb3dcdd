"""Words of the pages: each in three languages, each used, each id of the data with its words."""

import re
from importlib import resources

import pytest
from conftest import check_strings

from geo.evidence.events import KINDS, KNOWN, RELEVANCE, ROLES
from geo.layers.control import VIEWS
from geo.layers.read import layer_names, read_features
from geo.maps import render_split, split_map
from geo.maps.shared.lines import LINE_LAYERS
from geo.maps.shared.options import read_titles
from geo.maps.shared.strings import LANGUAGES, SHARED_WORDS, read_strings
from geo.measure.cut import METHODS
from geo.schema.feature import BASES
from geo.settlement.options import check_claim, option_names

FILES = (SHARED_WORDS, "pages/atlas/words.toml", "pages/sea/words.toml")
MONTHS = {f"{month:02d}" for month in range(1, 13)}
OTHER_OPTIONS = {"share", "claim", "polygons", "sea", "sea-share"}
# sections whose keys are ids of the data
IDS = {
    "languages": set(LANGUAGES),
    "sides": {"japan", "russia"},
    "options": {*option_names(), *OTHER_OPTIONS},
    "methods": set(METHODS),
    "lines": set(LINE_LAYERS),
    "short_lines": set(LINE_LAYERS),
    "kinds": set(KINDS),
    "known": set(KNOWN),
    "relevance": set(RELEVANCE),
    "roles": set(ROLES),
    "months": MONTHS,
    "months_alone": MONTHS,
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
        if section not in {*IDS, "basis", "states", "index"}:
            assert unused(section, words, text) == [], section


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
