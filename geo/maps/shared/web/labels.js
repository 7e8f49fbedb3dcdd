// @ts-check
// Labels on a map that never cover each other; placed again after each move.

import { arrange } from "./arrange.js";
import { crosses } from "./boxes.js";
import { element, onKey } from "./elements.js";
import L from "./leaflet.js";

/**
 * @typedef {import("leaflet").LatLngExpression} LatLng
 * @typedef {import("./arrange.js").Size} Size
 * @typedef {import("./data").Names} Names
 * @typedef {{ text: string, lang: string }} Named
 * @typedef {{ text: string, lang: string, style?: string, names?: Named[] }} LabelLine
 *   A line of one language, or of several names, each in its own.
 * @typedef {{ id: string, label: string, open: (node: HTMLElement, byKey: boolean) => void }} Mark
 *   How a label's dot is opened.
 * @typedef {{ point: LatLng, land: string }} CoastPoint
 */

/**
 * What a page asks to be labelled.
 * @typedef {object} LabelWish
 * @property {LabelLine[]} lines lines of text
 * @property {string} kind its style
 * @property {LatLng[]} points where it may stand, its own point first
 * @property {number} priority the less, the earlier; below 0, before all others
 * @property {"centre" | "beside"} where whether it may stand on its point
 * @property {boolean} [dot] its point is marked
 * @property {Mark} [mark] its dot can be opened
 * @property {number} [fromZoom] zoom level from which it is shown
 * @property {number} [mayCover] how many points of the coast it may cover
 * @property {string | null} [land] the land it belongs to
 * @property {string} [keepTo] it never stands by land other than this
 * @property {LatLng[][]} [notOn] rings that it keeps off,
 * @property {number} [strayCost] or stands on at this cost
 * @property {LatLng[]} [reserve] points that no label covers
 * @property {boolean} [openSea] it keeps off land, lines and bands where there is room elsewhere
 * @property {boolean} [offLines] it never stands on a line
 * @property {boolean} [mayWrap] it may take more lines of text, and less width
 */

/**
 * What is drawn beneath the labels.
 * @typedef {object} Drawn
 * @property {import("leaflet").Polygon} [land]
 * @property {LatLng[][]} [lines]
 * @property {LatLng[][]} [bands] edges of bands
 * @property {number} [tries] how often labels without a good place try again
 *
 * @typedef {LabelWish & { order: number, node: HTMLElement, spot: HTMLElement, sizes: Size[] }} Label
 */

/** Three arrangements find what more of them would; each costs a few milliseconds. */
const TRIES = 3;
/** Of its width in one line: most names have a place to break near the middle. */
const WRAPPED = 0.62;

/** As Russian maps write them; groups of islands stand in full. @type {Record<string, string>} */
const SHORT = {
  Остров: "о.",
  Пролив: "прол.",
  Мыс: "м.",
  Озеро: "оз.",
};

/** @param {Named} name */
const onMap = ({ text, lang }) => {
  const [first, ...rest] = text.split(" ");
  return { text: [SHORT[first] ?? first, ...rest].join(SHORT[first] ? "\u00a0" : " "), lang };
};

/**
 * The lines of a label that bears a place's names: the reader's own, then the others.
 * @param {import("./writer.js").Writer} writer
 * @param {Names} names
 * @returns {LabelLine[]}
 */
export const nameLines = (writer, names) => {
  const main = onMap(writer.named(names));
  const others = writer.otherNames(names).map(onMap);
  const text = others.map((other) => other.text).join(" · ");
  return text ? [main, { text, lang: writer.lang, style: "fi-other-name", names: others }] : [main];
};

/**
 * The line of a label that says whose it is.
 * @param {import("./writer.js").Writer} writer
 * @param {import("./data").Side[]} sides
 * @param {string} id of the side
 * @param {string} figure what follows its name
 * @returns {LabelLine}
 */
export const ownerLine = (writer, sides, id, figure) => {
  const side = sides.findIndex((one) => one.id === id);
  const text = `${writer.name(sides[side].names)}${figure}`;
  return { text, lang: writer.lang, style: `fi-owner fi-side-${side}` };
};

/**
 * Some points of an outline, as evenly as they stand: a label may stand beside any of them.
 * @template T
 * @param {T[]} points
 * @param {number} most
 */
export const thin = (points, most) => {
  const step = Math.max(1, Math.floor(points.length / most));
  return points.filter((_, nth) => nth % step === 0);
};

/** A dot, for those who see. */
const dot = () => element("i", { class: "fi-dot", "aria-hidden": "true" });

/**
 * A dot that a reader can open, by mouse or by key.
 * @param {Mark} mark
 */
const openDot = ({ id, label, open }) => {
  const attributes = { role: "button", tabindex: "0", "aria-label": label, "data-place": id };
  const spot = element("span", { class: "fi-dot fi-mark", ...attributes });
  L.DomEvent.disableClickPropagation(spot);
  spot.addEventListener("click", () => open(spot, false));
  onKey(spot, () => open(spot, true));
  return spot;
};

/** @param {Named[]} names */
const inTurn = (names) =>
  names.flatMap(({ text, lang }, nth) => [nth ? " · " : "", element("span", { lang }, text)]);

/**
 * @param {LabelWish} wish
 * @param {number} order
 * @returns {Label}
 */
const draw = (wish, order) => {
  const lines = wish.lines.map(({ text, lang, style, names }) =>
    element("span", { lang, class: style ?? "fi-main-name" }, ...(names ? inTurn(names) : [text])),
  );
  const node = element("div", { class: `fi-label fi-${wish.kind}` }, ...lines);
  return { ...wish, order, node, spot: wish.mark ? openDot(wish.mark) : dot(), sizes: [] };
};

/**
 * Sizes of labels of a width; all are written before any is read, for one layout in all.
 * @param {Label[]} labels
 * @param {(label: Label, nth: number) => string} width
 * @returns {Size[]}
 */
const measure = (labels, width) => {
  const widths = labels.map(width);
  for (const [nth, { node }] of labels.entries()) {
    node.style.maxWidth = widths[nth];
  }
  return labels.map(({ node }, nth) => ({
    width: node.offsetWidth,
    height: node.offsetHeight,
    maxWidth: widths[nth],
  }));
};

/** Labels of one map. */
export class Labels {
  /** @param {import("leaflet").Map} map */
  constructor(map) {
    this.map = map;
    /** @type {Label[]} */
    this.labels = [];
    /** @type {CoastPoint[]} */
    this.coast = [];
    /** @type {Drawn} */
    this.drawn = {};
    this.held = false;
    this.pane = map.createPane("labels");
    this.pane.classList.add("fi-labels");
    this.pane.setAttribute("aria-hidden", "true");
    this.dots = map.createPane("dots");
    this.dots.classList.add("fi-dots");
    map.on("zoomstart", () => this.away(true));
    map.on("moveend zoomend", () => this.place());
    map.on("resize", () => this.measure());
  }

  /**
   * Replaces all labels.
   * @param {LabelWish[]} wishes
   * @param {CoastPoint[]} coast points that labels leave bare if they can
   * @param {Drawn} drawn
   */
  set(wishes, coast = [], drawn = {}) {
    this.coast = coast;
    this.drawn = drawn;
    this.labels = wishes.map(draw);
    this.labels.sort((a, b) => a.priority - b.priority || a.order - b.order);
    this.pane.replaceChildren(...this.labels.map(({ node }) => node));
    this.dots.replaceChildren(...this.labels.filter((one) => one.dot).map(({ spot }) => spot));
    this.measure();
  }

  /**
   * Leaves the labels where they are while something runs, and places them once after it.
   * @param {() => void} run
   */
  hold(run) {
    this.held = true;
    run();
    this.held = false;
    this.place();
  }

  measure() {
    for (const { node } of this.labels) {
      node.hidden = false;
    }
    measure(this.labels, () => "").forEach((size, nth) => {
      this.labels[nth].sizes = [size];
    });
    const wrapping = this.labels.filter(({ mayWrap }) => mayWrap);
    const narrow = measure(wrapping, ({ sizes: [{ width }] }) => `${Math.ceil(WRAPPED * width)}px`);
    narrow.forEach((size, nth) => wrapping[nth].sizes.push(size));
    this.place();
  }

  /** @param {boolean} gone */
  away(gone) {
    for (const pane of [this.pane, this.dots]) {
      pane.classList.toggle("fi-away", gone);
    }
  }

  /** Boxes, in the map's pixels, that labels must leave free: controls, legend, card. */
  taken() {
    const container = this.map.getContainer();
    const frame = container.getBoundingClientRect();
    const selectors = ".leaflet-control, .fi-legend, .leaflet-popup";
    return [...(container.parentElement ?? container).querySelectorAll(selectors)]
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => ({
        left: box.left - frame.left,
        right: box.right - frame.left,
        top: box.top - frame.top,
        bottom: box.bottom - frame.top,
      }));
  }

  /** What the labels are placed on, as it is now. */
  scene() {
    const { map, drawn } = this;
    /** @param {LatLng} point */
    const project = (point) => map.latLngToContainerPoint(point);
    const size = map.getSize();
    const frame = { left: 0, top: 0, right: size.x, bottom: size.y };
    /** @param {LatLng[][]} lines */
    const seen = (lines = []) =>
      lines.map((line) => line.map(project)).filter((line) => crosses(line, frame));
    const path = /** @type {SVGGeometryElement | undefined} */ (drawn.land?.getElement());
    return {
      size,
      zoom: map.getZoom(),
      taken: this.taken(),
      coast: this.coast.map(({ point, land }) => ({ land, at: project(point) })),
      lines: seen(drawn.lines),
      bands: seen(drawn.bands),
      // the browser knows what it has filled
      isLand: (/** @type {{ x: number, y: number }} */ { x, y }) => {
        const at = map.containerPointToLayerPoint([x, y]);
        return path?.isPointInFill(new DOMPoint(at.x, at.y)) ?? false;
      },
      crowded: Boolean(this.pane.parentElement?.querySelector(".leaflet-popup")),
      tries: drawn.tries ?? TRIES,
    };
  }

  /** Puts labels in their places, and hides those that find none. */
  place() {
    if (this.held) {
      return;
    }
    /** @param {LatLng} point */
    const project = (point) => this.map.latLngToContainerPoint(point);
    const projected = this.labels.map((label) => ({
      ...label,
      spots: label.points.map(project),
      reserve: label.reserve?.map(project),
      notOn: label.notOn?.map((ring) => ring.map(project)),
      marked: Boolean(label.mark),
    }));
    const boxes = arrange(projected, this.scene());
    for (const label of projected) {
      const box = boxes.get(label);
      label.node.hidden = !box;
      label.spot.hidden = !box;
      if (box) {
        this.put(label, box);
      }
    }
    this.away(false);
  }

  /**
   * Puts a label and its dot in their places.
   * @param {{ node: HTMLElement, spot: HTMLElement }} label
   * @param {import("./arrange.js").Candidate} box
   */
  put({ node, spot }, { maxWidth, left, top, at }) {
    /** @param {[number, number]} point */
    const layerPoint = (point) => this.map.containerPointToLayerPoint(point).round();
    node.style.maxWidth = maxWidth;
    L.DomUtil.setPosition(node, layerPoint([left, top]));
    L.DomUtil.setPosition(spot, layerPoint([at.x, at.y]));
  }
}
