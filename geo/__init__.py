"""Geodata, evidence, splits and maps of the dispute over four islands between Japan and Russia.

Habomai (Khabomai), Shikotan, Kunashiri (Kunashir) and Etorofu (Iturup). The package takes no side:
both names of a place stand wherever one does, and each view is labelled as whose it is.

Importing `geo` is nearly free: every name below is loaded when it is first used.
"""

import lazy_loader as _lazy

from geo._version import __version__

__getattr__, __dir__, _lazy_names = _lazy.attach(
    __name__,
    submodules=["evidence", "layers", "maps", "measure", "settlement", "sources"],
    submod_attrs={
        "errors": ["ArgumentError", "DataError", "GeoError", "GeometryError", "OutputError"],
        "evidence": ["read_documents", "read_events"],
        "layers": ["control", "holder", "layer_names", "read_layer", "read_manifest"],
        "measure": ["cut", "equidistance", "geodesy"],
        "measure.equidistance": ["partition"],
        "settlement": [
            "Settlement",
            "check_claim",
            "check_claims",
            "divide",
            "maritime",
            "measure_sea",
            "option_names",
            "settle",
            "settle_all",
            "settle_claim",
            "settle_sea",
        ],
    },
)

__all__ = [
    "ArgumentError",
    "DataError",
    "GeoError",
    "GeometryError",
    "OutputError",
    "Settlement",
    "__version__",
    "check_claim",
    "check_claims",
    "control",
    "cut",
    "divide",
    "equidistance",
    "evidence",
    "geodesy",
    "holder",
    "layer_names",
    "layers",
    "maps",
    "maritime",
    "measure",
    "measure_sea",
    "option_names",
    "partition",
    "read_documents",
    "read_events",
    "read_layer",
    "read_manifest",
    "settle",
    "settle_all",
    "settle_claim",
    "settle_sea",
    "settlement",
    "sources",
]
