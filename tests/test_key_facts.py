"""Seeds and words against `key_facts.toml`: facts stated a second time, apart from the seeds."""

import csv
import re
import tomllib
from pathlib import Path

import browser
import pytest
from conftest import ROOT

import geo
from geo.evidence.documents import read_seed
from geo.layers import layer_names, read_features
from geo.maps import render_atlas, render_sea, render_split
from geo.maps.pages.atlas.data import WORDS
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.settlement import measure_sea, option_names, settle

FACTS = tomllib.loads((ROOT / "tests" / "key_facts.toml").read_text(encoding="utf-8"))
FOUR = ("habomai", "shikotan", "kunashiri", "etorofu")
GROUPS = {"four": FOUR, "two": FOUR[:2]}
ROLES = {"R": "reports", "A": "argues", "D": "denies", "T": "dates differently"}


@pytest.fixture(scope="module")
def told():
    return {row["id"]: row for row in geo.read_events().reset_index().to_dict("records")}


def places_of(text):
    """Ids of the places that a line of the table names."""
    return {place for word in text.split() for place in GROUPS.get(word, (word,))}


def roles_of(text):
    """Document (its digit) and the roles of its passages, in order."""
    return {word[0]: [ROLES[letter] for letter in word[1:]] for word in text.split()}


def cited_roles(citations):
    found = {}
    for said in citations:
        found.setdefault(said["document"].split("_")[0][-1], []).append(said["role"])
    return found


class TestEvents:
    def test_every_event_has_its_line(self, told):
        assert set(told) == set(FACTS["events"])

    @pytest.mark.parametrize("event", FACTS["events"])
    def test_date_places_and_roles(self, told, event):
        date, known, places, roles = FACTS["events"][event]
        assert (told[event]["date"], told[event]["known"]) == (date, known)
        assert set(told[event]["places"]) == places_of(places)
        assert cited_roles(told[event]["citations"]) == roles_of(roles)

    def test_the_layer_says_the_same(self):
        layer = {f["properties"]["id"]: f["properties"] for f in read_features("events")}
        assert set(layer) == set(FACTS["events"])
        for event, (date, known, places, roles) in FACTS["events"].items():
            assert (layer[event]["date"], layer[event]["known"]) == (date, known), event
            assert set(layer[event]["places"]) == places_of(places), event
            assert cited_roles(layer[event]["citation"]) == roles_of(roles), event


class TestStatements:
    def test_every_statement_has_its_line(self):
        assert set(geo.read_statements().index) == set(FACTS["statements"])
        assert not set(FACTS["statements"]) & set(FACTS["events"])

    @pytest.mark.parametrize("statement", FACTS["statements"])
    def test_date_and_roles(self, statement):
        date, known, roles = FACTS["statements"][statement]
        row = geo.read_statements().loc[statement]
        assert (row["date"], row["known"]) == (date, known)
        assert cited_roles(row["citations"]) == roles_of(roles)


class TestTreaties:
    def test_the_table_of_treaties(self):
        text = (ROOT / "data" / "reference" / "treaties.csv").read_text(encoding="utf-8")
        rows = csv.DictReader(text.splitlines())
        assert {row["id"]: [row["signed"], row["article"]] for row in rows} == FACTS["treaties"]

    def test_every_citation_of_a_treaty(self):
        cited = [
            (entry["id"], entry["signed"])
            for layer in layer_names()
            for feature in read_features(layer)
            for entry in feature["properties"].get("citation") or []
            if entry.get("type") == "treaty"
        ]
        assert {treaty for treaty, _ in cited} >= {"shimoda-1855", "portsmouth-1905"}
        for treaty, signed in cited:
            assert signed == FACTS["treaties"][treaty][0], treaty


class TestFigures:
    def test_every_figure(self):
        found = {f["id"]: [f["value"], f["unit"]] for f in read_seed("figures.toml")["figure"]}
        assert found == FACTS["figures"]

    @pytest.mark.parametrize("table", FACTS["tables"])
    def test_every_poll(self, table):
        (found,) = [t for t in read_seed("figures.toml")["table"] if t["id"] == table]
        rows = [[row["who"], row["year"], *row["values"]] for row in found["rows"]]
        assert rows == FACTS["tables"][table]

    def test_no_table_is_left_out(self):
        assert {t["id"] for t in read_seed("figures.toml")["table"]} == set(FACTS["tables"])

    @pytest.mark.parametrize("table", [name for name in FACTS["tables"] if name.startswith("nhk")])
    def test_the_answers_make_up_the_whole(self, table):
        for who, year, *values in FACTS["tables"][table]:
            assert sum(values) == pytest.approx(100, abs=0.25), (who, year)


class TestFormulas:
    def test_each_goes_to_its_option(self):
        drawn = {f: option for option, names in FACTS["formulas"].items() for f in names}
        found = {f["id"]: f["option"] for f in read_seed("formulas.toml")["formula"]}
        assert set(drawn) <= set(found)
        assert found == {formula: drawn.get(formula, "") for formula in found}

    def test_every_option_of_the_documents_is_there(self):
        assert set(FACTS["formulas"]) == set(option_names())


def said(table, words):
    """Key by key, the three languages of one section."""
    return {key: [table[key][lang] for lang in LANGUAGES] for key in words}


class TestWords:
    @pytest.mark.parametrize("section", FACTS["words"])
    def test_of_sides_and_options(self, section):
        words = FACTS["words"][section]
        assert said(read_strings(section)[section], words) == words

    def test_every_option_has_its_words(self):
        assert set(read_strings("options")["options"]) == set(FACTS["words"]["options"])

    @pytest.mark.parametrize("section", FACTS["atlas_words"])
    def test_of_the_atlas(self, section):
        words = FACTS["atlas_words"][section]
        assert said(read_strings(section, file=WORDS)[section], words) == words

    def test_no_string_is_left_in_another_language(self):
        files = sorted((ROOT / "geo").rglob("words.toml"))
        assert len(files) >= 3
        faults = [
            (str(file.relative_to(ROOT)), section, key, lang)
            for file in files
            for section, words in tomllib.loads(file.read_text(encoding="utf-8")).items()
            for key, texts in words.items()
            if section != "languages"
            for lang, text in texts.items()
            if not in_script(text, lang)
            and f"{section}.{key}" not in FACTS["alike"]["everywhere"]
            and f"{section}.{key}" not in FACTS["alike"].get(lang, [])
        ]
        assert faults == []

    def test_that_check_can_fail(self):
        assert not in_script("Legend", "ja")
        assert not in_script("Legend", "ru")
        assert not in_script("凡例", "en")
        assert in_script("{name} ({state})", "ja")
        assert in_script("1855", "ru")


def in_script(text, lang):
    """Whether a text, its places aside, is written in the script of its language, or in none."""
    bare = re.sub(r"\{\w+\}", "", text)
    letters = "".join(c for c in bare if c.isalpha())
    japanese = re.search("[\u3041-\u30ff\u4e00-\u9fff]", letters)
    russian = re.search("[\u0410-\u044f]", letters)
    if lang == "en":
        return not japanese and not russian
    return not letters or bool(japanese if lang == "ja" else russian)


# The colour that a shape is filled with; of a pattern, that of its ground.
COLOUR = """(node) => {
  const fill = getComputedStyle(node).fill;
  const id = fill.match(/#([\\w-]+)/)?.[1];
  const shown = id ? document.getElementById(id).querySelector("rect") : node;
  return getComputedStyle(shown).fill;
}"""


def colour_of(locator):
    return locator.first.evaluate(COLOUR)


def legend_colour(page, words):
    """Colour beside a line of the legend; `words` is a regular expression."""
    row = page.locator("#fi-legend li").filter(has_text=re.compile(words))
    return colour_of(row.locator("rect"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("colours")
    two = settle("count")
    written = {
        "split": render_split(two),
        "sea": render_sea(measure_sea(two)),
        "atlas": render_atlas(),
    }
    for name, data in written.items():
        (folder / f"{name}.html").write_bytes(data)
    return {name: Path(folder / f"{name}.html") for name in written}


@pytest.mark.browser
class TestColours:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("name", ["split", "sea"])
    def test_of_the_sides_under_an_option(self, chromium, pages, name, scheme):
        with browser.visit(chromium, pages[name], scheme=scheme) as seen:
            for side, word in (("japan", "Japan"), ("russia", "Russia")):
                wanted = FACTS["colours"][side][scheme]
                assert legend_colour(seen.page, f"^{word} under this option") == wanted, side

    @pytest.mark.parametrize("name", ["split", "sea"])
    def test_a_side_holds_only_under_an_option(self, chromium, pages, name):
        with browser.visit(chromium, pages[name]) as seen:
            for place, lang in enumerate(LANGUAGES):
                seen.page.click(f"[data-language={lang}]")
                rows = seen.page.locator("#fi-legend li").all_inner_texts()
                for side in ("japan", "russia"):
                    word = FACTS["words"]["sides"][side][place]
                    under = FACTS["words"]["split"]["legend_side"][place].replace("{side}", word)
                    named = [row for row in rows if row.startswith((word, under))]
                    assert named, (lang, side)
                    assert all(row.startswith(under) for row in named), (lang, side)

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_of_the_two_holders_in_the_atlas(self, chromium, pages, scheme):
        with browser.visit(chromium, pages["atlas"], scheme=scheme) as seen:
            page = seen.page
            page.evaluate("location.hash = 'date=1880-01-01&view=administered'")
            page.wait_for_function(
                "() => document.querySelector('#fi-now').innerText.includes('1880')"
            )
            wanted = {side: FACTS["colours"][side][scheme] for side in ("japan", "russia")}
            assert legend_colour(page, "^Japan$") == wanted["japan"]
            assert legend_colour(page, "^Russia$") == wanted["russia"]
            # the exchange of 1875: the islands to Japan, all of Sakhalin / Karafuto to Russia
            assert colour_of(page.locator("path[data-area=etorofu]")) == wanted["japan"]
            assert colour_of(page.locator("path[data-area=sakhalin-south]")) == wanted["russia"]

    def test_of_the_atlas_without_javascript(self, chromium, pages):
        with browser.visit(chromium, pages["atlas"], javascript=False) as seen:
            page = seen.page
            fills = {}
            for word in ("Japan", "Russia"):
                row = page.locator("li").filter(has_text=re.compile(f"^{word}$"))
                fills[word] = row.locator("rect").first.get_attribute("fill")
            assert fills["Japan"] == "var(--plain)"
            pattern = page.locator(f"pattern{fills['Russia'].removeprefix('url(').rstrip(')')}")
            assert pattern.locator("rect").first.get_attribute("fill") == "var(--hatched)"
            drawn = page.locator("svg[role=img] path").filter(has_text="Etorofu")
            assert "Administered by Russia" in drawn.first.text_content()
            assert drawn.first.get_attribute("fill") == fills["Russia"]
