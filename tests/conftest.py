"""Fixtures that several test modules share."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from geo.errors import ArgumentError
from geo.evidence.documents import texts_dir
from geo.layers.read import read_shapes
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


@pytest.fixture(scope="module")
def page_file(page_bytes, tmp_path_factory):
    """Write the module's page to a file."""
    file = tmp_path_factory.mktemp("pages") / "page.html"
    file.write_bytes(page_bytes)
    return file


def check_strings(tables):
    """Every string is there in each language, with the same places in it."""
    for section, words in tables.items():
        for key, texts in words.items():
            assert set(texts) == set(LANGUAGES), (section, key)
            assert all(texts.values()), (section, key)
            places = {frozenset(re.findall(r"\{(\w+)\}", text)) for text in texts.values()}
            assert len(places) == 1, (section, key)


@pytest.fixture
def command(tmp_path):
    """Run `python -m MODULE ...` as a user would, in an empty folder."""

    def run(module, *arguments, **kwargs):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        environment |= kwargs.pop("env", {})
        return subprocess.run(
            [sys.executable, "-m", module, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environment,
            check=False,
            timeout=120,
            **kwargs,
        )

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
