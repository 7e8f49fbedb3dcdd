"""Makes `data/geojson` from the coastline package and the reviewed files.

Never imported at run time.
"""
