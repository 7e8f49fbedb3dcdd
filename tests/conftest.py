"""Fixtures that several test modules share, made once for all workers where that pays."""

import importlib
import os
import pickle
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from browser import chromium  # noqa: F401  a fixture
from hypothesis import settings
from once import once_in, parted_once, pickled

from geo.base.command import run as run_command
from geo.errors import ArgumentError
from geo.evidence.documents import texts_dir
from geo.layers.read import read_shapes
from geo.maps.shared import shapes as display
from geo.maps.shared.cldr import plural_category
from geo.maps.shared.strings import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent

# examples are drawn the same way each time, and slow shared machines are no failure
settings.register_profile("project", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("project")


@pytest.fixture(scope="session")
def islands():
    return read_shapes("islands")


@pytest.fixture(scope="session")
def etorofu(islands):
    return islands["etorofu"]


@pytest.fixture(scope="session")
def once_folder(tmp_path_factory):
    """A folder that all workers share."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= "once"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def once(once_folder):
    """Make bytes once a session, in whichever worker asks first; give their file to the others."""
    return once_in(once_folder)


@pytest.fixture(scope="session", autouse=True)
def sea_once(once):
    """Part the sea among the same coasts once a session, whichever tests and workers ask for it.

    `test_partition` calls the function itself, and so does every command in a process of its own.
    """
    from geo.settlement import judge  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(judge, "partition", parted_once(once))
        yield


@pytest.fixture(scope="session", autouse=True)
def toml_once():
    """Parse the same text of TOML once in a worker: hundreds of tests read the whole register."""
    parse = tomllib.loads
    parsed = cache(lambda text: pickle.dumps(parse(text)))
    with pytest.MonkeyPatch.context() as patched:
        # new tables at each call, as ever
        patched.setattr(tomllib, "loads", lambda text: pickle.loads(parsed(text)))  # noqa: S301
        yield


@pytest.fixture(scope="session")
def settlements():
    """The settlements of the options, by option."""
    from geo.settlement.options import settle_all  # noqa: PLC0415

    return {one.option: one for one in settle_all()}


@pytest.fixture(scope="session")
def seas(once):
    """The sea of each option, by option."""
    from geo.settlement.maritime import measure_sea  # noqa: PLC0415
    from geo.settlement.options import settle_all  # noqa: PLC0415

    def measure():
        measured = [measure_sea(settlement) for settlement in settle_all()]
        # solved here, once for all workers
        assert all(sea.shapes for sea in measured)
        return pickled(measured)

    found = pickle.loads(once("seas.pickle", measure).read_bytes())  # noqa: S301  our own
    return {sea.settlement.option: sea for sea in found}


@pytest.fixture(scope="session")
def atlas_file(once):
    """The page of the atlas."""
    from geo.maps import render_atlas  # noqa: PLC0415

    return once("atlas.html", render_atlas)


@pytest.fixture(scope="session")
def split_file(once, settlements):
    """The page of the settlements on land."""
    from geo.maps import render_split  # noqa: PLC0415

    return once("split.html", lambda: render_split(list(settlements.values())))


@pytest.fixture(scope="session")
def sea_file(once, seas):
    """The page of the settlements at sea."""
    from geo.maps.pages.sea.page import render_sea  # noqa: PLC0415

    return once("sea.html", lambda: render_sea(list(seas.values())))


@pytest.fixture(scope="session")
def map_files(once, atlas_file, seas):
    """A page of each map, by name: the atlas, and two and two islands on land and at sea."""
    from geo.maps import render_sea, render_split  # noqa: PLC0415

    two = seas["count"]
    return {
        "atlas": atlas_file,
        "split": once("split-count.html", lambda: render_split(two.settlement)),
        "sea": once("sea-count.html", lambda: render_sea(two)),
    }


@pytest.fixture(scope="module")
def page_bytes(page_file):
    """The page of a module that has a `page_file`."""
    return page_file.read_bytes()


def drawn_islets(packed):
    """Which islets of the layer `islets` a packed shape draws, point by point."""
    rings = [shapely.Polygon(display.unpack(ring)) for polygon in packed for ring in polygon[:1]]
    points = shapely.points(
        np.concatenate([shapely.get_coordinates(s) for s in read_shapes("islets").values()])
    )
    return [any(ring.contains(point) and ring.area < 1e-5 for ring in rings) for point in points]


PLURAL = re.compile(r"(\w+)_(one|few|many|other)")


def categories(lang):
    """Plural categories that whole numbers have in a language."""
    return {plural_category(count, lang) for count in range(200)}


def check_strings(tables):
    """Every string is there in each language, with the same places in it.

    A string with a plural is there in each category that whole numbers have in a language (CLDR).
    """
    needed = {lang: categories(lang) for lang in LANGUAGES}
    for section, words in tables.items():
        plurals = {match[1] for match in map(PLURAL.fullmatch, words) if match}
        for stem in plurals:
            forms = {key: texts for key, texts in words.items() if key.rpartition("_")[0] == stem}
            for lang in LANGUAGES:
                given = {key.rpartition("_")[2] for key, texts in forms.items() if lang in texts}
                assert given == needed[lang], (section, stem, lang)
            places = {
                frozenset(re.findall(r"\{(\w+)\}", text))
                for texts in forms.values()
                for text in texts.values()
            }
            assert len(places) == 1, (section, stem)
            assert "count" in next(iter(places)), (section, stem)
        for key, texts in words.items():
            assert set(texts) == set(LANGUAGES) or PLURAL.fullmatch(key), (section, key)
            assert all(texts.values()), (section, key)
            places = {frozenset(re.findall(r"\{(\w+)\}", text)) for text in texts.values()}
            assert len(places) == 1, (section, key)


@pytest.fixture
def program(tmp_path):
    """Run `python -m MODULE ...` as a user would, in an empty folder and a process of its own."""

    def run(module, *arguments, env=None, umask=-1):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        return subprocess.run(
            [sys.executable, "-m", module, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environment | (env or {}),
            check=False,
            timeout=240,
            umask=umask,
        )

    return run


class _Left(BaseException):
    """What `os._exit` does here: nothing of the command may run after it."""


@pytest.fixture
def command(program, tmp_path, monkeypatch, capsys):
    """Run a command as `program` does, but in this process, unless it needs an environment.

    What was imported and measured before need not be again. `test_commands` runs each command in a
    process of its own.
    """

    def leave(status):
        raise _Left(status)

    def run(module, *arguments, env=None):
        if env:
            return program(module, *arguments, env=env)
        found = importlib.import_module(module)
        if hasattr(found, "__path__"):
            found = importlib.import_module(f"{module}.__main__")
        argv = [str(found.__file__), *map(str, arguments)]
        with monkeypatch.context() as patched:
            patched.chdir(tmp_path)
            patched.setattr(sys, "argv", argv)
            patched.setattr(os, "_exit", leave)
            capsys.readouterr()
            try:
                run_command(found.main, module)
            except (_Left, SystemExit) as left:
                status = left.args[0] if left.args else 0
        return subprocess.CompletedProcess(argv, status or 0, *capsys.readouterr())

    return run


@pytest.fixture
def refused(command):
    """Run a command that must fail with one sentence, exit status 2 and no traceback."""

    def run(module, *arguments, **kwargs):
        done = command(module, *arguments, **kwargs)
        assert done.returncode == 2, done.stderr
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        assert done.stderr.startswith(f"{module}: ")
        return done.stderr

    return run


@pytest.fixture
def need_texts():
    """Skip where the documents' texts are missing; where CI is set, that is a failure."""
    try:
        folder = texts_dir()
    except ArgumentError:
        # the environment names a folder that is not there
        folder = None
    if folder is None:
        reason = "the documents' texts are in none of $GEO_SEED_TEXTS, seeds/texts, ../shared/seeds"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
