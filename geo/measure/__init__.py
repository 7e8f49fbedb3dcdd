"""Geometry on the ellipsoid: areas, cuts, equidistance. It knows no island and opens no file.

Importing it is nearly free: each name is loaded when it is first used.
"""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submodules=[
        "antimeridian",
        "cut",
        "equidistance",
        "fan",
        "geodesy",
        "ledger",
        "polygons",
        "shore",
        "sphere",
    ],
)
