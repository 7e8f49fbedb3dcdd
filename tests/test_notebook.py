"""The notebook runs from top to bottom, without a network, and is kept without outputs."""

import asyncio
import gc
import warnings
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from conftest import ROOT
from nbclient import NotebookClient

PATH = ROOT / "notebooks" / "four_islands.ipynb"

# Any attempt to connect to another host raises inside the kernel.
OFFLINE = """
import socket
def _refuse(*args, **kwargs):
    raise OSError("this notebook must not use the network")
socket.create_connection = _refuse
socket.getaddrinfo = _refuse
"""


# What the tests have measured of the sea is not measured again.
SHARED = """
import pathlib, sys
sys.path.insert(0, {tests!r})
from once import once_in, parted_once
from geo.settlement import judge
judge.partition = parted_once(once_in(pathlib.Path({folder!r})))
"""


@pytest.fixture(scope="module")
def ran(once_folder):
    notebook = nbformat.read(PATH, as_version=4)
    shared = SHARED.format(tests=str(ROOT / "tests"), folder=str(once_folder))
    before = [nbformat.v4.new_code_cell(source) for source in (OFFLINE, shared)]
    notebook.cells[:0] = before
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}})
    # in a thread of its own: in this one a browser's event loop may be running
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, client.async_execute()).result()
    # what the kernel's client leaves open is not another test's fault
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()
    return [cell for cell in notebook.cells[len(before) :] if cell.cell_type == "code"]


def html_of(cell):
    shown = [output.data for output in cell.outputs if output.output_type == "execute_result"]
    return "".join(data.get("text/html", "") for data in shown)


@pytest.mark.filterwarnings("ignore")
def test_it_runs_from_top_to_bottom(ran):
    assert len(ran) > 10
    assert all(output.output_type != "error" for cell in ran for output in cell.outputs)


@pytest.mark.filterwarnings("ignore")
def test_the_settlement_shows_a_table_and_the_map_itself(ran):
    table = next(html_of(cell) for cell in ran if cell.source.endswith("\nhalf"))
    assert "50.00%" in table
    shown = html_of(ran[-1])
    assert "<iframe" in shown
    assert "https://cdn" not in shown


def test_its_outputs_are_stripped_in_git():
    notebook = nbformat.read(PATH, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
