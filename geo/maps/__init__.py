"""Maps: folium maps that show themselves offline, and the pages made of them.

`split_map` maps settlement options; `page.render` turns a folium map into one offline HTML file.
Importing this package imports folium; `import geo` alone does not.
"""

from geo.maps.index_page import render_index
from geo.maps.page import Component, OfflineMap, render
from geo.maps.split_page import render_split, split_map

__all__ = ["Component", "OfflineMap", "render", "render_index", "render_split", "split_map"]
