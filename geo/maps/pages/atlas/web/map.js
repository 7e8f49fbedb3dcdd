// @ts-check
// The atlas: one map in one view. Land by holder, lines by time, the places of an event.

import { svg } from "../../../shared/web/elements.js";
import { Labels } from "../../../shared/web/labels.js";
import L from "../../../shared/web/leaflet.js";
import { unpack, unpackPolygons } from "../../../shared/web/packed.js";
import { asButton, shapeOf } from "../../../shared/web/page.js";
import { FILLS, HATCH, LAND, LINE_STYLES, addPanes } from "../../../shared/web/shapes.js";
import { inView } from "./model.js";

/**
 * @typedef {import("leaflet").Polyline} Polyline
 * @typedef {import("leaflet").Polygon} Polygon
 * @typedef {import("./words.js").AtlasWriter} AtlasWriter
 * @typedef {import("./data").Area} Area
 * @typedef {import("./data").Line} Line
 * @typedef {import("./data").LineLayer} LineLayer
 */

/**
 * A line on the map: what is seen, what is hit, and its bands.
 * @typedef {object} DrawnLine
 * @property {LineLayer} layer
 * @property {Line} feature
 * @property {Polyline} path
 * @property {Polyline} hit
 * @property {Polygon[]} bands
 * @property {[number, number][]} vertices
 */

/**
 * What runs when a shape is used.
 * @typedef {object} On
 * @property {(area: Area, node: HTMLElement | SVGElement, byKey: boolean) => void} area
 * @property {(line: DrawnLine, byKey: boolean) => void} line
 */

const [TEAL, OCHRE] = FILLS;
const PANES = { context: 390, bands: 395, coasts: 410, lines: 420, hits: 425, marks: 430 };
const HIT_WEIGHT = 18;
const FAINT = { weight: 1.6, opacity: 0.55 };
const STRONG = { weight: 4, opacity: 1 };
const BAND = { strong: 0.24, faint: 0.05 };
const STILL = { interactive: false, smoothFactor: 1.2 };
const HALF_LINE = 50;
/** What is said of a line that no treaty draws. @type {Record<string, string>} */
const STATES = { power_bridge: "proposed", line_of_control: "de_facto" };

/**
 * @param {string} id
 * @param {number} size
 * @param {number} angle
 * @param {Node[]} marks
 */
const pattern = (id, size, angle, ...marks) =>
  svg(
    "pattern",
    {
      id: `fi-${id}`,
      width: size,
      height: size,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${angle})`,
    },
    ...marks,
  );
/**
 * @param {number} width
 * @param {number} height
 * @param {string} fill
 */
const box = (width, height, fill) => svg("rect", { width, height, fill });

/** Patterns of the holders: they differ in lightness and in form, not in colour alone. */
const patterns = () =>
  svg(
    "svg",
    { width: 0, height: 0, class: "fi-defs", "aria-hidden": "true" },
    svg(
      "defs",
      {},
      pattern("russia", 7, 45, box(7, 7, OCHRE), box(1.6, 7, HATCH)),
      pattern("claim", 9, 135, box(9, 9, TEAL), box(3, 9, "var(--sea)")),
      pattern("undivided", 12, 0, box(12, 12, TEAL), box(12, 6, OCHRE), box(12, 1, "#222222")),
      pattern(
        "renounced",
        8,
        0,
        box(8, 8, "#f1efe6"),
        svg("circle", { cx: 4, cy: 4, r: 1.7, fill: "#333333" }),
      ),
    ),
  );

/** @type {Record<string, string>} */
export const HOLDER_FILLS = {
  japan: TEAL,
  russia: "url(#fi-russia)",
  claim: "url(#fi-claim)",
  undivided: "url(#fi-undivided)",
  renounced: "url(#fi-renounced)",
  none: LAND,
};

/**
 * Outlines of a shape without the side along which Sakhalin was halved.
 * @param {[number, number][][][]} polygons
 */
const outlines = (polygons) => {
  /** @type {[number, number][][]} */
  const lines = [];
  for (const ring of polygons.flat()) {
    const closed = [...ring, ring[0]];
    let line = [closed[0]];
    for (let i = 1; i < closed.length; i += 1) {
      if (closed[i][0] === HALF_LINE && closed[i - 1][0] === HALF_LINE) {
        lines.push(line);
        line = [];
      }
      line.push(closed[i]);
    }
    lines.push(line);
  }
  return lines.filter((line) => line.length > 1);
};

/** Puts the patterns into the page, once. */
export const addPatterns = () => document.body.prepend(patterns());

/**
 * Whether a line is in force at a day in a view, in words.
 * @param {AtlasWriter} writer
 * @param {{ id: string }} layer
 * @param {Line} feature
 * @param {{ day: number, view: string }} now
 */
const lineState = (writer, layer, feature, { day, view }) => {
  const { start, end, views } = inView(feature, view);
  if (day < start) {
    return writer.say("not_yet");
  }
  if (end !== null && day >= end) {
    return writer.say("no_longer", { date: writer.date(end) });
  }
  if (views.length === 1) {
    return writer.say("claimed_line", { view: writer.view(views[0]) });
  }
  return writer.say(STATES[layer.id] ?? "in_force");
};

/**
 * The same in several views: said once where they agree, else for each.
 * @param {AtlasWriter} writer
 * @param {{ id: string }} layer
 * @param {Line} feature
 * @param {{ day: number, views: string[] }} now
 */
export const lineStates = (writer, layer, feature, { day, views }) => {
  const states = views.map((view) => lineState(writer, layer, feature, { day, view }));
  const colon = writer.word("common.colon");
  return new Set(states).size === 1
    ? [states[0]]
    : states.map((state, nth) => `${writer.view(views[nth])}${colon}${state}`);
};

export class AtlasMap {
  /**
   * `on` has `area(area, node, byKey)` and `line(line, byKey)`.
   * @param {import("leaflet").Map} map
   * @param {import("./model.js").AtlasModel} model
   * @param {On} on
   */
  constructor(map, model, on) {
    this.map = map;
    this.model = model;
    this.on = on;
    this.day = model.data.last;
    this.view = model.data.views[0];
    /** @type {Map<string, { fill: string, row: import("./data").HoldingRow | undefined }>} */
    this.fills = new Map();
    /** @type {Map<DrawnLine, boolean>} */
    this.strong = new Map();
    addPanes(map, PANES);
    this.land = this.drawLand();
    this.areas = model.data.areas.map((area) => this.drawArea(area));
    this.lines = model.data.lines.flatMap((layer) =>
      layer.features.map((feature) => this.drawLine(layer, feature)),
    );
    this.marks = L.featureGroup().addTo(map);
    this.labels = new Labels(map);
  }

  drawLand() {
    const { coast, tiles, region } = this.model.data;
    const [west, south, east, north] = region;
    const sheet = {
      ...STILL,
      pane: "context",
      className: "fi-sheet",
      weight: 1,
      fillOpacity: tiles ? 0 : 1,
    };
    L.rectangle(
      [
        [south, west],
        [north, east],
      ],
      sheet,
    ).addTo(this.map);
    return L.polygon(unpackPolygons(coast), {
      ...STILL,
      pane: "context",
      className: "fi-other-land",
      weight: 0.7,
      fillOpacity: tiles ? 0 : 1,
    }).addTo(this.map);
  }

  /** @param {Area} area */
  drawArea(area) {
    const shape = unpackPolygons(area.shape);
    const path = L.polygon(shape, {
      className: "fi-area",
      weight: 0.7,
      fillOpacity: this.model.data.tiles ? 0.75 : 1,
      smoothFactor: 0.8,
      bubblingMouseEvents: false,
    }).addTo(this.map);
    L.polyline(outlines(shape), {
      ...STILL,
      pane: "coasts",
      className: "fi-coast",
      weight: 1,
    }).addTo(this.map);
    asButton(path, { data: { area: area.id } }, (byKey) =>
      this.on.area(area, shapeOf(path), byKey),
    );
    return { area, path };
  }

  /**
   * @param {LineLayer} layer
   * @param {Line} feature
   * @returns {DrawnLine}
   */
  drawLine(layer, feature) {
    const style = { ...LINE_STYLES[layer.id], className: `fi-path fi-path-${layer.id}` };
    const points = feature.line.map(unpack);
    /** @param {import("./data").Band} band */
    const same = (band) => band.start === feature.start && band.end === feature.end;
    const near = layer.bands.filter((band) => same(band) && band.names.en === feature.names.en);
    const bands = near.map((band) =>
      L.polygon(unpackPolygons(band.band), {
        pane: "bands",
        interactive: false,
        stroke: false,
        fillColor: style.color,
        className: `fi-band fi-path-${layer.id}`,
      }).addTo(this.map),
    );
    const path = L.polyline(points, { ...style, interactive: false, pane: "lines" }).addTo(
      this.map,
    );
    const hit = L.polyline(points, {
      pane: "hits",
      className: "fi-hit",
      weight: HIT_WEIGHT,
      opacity: 0,
      bubblingMouseEvents: false,
    }).addTo(this.map);
    const line = { layer, feature, path, hit, bands, vertices: points.flat() };
    asButton(hit, { data: { line: layer.id } }, (byKey) => this.on.line(line, byKey));
    return line;
  }

  /**
   * Colours land and lines for a day and a view; only what changed is touched.
   * @param {string} view
   * @param {number} day
   */
  show(view, day) {
    this.day = day;
    this.view = view;
    let changed = false;
    for (const { area, path } of this.areas) {
      const row = this.model.holding(area.id, view, day);
      const fill = HOLDER_FILLS[row?.fill ?? "none"];
      changed ||= this.fills.get(area.id)?.row !== row;
      if (this.fills.get(area.id)?.fill !== fill) {
        path.setStyle({ color: fill, fillColor: fill });
        shapeOf(path).dataset.fill = row?.fill ?? "none";
      }
      this.fills.set(area.id, { fill, row });
    }
    this.lines.forEach((line) => {
      changed = this.weigh(line, view, day) || changed;
    });
    return changed;
  }

  /**
   * @param {DrawnLine} line
   * @param {string} view
   * @param {number} day
   */
  weigh(line, view, day) {
    const strong = this.model.inForce(line.feature, day, view);
    if (this.strong.get(line) === strong) {
      return false;
    }
    this.strong.set(line, strong);
    line.path.setStyle(strong ? STRONG : FAINT);
    shapeOf(line.path).dataset.strong = String(strong);
    line.bands.forEach((band) => band.setStyle({ fillOpacity: strong ? BAND.strong : BAND.faint }));
    return true;
  }

  /**
   * Names every shape, for those who hear the page.
   * @param {AtlasWriter} writer
   */
  name(writer) {
    for (const { area, path } of this.areas) {
      const row = this.fills.get(area.id)?.row;
      const names = writer.list(writer.otherNames(area.names).map(({ text }) => text));
      const values = {
        name: writer.named(area.names).text,
        names,
        state: row ? writer.state(row) : "–",
      };
      const key = names ? "land_label" : "land_label_alone";
      shapeOf(path).setAttribute("aria-label", writer.say(key, values));
    }
    for (const { layer, feature, hit } of this.lines) {
      const state = lineState(writer, layer, feature, this);
      const values = { name: writer.name(feature.names), state };
      shapeOf(hit).setAttribute("aria-label", writer.say("line_label", values));
    }
  }

  /**
   * Rings the places of an event.
   * @param {[number, number][]} points
   */
  mark(points) {
    this.marks.clearLayers();
    for (const [lon, lat] of points) {
      const common = { pane: "marks", interactive: false, radius: 13, fill: false };
      L.circleMarker([lat, lon], { ...common, className: "fi-spot-edge", weight: 7 }).addTo(
        this.marks,
      );
      L.circleMarker([lat, lon], { ...common, className: "fi-spot", weight: 3 }).addTo(this.marks);
    }
  }
}
