"""The wheel carries its data and licences and no text of a document, and works where it lands."""

import json
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import PathDistribution, distribution

import pytest
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from test_packaging import ALLOWED

from geo.sources import read_documents, read_text, texts_dir

pytestmark = pytest.mark.wheel

WORDS_IN_A_ROW = 11


# Everything that a wheel may hold of our data: a file of another name or kind is a fault.
@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def files(wheel):
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def known(name):
    """Whether a file of this name may be in the wheel."""
    return any(re.fullmatch(rule, name) for rule in ALLOWED)


def rejoined(text):
    """A text without the hyphens at the ends of its lines."""
    return re.sub(r"(?<=\w)-\s*\n\s*", "", text)


def runs(text):
    """Every so many words in a row of a text."""
    # words are what stands between spaces: so are those of a quote counted
    found = (re.sub(r"^\W+|\W+$", "", word) for word in rejoined(text).casefold().split())
    words = [word for word in found if word]
    return {tuple(words[k : k + WORDS_IN_A_ROW]) for k in range(len(words) - WORDS_IN_A_ROW + 1)}


def strings(value):
    """Every string of a table, however deep."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


def test_all_data_are_in_the_wheel(files):
    for source, target in (("data/geojson", "geojson"), ("data/reference", "reference")):
        for path in (ROOT / source).iterdir():
            assert f"geo/_data/{target}/{path.name}" in files
    for path in (ROOT / "seeds").glob("*.toml"):
        assert f"geo/_data/seeds/{path.name}" in files
    for path in (ROOT / "seeds" / "events").glob("*.toml"):
        assert f"geo/_data/seeds/events/{path.name}" in files
    for path in (ROOT / "geo").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            assert path.relative_to(ROOT).as_posix() in files


def test_nothing_else_is_in_the_wheel(files):
    assert [name for name in files if not known(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        "geo/_data/seeds/events/000_ac78b54bd5d41aaa.txt",
        "geo/_data/seeds/events/003_209a23322be7f4e8.toml",
        "geo/_data/seeds/texts/1956-1984.toml",
        "geo/_data/seeds/events/texts/1956-1984.toml",
        "geo/_data/geojson/.islands.geojson.abcd",
        "geo/notes.md",
        "seeds/documents.toml",
    ],
)
def test_the_check_of_names_can_fail(name):
    assert not known(name)


def parsed(name, data):
    return json.loads(data) if name.endswith(".json") else tomllib.loads(data.decode())


def test_every_file_of_seeds_holds_short_strings(files):
    """A text under a good name would be no TOML, or one long string."""
    seeds = {name: data for name, data in files.items() if name.startswith("geo/_data/seeds/")}
    assert len(seeds) >= 16
    for name, data in seeds.items():
        # Russian takes a third more letters than the English that it translates
        most = 800 if name.startswith("geo/_data/seeds/words/ru/") else 600
        assert max(map(len, strings(parsed(name, data)))) < most, name


@pytest.mark.usefixtures("need_texts")
def test_no_text_of_a_document_is_in_the_wheel(files):
    folder = texts_dir()
    told = {run for card in read_documents().values() for run in runs(read_text(card, folder))}
    assert len(told) > 10_000
    copies = {name: runs(data.decode("utf-8", "replace")) & told for name, data in files.items()}
    assert {name: found for name, found in copies.items() if found} == {}


@pytest.mark.parametrize("name", ["LICENSE", "LICENSE-DATA.md"])
def test_the_licences_are_in_the_wheel(files, name):
    (found,) = [one for one in files if one.endswith(f".dist-info/licenses/{name}")]
    assert files[found] == (ROOT / name).read_bytes()


def test_the_licence_of_the_data_is_told(files):
    (found,) = [one for one in files if one.endswith(".dist-info/METADATA")]
    told = files[found].decode().splitlines()
    assert "License-Expression: MIT AND ODbL-1.0 AND CC-BY-4.0" in told
    assert "License-File: LICENSE" in told
    assert "License-File: LICENSE-DATA.md" in told


def bring(site, requirements):
    """Link what is declared, and what that declares, into an environment: no more, no network."""
    found, asked = set(), [Requirement(text) for text in requirements]
    while asked:
        requirement = asked.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        name = canonicalize_name(requirement.name)
        installed = distribution(name)
        assert requirement.specifier.contains(installed.version, prereleases=True), requirement
        if name not in found:
            found.add(name)
            asked += [Requirement(text) for text in installed.requires or ()]
            for top in {file.parts[0] for file in installed.files} - {"..", "__pycache__"}:
                if not (site / top).exists():
                    (site / top).symlink_to(installed.locate_file(top))


def test_the_command_runs_from_a_fresh_environment(wheel, tmp_path):
    python = tmp_path / "venv" / "bin" / "python"
    venv.create(tmp_path / "venv")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    install = ["--python", python, "install", "--no-deps", "--no-index", wheel]
    subprocess.run([*pip, *install], check=True, cwd=tmp_path)
    (site,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    (metadata,) = site.glob("*.dist-info")
    bring(site, PathDistribution(metadata).requires)
    where = [python, "-I", "-c", "import geo, sys; sys.stdout.write(geo.__file__)"]
    assert subprocess.check_output(where, cwd=tmp_path).decode() == str(site / "geo/__init__.py")
    command = [python, "-I", "-m", "geo.split", "--option", "area"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert "50.00%" in done.stdout
    done = subprocess.run([*command, "--json"], cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(done.stdout)["sides"]["japan"]["share"] == 0.5
    subprocess.run([*command, "--map", "half.html"], cwd=tmp_path, capture_output=True, check=True)
    page = (tmp_path / "half.html").read_text(encoding="utf-8")
    assert page.casefold().startswith("<!doctype html>")
