"""Who gets which land, and the sea that goes with it.

Importing it is nearly free: each name is loaded when it is first used, so that the land is divided
without SciPy, which only the sea needs.
"""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submodules=[
        "claims",
        "coasts",
        "comparison",
        "fans",
        "geojson",
        "island_cut",
        "land",
        "link",
        "maritime",
        "model",
        "options",
        "report",
        "scenario",
        "sensitivity",
        "straits",
        "ways",
    ],
    submod_attrs={
        "claims": ["Claim", "check_claims"],
        "comparison": ["Difference", "compare_scenarios"],
        "fans": ["fan", "fan_collection"],
        "maritime": ["measure_sea", "settle_sea"],
        "model": [
            "Alpha",
            "Border",
            "BridgeWaters",
            "Part",
            "SeaSettlement",
            "SeaSide",
            "Settlement",
            "Side",
            "Strait",
        ],
        "options": [
            "check_claim",
            "divide",
            "option_names",
            "settle",
            "settle_all",
            "settle_claim",
        ],
        "island_cut": ["IslandCut"],
        "scenario": ["Scenario", "scenario_schema"],
        "sensitivity": ["Sensitivity", "measure_sensitivity"],
        "straits": ["bridge_waters", "measure_straits"],
    },
)
