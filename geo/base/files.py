"""Where the package's data lies, and how its outputs are written: whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from geo.errors import OutputError

_PACKAGE = Path(__file__).resolve().parent.parent


def data_root() -> Path:
    """Folder that holds `geojson/`, `reference/` and `seeds/`: in a wheel, inside the package."""
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "data"


def seeds_root() -> Path:
    """Folder of the register of documents and what is drawn from them."""
    packaged = _PACKAGE / "_data" / "seeds"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "seeds"


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()


def write_whole(path: str | os.PathLike[str], data: bytes) -> Path:
    """Write `data` to `path` so that a reader, or a crash, never sees half of it.

    Parameters
    ----------
    path
        The file to write; its folder must exist.
    data
        All of its bytes.

    Returns
    -------
    path
        The path written.

    Raises
    ------
    OutputError
        If the path is a folder, its folder does not exist, or writing fails.
    """
    write_all({Path(path): data})
    return Path(path)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files, or none of them.

    The bytes go to temporary files in the same folders and are synced; only when all of them are
    there are they renamed into place.

    Raises
    ------
    OutputError
        If a path is a folder, its folder does not exist, or writing fails.
    """
    temporary: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            temporary[target] = _write_beside(target, data)
        for target, beside in temporary.items():
            beside.replace(target)
    except OSError as error:
        raise OutputError(
            f"cannot write {target}: {error.strerror or error}; choose a place you may write to"
        ) from error
    finally:
        for beside in temporary.values():
            beside.unlink(missing_ok=True)


def _write_beside(target: Path, data: bytes) -> Path:
    """Write a temporary file next to its target, with the permissions of a new file."""
    if target.is_dir():
        raise OutputError(f"cannot write {target}: it is a folder; name a file in it")
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {target}: the folder {target.parent} does not exist")
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside
