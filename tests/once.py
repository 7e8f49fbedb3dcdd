"""What is made once in a run of the tests, in whichever process asks first, and lies on disk."""

import copyreg
import hashlib
import io
import pickle
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filelock import FileLock

Once = Callable[[str, Callable[[], bytes]], Path]


def once_in(folder: Path) -> Once:
    """Give a function that makes bytes under a name, unless they are there, and tells the file."""

    def get(name: str, make: Callable[[], bytes]) -> Path:
        file = folder / name
        with FileLock(folder / f"{name}.lock"):
            if not file.exists():
                file.write_bytes(make())
        return file

    return get


class _Pickler(pickle.Pickler):
    """Pickles read-only mappings, too."""

    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[MappingProxyType] = lambda read_only: (MappingProxyType, (dict(read_only),))


def pickled(value: Any) -> bytes:
    """Pickle a result of ours."""
    file = io.BytesIO()
    _Pickler(file).dump(value)
    return file.getvalue()


def parted_once(once: Once) -> Callable[..., Any]:
    """Give a `partition` that answers the same question once for all processes that share it."""
    from geo.measure.equidistance import partition  # noqa: PLC0415

    known: dict[str, Any] = {}

    def parted(coasts: Any, *, of: Any, **how: float) -> Any:
        asked = [[(name, shape.wkb) for name, shape in coasts.items()], list(of), [*how.items()]]
        key = hashlib.sha256(pickle.dumps(asked)).hexdigest()
        if key not in known:
            file = once(f"{key}.pickle", lambda: pickled(partition(coasts, of=of, **how)))
            known[key] = pickle.loads(file.read_bytes())  # noqa: S301  our own
        return known[key]

    return parted
