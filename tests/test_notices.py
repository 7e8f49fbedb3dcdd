"""The attributions and licences that every page must bear, for what is in it."""

import re

import browser
import pytest

from geo.maps import render_atlas, render_sea, render_split
from geo.settlement import measure_sea, settle

COPYRIGHT = "https://www.openstreetmap.org/copyright"
# the licence's address in its two spellings
ODBL = re.compile(r"https://opendatacommons\.org/licenses/odbl/1[.-]0/")
LEAFLET = re.compile(
    rb"/\*.*?Leaflet 1\.\d+\.\d+.*?\(c\) 2010-20\d\d Vladimir Agafonkin.*?\*/", re.DOTALL
)


@pytest.fixture(scope="module")
def pages():
    two = settle("count")
    return {
        "split": render_split(two),
        "sea": render_sea(measure_sea(two)),
        "atlas": render_atlas(),
    }


@pytest.mark.parametrize("name", ["split", "sea", "atlas"])
class TestMaps:
    def test_leaflets_notice_stands_in_the_page(self, pages, name):
        assert LEAFLET.search(pages[name])

    @pytest.mark.browser
    def test_openstreetmap_and_the_odbl_on_the_map(self, chromium, pages, name, tmp_path):
        file = tmp_path / f"{name}.html"
        file.write_bytes(pages[name])
        with browser.visit(chromium, file) as seen:
            links = seen.page.locator(".fi-map .leaflet-bottom a").all()
            told = {link.get_attribute("href"): link for link in links}
            assert told[COPYRIGHT].inner_text() == "© OpenStreetMap contributors"
            assert told[COPYRIGHT].is_visible()
            (licence,) = [link for href, link in told.items() if ODBL.match(href)]
            assert licence.inner_text() == "ODbL"
            assert licence.is_visible()

    @pytest.mark.browser
    def test_without_javascript_too(self, chromium, pages, name, tmp_path):
        file = tmp_path / f"{name}.html"
        file.write_bytes(pages[name])
        with browser.visit(chromium, file, javascript=False) as seen:
            text = seen.page.locator("body").inner_text()
            assert "© OpenStreetMap contributors" in text
            assert "ODbL" in text
