// @ts-check
// Shapes of a map: land, the parts of islands by side, lines with their bands, the cut.

import { element, svg } from "./elements.js";
import L from "./leaflet.js";
import { unpack, unpackPolygons } from "./packed.js";

/**
 * @typedef {import("leaflet").Map} Map
 * @typedef {{ color: string, weight: number, dashArray?: string }} LineStyle
 * @typedef {import("./data").Names} Names
 * @typedef {import("./data").Ring} Ring
 * @typedef {{ line: Ring[], ends: [number, number][] }} Border
 * @typedef {{ text: string, lang: string }} Row
 * @typedef {{ title: Row, rows: Row[], button?: HTMLElement }} Card
 */

/**
 * Lines of a layer, with their bands.
 * @typedef {{ id: string, features: { names: Names, line: Ring[] }[], bands: import("./data").Packed[] }} LineLayer
 */

/**
 * What a map of settlement options draws.
 * @typedef {object} ShapesData
 * @property {import("./data").Packed[]} shapes
 * @property {import("./data").Packed} coast
 * @property {boolean} [tiles]
 * @property {import("./data").Side[]} sides
 */

/**
 * A layer of lines that is drawn; `hits` are what a reader can open.
 * @typedef {object} DrawnLayer
 * @property {import("leaflet").FeatureGroup} group
 * @property {{ names: Names, path: import("leaflet").Polyline }[]} hits
 * @property {[number, number][]} vertices
 * @property {[number, number][][]} parts
 * @property {[number, number][][]} edges of the bands
 */

export const FILLS = ["var(--plain)", "var(--hatched)"];
export const HATCH = "var(--hatch)";
const PANES = { context: 390, bands: 395, lines: 420, hits: 425, cut: 430 };
const HIT_WEIGHT = 18;
const ZOOM_BUTTONS = 62;
const CARD_EDGES = 128;

/** @type {Record<string, LineStyle>} */
export const LINE_STYLES = {
  boundary_1855: { color: "var(--treaty)", weight: 3 },
  boundary_1875: { color: "var(--treaty)", weight: 3, dashArray: "10 6" },
  sakhalin_line: { color: "var(--treaty)", weight: 3, dashArray: "2 6" },
  line_of_control: { color: "var(--control)", weight: 3, dashArray: "14 5 3 5" },
  power_bridge: { color: "var(--cable)", weight: 3, dashArray: "1 7" },
};

export const CUT_STYLE = { color: "var(--coast)", weight: 3 };

/** The hatch of the second side; the page holds it once, the map and the legend point to it. */
const hatch = () =>
  svg(
    "svg",
    { width: 0, height: 0, class: "fi-defs", "aria-hidden": "true" },
    svg(
      "defs",
      {},
      svg(
        "pattern",
        {
          id: "fi-hatch",
          width: 7,
          height: 7,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)",
        },
        svg("rect", { width: 7, height: 7, fill: FILLS[1] }),
        svg("rect", { width: 1.6, height: 7, fill: HATCH }),
      ),
    ),
  );

/** @param {number} side */
export const fillOf = (side) => (side === 1 ? "url(#fi-hatch)" : FILLS[side]);

/**
 * A short sample of a line, for the list and the legend.
 * @param {LineStyle} style
 */
export const lineSample = ({ color = "", weight = 1, dashArray }) =>
  svg(
    "svg",
    { width: 34, height: 12, class: "fi-sample", "aria-hidden": "true" },
    svg("line", {
      x1: 1,
      x2: 33,
      y1: 6,
      y2: 6,
      stroke: color,
      "stroke-width": weight,
      "stroke-linecap": "round",
      ...(dashArray ? { "stroke-dasharray": dashArray } : {}),
    }),
  );

/**
 * A small square in the fill of a side, or of other land.
 * @param {string} fill
 */
export const fillSample = (fill) =>
  svg(
    "svg",
    { width: 22, height: 14, class: "fi-sample", "aria-hidden": "true" },
    svg("rect", { x: 0.5, y: 0.5, width: 21, height: 13, fill, stroke: "var(--coast)" }),
  );
export const LAND = "var(--other-land)";

/**
 * Layers of a map by name, each with its height above the others.
 * @param {Map} map
 * @param {Record<string, number>} panes
 */
export const addPanes = (map, panes) => {
  for (const [name, level] of Object.entries(panes)) {
    const pane = map.createPane(name);
    pane.classList.add(`fi-pane-${name}`);
    pane.style.zIndex = String(level);
  }
};

/** All shapes of a map of settlement options. */
export class Shapes {
  /**
   * @param {Map} map
   * @param {ShapesData} data
   * @param {LineLayer[]} layers
   */
  constructor(map, data, layers) {
    this.map = map;
    this.data = data;
    document.body.prepend(hatch());
    addPanes(map, PANES);
    this.decoded = data.shapes.map(unpackPolygons);
    this.land = L.polygon(unpackPolygons(data.coast), {
      pane: "context",
      interactive: false,
      color: "var(--other-edge)",
      weight: 0.7,
      fillColor: LAND,
      fillOpacity: data.tiles ? 0 : 1,
      smoothFactor: 1.2,
    }).addTo(map);
    this.parts = L.featureGroup().addTo(map);
    this.cut = L.featureGroup().addTo(map);
    this.lines = Object.fromEntries(layers.map((layer) => [layer.id, this.line(layer)]));
  }

  /**
   * Outer rings of what has a shape: an island's part, a zone.
   * @param {{ shape: number }} shaped
   */
  outline({ shape }) {
    return this.decoded[shape].flatMap(([outer]) => outer);
  }

  /**
   * @param {LineLayer} layer
   * @returns {DrawnLayer}
   */
  line(layer) {
    const group = L.featureGroup();
    const style = { ...LINE_STYLES[layer.id], interactive: false };
    for (const band of layer.bands) {
      L.polygon(unpackPolygons(band), {
        pane: "bands",
        interactive: false,
        stroke: false,
        fillColor: style.color,
        fillOpacity: 0.16,
      }).addTo(group);
    }
    const lines = layer.features.flatMap((feature) => feature.line.map(unpack));
    L.polyline(lines, { ...style, pane: "lines" }).addTo(group);
    const hits = layer.features.map((feature) => ({
      names: feature.names,
      path: L.polyline(feature.line.map(unpack), {
        pane: "hits",
        className: "fi-hit",
        weight: HIT_WEIGHT,
        opacity: 0,
        bubblingMouseEvents: false,
      }).addTo(group),
    }));
    return {
      group,
      hits,
      vertices: lines.flat(),
      parts: lines,
      edges: layer.bands.flatMap((band) => unpackPolygons(band).flat()),
    };
  }

  /**
   * Draws the parts of an option; `onPart(layer, part, side)` dresses each one.
   * @template {import("./data").Part} T
   * @param {{ parts: T[], borders?: Border[] }} option
   * @param {(layer: import("leaflet").Polygon, part: T, side: number) => void} onPart
   */
  show(option, onPart) {
    this.parts.clearLayers();
    this.cut.clearLayers();
    for (const part of option.parts) {
      const side = this.data.sides.findIndex(({ id }) => id === part.side);
      const layer = L.polygon(this.decoded[part.shape], {
        color: "var(--coast)",
        weight: 1,
        fillColor: fillOf(side),
        fillOpacity: this.data.tiles ? 0.75 : 1,
        smoothFactor: 0.8,
        bubblingMouseEvents: false,
      }).addTo(this.parts);
      onPart(layer, part, side);
    }
    option.borders?.forEach((border) => this.drawCut(border));
  }

  /** @param {Border} border */
  drawCut(border) {
    const line = border.line.map(unpack);
    const common = { pane: "cut", interactive: false };
    L.polyline(line, { ...common, color: "var(--halo)", weight: 7 }).addTo(this.cut);
    L.polyline(line, { ...common, ...CUT_STYLE }).addTo(this.cut);
    for (const [lon, lat] of border.ends) {
      L.circleMarker([lat, lon], {
        ...common,
        radius: 5,
        color: "var(--coast)",
        weight: 2.5,
        fillColor: "var(--halo)",
        fillOpacity: 1,
      }).addTo(this.cut);
    }
  }
}

/**
 * A popup of text nodes, with a button or none; it opens beside the zoom buttons.
 * @param {Map} map
 * @param {import("leaflet").LatLngExpression} latlng
 * @param {Card & { closeLabel: string }} card
 */
export const openCard = (map, latlng, { title, rows, button, closeLabel }) => {
  const card = element(
    "div",
    { class: "fi-card" },
    element("strong", { lang: title.lang }, title.text),
    ...rows.map(({ text, lang }) => element("span", { lang }, text)),
    ...(button ? [button] : []),
  );
  /** @type {import("leaflet").PopupOptions} */
  const beside = { autoPanPaddingTopLeft: [ZOOM_BUTTONS, 12], autoPanPaddingBottomRight: [6, 12] };
  const popup = L.popup({ maxWidth: Math.min(260, map.getSize().x - CARD_EDGES), ...beside })
    .setLatLng(latlng)
    .setContent(card)
    .openOn(map);
  popup
    .getElement()
    ?.querySelector(".leaflet-popup-close-button")
    ?.setAttribute("aria-label", closeLabel);
  return popup;
};
