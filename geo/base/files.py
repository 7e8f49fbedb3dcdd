"""Where the package's data lies, and how its outputs are written: whole or not at all."""

import hashlib
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from geo.errors import OutputError

__all__ = [
    "data_root",
    "first_same",
    "is_installed",
    "package_root",
    "put_out",
    "seeds_root",
    "sha256",
    "write_all",
]

_PACKAGE = Path(__file__).resolve().parent.parent
_MARK = "geo-tmp"
_LEFT = re.compile(rf"\..*\.{_MARK}-(\d+)-[0-9a-f]{{8}}", re.DOTALL)
_DAY_S = 24 * 3600
_NAME_BYTES = 100


def package_root() -> Path:
    """Folder of the package's modules.

    Returns
    -------
    folder
        Its path.

    Examples
    --------
    >>> (package_root() / "errors.py").is_file()
    True
    """
    return _PACKAGE


def is_installed() -> bool:
    """Whether the data lie inside the package, as in a wheel, and not beside it in a checkout.

    Returns
    -------
    installed
        False in a checkout.

    Examples
    --------
    >>> is_installed() == (package_root() in data_root().parents)
    True
    """
    return (_PACKAGE / "_data").is_dir()


def data_root() -> Path:
    """Folder that holds `geojson/`, `reference/` and `seeds/`: in a wheel, inside the package.

    Returns
    -------
    folder
        Its path.

    Examples
    --------
    >>> sorted(path.name for path in data_root().glob("r*"))
    ['reference']
    """
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "data"


def seeds_root() -> Path:
    """Folder of the register of documents and what is drawn from them.

    Returns
    -------
    folder
        Its path.

    Examples
    --------
    >>> (seeds_root() / "claims.toml").is_file()
    True
    """
    packaged = _PACKAGE / "_data" / "seeds"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "seeds"


def sha256(data: bytes) -> str:
    """Hexadecimal SHA-256 of `data`.

    Parameters
    ----------
    data
        Any bytes.

    Returns
    -------
    digest
        Sixty-four hexadecimal digits.

    Examples
    --------
    >>> sha256(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(data).hexdigest()


def first_same(targets: Iterable[str | os.PathLike[str]]) -> str | None:
    """Find the first target that is the same place as an earlier one, however it is spelled.

    Parameters
    ----------
    targets
        Paths of outputs, `-` for standard output.

    Returns
    -------
    target
        As it was spelled; None if all are different.

    Examples
    --------
    >>> first_same(["a.json", "b.json", "./a.json"])
    './a.json'
    """
    seen = set()
    for target in targets:
        place = "-" if os.fspath(target) == "-" or _is_stdout(target) else os.path.realpath(target)
        if place in seen:
            return os.fspath(target)
        seen.add(place)
    return None


def write_all(files: Mapping[Path, bytes], *, show: Callable[[], object] | None = None) -> None:
    """Write several files, or none of them.

    The bytes go to temporary files in the same folders and are synced; only when all of them are
    there are they renamed into place, and if a rename fails, those before it are undone. A file
    keeps its mode, a symbolic link stays one (its target is written), and a device or FIFO is
    written to, never replaced. What an earlier run left because it was killed is removed.

    Parameters
    ----------
    files
        Target to its bytes.
    show
        Writes to standard output, where the run shows something too: called when all files are
        ready, before the first one is renamed.

    Raises
    ------
    OutputError
        If a path is a folder, is read-only or in no folder, or writing fails.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_all({Path(folder, "a.txt"): b"one", Path(folder, "b.txt"): b"two"})
    ...     sorted(path.name for path in Path(folder).iterdir())
    ['a.txt', 'b.txt']
    """
    same = first_same(files)
    if same is not None:
        raise OutputError(f"cannot write {same}: another output goes there; name a file for each")
    # the target as it was named, for messages; the file that is really written; its new bytes
    staged: list[tuple[Path, Path, Path]] = []
    target = Path("-")
    try:
        through = {target: data for target, data in files.items() if _is_stream(target)}
        for target, data in files.items():
            if target not in through:
                real = Path(os.path.realpath(target))
                staged.append((target, real, _write_beside(target, real, data)))
        for target, data in through.items():
            _write_through(target, data)
        if show is not None:
            show()
        _rename_all(staged)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = _named(staged, error.filename) or target
        raise OutputError(
            f"cannot write {where}: {error.strerror or error}; choose a place you may write to"
        ) from error
    finally:
        for _, _, beside in staged:
            beside.unlink(missing_ok=True)
    for folder in {real.parent for _, real, _ in staged}:
        _sweep(folder)


def put_out(data: bytes) -> None:
    """Write bytes to standard output as they are, all of them, after what was printed before.

    Parameters
    ----------
    data
        Written as they are; to a standard output without bytes, as UTF-8 text.

    Raises
    ------
    OutputError
        If they cannot be written.

    Examples
    --------
    >>> put_out(b"Etorofu / Iturup")
    Etorofu / Iturup
    """
    try:
        if (raw := getattr(sys.stdout, "buffer", None)) is None:
            sys.stdout.write(data.decode())
            return
        sys.stdout.flush()
        raw.write(data)
        raw.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


def _named(staged: list[tuple[Path, Path, Path]], filename: object) -> Path | None:
    """Find the target whose file, or temporary file, an error names."""
    return next((each[0] for each in staged if str(filename) in {*map(str, each)}), None)


def _is_stdout(target: str | os.PathLike[str]) -> bool:
    return _leads_to(target, sys.stdout)


def _leads_to(target: str | os.PathLike[str], stream: TextIO | None) -> bool:
    """Whether a path leads to a stream of ours, for example /dev/stdout."""
    try:
        there, ours = Path(target).stat(), os.fstat(stream.fileno())  # type: ignore[union-attr]
    except (OSError, ValueError, AttributeError):
        # there is no such file, or the stream is closed or is not one of the system's
        return False
    return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)


def _is_stream(target: Path) -> bool:
    """Whether the target is to be written to as it is: a device, a FIFO, a stream of ours."""
    try:
        kind = target.stat().st_mode
    except OSError:
        return False
    if stat.S_ISREG(kind):
        return _is_stdout(target) or _leads_to(target, sys.stderr)
    return not stat.S_ISDIR(kind)


def _write_through(target: Path, data: bytes) -> None:
    if _is_stdout(target):
        put_out(data)
        return
    with open(os.open(target, os.O_WRONLY | os.O_APPEND), "wb") as stream:  # noqa: PTH123  a handle
        stream.write(data)


def _write_beside(target: Path, real: Path, data: bytes) -> Path:
    """Write a temporary file next to its target, with the mode that the target has or would get."""
    if real.is_dir():
        raise OutputError(f"cannot write {target}: it is a folder; name a file in it")
    if not real.parent.is_dir():
        raise OutputError(f"cannot write {target}: the folder {target.parent} does not exist")
    before = real.stat() if real.exists() else None
    if before and not (before.st_mode & 0o222 and os.access(real, os.W_OK)):
        raise OutputError(
            f"cannot write {target}: it is read-only; make it writable, or choose another name"
        )
    beside = _temporary(real)
    # a file that did not exist gets the mode that the umask leaves
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if before:
            with suppress(OSError):
                os.chown(beside, before.st_uid, before.st_gid)
            beside.chmod(stat.S_IMODE(before.st_mode))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _temporary(real: Path) -> Path:
    """Name a temporary file by its target, its process and a random number."""
    # not longer than a file name may be; `os` keeps bytes that are not text as they are
    name = os.fsdecode(os.fsencode(real.name)[:_NAME_BYTES])
    return real.with_name(f".{name}.{_MARK}-{os.getpid()}-{secrets.token_hex(4)}")


def _rename_all(staged: list[tuple[Path, Path, Path]]) -> None:
    """Rename all, or none: what stood there before is kept until the last rename is done."""
    kept: list[tuple[Path, Path | None]] = []
    try:
        for _, real, beside in staged:
            # one file alone needs no copy: if its rename fails, nothing has happened
            kept.append((real, _keep(real) if len(staged) > 1 and real.exists() else None))
            beside.replace(real)
    except BaseException:
        # the last one listed has not been renamed
        for real, old in reversed(kept[:-1]):
            if old is None:
                real.unlink(missing_ok=True)
            else:
                old.replace(real)
        raise
    finally:
        for _, old in kept:
            if old is not None:
                old.unlink(missing_ok=True)


def _keep(real: Path) -> Path:
    """Keep a file under a second name; a copy where the file system has no hard links."""
    old = _temporary(real)
    try:
        old.hardlink_to(real)
    except OSError:
        shutil.copy2(real, old)
    return old


def _sweep(folder: Path) -> None:
    """Remove temporary files whose writer is no longer there, or that are older than a day."""
    for path in folder.glob(f".*.{_MARK}-*"):
        match = _LEFT.fullmatch(path.name)
        if match and (_is_gone(int(match[1])) or _is_old(path)):
            with suppress(OSError):
                path.unlink()


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        # it is another user's
        return False
    return False


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > _DAY_S
    except OSError:
        return False
