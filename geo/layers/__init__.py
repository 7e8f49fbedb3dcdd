"""The only doors to `data/geojson`, and who held what when.

Importing it is nearly free: each name is loaded when it is first used.
"""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submodules=["control", "names", "own_polygons", "read", "reference"],
    submod_attrs={
        "control": ["Holding", "holder", "known_places"],
        "names": ["find_place", "place_names"],
        "own_polygons": ["read_polygons"],
        "read": [
            "layer_names",
            "load_features",
            "read_features",
            "read_layer",
            "read_manifest",
            "read_shapes",
            "shape_of",
        ],
        "reference": ["read_official_areas", "read_reference", "read_treaties"],
    },
)
