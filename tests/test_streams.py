"""Commands where the standard streams are closed, full, or in a locale without UTF-8."""

import os
import signal
import subprocess
import sys

import pytest
from conftest import ROOT

from geo.base.streams import printable

COMMANDS = ["geo --version", "geo.split --help", "geo.split --option count", "geo.events --json"]


@pytest.fixture
def shell(tmp_path):
    """Run a line of the shell; `geo` stands for `python -m geo`."""

    def run(line, **env):
        done = subprocess.run(
            ["sh", "-c", f'exec "$PYTHON" -m {line}'],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            timeout=120,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable, **env},
        )
        assert b"Traceback" not in done.stderr, done.stderr
        assert b"Exception ignored" not in done.stderr, done.stderr
        return done

    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_and_a_closed_standard_output_is_one_sentence(shell, command):
    name = command.split()[0]
    for way, why in ((">/dev/full", "No space left on device"), (">&-", "it is closed")):
        done = shell(f"{command} {way}")
        assert done.returncode == 2
        assert done.stderr.decode() == f"{name}: cannot write to standard output: {why}\n"


@pytest.mark.parametrize("command", ["geo --version", "geo.split --option count"])
def test_a_closed_or_full_standard_error_is_no_failure(shell, command):
    for way in ("2>&-", "2>/dev/full", "<&- 2>&-"):
        done = shell(f"{command} {way}")
        assert done.returncode == 0
        assert len(done.stdout) > 3
        assert shell(f"geo.split --option no-such {way}").returncode == 2


def test_no_file_becomes_standard_output(shell, tmp_path):
    """A closed handle is taken by the next file that is opened; prints must not go into that."""
    done = shell("geo.claims --json x.json >&- 2>&-")
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_our_own_standard_output_is_written_through(shell, tmp_path):
    done = shell("geo.claims --json /dev/stdout >all.json")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert text.startswith("[{")
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"]
    done = shell("geo.split --json /dev/stdout --geojson -")
    assert done.returncode == 2
    assert b"two outputs cannot go to standard output" in done.stderr


@pytest.mark.parametrize("name", ["島.json", "остров.json"])
def test_a_name_that_the_locale_does_not_know(shell, tmp_path, name):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "NAME": name}
    done = shell('geo.split --json "$NAME"', **env)
    assert done.returncode == 0, done.stderr
    assert done.stderr.decode() == f"wrote {name}\n"
    assert (tmp_path / name).is_file()
    done = shell('geo.events --place "$NAME"', **env)
    assert done.returncode == 2
    assert done.stderr.startswith(b"geo.events: no place is called")


def test_what_steers_a_terminal_is_escaped(shell, tmp_path):
    assert printable("a\tb\n島 ё\x1b[31m\u202e\ud800\x9b\x7f") == (
        "a\tb\n島 ё\\x1b[31m\\u202e\\ud800\\x9b\\x7f"
    )
    done = shell('geo.split --json "$NAME"', NAME="a\x1b[31mb\u202ec")
    assert done.stderr == b"wrote a\\x1b[31mb\\u202ec\n"
    assert (tmp_path / "a\x1b[31mb\u202ec").is_file()


def test_a_reader_who_leaves_is_no_error():
    done = subprocess.run(
        [
            "bash",
            "-c",
            f"{sys.executable} -m geo.events --json | head -c 10; echo ${{PIPESTATUS[0]}}",
        ],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.endswith(b"0\n")
    assert done.stderr == b""


def hear_interrupts():
    """Undo what a shell sets for what it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("module", ["geo.split", "geo.maps"])
def test_an_interrupt_while_modules_load_shows_no_traceback(tmp_path, module):
    """Shapely's place is taken by a module that waits, so that the moment is always the same."""
    (tmp_path / "shapely.py").write_text(
        "import time\nprint('loading', flush=True)\ntime.sleep(60)\n", encoding="utf-8"
    )
    arguments = {"geo.split": ["--option", "area"], "geo.maps": ["index"]}[module]
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        preexec_fn=hear_interrupts,  # noqa: PLW1509  no thread runs here
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{ROOT}"},
    ) as process:
        assert process.stdout.readline() == b"loading\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert said == b""
    # as a shell counts it, 130 both
    assert process.returncode in {-signal.SIGINT, 130}


def test_an_interrupt_while_a_file_is_written_leaves_nothing(tmp_path):
    program = (
        "import os, sys, time\n"
        "from geo.base.command import run, write_outputs\n"
        "def slow(handle):\n    print('writing', flush=True)\n    time.sleep(60)\n"
        "os.fsync = slow\n"
        "run(lambda arguments: write_outputs([('x.json', '{}')]), 'geo.test')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        preexec_fn=hear_interrupts,  # noqa: PLW1509  no thread runs here
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (said, process.returncode) == (b"", 130)
    assert list(tmp_path.iterdir()) == []


def test_who_imports_the_package_keeps_its_handler():
    program = "import signal, geo; print(signal.getsignal(2) is signal.default_int_handler)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        preexec_fn=hear_interrupts,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == b"True\n"


def test_coverage_of_a_command_is_measured(tmp_path):
    """Where a tool counts the lines, a command leaves in good order, and the tool can write."""
    (tmp_path / "coverage.py").write_text(
        "import atexit, pathlib\natexit.register(pathlib.Path('counted').write_text, 'lines')\n",
        encoding="utf-8",
    )
    (tmp_path / "sitecustomize.py").write_text("import coverage\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "geo", "--version"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{ROOT}"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "counted").read_text(encoding="utf-8") == "lines"
