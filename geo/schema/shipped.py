"""What the package ships beside its layers: reviewed facts, the register, the pages' words."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from geo.base.shipped import manifest_faults, read_shipped, shipped_names, unchecked
from geo.errors import GeoError
from geo.evidence.documents import read_documents, read_seed
from geo.layers.reference import (
    read_comparison_figures,
    read_official_areas,
    read_reference,
    read_treaties,
)
from geo.schema.feature import Fault
from geo.schema.register import register_faults

__all__ = ["shipped_faults"]

_LANGUAGES = {"en", "ja", "ru"}
# plural categories that whole numbers have in these languages (CLDR); a string with a number in it
# has a key for each, which ends with its name
PLURALS = {"one": {"en", "ru"}, "few": {"ru"}, "many": {"ru"}, "other": {"en", "ja"}}
_TABLES: dict[str, Callable[[], object]] = {
    "comparison_figures.csv": read_comparison_figures,
    "official_areas.csv": read_official_areas,
    "treaties.csv": read_treaties,
}


def shipped_faults() -> list[Fault]:
    """Check every reviewed file that is shipped: its hash, its form, and the register's records.

    Returns
    -------
    faults
        All of them; the layer is "seeds", "reference" or "words", the record the file.

    Raises
    ------
    DataError
        If there is no manifest that can be read.

    Examples
    --------
    >>> shipped_faults()
    []
    """
    faults = [_fault(name, text) for name, text in manifest_faults()]
    with unchecked():
        faults += _reference_faults()
        faults += _seed_faults()
        faults += [
            _fault(name, text) for name in shipped_names("words") for text in _words_faults(name)
        ]
    return faults


def _fault(name: str, text: str) -> Fault:
    root, _, file = name.partition("/")
    return Fault(root, file, text)


def _reference_faults() -> Iterator[Fault]:
    for name in shipped_names("reference"):
        file = name.removeprefix("reference/")
        if file in _TABLES:
            yield from _broken("reference", file, _TABLES[file])
        elif file.endswith(".toml"):
            yield from _broken("reference", file, partial(read_reference, file))


def _seed_faults() -> Iterator[Fault]:
    broken: list[Fault] = []
    for name in (*shipped_names("seeds"), *shipped_names("seeds/events")):
        file = name.removeprefix("seeds/")
        broken += _broken("seeds", file, partial(read_seed, file))
    yield from broken
    if not broken:
        # whole files, so that their records can be read
        yield from _broken("seeds", "documents.toml", read_documents)
        try:
            yield from (Fault("seeds", *text.split(": ", 1)) for text in register_faults())
        except GeoError as error:
            yield Fault("seeds", "register", f"cannot be checked: {error}")


def _broken(layer: str, file: str, read: Callable[[], object]) -> Iterator[Fault]:
    """Read a file; a fault if it cannot be read, or holds no record."""
    try:
        content = read()
    except (GeoError, KeyError, TypeError, AttributeError) as error:
        yield Fault(layer, file, f"cannot be read: {error}")
        return
    if not content:
        yield Fault(layer, file, "holds no record")


def _words_faults(name: str) -> Iterator[str]:
    try:
        tables = tomllib.loads(read_shipped(name).decode("utf-8"))
    except (GeoError, ValueError) as error:
        yield f"cannot be read: {error}"
        return
    for section, words in tables.items():
        for key, texts in words.items() if isinstance(words, dict) else [("", words)]:
            stem, _, category = key.rpartition("_")
            wanted = PLURALS.get(category, _LANGUAGES) if stem else _LANGUAGES
            forms = [f"{stem}_{each}" for each in PLURALS] if wanted != _LANGUAGES else [key]
            if not isinstance(texts, dict) or set(texts) != wanted:
                yield f"{section}.{key} is not written in each of {', '.join(sorted(wanted))}"
            elif lacking := [form for form in forms if form not in words]:
                yield f"{section}.{key} stands without {', '.join(lacking)}: write all plural forms"
            elif len(_places(words[form] for form in forms)) != 1:
                yield f"{section}.{key} has other places for values in one language than in another"


def _places(forms: Iterable[Any]) -> set[frozenset[str]]:
    texts = (str(text) for form in forms if isinstance(form, dict) for text in form.values())
    return {frozenset(re.findall(r"\{(\w+)\}", text)) for text in texts}
