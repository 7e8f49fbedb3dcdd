// @ts-check
// The page that shows settlement options: controls, map and panel in step.

import { element, onKey } from "../../../shared/web/elements.js";
import { Evidence } from "../../../shared/web/event_list.js";
import { forReader } from "../../../shared/web/language.js";
import L from "../../../shared/web/leaflet.js";
import { OptionPage } from "../../../shared/web/option_page.js";
import { asButton, shapeOf } from "../../../shared/web/page.js";
import { CUT_STYLE, LINE_STYLES, lineSample } from "../../../shared/web/shapes.js";
import { Writer } from "../../../shared/web/writer.js";
import { splitLabels, splitLines } from "./labels.js";
import { fillPanel, lineDetails } from "./panel.js";

/**
 * @typedef {import("./data").SplitData} SplitData
 * @typedef {import("./data").SplitOption} SplitOption
 * @typedef {import("./data").SplitPart} SplitPart
 * @typedef {import("./data").LineLayer} LineLayer
 * @typedef {import("../../../shared/web/data").Names} Names
 * @typedef {import("../../../shared/web/data").Place} Place
 * @typedef {import("leaflet").LatLngExpression} LatLng
 * @typedef {HTMLElement | SVGElement} Node_
 */

const LINE_ZOOM = 9;

/** @extends {OptionPage<SplitOption, SplitData>} */
class SplitPage extends OptionPage {
  /**
   * @param {import("leaflet").Map} map
   * @param {SplitData} data
   */
  constructor(map, data) {
    super(map, data, data.lines);
    this.shownLines = new Set(data.lines.filter(({ shown }) => shown).map(({ id }) => id));
    this.section = "split";
    /** @type {Set<string>} */
    this.openDetails = new Set();
    const writer = new Writer(data.strings, data.lang);
    this.evidence = data.evidence ? new Evidence(data.evidence, data.languages, writer) : undefined;
    this.start("islands");
  }

  /**
   * @override
   * @param {string} place
   */
  bounds(place) {
    if (place === "border") {
      return this.option.borders.length ? this.borderBounds(this.option.borders) : undefined;
    }
    return place === "region" ? this.region() : undefined;
  }

  /** @param {import("./data").CutLine[]} borders */
  borderBounds(borders) {
    const ends = borders.flatMap((border) => border.ends);
    return L.latLngBounds(ends.map(([lon, lat]) => L.latLng(lat, lon))).pad(0.6);
  }

  /** The islands and every line. */
  region() {
    const bounds = this.islandBounds();
    for (const { vertices } of Object.values(this.shapes.lines)) {
      vertices.forEach((point) => bounds.extend(point));
    }
    return bounds;
  }

  /** @override */
  padding() {
    const narrow = this.isNarrow();
    /** @type {import("leaflet").FitBoundsOptions} */
    const room = {
      paddingTopLeft: narrow ? [14, 20] : [40, 40],
      paddingBottomRight: narrow ? [14, 64] : [40, 56],
    };
    return room;
  }

  /** @override */
  toFigures() {
    this.evidence?.close({ focus: false });
    super.toFigures();
  }

  /**
   * @override
   * @param {string} lang
   */
  setLanguage(lang) {
    super.setLanguage(lang);
    this.evidence?.speak(this.writer);
    this.listLines();
  }

  draw() {
    this.shapes.show(this.option, (layer, part) => this.dressPart(layer, part));
    for (const [id, { group }] of Object.entries(this.shapes.lines)) {
      this.map[this.shownLines.has(id) ? "addLayer" : "removeLayer"](group);
    }
    this.linesShown().forEach((layer) => this.dressLine(layer));
    fillPanel(this.writer, this.data, this.option);
    for (const button of document.querySelectorAll('[data-view="border"]')) {
      button.toggleAttribute("disabled", !this.option.borders.length);
    }
  }

  linesShown() {
    return this.data.lines.filter(({ id }) => this.shownLines.has(id));
  }

  /** @param {SplitPart} part */
  textsOf(part) {
    return this.texts.parts[this.option.parts.indexOf(part)];
  }

  /**
   * @param {import("leaflet").Polygon} layer
   * @param {SplitPart} part
   */
  dressPart(layer, part) {
    const data = { island: part.island, side: part.side };
    asButton(layer, { label: this.textsOf(part).label, data }, (byKey) =>
      this.card(shapeOf(layer), part, byKey),
    );
  }

  /**
   * Makes a line that is shown open its card; Leaflet draws it anew when it is shown again.
   * @param {LineLayer} layer
   */
  dressLine(layer) {
    for (const { path, names } of this.shapes.lines[layer.id].hits) {
      const node = shapeOf(path);
      const middle = path.getLatLngs().flat().length ? path.getCenter() : this.map.getCenter();
      /**
       * @param {LatLng} at
       * @param {boolean} byKey
       */
      const open = (at, byKey) => this.lineCard(layer, names, { node, at, byKey });
      path.off("click").on("click", ({ latlng }) => open(latlng, false));
      node.setAttribute("aria-label", this.lineLabel(layer, names));
      if (!node.dataset.line) {
        node.setAttribute("tabindex", "0");
        node.setAttribute("role", "button");
        node.dataset.line = layer.id;
        onKey(node, () => open(middle, true));
      }
    }
  }

  /**
   * @param {LineLayer} layer
   * @param {Names | undefined} names
   */
  lineLabel(layer, names) {
    const own = names ?? layer.names;
    return this.evidence?.words.titled(`lines/${layer.id}`, own) ?? this.writer.name(own);
  }

  /**
   * @param {LineLayer} layer
   * @param {Names | undefined} names
   * @param {{ node: Node_, at: LatLng, byKey: boolean }} where
   */
  lineCard(layer, names, { node, at, byKey }) {
    const [title, own] = [this.writer.named(layer.names), this.writer.named(names ?? { en: "" })];
    const rows = own.text && own.text !== title.text ? [own] : [];
    this.subjectCard(at, { title, rows, subject: `lines/${layer.id}` }, node, byKey);
    this.tell(node.getAttribute("aria-label"));
  }

  /**
   * @param {Place} place
   * @param {Node_} node
   * @param {boolean} byKey
   */
  placeCard({ id, names, point: [lon, lat] }, node, byKey) {
    const title = this.writer.named(names);
    const rows = this.writer.otherNames(names);
    this.subjectCard([lat, lon], { title, rows, subject: `places/${id}` }, node, byKey);
    this.tell(node.getAttribute("aria-label"));
  }

  /**
   * A card with the events of its subject behind a button; a reader by key is led into it.
   * @param {LatLng} at
   * @param {import("../../../shared/web/shapes.js").Card & { subject: string }} card
   * @param {Node_} node
   * @param {boolean} byKey
   */
  subjectCard(at, { title, rows, subject }, node, byKey) {
    const button = this.cardButton(subject, node);
    const none = { text: this.writer.word("evidence.none"), lang: this.lang };
    const told = this.evidence?.knows(subject) && !button ? [...rows, none] : rows;
    this.openCard(at, { title, rows: told, button }, node);
    if (byKey) {
      button?.focus({ preventScroll: true });
    }
  }

  /**
   * The button that leads to the events of a subject; nothing where there are none.
   * @param {string} subject
   * @param {Node_} node
   */
  cardButton(subject, node) {
    const count = this.evidence?.knows(subject) ? this.evidence.count(subject) : 0;
    if (!count) {
      return undefined;
    }
    const words = this.writer.plural("evidence.open_events", count);
    const button = element("button", { type: "button" }, words);
    const again = () => (button.isConnected ? button : this.drawn(node));
    button.addEventListener("click", () => this.evidence?.open(subject, again));
    return button;
  }

  /**
   * The shape itself, or what was drawn in its stead since.
   * @param {Node_} node
   */
  drawn(node) {
    const { island, side, line, place } = node.dataset;
    const shapes = [
      ...this.map
        .getContainer()
        .querySelectorAll("[role=button][data-island], [data-line], [data-place]"),
    ];
    const alike = /** @type {HTMLElement[]} */ (shapes).filter(
      (one) =>
        one.dataset.island === island && one.dataset.line === line && one.dataset.place === place,
    );
    return alike.find((one) => one.dataset.side === side) ?? alike[0];
  }

  /**
   * @param {Node_} node
   * @param {SplitPart} part
   * @param {boolean} byKey
   */
  card(node, part, byKey) {
    const names = this.data.islands[part.island];
    const { held, label } = this.textsOf(part);
    const rows = [...this.writer.otherNames(names), { text: held, lang: this.lang }];
    const card = { title: this.writer.named(names), rows, subject: `islands/${part.island}` };
    this.subjectCard([part.point[1], part.point[0]], card, node, byKey);
    this.tell(label);
  }

  shown() {
    return this.texts.shown;
  }

  legendRows() {
    const rows = this.linesShown().map(({ id, short }) => {
      const sample = lineSample(LINE_STYLES[id]);
      return this.legendRow(sample, this.writer.name(short));
    });
    if (this.option.borders.length) {
      const sample = lineSample(CUT_STYLE);
      rows.unshift(this.legendRow(sample, this.say("legend_border")));
    }
    if (this.data.places.some(({ id }) => this.evidence?.knows(`places/${id}`))) {
      const mark = element("i", { class: "fi-mark-sample", "aria-hidden": "true" });
      rows.push(this.legendRow(mark, this.writer.word("evidence.with_events")));
    }
    return rows;
  }

  listLines() {
    const list = document.getElementById("fi-lines");
    list?.replaceChildren(...this.data.lines.map((layer) => this.lineRow(layer)));
  }

  /** @param {LineLayer} layer */
  lineRow(layer) {
    const name = this.writer.name(layer.names);
    const box = element("input", { type: "checkbox", value: layer.id });
    box.checked = this.shownLines.has(layer.id);
    box.addEventListener("change", () => {
      this.shownLines[box.checked ? "add" : "delete"](layer.id);
      this.refresh();
    });
    const zoom = element(
      "button",
      { type: "button", "aria-label": this.say("zoom_to_line", { line: name }) },
      this.say("zoom_to"),
    );
    zoom.addEventListener("click", () => {
      box.checked = true;
      this.shownLines.add(layer.id);
      this.refresh();
      this.fit(L.latLngBounds(this.shapes.lines[layer.id].vertices), { maxZoom: LINE_ZOOM });
    });
    const sample = lineSample(LINE_STYLES[layer.id]);
    const details = lineDetails(this.writer, layer);
    details.open = this.openDetails.has(layer.id);
    details.addEventListener("toggle", () =>
      this.openDetails[details.open ? "add" : "delete"](layer.id),
    );
    const label = element("label", {}, box, sample, element("span", {}, name));
    const events =
      this.evidence?.button(`lines/${layer.id}`, (count) => this.eventsOf(count)) ?? "";
    return element("div", { class: "fi-line" }, label, zoom, events, details);
  }

  /** @param {number} count */
  eventsOf(count) {
    return this.evidence?.words.events(count) ?? "";
  }

  /** @returns {import("./labels.js").SplitScene} */
  scene() {
    return {
      writer: this.writer,
      data: this.data,
      parts: this.option.parts,
      borders: this.option.borders,
      texts: this.texts,
      outline: (part) => this.shapes.outline(part),
      layers: this.linesShown().map((layer) => ({ ...layer, ...this.shapes.lines[layer.id] })),
      mark: (place) => this.mark(place),
    };
  }

  allLabels() {
    return splitLabels(this.scene());
  }

  drawnLines() {
    return splitLines(this.scene());
  }

  /**
   * How a place with events is opened.
   * @param {Place} place
   * @returns {import("../../../shared/web/labels.js").Mark | undefined}
   */
  mark(place) {
    const subject = `places/${place.id}`;
    const { evidence } = this;
    if (!evidence?.knows(subject)) {
      return undefined;
    }
    return {
      id: place.id,
      label: evidence.words.titled(subject, place.names),
      open: (node, byKey) => this.placeCard(place, node, byKey),
    };
  }
}

/**
 * Brings the split page to life.
 * @param {import("leaflet").Map} map
 * @param {SplitData} data
 */
export const open = (map, data) => new SplitPage(map, forReader(data));
