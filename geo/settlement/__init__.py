"""Who gets which land, and the sea that goes with it.

Importing it is nearly free: each name is loaded when it is first used, so that the land is settled
without SciPy, which only the sea needs.
"""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submodules=["land", "maritime", "model", "options", "report"],
    submod_attrs={
        "maritime": [
            "BridgeWaters",
            "SeaSettlement",
            "SeaSide",
            "Strait",
            "bridge_waters",
            "measure_sea",
            "settle_sea",
        ],
        "model": ["Alpha", "Border", "Part", "Settlement", "Side"],
        "options": ["check_claim", "divide", "option_names", "settle", "settle_all"],
    },
)
