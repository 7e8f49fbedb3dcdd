"""Each command once as a process of its own: the other tests call it in theirs."""

import pytest

RUNS = {
    "geo": (),
    "geo.build": ("--help",),
    "geo.claims": (),
    "geo.events": ("--place", "shikotan", "--from", "1956", "--to", "1957"),
    "geo.statements": ("--text", "Hasegawa"),
    "geo.words": (),
    "geo.maps": ("index", "--out", "out"),
    "geo.sea": ("--option", "count"),
    "geo.sources": (),
    "geo.split": ("--option", "area", "--sea"),
    "geo.validate": (),
}
# no locale knows the names of the islands in three scripts
PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}


@pytest.mark.parametrize("module", RUNS)
def test_a_process_of_its_own_says_the_same(program, command, monkeypatch, module):
    """Exit status, output in UTF-8, nothing of warnings: all as the commands in this process."""
    monkeypatch.setenv("COLUMNS", PLAIN["COLUMNS"])
    done = program(module, *RUNS[module], env=PLAIN)
    here = command(module, *RUNS[module])
    assert done.returncode == 0, done.stderr
    assert (here.returncode, here.stdout, here.stderr) == (0, done.stdout, done.stderr)
    assert done.stdout + done.stderr


@pytest.mark.parametrize("module", RUNS)
def test_a_process_of_its_own_refuses_alike(program, refused, module):
    done = program(module, "--nonsense", env=PLAIN)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == refused(module, "--nonsense")
