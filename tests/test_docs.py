"""The documentation holds: commands run, links resolve, examples give what they say."""

import doctest
import importlib
import pkgutil
import re
import shlex
import subprocess
import sys

import pytest
from conftest import ROOT

import geo

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")])


def modules():
    for info in pkgutil.walk_packages(geo.__path__, "geo."):
        if not info.name.endswith("__main__"):
            yield info.name


def commands():
    blocks = re.findall(
        r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    return [line for block in blocks for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize("line", commands())
def test_every_command_of_the_readme_runs(line, command):
    _, _, module, *arguments = shlex.split(line)
    done = command(module, *arguments)
    assert done.returncode == 0, done.stderr


def python_of(page):
    (block,) = re.findall(
        r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL
    )
    return block


def test_the_python_of_the_readme_runs(tmp_path):
    subprocess.run(
        [sys.executable, "-c", python_of("README.md")],
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
    )


def test_the_python_of_the_sea_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(python_of("docs/sea.md"), "docs/sea.md", "exec"), {"__name__": "__main__"})  # noqa: S102  our own


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_resolves(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", list(modules()))
def test_every_example_gives_what_it_says(name):
    module = importlib.import_module(name)
    failures, _ = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert failures == 0


@pytest.mark.parametrize("name", list(modules()))
def test_public_names_are_documented(name):
    module = importlib.import_module(name)
    for each in getattr(module, "__all__", []):
        found = getattr(module, each)
        if callable(found):
            assert found.__doc__, each


def test_contributing_stays_short():
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) < 60
