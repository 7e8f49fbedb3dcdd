"""The attributions and licences that every page must bear, for what is in it."""

import re

import browser
import pytest

COPYRIGHT = "https://www.openstreetmap.org/copyright"
# the licence's address in its two spellings
ODBL = re.compile(r"https://opendatacommons\.org/licenses/odbl/1[.-]0/")
LEAFLET = re.compile(
    rb"/\*.*?Leaflet 1\.\d+\.\d+.*?\(c\) 2010-20\d\d Vladimir Agafonkin.*?\*/", re.DOTALL
)


@pytest.mark.parametrize("name", ["split", "sea", "atlas"])
class TestMaps:
    def test_leaflets_notice_stands_in_the_page(self, map_files, name):
        assert LEAFLET.search(map_files[name].read_bytes())

    @pytest.mark.browser
    def test_openstreetmap_and_the_odbl_on_the_map(self, chromium, map_files, name):
        with browser.visit(chromium, map_files[name]) as seen:
            links = seen.page.locator(".fi-map .leaflet-bottom a").all()
            told = {link.get_attribute("href"): link for link in links}
            assert told[COPYRIGHT].inner_text() == "© OpenStreetMap contributors"
            assert told[COPYRIGHT].is_visible()
            (licence,) = [link for href, link in told.items() if ODBL.match(href)]
            assert licence.inner_text() == "ODbL"
            assert licence.is_visible()

    @pytest.mark.browser
    def test_without_javascript_too(self, chromium, map_files, name):
        with browser.visit(chromium, map_files[name], javascript=False) as seen:
            text = seen.page.locator("body").inner_text()
            assert "© OpenStreetMap contributors" in text
            assert "ODbL" in text
