"""Maps: folium maps that show themselves offline, and the pages made of them.

`atlas` maps who held what from 1855 to 2020; `split_map` maps settlement options; `page.render`
turns a folium map into one offline HTML file.
Importing this package imports folium; `import geo` alone does not.
"""

from geo.maps.offline.page import Component, OfflineMap, render
from geo.maps.pages.atlas.page import atlas, render_atlas
from geo.maps.pages.index.page import render_index
from geo.maps.pages.sea.page import render_sea, sea_map
from geo.maps.pages.split.page import render_split, split_map

__all__ = [
    "Component",
    "OfflineMap",
    "atlas",
    "render",
    "render_atlas",
    "render_index",
    "render_sea",
    "render_split",
    "sea_map",
    "split_map",
]
