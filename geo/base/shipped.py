"""The reviewed files that the package ships, each with its SHA-256 in one manifest.

`seeds/manifest.json` lists every other file of the register (`seeds/`), of `data/reference/` and
`data/derived/`, and of the pages' words, so that evidence can neither shrink nor change unnoticed.
The layers have their own manifest, `datapackage.json`. Both are written by `python -m geo.build`.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geo.base.files import data_root, package_root, seeds_root, sha256
from geo.errors import DataError

__all__ = [
    "encode_manifest",
    "manifest_faults",
    "manifest_path",
    "read_shipped",
    "shipped_names",
    "unchecked",
]

_FIX = "if you changed it on purpose run `make events`, else restore it or reinstall the package"
# the documents' texts, in another folder of seeds/, are not ours to ship
_PATTERNS = {
    "seeds": "*",
    "seeds/events": "*",
    "seeds/words": "**/*",
    "reference": "**/*",
    "derived": "*",
    "words": "**/words.toml",
}
_open = {"changed": False}


def manifest_path() -> Path:
    """Where the manifest lies.

    Returns
    -------
    path
        `manifest.json` in the folder of the register.

    Examples
    --------
    >>> manifest_path().name
    'manifest.json'
    """
    return seeds_root() / "manifest.json"


@contextmanager
def unchecked() -> Iterator[None]:
    """Read files as they are on the disk: to write the manifest, or to list its faults.

    Yields
    ------
    None
        The check is left out for as long as the block runs.

    Examples
    --------
    >>> with unchecked():
    ...     len(read_shipped("seeds/claims.toml")) > 0
    True
    """
    before = _open["changed"]
    _open["changed"] = True
    try:
        yield
    finally:
        _open["changed"] = before


def read_shipped(name: str) -> bytes:
    """Read a shipped file, after checking it against its hash.

    Parameters
    ----------
    name
        As the manifest lists it, for example "seeds/claims.toml".

    Returns
    -------
    data
        Its bytes.

    Raises
    ------
    DataError
        If the file, or its entry, is missing, or it is truncated or altered.

    Examples
    --------
    >>> read_shipped("reference/treaties.csv").startswith(b"id,")
    True
    """
    try:
        data = _path(name).read_bytes()
    except OSError as error:
        raise DataError(f"{name} cannot be read: {error.strerror or error}; {_FIX}") from error
    if not _open["changed"]:
        entry = _manifest().get(name)
        if entry is None:
            raise DataError(f"{name} is not listed in manifest.json; {_FIX}")
        if entry.get("sha256") != sha256(data):
            raise DataError(
                f"{name} is truncated or altered: its SHA-256 is not the one in manifest.json; "
                f"{_FIX}"
            )
    return data


def shipped_names(folder: str) -> list[str]:
    """Names of the shipped files of one folder, sorted.

    Parameters
    ----------
    folder
        "seeds", "seeds/events", "seeds/words", "reference", "derived" or "words".

    Returns
    -------
    names
        Each with its folder, as `read_shipped` takes it.

    Raises
    ------
    DataError
        If a file of the folder is missing, or one lies there that the manifest does not list.

    Examples
    --------
    >>> "seeds/claims.toml" in shipped_names("seeds")
    True
    """
    there = _in_folder(folder)
    if not _open["changed"]:
        listed = {name for name in _manifest() if _folder_of(name) == folder}
        for name in sorted(listed ^ set(there)):
            what = "is missing" if name in listed else "is not listed in manifest.json"
            raise DataError(f"{name} {what}; {_FIX}")
    return there


def manifest_faults() -> list[tuple[str, str]]:
    """Compare every shipped file with the manifest.

    Returns
    -------
    faults
        Name and what is wrong with it, for each file that is missing, altered or not listed.

    Raises
    ------
    DataError
        If there is no manifest that can be read.

    Examples
    --------
    >>> manifest_faults()
    []
    """
    listed, there = _manifest(), set(_on_disk())
    faults = []
    for name in sorted({*listed, *there}):
        if name not in there:
            faults.append((name, "is missing"))
        elif name not in listed:
            faults.append((name, "is not listed in manifest.json"))
        elif listed[name].get("sha256") != sha256(_path(name).read_bytes()):
            faults.append((name, "is truncated or altered: its SHA-256 is not the manifest's"))
    return faults


def encode_manifest(fresh: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Encode the manifest of the files as they are now: the same files give the same bytes.

    Parameters
    ----------
    fresh
        Name to bytes of files that are about to be written.

    Returns
    -------
    data
        JSON in UTF-8, one file a line, sorted by name.

    Examples
    --------
    >>> encode_manifest() == manifest_path().read_bytes()
    True
    """
    entries = {}
    for name in sorted({*_on_disk(), *fresh}):
        data = fresh[name] if name in fresh else _path(name).read_bytes()
        entries[name] = {"bytes": len(data), "sha256": sha256(data)}
    lines = [f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items()]
    return ('{\n "files": {\n' + ",\n".join(lines) + "\n }\n}\n").encode()


def _manifest() -> Mapping[str, dict[str, Any]]:
    return _parsed(manifest_path())


@cache
def _parsed(path: Path) -> Mapping[str, dict[str, Any]]:
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"the manifest {path} cannot be read ({type(error).__name__}); write it again with "
            "`make events`, or reinstall the package"
        ) from error
    if not isinstance(files, dict) or not all(isinstance(entry, dict) for entry in files.values()):
        raise DataError(f"the manifest {path} lists no files; write it again with `make events`")
    return files


def _path(name: str) -> Path:
    root, _, rest = name.partition("/")
    if root == "seeds":
        return seeds_root() / rest
    if root in {"reference", "derived"}:
        return data_root() / root / rest
    return package_root() / "maps" / rest


def _on_disk() -> list[str]:
    return sorted(name for folder in _PATTERNS for name in _in_folder(folder))


def _in_folder(folder: str) -> list[str]:
    """Names of the files of a folder; one whose name begins with a dot is a run's own."""
    try:
        root = _path(folder)
        paths = sorted(path for path in root.glob(_PATTERNS[folder]) if path.is_file())
    except OSError:
        return []
    names = [path.relative_to(root).as_posix() for path in paths if path != manifest_path()]
    return [f"{folder}/{name}" for name in names if not name.rpartition("/")[2].startswith(".")]


def _folder_of(name: str) -> str:
    folders = [folder for folder in _PATTERNS if name.startswith(f"{folder}/")]
    return max(folders, key=len, default="")
