"""The documentation holds: commands run, links resolve, examples give what they say."""

import doctest
import importlib
import inspect
import pkgutil
import re
import shlex
import subprocess
import sys
import types
from typing import is_typeddict

import pytest
from conftest import ROOT

import geo
from geo.settlement.sensitivity import measure_sensitivity

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
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL
    )
    assert blocks
    return "\n".join(blocks)


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


def test_the_python_of_the_scenarios_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    exec(compile(python_of("docs/scenarios.md"), "scenarios", "exec"), {"__name__": "__main__"})  # noqa: S102  our own
    assert "split.html#to=habomai&fraction=etorofu:0.2&sea=200" in capsys.readouterr().out


def test_the_scenario_and_the_commands_of_the_page_are_taken(command, tmp_path):
    page = (ROOT / "docs/scenarios.md").read_text(encoding="utf-8")
    (document,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    scenario = geo.Scenario.from_json(document)
    assert geo.Scenario.from_link(scenario.to_link()).cuts == scenario.cuts
    scenario.write(tmp_path / "mine.json")
    lines = re.findall(r"^    python -m (geo\.split .*)$", page, re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        module, *arguments = shlex.split(line)
        done = command(module, *arguments)
        assert done.returncode == 0, done.stderr


def test_the_python_of_the_cut_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    exec(compile(python_of("docs/cut.md"), "docs/cut.md", "exec"), {"__name__": "__main__"})  # noqa: S102  our own
    assert capsys.readouterr().out.startswith("8.56")


@pytest.mark.parametrize("page", ["docs/sea.md", "README.md"])
def test_the_table_of_sensitivity_is_measured(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    table = text.partition("<!-- sensitivity")[2].partition("\n\n")[0]
    rows = [re.findall(r"([\d.]+) %", line) for line in table.splitlines()[3:]]
    measured = [
        [f"{100 * row.sides[limit]['japan'].share:.1f}" for limit in (12, 200)]
        for row in measure_sensitivity("count")
    ]
    assert rows == measured[: len(rows)]
    assert len(rows) >= 4


def test_the_lengths_in_the_text_about_the_cut_are_measured():
    text = (ROOT / "docs/cut.md").read_text(encoding="utf-8")
    for way in ({}, {"cut": "arc"}, {"toward": "any"}, {"cut": "arc", "toward": "any"}):
        length = 1e3 * geo.settle("area", **way).border.length_km
        row = " ".join(f"--{key} {value}" for key, value in way.items()) or "--cut shortest"
        assert re.search(rf"\| `{row}`[^|]*\| {length:,.0f} m \|", text), (row, length)


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


# public objects without an example, each with the reason
NO_EXAMPLE = {
    "geo.build.pipeline.build_layers": "it takes a quarter of a minute; test_build has it",
}


def section(doc, title):
    """Text of a numpydoc section; empty if it is not there."""
    found = re.search(
        rf"^{title}\n-{{{len(title)}}}\n(.*?)(?=^\w+\n---|\Z)", doc, re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


def described(doc):
    """Names that the sections of parameters and attributes describe."""
    text = section(doc, "Parameters") + section(doc, "Attributes")
    lines = re.findall(r"^(\*{0,2}\w+(?:, \*{0,2}\w+)*)$", text, re.MULTILINE)
    return {name.strip(" *") for line in lines for name in line.split(",")}


def parameters_of(thing):
    """Names of the parameters that a caller can give; an underscore marks one that is ignored."""
    own = isinstance(thing, type) and "__init__" not in vars(thing) and "__new__" not in vars(thing)
    if own and not hasattr(thing, "__dataclass_fields__"):
        return []  # its base class describes them
    return [name for name in inspect.signature(thing).parameters if name.strip("*")[0] != "_"]


def lacks(name, thing):
    """List what the docstring of a public object lacks."""
    doc = inspect.getdoc(thing) or ""
    is_class = isinstance(thing, type)
    if not doc:
        yield "docstring"
    if ">>> " not in section(doc, "Examples") and name not in NO_EXAMPLE:
        yield "example"
    if not (is_class and issubclass(thing, Exception)):
        known = described(doc)
        yield from (each for each in parameters_of(thing) if each not in {"self", *known})
    if not is_class and inspect.signature(thing).return_annotation not in {None, "None"}:
        yield from () if section(doc, "Returns") + section(doc, "Yields") else ["Returns"]


def public_objects():
    """Yield functions and classes of every `__all__`, each once; types of data are left out."""
    seen = set()
    for module in ["geo", *modules()]:
        if module.endswith(".types"):
            continue
        for each in getattr(importlib.import_module(module), "__all__", []):
            thing = getattr(importlib.import_module(module), each)
            is_type = is_typeddict(thing) or getattr(thing, "_is_protocol", False)
            is_alias = isinstance(thing, types.GenericAlias)
            if not callable(thing) or is_type or is_alias or id(thing) in seen:
                continue
            seen.add(id(thing))
            yield f"{thing.__module__}.{thing.__qualname__}", thing


def test_public_objects_have_an_example_and_describe_their_parameters():
    objects = dict(public_objects())
    assert len(objects) > 200
    assert NO_EXAMPLE.keys() <= objects.keys()
    faults = {name: list(lacks(name, thing)) for name, thing in objects.items()}
    assert {name: missing for name, missing in faults.items() if missing} == {}


def test_public_methods_describe_their_parameters():
    methods = {
        f"{name}.{key}": method
        for name, thing in public_objects()
        if isinstance(thing, type)
        for key, method in vars(thing).items()
        if inspect.isfunction(method) and not key.startswith("_")
    }
    assert methods
    faults = {
        name: [each for each in parameters_of(method) if each not in {"self", *described(doc)}]
        for name, method in methods.items()
        if (doc := inspect.getdoc(method) or "") is not None
    }
    assert {name: missing for name, missing in faults.items() if missing} == {}


def test_a_missing_example_or_parameter_is_found():
    def bare(one: int, other: int) -> int:
        """Add.

        Parameters
        ----------
        one
            A number.
        """
        return one + other

    assert list(lacks("bare", bare)) == ["example", "other", "Returns"]


def test_contributing_stays_short():
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) < 60
