"""The only door to `data/derived`: what is computed from the layers once, when they are built."""

import json
from typing import Any

from geo.base.shipped import read_shipped
from geo.errors import DataError

__all__ = ["read_derived"]


def read_derived(name: str) -> dict[str, Any]:
    """Read one of the files of `data/derived`, after checking it against its hash.

    Parameters
    ----------
    name
        File name.

    Returns
    -------
    content
        A new dictionary each time.

    Raises
    ------
    DataError
        If the file is missing, altered, or is not JSON.

    Examples
    --------
    >>> read_derived("straits.json")["straits"][0]["id"]
    'goyomai-strait'
    """
    try:
        content: dict[str, Any] = json.loads(read_shipped(f"derived/{name}"))
    except ValueError as error:
        raise DataError(
            f"derived/{name} cannot be read: {error}; reinstall the package, or rebuild the data "
            "with `make data`"
        ) from error
    return content
