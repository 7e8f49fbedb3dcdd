"""The one place that turns a folium map into one offline, escaped, deterministic HTML file.

A page is made of a folium map and of elements that this module knows how to make safe:

- `Component`: one call into our own JavaScript, with data as packed JSON;
- `folium.TileLayer`: allowed when asked for; only its host may then be called, for pictures.

Anything else (markers, popups, plugins, custom HTML) would load files from elsewhere or put text
into the page as HTML: it is refused by name. folium's own scripts (jQuery, Bootstrap, ...) are
left out; folium's random names are replaced by sequential ones while rendering. Nothing of the
map, and nothing that maps share, is changed.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.elements import ElementAddToElement
from folium.template import Template
from folium.utilities import camelize
from markupsafe import Markup

from geo.errors import ArgumentError
from geo.maps.offline.document import (
    assemble,
    fill,
    pack_json,
    read_code,
    read_leaflet,
    script_json,
)
from geo.maps.offline.tiles import tile_layer

__all__ = ["Component", "OfflineMap", "render"]

_CALL = re.compile(r"[a-z][A-Za-z]*")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?", re.IGNORECASE)
_FIX = "add what you need as a geo.maps.Component, or save this map with folium's own save"
_BASE_SCRIPTS = ("built/map.js",)
_BASE_STYLES = ("offline/web/colours.css", "offline/web/base.css")


class Component(MacroElement):
    """An element that can be rendered safely: data as packed JSON, one call to our script.

    Parameters
    ----------
    call
        Name that a script of ours gives itself in the object `FourIslands`. Its function `open` is
        called with the map and with the data.
    data
        What JSON can hold.
    scripts, styles
        Our files below `geo/maps` that the call needs, in order.
    layout
        Our HTML file that places the map among other content; None: the map alone.
    values
        What the layout names.

    Raises
    ------
    ArgumentError
        If `call` is not a plain function name.

    Examples
    --------
    >>> from geo.maps.offline.document import unpack_json
    >>> unpack_json(Component("note", {"text": "<b>"}).packed)
    {'text': '<b>'}
    """

    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<script type="application/octet-stream" id="{{ this.get_name() }}">'
        "{{ this.packed }}</script>"
        "{% endmacro %}"
        "{% macro script(this, kwargs) %}"
        'FourIslands.open(FourIslands.{{ this.call }}, "{{ this._parent.get_name() }}", '
        '"{{ this.get_name() }}");'
        "{% endmacro %}"
    )

    def __init__(
        self,
        call: str,
        data: object,
        *,
        scripts: tuple[str, ...] = (),
        styles: tuple[str, ...] = (),
        layout: str | None = None,
        values: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if not _CALL.fullmatch(call):
            raise ArgumentError(f"{call!r} is not a function name; use letters only, like 'split'")
        self._name = "Component"
        self.call = call
        self.packed = pack_json(data)
        self.scripts = scripts
        self.styles = styles
        self.layout = layout
        self.values = dict(values or {})


class _OfflineFigure(Figure):
    """The root of an `OfflineMap`: whoever renders it gets the offline page."""

    def __init__(self, map_: "OfflineMap") -> None:
        super().__init__()
        self.map = map_
        self.add_child(map_)

    def render(self, **_kwargs: object) -> str:
        return self.map.render()

    def _repr_html_(self, **_kwargs: object) -> str:
        return self.map._repr_html_()


class OfflineMap(folium.Map):
    """A folium map that shows itself, and saves itself, as one offline page.

    Parameters
    ----------
    title
        Title of the page.
    lang
        Language of the page.
    location
        Latitude and longitude of the centre.
    zoom_start
        First zoom level.
    tiles
        None (default) for no online background, or what folium takes.
    **options
        Options of Leaflet's map.

    Examples
    --------
    >>> shown = OfflineMap(title="Nemuro", location=[43.3, 145.6])._repr_html_()
    >>> shown[:7], "https://cdn" in shown
    ('<iframe', False)
    """

    def __init__(
        self,
        *,
        title: str,
        lang: str = "en",
        location: tuple[float, float] | list[float] = (44.3, 147.0),
        zoom_start: int = 8,
        tiles: str | folium.TileLayer | None = None,
        **options: Any,  # noqa: ANN401  Leaflet's, checked when rendered
    ) -> None:
        layer = tile_layer(tiles) if isinstance(tiles, str) else tiles
        super().__init__(location=location, zoom_start=zoom_start, tiles=layer, **options)
        # folium gives them to its tiles alone, and without tiles to nothing
        self.options |= {key: options[key] for key in ("min_zoom", "max_zoom") if key in options}
        self.title = title
        self.lang = lang
        _OfflineFigure(self)

    def render(self, **_kwargs: object) -> str:
        """Render the offline page, as text; `geo.maps.page.render` gives its bytes."""
        return render(self, title=self.title, lang=self.lang).decode()

    def _repr_html_(self, **_kwargs: object) -> str:
        """Show the offline page in a notebook, in a frame of its own."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.render())}" width="100%"'
            ' height="640" style="border:0"></iframe>'
        )


class _PlainText(HTMLParser):
    """Collects the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _plain_text(html: str) -> str:
    parser = _PlainText()
    parser.feed(html)
    parser.close()
    return " ".join(parser.text.split())


def _describe(element: Element) -> str:
    return f"{type(element).__module__.split('.')[0]}'s {type(element).__name__}"


def _is_known(element: Element) -> bool:
    if isinstance(element, Component):
        return type(element)._template is Component._template  # noqa: SLF001
    return type(element) is folium.TileLayer


def _walk(parent: Element) -> Iterator[Element]:
    """All elements below `parent` in order, without what folium adds when it renders."""
    for child in parent._children.values():  # noqa: SLF001
        if type(child) is not ElementAddToElement:
            yield child
            yield from _walk(child)


def _check_figure(map_: folium.Map, elements: list[Element]) -> None:
    """Refuse what was put beside the map, save what folium itself leaves there on rendering."""
    names = {"meta_http"} | {element.get_name() for element in [map_, *elements]}
    links = {url for _, url in [*folium.Map.default_js, *folium.Map.default_css]}
    figure = map_.get_root()
    beside = [figure._children]  # noqa: SLF001
    if isinstance(figure, Figure):
        beside += [part._children for part in (figure.header, figure.html, figure.script)]  # noqa: SLF001
    for name, element in (item for part in beside for item in part.items()):
        known_link = isinstance(element, JavascriptLink | CssLink) and element.url in links
        left_by_folium = name.removesuffix("_add") in names or known_link
        if element is not map_ and not left_by_folium:
            raise ArgumentError(
                f"the page cannot hold {_describe(element)} {name!r} offline; {_FIX}"
            )


def _checked_elements(map_: folium.Map) -> list[Element]:
    if not isinstance(map_, folium.Map):
        raise ArgumentError(f"render needs a folium.Map, not a {type(map_).__name__}")
    elements = list(_walk(map_))
    for element in elements:
        if not _is_known(element) or element._parent is not map_:  # noqa: SLF001
            raise ArgumentError(
                f"the page cannot hold {_describe(element)} {element.get_name()!r} offline: it "
                f"would load files from elsewhere or write text as HTML; {_FIX}"
            )
    _check_figure(map_, elements)
    return elements


@contextmanager
def _numbered(elements: list[Element]) -> Iterator[None]:
    """Give the elements sequential ids for a while, in place of folium's random ones."""
    kept = [element._id for element in elements]  # noqa: SLF001
    try:
        for number, element in enumerate(elements):
            element._id = str(number)  # noqa: SLF001
        yield
    finally:
        for element, identifier in zip(elements, kept, strict=True):
            element._id = identifier  # noqa: SLF001


def _macro(element: Element, name: str) -> str:
    """Render one macro of a component without touching the figure, as branca would."""
    macro = element._template.module.__dict__[name]  # noqa: SLF001
    return str(macro(element, {}))


def _map_call(map_: folium.Map) -> str:
    if map_.crs not in {"EPSG3395", "EPSG3857", "EPSG4326", "Simple"}:
        raise ArgumentError(f"Leaflet knows no crs {map_.crs!r}; use 'EPSG3857'")
    options = {camelize(key): value for key, value in map_.options.items()}
    options |= {"center": map_.location, "scale": map_.control_scale, "crs": map_.crs}
    return f'FourIslands.createMap("{map_.get_name()}", {script_json(options)});'


def _tile_origins(layer: folium.TileLayer) -> list[str]:
    """Origins that a tile layer calls, one for each of its subdomains."""
    origins = []
    subdomains: Any = layer.options.get("subdomains", "abc")
    for subdomain in subdomains if "{s}" in layer.tiles else [""]:
        address = urlsplit(layer.tiles.replace("{s}", str(subdomain)))
        if address.scheme != "https" or not _HOST.fullmatch(address.netloc):
            raise ArgumentError(
                f"tiles are fetched over https from a plain host, not from {layer.tiles!r}; give "
                "an address such as 'https://tile.example.org/{z}/{x}/{y}.png'"
            )
        origins.append(f"https://{address.netloc.lower()}")
    return origins


def _tile_call(layer: folium.TileLayer, map_name: str) -> str:
    options = {camelize(key): value for key, value in layer.options.items()}
    options["attribution"] = _plain_text(str(options["attribution"]))
    address = layer.tiles
    return f'FourIslands.addTiles("{map_name}", {script_json(address)}, {script_json(options)});'


def _unique(base: tuple[str, ...], components: list[Component], kind: str) -> list[str]:
    """File names the components need, each once, in order."""
    return list(dict.fromkeys([*base, *(n for c in components for n in getattr(c, kind))]))


def _body(map_: folium.Map, components: list[Component], title: str) -> Markup:
    layouts = [component for component in components if component.layout]
    if len(layouts) > 1:
        raise ArgumentError("two components of one map bring a layout; keep one of them")
    html = fill("offline/web/map.html", map_id=map_.get_name(), title=title)
    for component in layouts:
        html = fill(component.layout or "", map=html, **component.values)
    data = "\n".join(_macro(component, "html") for component in components)
    return html + Markup(data)  # noqa: S704  letters and digits of pack_json


def render(map_: folium.Map, *, title: str, lang: str = "en") -> bytes:
    """Turn a folium map into one offline HTML file.

    Parameters
    ----------
    map_
        A folium map that holds only `Component` and `folium.TileLayer` elements.
    title
        Title of the document; any text, it is escaped.
    lang
        Language of the document.

    Returns
    -------
    page
        The HTML file, UTF-8. It makes no request (but for tiles, if the map has a tile layer, and
        then only to their host), and the same map gives the same bytes, again and anywhere.

    Raises
    ------
    ArgumentError
        If the map holds an element that cannot be made safe offline, or an option that is not
        plain data.

    Examples
    --------
    >>> page = render(folium.Map([44, 146], tiles=None), title="Nemuro Strait")
    >>> b"default-src 'none'" in page.replace(b"&#39;", b"'")
    True
    """
    elements = _checked_elements(map_)
    components = [element for element in elements if isinstance(element, Component)]
    tiles = [element for element in elements if isinstance(element, folium.TileLayer)]
    with _numbered([map_, *elements]):
        calls = [_map_call(map_)]
        calls += [_tile_call(layer, map_.get_name()) for layer in tiles]
        calls += [_macro(component, "script") for component in components]
        body = _body(map_, components, title)
    styles = [read_leaflet("leaflet.css")]
    styles += [read_code(name) for name in _unique(_BASE_STYLES, components, "styles")]
    scripts = [read_leaflet("leaflet.js")]
    scripts += [read_code(name) for name in _unique(_BASE_SCRIPTS, components, "scripts")]
    return assemble(
        body,
        title=title,
        lang=lang,
        styles=styles,
        scripts=[*scripts, "\n".join(calls)],
        images=dict.fromkeys(origin for layer in tiles for origin in _tile_origins(layer)),
    )
