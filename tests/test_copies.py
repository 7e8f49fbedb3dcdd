"""No eleven words in a row of a document: not in the repository, and not on a page."""

import json
import re
from functools import cache

import pytest
from conftest import ROOT

from geo.evidence.documents import read_documents, read_text, texts_dir
from geo.maps.offline.document import unpack_json

LENGTH = 11
FOLDERS = ("geo", "data", "seeds", "docs", "tests", "notebooks", "benchmarks", "maps", ".ci")
ENDINGS = {
    ".py", ".toml", ".json", ".geojson", ".csv", ".md", ".txt", ".html", ".js", ".css", ".ts",
    ".ipynb", ".yaml", ".yml",
}  # fmt: skip


def runs(text):
    """Every eleven words in a row, hyphens at line ends and signs left out."""
    joined = re.sub(r"(?<=\w)-\s*\n\s*", "", text).replace("\\n", "\n")
    words = re.findall(r"\w+", joined.lower())
    return {" ".join(words[k : k + LENGTH]) for k in range(len(words) - LENGTH + 1)}


pytestmark = pytest.mark.usefixtures("need_texts")


@cache
def told():
    """Every eleven words in a row of the documents."""
    texts = [read_text(card, texts_dir()) for card in read_documents().values()]
    return frozenset().union(*map(runs, texts))


def files():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT).as_posix()
            rendered = folder == "maps" and path.suffix == ".html"
            if path.suffix in ENDINGS and not inside.startswith("seeds/texts") and not rendered:
                yield path
    yield from (path for path in sorted(ROOT.glob("*")) if path.suffix in ENDINGS)


def test_no_file_of_the_repository_holds_eleven_words_of_a_document():
    looked = 0
    for path in files():
        looked += 1
        assert not runs(path.read_text(encoding="utf-8", errors="replace")) & told(), path
    assert looked > 200


@pytest.mark.parametrize("name", ["atlas", "split", "sea"])
def test_no_page_holds_eleven_words_of_a_document(map_files, name):
    page = map_files[name].read_text(encoding="utf-8")
    packed = re.findall(r'<script type="application/octet-stream"[^>]*>(.*?)</script>', page)
    assert packed
    texts = [page, *(json.dumps(unpack_json(one), ensure_ascii=False) for one in packed)]
    for text in texts:
        assert not runs(text) & told()


def test_that_check_can_fail():
    assert len(told()) > 25_000
    some = next(iter(told()))
    assert runs(f"They say: “{some}”, and more.") & told()
    assert not runs(" ".join(some.split()[:-1])) & told()
