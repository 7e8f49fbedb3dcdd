// @ts-check
// The map that a page stands on: as folium describes it, with our own attribution and a scale.

import { element } from "./elements.js";
import L from "./leaflet.js";

/**
 * @typedef {import("leaflet").Map} Map
 * @typedef {"EPSG3395" | "EPSG3857" | "EPSG4326" | "Simple"} Crs
 * @typedef {Omit<import("leaflet").MapOptions, "crs"> & { scale: boolean, crs: Crs }} FoliumOptions
 *   Options of a map as folium knows them.
 */

/**
 * @typedef {Record<string, string>} Units
 * @typedef {object} ScaleParts what Leaflet's scale is made of
 * @property {() => void} _update
 * @property {(node: HTMLElement, text: string, ratio: number) => void} _updateScale
 */

const UNITS = "units";

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Shows bounds. A map without room for the margins does without them, and one of no size, such as
 * in a window that is just being resized, is left as it is.
 * @param {Map} map
 * @param {import("leaflet").LatLngBounds} bounds
 * @param {import("leaflet").FitBoundsOptions} how
 */
export const fitInto = (map, bounds, how) => {
  const size = map.getSize();
  if (!size.x || !size.y) {
    return;
  }
  const { padding = [0, 0], paddingTopLeft = padding, paddingBottomRight = padding, ...rest } = how;
  const room = size.subtract(L.point(paddingTopLeft)).subtract(L.point(paddingBottomRight));
  map.fitBounds(bounds, room.x > 0 && room.y > 0 ? how : rest);
};

/**
 * The line of names below a map: who made what it shows.
 * @param {Map} map
 */
const addAttribution = (map) => {
  const node = element("div", { class: "fi-attribution" });
  const control = new L.Control({ position: "bottomright" });
  control.onAdd = () => node;
  control.addTo(map);
  /** @param {{ text: string, href?: string, lang?: string }[]} parts */
  return (parts) => {
    for (const { text, href, lang } of parts) {
      const attributes = { target: "_blank", rel: "noopener noreferrer", ...(lang && { lang }) };
      node.append(
        node.hasChildNodes() ? " · " : "",
        href ? element("a", { href, ...attributes }, text) : text,
      );
    }
  };
};

/**
 * Adds a metric scale. Its units are Leaflet's own until `sayUnits` gives it those of a language.
 * @param {Map} map
 * @param {import("leaflet").ControlPosition} position
 */
export const addScale = (map, position) => {
  const scale = L.control.scale({ imperial: false, position });
  const parts = /** @type {ScaleParts} */ (/** @type {unknown} */ (scale));
  const write = parts._updateScale;
  /** @type {Units} */
  let units = {};
  parts._updateScale = (node, text, ratio) => {
    const [value, unit] = text.split(" ");
    write.call(scale, node, units[unit]?.replace("{value}", value) ?? text, ratio);
  };
  map.on(UNITS, (event) => {
    ({ units } = /** @type {{ units: Units }} */ (/** @type {unknown} */ (event)));
    map.whenReady(() => parts._update());
  });
  scale.addTo(map);
};

/**
 * Gives a map's scales the units of a language, each a text with a place for its value.
 * @param {Map} map
 * @param {Units} units
 */
export const sayUnits = (map, units) => map.fire(UNITS, { units });

/** @type {WeakMap<Map, ReturnType<typeof addAttribution>>} */
const attributions = new WeakMap();

/**
 * Creates a map as folium describes it, with our own attribution and a metric scale.
 * @param {string} id
 * @param {FoliumOptions} options
 */
export const createMap = (id, { scale, crs, ...options }) => {
  const still = calm();
  const map = L.map(id, {
    ...options,
    crs: L.CRS[crs],
    attributionControl: false,
    fadeAnimation: !still,
    inertia: !still,
    markerZoomAnimation: !still,
    zoomAnimation: !still,
  });
  if (still) {
    const pan = map.panBy;
    map.panBy = (offset, how) => pan.call(map, offset, { ...how, animate: false });
  }
  const attribute = addAttribution(map);
  attribute([
    { text: "Leaflet", href: "https://leafletjs.com/" },
    {
      text: "© OpenStreetMap contributors",
      href: "https://www.openstreetmap.org/copyright",
      lang: "en",
    },
    { text: "ODbL", href: "https://opendatacommons.org/licenses/odbl/1-0/" },
  ]);
  attributions.set(map, attribute);
  if (scale) {
    addScale(map, "bottomleft");
  }
  return map;
};

/**
 * Adds an online background; its host is the only one the page's policy lets through.
 * @param {Map} map
 * @param {string} address
 * @param {import("leaflet").TileLayerOptions} options
 */
export const addTiles = (map, address, options) => {
  attributions.get(map)?.([{ text: options.attribution ?? "" }]);
  return L.tileLayer(address, options).addTo(map);
};
