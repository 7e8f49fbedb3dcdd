"""The coastline package: fetched by name through npm, checked, and read one polygon at a time."""

import base64
import hashlib
import json
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from geo.base.files import sha256
from geo.errors import DataError, OutputError

__all__ = ["fetch_package", "read_polygons", "read_source_text"]

Report = Callable[[str], None]
Rings = list[list[list[float]]]

_CHUNK = 1 << 20


def fetch_package(package: dict[str, Any], cache: Path, report: Report) -> Path:
    """Fetch the package's tarball through npm, once; npm's own configuration decides from where.

    Parameters
    ----------
    package
        The `package` table of `coastline.toml`.
    cache
        Folder that keeps the tarball.
    report
        Called with a line of progress.

    Returns
    -------
    tarball
        The file, its integrity checked.

    Raises
    ------
    DataError
        If npm is missing or fails, or the tarball is not the pinned one.

    Examples
    --------
    >>> import tempfile
    >>> data = b"fetched before"
    >>> integrity = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    >>> package = {"name": "map", "version": "1", "integrity": integrity}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = Path(folder, "map-1.tgz").write_bytes(data)
    ...     fetch_package(package, Path(folder), print).name
    'map-1.tgz'
    """
    spec = f"{package['name']}@{package['version']}"
    tarball = cache / (spec.lstrip("@").replace("/", "-").replace("@", "-") + ".tgz")
    if not tarball.is_file():
        try:
            cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"cannot write into {cache}: {error.strerror}; name another folder with --cache"
            ) from error
        report(f"fetching {spec} through npm")
        command = ["npm", "pack", spec, "--silent", "--pack-destination", str(cache)]
        try:
            done = subprocess.run(  # noqa: S603  a fixed command; the name is a reviewed file's
                command, check=True, capture_output=True, text=True
            )
        except (OSError, subprocess.CalledProcessError) as error:
            detail = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1:]
            raise DataError(
                f"npm could not fetch {spec}: {' '.join(detail)}; install npm, or give the "
                "package with --source"
            ) from error
        (cache / done.stdout.strip().splitlines()[-1]).replace(tarball)
    return _checked_tarball(tarball, package)


def _checked_tarball(tarball: Path, package: dict[str, Any]) -> Path:
    digest = hashlib.sha512()
    with tarball.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    integrity = "sha512-" + base64.b64encode(digest.digest()).decode()
    if integrity != package["integrity"]:
        raise DataError(
            f"the package {tarball.name} is not the pinned {package['name']}@{package['version']}: "
            "its SHA-512 differs; delete it and fetch it again"
        )
    return tarball


def read_source_text(source: Path, package: dict[str, Any], report: Report) -> str:
    """Read the package's map as text, from a tarball or from an unpacked folder.

    Parameters
    ----------
    source
        The `.tgz`, or a folder that holds the package's files.
    package
        The `package` table of `coastline.toml`.
    report
        Called with a line of progress.

    Returns
    -------
    text
        The GeoJSON text, its SHA-256 checked.

    Raises
    ------
    DataError
        If the source is missing, is not the package, or is altered.

    Examples
    --------
    >>> import tempfile
    >>> package = {"member": "package/map.json", "sha256": sha256(b"{}")}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = Path(folder, "map.json").write_bytes(b"{}")
    ...     read_source_text(Path(folder), package, lambda line: None)
    '{}'
    """
    member = package["member"]
    try:
        if source.is_dir():
            path = source / Path(member).name
            data = (path if path.is_file() else source / member).read_bytes()
        else:
            with tarfile.open(_checked_tarball(source, package)) as archive:
                stream = archive.extractfile(member)
                data = stream.read() if stream else b""
    except (OSError, KeyError, tarfile.TarError) as error:
        raise DataError(
            f"no {member} can be read from {source.name}: {error}; give the package's .tgz or its "
            "unpacked folder with --source"
        ) from error
    report(f"read {len(data)} bytes of {member}")
    if sha256(data) != package["sha256"]:
        raise DataError(f"{member} is truncated or altered: its SHA-256 is not the pinned one")
    return data.decode("utf-8")


def read_polygons(text: str, bounds: list[float], report: Report) -> Iterator[Rings]:
    """Read the polygons that touch the bounds, one at a time: memory stays at the text's size.

    Parameters
    ----------
    text
        A GeoJSON text with one MultiPolygon.
    bounds
        West, south, east, north in degrees.
    report
        Called with a line of progress at every tenth.

    Yields
    ------
    rings
        Exterior first, then holes; lists of [longitude, latitude].

    Raises
    ------
    DataError
        If the text is not what the package is known to hold.

    Examples
    --------
    >>> text = '{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}'
    >>> [len(rings[0]) for rings in read_polygons(text, [0, 0, 2, 2], lambda line: None)]
    [4]
    """
    decoder = json.JSONDecoder()
    mark = '"coordinates":['
    start = text.find(mark)
    if start < 0:
        raise DataError("the coastline has no coordinates: it is not the map that was pinned")
    position, tenth = start + len(mark), 0
    try:
        while text[position] != "]":
            rings, position = decoder.raw_decode(text, position)
            if _touches(rings[0], bounds):
                yield rings
            position += text[position] == ","
            if position * 10 // len(text) > tenth:
                tenth = position * 10 // len(text)
                report(f"read {tenth * 10} % of the coastline")
    except (IndexError, json.JSONDecodeError) as error:
        raise DataError(f"the coastline ends in the middle of a polygon ({error})") from error


def _touches(ring: list[list[float]], bounds: list[float]) -> bool:
    lon = [point[0] for point in ring]
    lat = [point[1] for point in ring]
    west, south, east, north = bounds
    return min(lon) < east and max(lon) > west and min(lat) < north and max(lat) > south
