"""Outputs: whole or not at all, never in the place of a device or a link, and nothing left over."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT

from geo.base import files
from geo.base.command import write_outputs
from geo.base.files import first_same, write_all
from geo.errors import ArgumentError, OutputError


def entries(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def gone():
    """Id of a process that is no longer there."""
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return int(done.stdout)


class TestOneFile:
    def test_a_new_file_gets_the_mode_that_the_umask_leaves(self, tmp_path):
        old = os.umask(0o027)
        try:
            write_all({tmp_path / "new": b"x"})
        finally:
            os.umask(old)
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640

    @pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
    def test_a_file_that_was_there_keeps_its_mode(self, tmp_path, mode):
        target = tmp_path / "old"
        target.write_text("old")
        target.chmod(mode)
        write_all({target: b"new"})
        assert target.read_bytes() == b"new"
        assert stat.S_IMODE(target.stat().st_mode) == mode

    def test_a_read_only_file_is_refused(self, tmp_path):
        target = tmp_path / "old"
        target.write_text("old")
        target.chmod(0o444)
        with pytest.raises(OutputError, match="old: it is read-only"):
            write_all({target: b"new", tmp_path / "other": b"x"})
        assert target.read_text() == "old"
        assert entries(tmp_path) == ["old"]

    def test_a_link_stays_and_its_target_is_written(self, tmp_path):
        (tmp_path / "far").mkdir()
        target, link = tmp_path / "far" / "target", tmp_path / "link"
        target.write_text("old")
        link.symlink_to("far/target")
        write_all({link: b"new"})
        assert link.is_symlink()
        assert target.read_bytes() == b"new"

    def test_a_link_to_what_is_not_yet_there(self, tmp_path):
        (tmp_path / "link").symlink_to(tmp_path / "target")
        write_all({tmp_path / "link": b"new"})
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "target").read_bytes() == b"new"

    def test_a_fifo_is_written_through(self, tmp_path):
        fifo = tmp_path / "fifo"
        os.mkfifo(fifo)
        read = []
        reader = threading.Thread(target=lambda: read.append(fifo.read_bytes()))
        reader.start()
        write_all({fifo: b"data" * 30_000})
        reader.join(timeout=30)
        assert read == [b"data" * 30_000]
        assert stat.S_ISFIFO(fifo.stat().st_mode)

    def test_a_device_stays_one(self, tmp_path):
        device = tmp_path / "null"
        try:
            os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
            write_all({device: b"data"})
        except PermissionError:
            # only root makes devices, and only root could replace this one
            device = Path("/dev/null")
            write_all({device: b"data"})
        assert stat.S_ISCHR(device.stat().st_mode)

    def test_a_full_device_is_one_sentence(self, tmp_path):
        with pytest.raises(OutputError, match="cannot write /dev/full: No space left on device"):
            write_all({Path("/dev/full"): b"data", tmp_path / "other": b"x"})
        assert entries(tmp_path) == []

    def test_a_name_as_long_as_a_name_may_be(self, tmp_path):
        write_all({tmp_path / ("島" * 85): b"data"})
        assert (tmp_path / ("島" * 85)).read_bytes() == b"data"

    def test_a_folder_and_no_folder(self, tmp_path):
        with pytest.raises(OutputError, match="it is a folder"):
            write_all({tmp_path: b""})
        with pytest.raises(OutputError, match="does not exist"):
            write_all({tmp_path / "no" / "file": b""})
        with pytest.raises(OutputError, match="it names a folder"):
            write_outputs([(f"{tmp_path}/x/", "text")])
        assert entries(tmp_path) == []


class TestSeveralFiles:
    @pytest.mark.parametrize("fails", [0, 1, 2])
    def test_a_rename_that_fails_undoes_those_before_it(self, tmp_path, monkeypatch, fails):
        (tmp_path / "a").write_text("old a")
        (tmp_path / "c").write_text("old c")
        before = (tmp_path / "a").stat().st_ino
        real, done = Path.replace, []

        def replace(path, target):
            if len(done) == fails:
                done.append(target)
                raise PermissionError(1, "Operation not permitted", str(path))
            done.append(target)
            return real(path, target)

        monkeypatch.setattr(Path, "replace", replace)
        with pytest.raises(OutputError, match="Operation not permitted") as failure:
            write_all({tmp_path / name: b"new" for name in "abc"})
        assert f"cannot write {tmp_path / 'abc'[fails]}:" in str(failure.value)
        assert entries(tmp_path) == ["a", "c"]
        assert (tmp_path / "a").read_text() == "old a"
        assert (tmp_path / "a").stat().st_ino == before
        assert (tmp_path / "c").read_text() == "old c"

    def test_an_interrupt_between_two_renames_undoes_too(self, tmp_path, monkeypatch):
        (tmp_path / "a").write_text("old a")
        real = Path.replace

        def replace(path, target):
            if target.name == "b":
                raise KeyboardInterrupt
            return real(path, target)

        monkeypatch.setattr(Path, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            write_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
        assert entries(tmp_path) == ["a"]
        assert (tmp_path / "a").read_text() == "old a"

    def test_it_works_without_hard_links(self, tmp_path, monkeypatch):
        def refuse(_path, _target):
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
        (tmp_path / "a").write_text("old a")
        write_all({tmp_path / "a": b"new a", tmp_path / "b": b"new b"})
        assert (tmp_path / "a").read_bytes() == b"new a"
        assert entries(tmp_path) == ["a", "b"]

    def test_one_place_by_two_spellings_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("x").write_text("old")
        Path("link").symlink_to("x")
        Path("sub").symlink_to(".")
        for other in ("x", "./x", "link", "sub/x", str(tmp_path / "x")):
            with pytest.raises(ArgumentError, match=r"two outputs cannot go to .*x|link"):
                write_outputs([("x", "one"), (other, "two")])
        with pytest.raises(OutputError, match="another output goes there"):
            write_all({Path("x"): b"one", Path("link"): b"two"})
        assert Path("x").read_text() == "old"
        # a hard link is a file of its own
        Path("hard").hardlink_to("x")
        assert first_same(["x", "hard"]) is None

    def test_standard_output_comes_first(self, tmp_path, capsysbinary):
        target = tmp_path / "data"

        def show():
            assert not target.exists()
            raise OutputError("full")

        with pytest.raises(OutputError, match="full"):
            write_all({target: b"x"}, show=show)
        assert entries(tmp_path) == []
        write_outputs([("-", "島\n"), (str(target), "x")])
        assert capsysbinary.readouterr().out == "島\n".encode()
        assert target.read_text() == "x"


class TestWhatAKilledRunLeft:
    def test_it_is_removed(self, tmp_path, gone):
        dead = tmp_path / f".islands.geojson.geo-tmp-{gone}-0123abcd"
        living = tmp_path / f".islands.geojson.geo-tmp-{os.getppid()}-0123abcd"
        old = tmp_path / f".other.geo-tmp-{os.getppid()}-89abcdef"
        others = [".islands.geojson.abcd", f".x.geo-tmp-{gone}-note", f"x.geo-tmp-{gone}-0123abcd"]
        for path in (dead, living, old, *(tmp_path / name for name in others)):
            path.write_text("half")
        os.utime(old, (0, 0))
        write_all({tmp_path / "islands.geojson": b"whole"})
        assert entries(tmp_path) == sorted(["islands.geojson", living.name, *others])

    def test_a_kill_leaves_a_name_that_the_next_run_knows(self, tmp_path):
        program = (
            "import os, signal, sys, pathlib; from geo.base.files import write_all;"
            "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL);"
            "write_all({pathlib.Path(sys.argv[1]): b'x'})"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, tmp_path / "out"],
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == -9
        assert len(entries(tmp_path)) == 1
        write_all({tmp_path / "out": b"x"})
        assert entries(tmp_path) == ["out"]

    def test_git_does_not_see_it(self):
        name = files._temporary(ROOT / "data" / "geojson" / "islands.geojson")
        done = subprocess.run(
            ["git", "check-ignore", name], cwd=ROOT, check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr


def test_bytes_are_on_the_disk_before_the_rename(tmp_path, monkeypatch):
    order = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (order.append("sync"), sync(handle))[1])
    monkeypatch.setattr(
        Path, "replace", lambda path, to: (order.append("rename"), replace(path, to))[1]
    )
    write_all({tmp_path / "a": b"x", tmp_path / "b": b"x"})
    assert order == ["sync", "sync", "rename", "rename"]
