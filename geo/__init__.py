"""Geodata, evidence, splits and maps of the dispute over four islands between Japan and Russia.

Habomai (Khabomai), Shikotan, Kunashiri (Kunashir) and Etorofu (Iturup). The package takes no side:
both names of a place stand wherever one does, and each view is labelled as whose it is.

Importing `geo` is nearly free: every name below is loaded when it is first used.
"""

import sys as _sys

# a command that is still loading has nothing to clean up: an interrupt ends it without a traceback
if _sys.argv[:1] == ["-m"] and any(name.split(".")[0] == __name__ for name in _sys.orig_argv[1:]):
    import signal as _signal

    # one that runs in the background, with interrupts off, stays so
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

import lazy_loader as _lazy

from geo._version import __version__

__getattr__, __dir__, _lazy_names = _lazy.attach(
    __name__,
    submodules=["evidence", "layers", "maps", "measure", "settlement", "sources"],
    submod_attrs={
        "errors": ["ArgumentError", "DataError", "GeoError", "GeometryError", "OutputError"],
        "evidence": ["read_documents", "read_events", "read_statements"],
        "layers": ["control", "holder", "layer_names", "read_layer", "read_manifest"],
        "measure": ["cut", "equidistance", "geodesy"],
        "measure.equidistance": ["partition"],
        "settlement": [
            "IslandCut",
            "Scenario",
            "Settlement",
            "check_claim",
            "check_claims",
            "divide",
            "fan",
            "maritime",
            "measure_sea",
            "option_names",
            "scenario_schema",
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
    "IslandCut",
    "OutputError",
    "Scenario",
    "Settlement",
    "__version__",
    "check_claim",
    "check_claims",
    "control",
    "cut",
    "divide",
    "equidistance",
    "evidence",
    "fan",
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
    "read_statements",
    "scenario_schema",
    "settle",
    "settle_all",
    "settle_claim",
    "settle_sea",
    "settlement",
    "sources",
]
