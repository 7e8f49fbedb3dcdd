"""Every page carries the licences and attributions of what is in it."""

import re

import browser
import pytest
from conftest import ROOT

from geo.maps import OfflineMap, render_index
from geo.maps.offline.document import read_leaflet, read_static

CONDITIONS = "Redistributions in binary form must reproduce"
DISCLAIMER = "IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE"
OURS = "Permission is hereby granted, free of charge"


def test_our_licence_is_the_repositorys():
    assert read_static("offline/web/licence.txt") == (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_leaflets_licence_names_the_holders_that_leaflet_names():
    head = read_leaflet("leaflet.js")[:300]
    holders = re.findall(r"\(c\) [\d-]+ [A-Z][\w ]+", head)
    text = read_static("offline/web/leaflet.txt").replace(",", "")
    assert len(holders) == 2
    assert all(holder in text for holder in holders)


@pytest.mark.parametrize("name", ["atlas", "split", "sea"])
def test_a_map_page_carries_all_licences(map_files, name):
    page = map_files[name].read_text(encoding="utf-8")
    shown = re.search(r'<details class="fi-licences">.*?</details>', page, re.DOTALL)[0]
    for text in (
        "© OpenStreetMap contributors",
        "ODbL",
        "GeoNames",
        "CC BY",
        "GSHHG",
        DISCLAIMER,
        OURS,
    ):
        assert text in shown
    for address in ("openstreetmap.org/copyright", "odbl/1-0", "geonames.org", "by/4.0"):
        assert re.search(rf'href="https://[^"]*{address}', shown)
    comment = re.search(r"<!--.*?-->", page, re.DOTALL)[0]
    assert all(text in comment for text in (CONDITIONS, DISCLAIMER, OURS))


def test_any_map_carries_leaflets_licence_and_every_page_ours():
    bare = OfflineMap(title="Nemuro").render()
    assert DISCLAIMER in bare
    assert OURS in bare
    assert OURS in render_index().decode()


@pytest.mark.browser
def test_the_licences_open_in_each_language(chromium, map_files):
    titles = {"en": "Licences of what this page holds", "ja": "ライセンス", "ru": "Лицензии"}
    for name, file in map_files.items():
        with browser.visit(chromium, file, size="phone") as seen:
            if name == "atlas":
                seen.page.click("[data-tab=sources]")
            seen.page.locator(".fi-licences summary").click()
            for lang, title in titles.items():
                seen.page.click(f"[data-language={lang}]")
                assert title in seen.page.locator(".fi-licences summary").inner_text()
            assert (
                "PROVIDED BY THE COPYRIGHT HOLDERS"
                in seen.page.locator(".fi-licences").inner_text()
            )
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
            assert seen.faults() == []
