"""What the documents say, as records, each with the passages that it rests on.

Importing it is nearly free: each name is loaded when it is first used.
"""

import lazy_loader as _lazy

__getattr__, __dir__, __all__ = _lazy.attach(
    __name__,
    submodules=["documents", "events", "passages", "records", "report", "statements"],
    submod_attrs={
        "documents": [
            "Citation",
            "Document",
            "find_quote",
            "read_documents",
            "read_seed",
            "read_text",
            "texts_dir",
            "verify_citations",
        ],
        "events": ["Event", "load_events", "read_events", "select_events", "shown_from"],
        "passages": ["Passage"],
        "statements": ["Statement", "load_statements", "read_statements", "select_statements"],
        "records": ["all_citations", "four_islands", "records"],
    },
)
