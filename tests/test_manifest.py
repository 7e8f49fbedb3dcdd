"""Evidence cannot shrink or change unnoticed: every shipped file has its hash in a manifest."""

import hashlib
import json
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

from geo import validate
from geo.base import shipped
from geo.base.files import data_root, package_root, seeds_root
from geo.build import __main__ as build
from geo.errors import ArgumentError, DataError, GeoError, OutputError
from geo.evidence import documents, events, records
from geo.layers import reference
from geo.maps.shared import strings
from geo.schema.shipped import shipped_faults

CACHES = (
    events.load_events,
    documents._documents,
    records.four_islands,
    reference._table,
    strings._tables,
)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of what is shipped, that a test may damage, and that all readers read."""
    shutil.copytree(seeds_root(), tmp_path / "seeds", ignore=shutil.ignore_patterns("texts"))
    for folder in ("reference", "derived"):
        shutil.copytree(data_root() / folder, tmp_path / "data" / folder)
    for path in package_root().glob("maps/**/words.toml"):
        to = tmp_path / "geo" / path.relative_to(package_root())
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, to)
    monkeypatch.setattr(shipped, "seeds_root", lambda: tmp_path / "seeds")
    monkeypatch.setattr(shipped, "data_root", lambda: tmp_path / "data")
    monkeypatch.setattr(shipped, "package_root", lambda: tmp_path / "geo")
    for cached in CACHES:
        cached.cache_clear()
    yield tmp_path
    for cached in CACHES:
        cached.cache_clear()


def faults():
    return [str(fault) for fault in shipped_faults()]


class TestTheManifest:
    def test_it_lists_every_file_that_is_shipped_with_its_hash(self):
        listed = json.loads((seeds_root() / "manifest.json").read_text(encoding="utf-8"))["files"]
        paths = {f"seeds/{p.relative_to(ROOT / 'seeds')}": p for p in ROOT.glob("seeds/**/*.toml")}
        for folder in ("reference", "derived"):
            paths |= {f"{folder}/{p.name}": p for p in (ROOT / "data" / folder).iterdir()}
        words = ROOT / "geo" / "maps"
        paths |= {f"words/{p.relative_to(words)}": p for p in words.glob("**/words.toml")}
        assert len(paths) > 25
        assert {name: entry["sha256"] for name, entry in listed.items()} == {
            name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()
        }
        assert all(listed[name]["bytes"] == path.stat().st_size for name, path in paths.items())

    def test_it_is_the_same_to_the_byte_when_written_again(self):
        assert shipped.encode_manifest() == (seeds_root() / "manifest.json").read_bytes()

    def test_what_is_shipped_has_no_fault(self, copy):
        assert copy.is_dir()
        assert faults() == []

    def test_it_is_needed(self, copy):
        manifest = copy / "seeds" / "manifest.json"
        for damage in (None, "{", "[]", '{"files": []}', '{"files": {"seeds/claims.toml": 7}}'):
            shipped._parsed.cache_clear()
            if damage is None:
                manifest.unlink()
            else:
                manifest.write_text(damage, encoding="utf-8")
            with pytest.raises(DataError, match=r"the manifest .* (cannot be read|lists no files)"):
                shipped.read_shipped("seeds/claims.toml")
        shipped._parsed.cache_clear()


FILES = [
    "seeds/claims.toml",
    "seeds/disagreements.toml",
    "seeds/documents.toml",
    "seeds/figures.toml",
    "seeds/formulas.toml",
    "seeds/options.toml",
    "seeds/events/1985-1991.toml",
    "data/reference/coastline.toml",
    "data/reference/comparison_figures.csv",
    "data/reference/official_areas.csv",
    "data/reference/treaties.csv",
    "data/reference/sea.toml",
    "geo/maps/shared/words.toml",
]


def read(file):
    """Read a file as the commands do."""
    name = file.rpartition("/")[2]
    if file.startswith("seeds/events"):
        return events.load_events()
    if file.startswith("seeds"):
        return documents.read_seed(name)
    if file.startswith("geo/maps"):
        return strings.read_strings(file=file.removeprefix("geo/maps/"))
    tables = {
        "treaties.csv": reference.read_treaties,
        "official_areas.csv": reference.read_official_areas,
        "comparison_figures.csv": reference.read_comparison_figures,
    }
    return tables[name]() if name in tables else reference.read_reference(name)


def truncated(path):
    path.write_bytes(path.read_bytes()[:-40])


def altered(path):
    # a digit becomes another: the file is as long as before, and reads as well
    text = path.read_text(encoding="utf-8")
    at = next(k for k in range(len(text) // 2, len(text)) if text[k].isdigit())
    path.write_text(text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :], encoding="utf-8")


def emptied(path):
    path.write_bytes(b"")


def garbled(path):
    path.write_bytes(b"\xff\x00[[" + path.read_bytes())


@pytest.mark.parametrize("file", FILES)
class TestDamage:
    @pytest.mark.parametrize("damage", [truncated, emptied, garbled])
    def test_a_damaged_file_is_refused_and_is_a_fault(self, copy, file, damage):
        damage(copy / file)
        with pytest.raises(DataError, match=r"truncated or altered: its SHA-256 .*`make events`"):
            read(file)
        assert [fault for fault in faults() if "truncated or altered" in fault]

    def test_a_file_that_is_gone_is_refused_and_is_a_fault(self, copy, file):
        (copy / file).unlink()
        with pytest.raises(DataError, match=r"cannot be read|is missing"):
            read(file)
        (fault,) = [fault for fault in faults() if "is missing" in fault]
        assert file.rpartition("/")[2] in fault


@pytest.mark.parametrize("file", ["seeds/figures.toml", "data/reference/control.toml"])
def test_one_digit_that_changed_is_noticed(copy, file):
    altered(copy / file)
    name = file.removeprefix("data/")
    with pytest.raises(DataError, match=f"{name} is truncated or altered"):
        shipped.read_shipped(name)
    assert faults()[0].startswith(f"{name}: is truncated or altered")


class TestAFileTooMany:
    @pytest.mark.parametrize(
        "file", ["seeds/events/2030.toml", "seeds/events/notes.txt", "data/reference/more.csv"]
    )
    def test_it_is_a_fault(self, copy, file):
        (copy / file).write_text("# more\n", encoding="utf-8")
        name = file.removeprefix("data/")
        assert f"{name}: is not listed in manifest.json" in faults()

    def test_events_are_not_read_beside_it(self, copy):
        (copy / "seeds" / "events" / "2030.toml").write_text("# more\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"2030\.toml is not listed in manifest\.json"):
            events.load_events()

    def test_what_a_killed_run_left_is_none(self, copy):
        (copy / "seeds" / "events" / ".x.toml.geo-tmp-1-0123abcd").write_text("half")
        assert faults() == []
        assert len(events.load_events()) > 250


class TestFaultsOfAnHonestManifest:
    """Whoever changes a file and writes the manifest again is still told what is wrong in it."""

    @pytest.fixture
    def honest(self, copy):
        def write(file, text):
            (copy / file).write_text(text, encoding="utf-8")
            (copy / "seeds" / "manifest.json").write_bytes(shipped.encode_manifest())
            shipped._parsed.cache_clear()
            return faults()

        yield write
        shipped._parsed.cache_clear()

    def test_a_record(self, honest, copy):
        text = (copy / "seeds/formulas.toml").read_text(encoding="utf-8")
        found = honest("seeds/formulas.toml", text.replace("\nsummary", "\nsummery", 1))
        assert len(found) == 1
        assert found[0].startswith("seeds/formulas.toml: ")
        assert found[0].endswith("lacks summary")

    @pytest.mark.parametrize(
        ("file", "text", "fault"),
        [
            ("seeds/options.toml", "", "seeds/options.toml: cannot be read: .* lacks 'order'"),
            ("seeds/claims.toml", "[[claim]\n", "seeds/claims.toml: cannot be read"),
            ("data/reference/treaties.csv", "", "reference/treaties.csv: holds no record"),
            (
                "data/reference/treaties.csv",
                "id\nx\n",
                "lacks title, signed, in_force, article, what_it_fixes, source on line 2",
            ),
            (
                "data/reference/official_areas.csv",
                "island,part_of,area_km2,scope,source\na,,wide,b,c\n",
                "an area that is not a number",
            ),
            ("data/reference/land.toml", "[", "reference/land.toml: cannot be read"),
            ("geo/maps/shared/words.toml", "[", "words/shared/words.toml: cannot be read"),
            (
                "geo/maps/shared/words.toml",
                'a = { b = { en = "x" } }',
                "a.b is not written in each",
            ),
            (
                "geo/maps/shared/words.toml",
                'a = { b = { en = "{x}", ja = "{x}", ru = "x" } }',
                "a.b has other places for values",
            ),
            (
                "geo/maps/shared/words.toml",
                'a = { b_few = { en = "x", ru = "x" } }',
                "a.b_few is not written in each of ru$",
            ),
            (
                "geo/maps/shared/words.toml",
                'a = { b_one = { en = "x", ru = "x" }, b_few = { ru = "x" } }',
                "a.b_one stands without b_many, b_other: write all plural forms",
            ),
            (
                "geo/maps/shared/words.toml",
                (
                    'a = { b_one = { en = "{n}", ru = "{n}" }, b_few = { ru = "n" }, '
                    'b_many = { ru = "{n}" }, b_other = { en = "{n}", ja = "{n}" } }'
                ),
                "a.b_many has other places for values",
            ),
        ],
    )
    def test_a_file(self, honest, file, text, fault):
        import re  # noqa: PLC0415

        found = honest(file, text)
        assert [each for each in found if re.search(fault, each)], found

    def test_a_build_takes_what_was_changed_on_purpose(self, copy):
        altered(copy / "seeds/figures.toml")
        with pytest.raises(DataError):
            documents.read_seed("figures.toml")
        with shipped.unchecked():
            assert documents.read_seed("figures.toml")["figure"]
        with pytest.raises(DataError):
            documents.read_seed("figures.toml")


class TestTheCommand:
    def test_it_reports_and_goes_on(self, copy, capsys):
        (copy / "data/reference/treaties.csv").unlink()
        truncated(copy / "seeds/claims.toml")
        assert validate.main([]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert "reference/treaties.csv: is missing" in lines
        assert any(line.startswith("seeds/claims.toml: is truncated or altered") for line in lines)
        assert any(line.startswith("layers/all: cannot be checked: ") for line in lines)

    @pytest.mark.parametrize(
        ("module", "file"),
        [
            ("geo.events", "seeds/events/1985-1991.toml"),
            ("geo.split", "seeds/options.toml"),
            ("geo.split", "data/reference/official_areas.csv"),
            ("geo.claims", "seeds/claims.toml"),
        ],
    )
    def test_a_copy_of_the_checkout_refuses_in_one_sentence(self, tmp_path, module, file):
        for folder in ("geo", "seeds", "data"):
            shutil.copytree(
                ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("texts")
            )
        (tmp_path / file).unlink()
        done = subprocess.run(
            [sys.executable, "-m", module],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1, done.stderr
        assert file.removeprefix("data/") in done.stderr


class TestABuild:
    def test_the_package_s_own_folder_gets_the_manifest(self, copy, monkeypatch, capsys):
        shutil.copytree(data_root() / "geojson", copy / "data" / "geojson")
        own = copy / "data" / "geojson"
        for where in ("geo.build.__main__", "geo.build.pipeline"):
            monkeypatch.setattr(f"{where}.geojson_dir", lambda: own)
        truth = (copy / "seeds" / "manifest.json").read_bytes()
        (copy / "seeds" / "manifest.json").write_text('{"files": {}}', encoding="utf-8")
        shipped._parsed.cache_clear()
        assert build.main(["--events-only"]) == 0
        shipped._parsed.cache_clear()
        assert (copy / "seeds" / "manifest.json").read_bytes() == truth
        assert "wrote manifest.json" in capsys.readouterr().err
        for path in own.iterdir():
            assert path.read_bytes() == (data_root() / "geojson" / path.name).read_bytes()

    def test_an_installed_package_is_left_alone(self, monkeypatch, tmp_path):
        monkeypatch.setattr(build, "is_installed", lambda: True)
        for arguments in ([], ["--events-only"]):
            with pytest.raises(ArgumentError, match="name a folder for the layers with --out"):
                build.main(arguments)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        assert build._cache() == tmp_path / "four-islands-atlas"
        monkeypatch.delenv("XDG_CACHE_HOME")
        monkeypatch.setenv("HOME", str(tmp_path))
        assert build._cache() == tmp_path / ".cache" / "four-islands-atlas"

    def test_a_cache_that_cannot_be_made(self, tmp_path):
        (tmp_path / "file").write_text("x", encoding="utf-8")
        with pytest.raises(OutputError, match=r"cannot write into .* with --cache") as refusal:
            build.main(["--out", str(tmp_path), "--cache", str(tmp_path / "file" / "cache")])
        assert isinstance(refusal.value, GeoError)
        assert [path.name for path in tmp_path.iterdir()] == ["file"]
