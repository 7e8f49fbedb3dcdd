"""One self-contained HTML document: everything inline, everything escaped, no request allowed.

This module knows nothing of maps. It reads our own front-end files (and Leaflet's, from
XStatic-Leaflet), hashes each inline script and style into the Content-Security-Policy, and puts
the document together. The same input gives the same bytes.
"""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from geo.errors import ArgumentError

__all__ = [
    "assemble",
    "fill",
    "pack_json",
    "read_code",
    "read_leaflet",
    "read_static",
    "script_json",
    "unpack_json",
]

# What JSON leaves alone but an HTML parser, or an old JavaScript parser, does not.
_FOR_SCRIPTS = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_SURROGATE = re.compile("[\ud800-\udfff]")
# Leaflet's pictures (layer control, default marker) are not used: no rule of ours asks for them.
_LEAFLET_PICTURES = re.compile(
    r"^\s*(?:background-image:\s*url\(images/[^)]*\)|behavior:\s*url\([^)]*\));\s*$", re.MULTILINE
)


_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@cache
def read_static(name: str) -> str:
    """Read one of our front-end files.

    Parameters
    ----------
    name
        Path below `geo/maps`.

    Returns
    -------
    text
        Its text.

    Examples
    --------
    >>> "FourIslands" in read_static("built/map.js")
    True
    """
    return (resources.files("geo.maps") / name).read_text(encoding="utf-8")


@cache
def read_code(name: str) -> str:
    """Read one of our scripts or styles without what only its reader needs.

    Indentation and comments that fill their lines are a fifth of the scripts; no text of ours runs
    over several lines, so nothing else depends on them.

    Parameters
    ----------
    name
        Path below `geo/maps`.

    Returns
    -------
    code
        Its code.

    Examples
    --------
    >>> read_code("built/map.js").splitlines()[0]
    '"use strict";'
    """
    return _INDENT.sub("", _COMMENT.sub("", read_static(name)))


@cache
def read_leaflet(name: str) -> str:
    """Read `leaflet.js` or `leaflet.css` 1.9.3 as XStatic-Leaflet ships it, made self-contained.

    Parameters
    ----------
    name
        File name in the package's data folder.

    Returns
    -------
    text
        Its text, without the source map address and without the rules that load pictures.

    Examples
    --------
    >>> "url(" in read_leaflet("leaflet.css")
    False
    """
    file = resources.files("xstatic.pkg.leaflet") / "data" / name
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return _LEAFLET_PICTURES.sub("", text) if name.endswith(".css") else text


_ENVIRONMENT = Environment(
    loader=FunctionLoader(read_static),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def fill(template: str, **values: Any) -> Markup:  # noqa: ANN401  a template takes any value
    """Fill one of our HTML files; every value is escaped.

    Parameters
    ----------
    template
        Path below `geo/maps`.
    **values
        What the template names; leaving one out is an error.

    Returns
    -------
    html
        Safe markup.

    Examples
    --------
    >>> "&lt;b&gt;" in fill("offline/web/map.html", map_id="m", title="<b>")
    True
    """
    return Markup(_ENVIRONMENT.get_template(template).render(**values))  # noqa: S704  escaped


def script_json(value: object) -> Markup:
    r"""Write a value as JSON that is inert inside a script element.

    Parameters
    ----------
    value
        Anything JSON can hold, finite numbers only.

    Returns
    -------
    json
        Compact JSON in which ``<``, ``>``, ``&``, U+2028, U+2029 and lone surrogates are escaped.

    Raises
    ------
    ArgumentError
        If the value cannot be written as JSON.

    Examples
    --------
    >>> print(script_json("</script>"))
    "\u003c/script\u003e"
    """
    text = _json(value).translate(_FOR_SCRIPTS)
    return Markup(text)  # noqa: S704  nothing in it can end a script element any more


def _json(value: object) -> str:
    """Write a value as compact JSON, with lone surrogates escaped."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise ArgumentError(
            f"this cannot be put into a page: {error}; use text, finite numbers, lists and "
            "dictionaries only"
        ) from error
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def pack_json(value: object) -> Markup:
    """Write a value as deflated JSON in Base64: a third of the size, and inert anywhere in HTML.

    Every browser from 2023 on unpacks it (`DecompressionStream`, the Compression Standard:
    https://compression.spec.whatwg.org/); `unpack_json` does here.

    Parameters
    ----------
    value
        Anything JSON can hold, finite numbers only.

    Returns
    -------
    packed
        Letters, digits, ``+``, ``/`` and ``=`` only.

    Raises
    ------
    ArgumentError
        If the value cannot be written as JSON.

    Examples
    --------
    >>> unpack_json(pack_json({"area_km2": 5006.0}))
    {'area_km2': 5006.0}
    """
    packed = base64.b64encode(zlib.compress(_json(value).encode(), 9)).decode("ascii")
    return Markup(packed)  # noqa: S704  Base64 alone


def unpack_json(packed: str) -> Any:  # noqa: ANN401  whatever was packed
    """Read what `pack_json` wrote.

    Parameters
    ----------
    packed
        Base64 of deflated JSON.

    Returns
    -------
    value
        The value that was packed, tuples as lists.

    Examples
    --------
    >>> unpack_json(pack_json([1, (2, 3)]))
    [1, [2, 3]]
    """
    return json.loads(zlib.decompress(base64.b64decode(packed)))


def _source_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _policy(scripts: Iterable[str], styles: Iterable[str], images: Iterable[str]) -> str:
    """Forbid everything but these scripts, these styles and pictures from these origins."""
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src", *map(_source_hash, scripts)]),
            " ".join(["style-src", *map(_source_hash, styles)]),
            " ".join(["img-src", "data:", *images]),
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _inline(text: str, element: str) -> Markup:
    if re.search(rf"</{element}|<!--", text, re.IGNORECASE):
        raise ArgumentError(f"an inline {element} contains '</{element}' or '<!--'; rewrite it")
    return Markup(text)  # noqa: S704  checked: it cannot leave its element


def assemble(
    body: Markup,
    *,
    title: str,
    lang: str,
    styles: Iterable[str] = (),
    scripts: Iterable[str] = (),
    images: Iterable[str] = (),
) -> bytes:
    """Put one offline HTML document together.

    Parameters
    ----------
    body
        Safe markup for the body.
    title
        Title of the document; escaped here.
    lang
        Language of the document, a BCP 47 tag.
    styles, scripts
        Texts of the inline styles and scripts, in order; their hashes go into the policy.
    images
        Origins that pictures may come from; none by default.

    Returns
    -------
    document
        The document, UTF-8. The same arguments give the same bytes.

    Raises
    ------
    ArgumentError
        If a script or style would end its own element.

    Examples
    --------
    >>> assemble(Markup("<p>Hello"), title="A & B", lang="en")[:15]
    b'<!DOCTYPE html>'
    """
    styles, scripts = list(styles), list(scripts)
    html = fill(
        "offline/web/page.html",
        title=title,
        lang=lang,
        policy=_policy(scripts, styles, images),
        styles=[_inline(text, "style") for text in styles],
        scripts=[_inline(text, "script") for text in scripts],
        body=body,
    )
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", html).encode()
