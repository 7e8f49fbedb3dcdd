"""What commands print and write: positions, lengths, tables; whole files, their modes, pipes."""

import json
import os
import re
import stat
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pyproj
import pytest
from conftest import ROOT

from geo import split
from geo.settlement import measure_sea, settle

GEODESIC = pyproj.Geod(ellps="GRS80")
POSITION = r"(\d+\.\d+)° N, (\d+\.\d+)° E"


class Cells(HTMLParser):
    """The rows of the tables of some HTML."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag, _attrs):
        self.inside = tag in {"th", "td"}
        if tag == "tr":
            self.rows.append([])
        elif self.inside:
            self.rows[-1].append("")

    def handle_endtag(self, _tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def columns(rows):
    """Cells by the first word of their row, then by column."""
    head, *body = rows
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in body}


def printed(text, first):
    """The printed table whose head begins with a word, cut where its rule is."""
    lines = text.splitlines()
    start = next(k for k, line in enumerate(lines) if line.startswith(first))
    rule = [match.span() for match in re.finditer("─+", lines[start + 1])]
    taken = [lines[start]]
    for line in lines[start + 2 :]:
        if not line.strip():
            break
        taken.append(line)
    return [[line[a:b].strip() for a, b in rule] for line in taken]


@pytest.fixture(scope="module")
def text():
    done = subprocess.run(
        [sys.executable, "-m", "geo.split", "--option", "area"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def sea():
    return measure_sea("three")


class TestTheCut:
    def test_positions_are_latitude_then_longitude(self, text):
        found = [tuple(map(float, pair)) for pair in re.findall(POSITION, text)]
        assert len(found) == 2
        for lat, lon in found:
            # Etorofu / Iturup
            assert 44.4 < lat < 45.6
            assert 146.8 < lon < 149.0
        ends = settle("area").border.ends
        assert found == [(round(lat, 5), round(lon, 5)) for lon, lat in (ends[0], ends[-1])]

    def test_the_length_is_that_between_its_ends(self, text):
        (a_lat, a_lon), (b_lat, b_lon) = (map(float, p) for p in re.findall(POSITION, text))
        metres = GEODESIC.inv(a_lon, a_lat, b_lon, b_lat)[2]
        (told,) = re.findall(r"length +([\d.]+) km on land", text)
        # nothing of this border lies on water
        assert float(told) == pytest.approx(metres / 1000, abs=0.02)

    def test_the_comparison_prints_the_same_length(self, command, text):
        (told,) = re.findall(r"length +([\d.]+) km on land", text)
        rows = columns(printed(command("geo.split", "--option", "all").stdout, "option"))
        assert rows["area"]["border km"] == f"{float(told):.1f}"


class TestTheSea:
    def check(self, rows, sea):
        table = columns(rows)
        for limit, sides in sea.sides.items():
            for side, name in (("japan", "Japan"), ("russia", "Russia")):
                column = f"{name}, within {limit} M"
                assert table["Total"][column] == f"{sides[side].area_km2:,.0f}"
                assert table["Share"][column] == f"{sides[side].share:.1%}"
            mine, theirs = f"Japan, within {limit} M", f"Russia, within {limit} M"
            assert table["Shikotan"][mine] == f"{sea.islands[limit]['shikotan']:,.0f}"
            assert table["Shikotan"][theirs] == "–"
            assert table["Etorofu / Iturup"][mine] == "–"
            assert table["Etorofu / Iturup"][theirs] == f"{sea.islands[limit]['etorofu']:,.0f}"

    def test_in_a_notebook_each_side_has_its_own_column(self, sea):
        self.check(Cells(sea._repr_html_()).rows, sea)

    def test_printed_each_side_has_its_own_column(self, sea, command):
        done = command("geo.split", "--option", "three", "--sea")
        self.check(printed(done.stdout, "km² of sea"), sea)

    def test_printed_each_side_has_its_own_row(self, sea, command):
        table = columns(printed(command("geo.sea", "--option", "three").stdout, "km² of sea"))
        for limit, sides in sea.sides.items():
            for side, name in (("japan", "Japan"), ("russia", "Russia")):
                assert table[name][f"within {limit} M"] == f"{sides[side].area_km2:,.0f}"


class TestFiles:
    def test_bytes_are_on_the_disk_before_the_name_is(self, tmp_path, monkeypatch):
        done = []
        sync, replace, rename = os.fsync, os.replace, os.rename

        def note_sync(handle):
            sync(handle)
            status = os.fstat(handle)
            done.append(("synced", status.st_ino, status.st_size))

        def noting(move):
            def note(source, target, **where):
                status = Path(source).stat()
                done.append(("named", status.st_ino, status.st_size))
                move(source, target, **where)

            return note

        monkeypatch.setattr(os, "fsync", note_sync)
        monkeypatch.setattr(os, "replace", noting(replace))
        monkeypatch.setattr(os, "rename", noting(rename))
        target = tmp_path / "half.json"
        assert split.main(["--option", "area", "--json", str(target)]) == 0
        written = target.stat()
        synced = ("synced", written.st_ino, written.st_size)
        named = ("named", written.st_ino, written.st_size)
        assert synced in done
        assert named in done
        assert done.index(synced) < done.index(named)

    @pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
    def test_a_new_file_has_the_mode_that_the_umask_leaves(self, tmp_path, program, mask, mode):
        done = program("geo.split", "--option", "count", "--json", "new.json", umask=mask)
        assert done.returncode == 0, done.stderr
        assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == mode


class TestPipes:
    @pytest.mark.parametrize(
        "arguments", [["geo.split"], ["geo.events"], ["geo.events", "--json"], ["geo.claims"]]
    )
    def test_a_reader_that_leaves_is_no_error(self, tmp_path, arguments):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            # gone before the first word: Python alone takes longer than this to start
            process.stdout.close()
            said = process.stderr.read().decode()
            status = process.wait(timeout=120)
        assert said == ""
        assert status == 0

    def test_a_reader_that_stays_gets_everything(self, command):
        assert json.loads(command("geo.events", "--json").stdout)
