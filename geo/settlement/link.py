"""What the address of a page says after its `#`, as the plain form of a scenario, and back."""

import math
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from geo.errors import ArgumentError
from geo.evidence.documents import read_seed

__all__ = ["parse_link", "write_link"]

_KEYS = (
    "option",
    "share",
    "alpha",
    "to",
    "fraction",
    "ends",
    "cut",
    "bearing",
    "toward",
    "entitlement",
    "without",
    "including",
    "sea",
    "lang",
)
_IGNORED = ("embed",)
"""How the page is shown, not what it shows."""
_EXAMPLE = "split.html#to=habomai,shikotan&fraction=kunashiri:0.4"
_END_NUMBERS = 4


def parse_link(link: str) -> dict[str, Any]:
    """Read the address of a page as the plain form of a scenario.

    Parameters
    ----------
    link
        Address or path of a page, `#`, and `key=value` with `&` between them, percent-encoded.

    Returns
    -------
    plain
        Fields of a scenario; their values are still to be checked.

    Raises
    ------
    ArgumentError
        If there is no `#`, a key is unknown or stands there twice, or a value has not its form.

    Examples
    --------
    >>> parse_link("split.html#to=habomai&fraction=kunashiri:0.4&bearing=157&sea=12")["sea"]
    12
    """
    given = _given(link)
    plain: dict[str, Any] = {key: given[key] for key in ("option", "lang") if key in given}
    plain |= {key: _number(given[key], key) for key in ("share", "sea") if key in given}
    if "alpha" in given:
        one, each = _one_or_each(given["alpha"], "alpha", _number)
        plain["alpha"] = each if one is None else one
    if "entitlement" in given:
        plain["entitlement"] = _by_name(given["entitlement"], "entitlement", _number)
    for key in ("without", "including"):
        if key in given:
            plain[key] = _names(given[key], key)
    claim = [key for key in ("to", "fraction", "ends") if key in given]
    formula = [key for key in ("option", "share", "alpha") if key in given]
    if claim and formula:
        raise ArgumentError(
            f"the link says both {formula[0]!r} and {claim[0]!r}; leave one of them out"
        )
    if not claim and not formula:
        raise ArgumentError(
            f"the link {link!r} does not say who gets what; write, for example, {_EXAMPLE}"
        )
    plain |= _claim(given) if claim else _formula(given)
    return plain


def _given(link: str) -> dict[str, str]:
    _, mark, fragment = link.partition("#")
    if not mark or not fragment.strip("&"):
        raise ArgumentError(
            f"{link!r} is not a link to a settlement: nothing stands after a `#`; copy the address "
            f"of the page, for example {_EXAMPLE}"
        )
    found: dict[str, str] = {}
    for key, value in parse_qsl(fragment, keep_blank_values=True):
        if key in _IGNORED:
            continue
        if key not in _KEYS:
            raise ArgumentError(
                f"the link says {key!r}, which is no word of a settlement; known: "
                f"{', '.join(_KEYS)}"
            )
        if key in found:
            raise ArgumentError(f"the link says {key!r} twice; say it once")
        if not value.strip() and key != "to":
            raise ArgumentError(f"the link's {key!r} is empty; say it, or leave it out")
        found[key] = value.strip()
    return found


def _formula(given: Mapping[str, str]) -> dict[str, Any]:
    ways = {}
    for key, field, read in _WAYS:
        if key in given:
            one, each = _one_or_each(given[key], key, read)
            if each:
                raise ArgumentError(
                    f"the link's {key!r} names {next(iter(each))!r}, but the formula says which "
                    "island is cut; leave the name out"
                )
            ways[field] = one
    way = _way(ways)
    return {"cut": way} if way else {}


def _claim(given: Mapping[str, str]) -> dict[str, Any]:
    whole = _names(given["to"], "to") if given.get("to") else []
    parts = _by_name(given["fraction"], "fraction", _number) if "fraction" in given else {}
    ends = _by_name(given["ends"], "ends", _ends) if "ends" in given else {}
    twice = [name for name in ends if name in parts]
    if twice:
        raise ArgumentError(
            f"the link gives {twice[0]!r} both a fraction and ends; leave one of them out"
        )
    cuts: dict[str, dict[str, Any]] = {
        **{name: {"fraction": value} for name, value in parts.items()},
        **{name: {"ends": value} for name, value in ends.items()},
    }
    ways: dict[str, dict[str, Any]] = {name: {} for name in cuts}
    for key, field, read in _WAYS:
        if key not in given:
            continue
        one, each = _one_or_each(given[key], key, read)
        if one is not None:
            # how a border runs that has given ends is not said twice
            each = {name: one for name in cuts if key == "toward" or name not in ends}
        for name, value in each.items():
            if name not in cuts:
                raise ArgumentError(
                    f"the link's {key!r} names {name!r}, which is not cut; leave it out"
                )
            ways[name][field] = value
    plain: dict[str, Any] = {"islands": dict.fromkeys(whole, "japan")}
    if len(plain["islands"]) != len(whole):
        raise ArgumentError(f"the link's 'to' names an island twice: {given['to']}; name it once")
    if not whole and not cuts:
        plain["islands"] = dict.fromkeys(read_seed("options.toml")["order"], "russia")
    if cuts:
        plain["cuts"] = {name: {**cut, **_way(ways[name])} for name, cut in cuts.items()}
    return plain


def _way(ways: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a cut; a bearing alone says the method too."""
    found = {name: value for name, value in ways.items() if name != "method"}
    method = ways.get("method")
    if isinstance(method, tuple):
        method, found["bearing_deg"] = method
    if method is not None or "bearing_deg" in found:
        found["method"] = method or "bearing"
    return found


def _names(text: str, what: str) -> list[str]:
    found = [name.strip() for name in text.split(",")]
    if not all(found):
        raise ArgumentError(f"the link's {what!r} lacks a name: {text!r}; take the comma out")
    return found


def _by_name(text: str, what: str, read: Callable[[str, str], Any]) -> dict[str, Any]:
    """Read `kunashiri:0.4,etorofu:0.2`."""
    found: dict[str, Any] = {}
    for each in _names(text, what):
        name, colon, value = each.partition(":")
        if not colon or not name.strip():
            raise ArgumentError(
                f"the link's {what!r} lacks its `:` in {each!r}; write, for example, kunashiri:0.4"
            )
        if name.strip() in found:
            raise ArgumentError(f"the link's {what!r} names {name!r} twice; name it once")
        found[name.strip()] = read(value.strip(), what)
    return found


def _one_or_each(
    text: str, what: str, read: Callable[[str, str], Any]
) -> tuple[Any, dict[str, Any]]:
    """Read one value for all islands, or a value for each that is named."""
    if ":" in text and not text.startswith("bearing:"):
        return None, _by_name(text, what, read)
    return read(text, what), {}


def _number(text: str, what: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ArgumentError(f"the link's {what!r} has {text!r}, which is not a number; write one")
    return int(value) if value.is_integer() else value


def _method(text: str, what: str) -> str | tuple[str, float]:
    method, colon, degrees = text.partition(":")
    return (method, _number(degrees, what)) if colon else method


def _direction(text: str, what: str) -> str | float:
    try:
        return _number(text, what)
    except ArgumentError:
        return text


def _ends(text: str, what: str) -> list[list[float]]:
    values = [_number(value, what) for value in text.split(":")]
    if len(values) != _END_NUMBERS:
        raise ArgumentError(
            f"the link's {what!r} has {len(values)} numbers for an island instead of four; write, "
            "for example, etorofu:147.33:44.89:147.41:44.76"
        )
    return [values[:2], values[2:]]


_WAYS: tuple[tuple[str, str, Callable[[str, str], Any]], ...] = (
    ("cut", "method", _method),
    ("bearing", "bearing_deg", _number),
    ("toward", "toward", _direction),
)


def write_link(plain: Mapping[str, Any], page: str) -> str:
    """Write the plain form of a scenario as the address of a page.

    Parameters
    ----------
    plain
        From `geo.Scenario.to_dict`.
    page
        What stands before `#`.

    Returns
    -------
    link
        The title is left out, and English.

    Examples
    --------
    >>> write_link({"option": "area", "sea": 200, "lang": "en"}, "split.html")
    'split.html#option=area&sea=200'
    """
    said: dict[str, str] = {}
    for key in ("option", "share"):
        if key in plain:
            said[key] = _told(plain[key])
    if "alpha" in plain:
        said["alpha"] = _each_told(plain["alpha"])
    if "islands" in plain or "cuts" in plain:
        said |= _claim_told(plain)
    elif "cut" in plain:
        said |= {key: text for key, text in _way_told(plain["cut"]).items() if text}
    if "entitlement" in plain:
        said["entitlement"] = _each_told(plain["entitlement"])
    said |= {key: ",".join(plain[key]) for key in ("without", "including") if key in plain}
    said |= {key: _told(plain[key]) for key in ("sea", "lang") if key in plain}
    if said.get("lang") == "en":
        # a page without it opens in its reader's own language
        del said["lang"]
    return f"{page}#" + "&".join(f"{key}={quote(said[key], safe=',:')}" for key in said)


def _claim_told(plain: Mapping[str, Any]) -> dict[str, str]:
    islands, cuts = plain.get("islands", {}), plain.get("cuts", {})
    said = {"to": ",".join(name for name, side in islands.items() if side == "japan")}
    parts = {name: cut["fraction"] for name, cut in cuts.items() if "fraction" in cut}
    ends = {name: cut["ends"] for name, cut in cuts.items() if "ends" in cut}
    if parts:
        said["fraction"] = _each_told(parts)
    if ends:
        joined = {
            name: ":".join(_told(v) for end in pair for v in end) for name, pair in ends.items()
        }
        said["ends"] = _each_told(joined)
    ways = {name: _way_told(cut) for name, cut in cuts.items()}
    for key, _, _ in _WAYS:
        found = {name: way[key] for name, way in ways.items() if way[key]}
        if found:
            said[key] = next(iter(found.values())) if len(cuts) == 1 else _each_told(found)
    return said


def _way_told(cut: Mapping[str, Any]) -> dict[str, str]:
    """How a border runs, where it is not as by default; a bearing says its method too."""
    method = cut.get("method", "shortest")
    return {
        "cut": "" if method in {"shortest", "bearing"} else method,
        "bearing": _told(cut["bearing_deg"]) if "bearing_deg" in cut else "",
        "toward": _told(cut["toward"]) if "toward" in cut else "",
    }


def _each_told(values: Mapping[str, Any]) -> str:
    return ",".join(f"{name}:{_told(value)}" for name, value in values.items())


def _told(value: Any) -> str:  # noqa: ANN401
    """Write a number as short as it can be read back."""
    text = repr(value) if isinstance(value, float) else str(value)
    return text.removesuffix(".0")
