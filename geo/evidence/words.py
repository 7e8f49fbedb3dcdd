"""The register's words in Japanese and Russian, beside the English that they translate.

They stand in `seeds/words/ja/` and `seeds/words/ru/`, in files that bear the names of the English
ones and are keyed by id, so that a translator touches no code. Each record carries the mark of the
English that was translated: `translation_gaps` lists what is missing, and what changed since.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from geo.base.shipped import read_shipped, shipped_names
from geo.errors import DataError
from geo.evidence.documents import read_seed
from geo.layers.reference import read_reference

__all__ = [
    "TRANSLATED",
    "TRANSLATIONS",
    "Gap",
    "english_words",
    "mark_of",
    "read_words",
    "translation_faults",
    "translation_gaps",
    "words_of",
    "words_of_each",
]

TRANSLATIONS = ("ja", "ru")
"""Languages beside the English."""

TRANSLATED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "event": ("title", "summary", "known_how", "key"),
        "statement": ("title", "summary", "known_how", "speaker"),
        "disagreement": ("title", "summary", "shows", "record", "says"),
        "formula": ("title", "summary", "proposer", "gives", "why_none"),
        "claim": ("title", "why"),
        "figure": ("title", "note"),
        "table": ("title",),
        "line": ("fixed_by_text", "chosen", "band"),
    }
)
"""What is translated of each kind of record."""

_FILES = {
    "statements.toml": ("statement",),
    "disagreements.toml": ("disagreement",),
    "formulas.toml": ("formula",),
    "claims.toml": ("claim",),
    "figures.toml": ("figure", "table"),
}
_FIX = "see CONTRIBUTING.md, to translate"

Text = str | tuple[str, ...]
Texts = Mapping[str, Text]


class Gap(NamedTuple):
    """What a translator has to do.

    Attributes
    ----------
    lang, file, id
        Language, name of the file in `seeds/words/<lang>/`, id of the record.
    what
        "is missing" or "is stale: the English changed".
    mark
        What `of` has to say when it is done.

    Examples
    --------
    >>> Gap("ja", "claims.toml", "x", "is missing", "0123abcd").what
    'is missing'
    """

    lang: str
    file: str
    id: str
    what: str
    mark: str


def _texts(record: Mapping[str, Any], table: str) -> dict[str, Text]:
    """Words of a record that are translated, those that are there."""
    texts: dict[str, Text] = {
        field: str(record[field]) for field in TRANSLATED[table] if record.get(field)
    }
    if table == "disagreement":
        texts["says"] = tuple(str(said["says"]) for said in record["citations"])
    return texts


def _records() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """File, table and record of everything that is translated."""
    for name in shipped_names("seeds/events"):
        file = name.removeprefix("seeds/")
        for record in read_seed(file)["event"]:
            yield file, "event", record
    for file, tables in _FILES.items():
        content = read_seed(file)
        for table in tables:
            for record in content.get(table, ()):
                yield file, table, record
    lines = read_reference("lines.toml")
    for record in (*lines["line"], lines["sakhalin_line"], lines["power_bridge"]):
        yield "lines.toml", "line", record


@cache
def english_words() -> Mapping[tuple[str, str], Mapping[str, Texts]]:
    """Read the English that is translated.

    Returns
    -------
    words
        File and table, then id, then field to text; a disagreement's `says` has one text for each
        of its citations.

    Raises
    ------
    DataError
        If a file of the register cannot be read.

    Examples
    --------
    >>> english_words()["claims.toml", "claim"]["area-5036"]["title"]
    'The four islands measure 5,036 km²'
    """
    words: dict[tuple[str, str], dict[str, Texts]] = {}
    for file, table, record in _records():
        texts = _texts(record, table)
        if texts:
            words.setdefault((file, table), {})[str(record["id"])] = texts
    return words


def mark_of(texts: Texts) -> str:
    """Mark of an English text: eight digits that change with it.

    Parameters
    ----------
    texts
        Field to text, as `english_words` gives it.

    Returns
    -------
    mark
        The first eight hexadecimal digits of a SHA-256.

    Examples
    --------
    >>> mark_of({"title": "a"}) == mark_of({"title": "b"})
    False
    """
    plain = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:8]


def _file_of(lang: str, file: str) -> dict[str, Any]:
    name = f"seeds/words/{lang}/{file}"
    try:
        content = tomllib.loads(read_shipped(name).decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{name} cannot be read: {error}; {_FIX}") from error
    if not isinstance(content.get("means"), str):
        raise DataError(f"{name} does not say by what `means` it was translated; {_FIX}")
    return content


def _names(lang: str) -> list[str]:
    """Files of a language, as the English ones are called."""
    start = f"seeds/words/{lang}/"
    return [n.removeprefix(start) for n in shipped_names("seeds/words") if n.startswith(start)]


@cache
def read_words(lang: str) -> Mapping[str, Mapping[str, Texts]]:
    """Read all words of a language.

    Parameters
    ----------
    lang
        "en", or one of `TRANSLATIONS`.

    Returns
    -------
    words
        Table, then id, then field to text. Of a record that is not translated, nothing.

    Raises
    ------
    DataError
        If a file cannot be read.

    Examples
    --------
    >>> read_words("ja")["event"]["1956-10-19-joint-declaration"]["title"]
    '日ソ共同宣言'
    """
    words: dict[str, dict[str, Texts]] = {table: {} for table in TRANSLATED}
    there = {file for file, _ in english_words()} if lang == "en" else set(_names(lang))
    for (file, table), records in english_words().items():
        if lang == "en":
            words[table].update(records)
        elif file in there:
            translated = _file_of(lang, file)
            for name in records:
                if isinstance(translated.get(name), dict):
                    own = translated[name].items()
                    words[table][name] = {
                        key: tuple(text) if isinstance(text, list) else text
                        for key, text in own
                        if key != "of"
                    }
    return words


def words_of(table: str, name: str, field: str) -> dict[str, str]:
    """Find one text of a record in each language that has it.

    Parameters
    ----------
    table
        Kind of record: a key of `TRANSLATED`.
    name
        Id of the record.
    field
        One of its fields there.

    Returns
    -------
    names
        Language (BCP 47) to text, English first; nothing where the record has no such text.

    Examples
    --------
    >>> words_of("event", "1956-10-19-joint-declaration", "title")["ja"]
    '日ソ共同宣言'
    """
    found = {}
    for lang in ("en", *TRANSLATIONS):
        text = read_words(lang)[table].get(name, {}).get(field)
        if text:
            found[lang] = str(text)
    return found


def words_of_each(table: str, name: str, field: str) -> list[dict[str, str]]:
    """Find the texts of a field that has several, each in every language that has it.

    Parameters
    ----------
    table, name, field
        As for `words_of`; the field is a disagreement's `says`.

    Returns
    -------
    names
        One for each of the texts, in order: language (BCP 47) to text, English first.

    Examples
    --------
    >>> each = words_of_each("disagreement", "1956-words", "says")
    >>> each[0]["en"], len(each)
    ('hand over', 8)
    """
    by_lang = {
        lang: read_words(lang)[table].get(name, {}).get(field, ()) for lang in ("en", *TRANSLATIONS)
    }
    count = len(by_lang["en"])
    whole = {lang: texts for lang, texts in by_lang.items() if len(texts) == count}
    return [{lang: texts[nth] for lang, texts in whole.items()} for nth in range(count)]


def translation_gaps() -> list[Gap]:
    """List what is not translated, and whose English changed since it was.

    Returns
    -------
    gaps
        By language and file; none if all is translated.

    Examples
    --------
    >>> translation_gaps()
    []
    """
    gaps = []
    for lang in TRANSLATIONS:
        there = set(_names(lang))
        for (file, _), records in english_words().items():
            translated = _file_of(lang, file) if file in there else {}
            for name, texts in records.items():
                mark, own = mark_of(texts), translated.get(name)
                if not isinstance(own, dict):
                    gaps.append(Gap(lang, file, name, "is missing", mark))
                elif own.get("of") != mark:
                    gaps.append(Gap(lang, file, name, "is stale: the English changed", mark))
    return gaps


def translation_faults() -> list[str]:
    """Check the form of every translation.

    Returns
    -------
    faults
        One sentence each: unknown files and records, fields that are empty, missing or too many.
        Of a stale record, which is a gap, only the form of its `of` is checked.

    Examples
    --------
    >>> translation_faults()
    []
    """
    known: dict[str, dict[str, Texts]] = {}
    for (file, _), records in english_words().items():
        known.setdefault(file, {}).update(records)
    faults = []
    for name in shipped_names("seeds/words"):
        lang, _, file = name.removeprefix("seeds/words/").partition("/")
        if lang not in TRANSLATIONS or file not in known:
            faults.append(f"{name}: translates no file of the register; rename it or take it out")
            continue
        for record, own in _file_of(lang, file).items():
            if record != "means":
                faults += [
                    f"{name}: {record}: {fault}" for fault in _faults(own, known[file].get(record))
                ]
    return faults


def _faults(own: object, texts: Texts | None) -> Iterator[str]:
    if texts is None:
        yield "no such record has words to translate"
        return
    if not isinstance(own, dict):
        yield "is not a table of words"
        return
    if not isinstance(own.get("of"), str):
        yield "lacks `of`, the mark of the English"
        return
    if own["of"] != mark_of(texts):
        return  # a gap: the English it follows is no longer known
    for field in sorted(own.keys() ^ {*texts, "of"}):
        if field != "of":
            yield f"{field} {'is missing' if field in texts else 'is not a text of the record'}"
    for field in sorted(own.keys() & texts.keys()):
        text = texts[field]
        given = own[field] if isinstance(text, tuple) else [own[field]]
        count = len(text) if isinstance(text, tuple) else 1
        if not isinstance(given, list) or len(given) != count:
            yield f"{field} has not one text for each of the English"
        elif not all(isinstance(one, str) and one.strip() for one in given):
            yield f"{field} is empty"
