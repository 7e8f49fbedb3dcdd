// @ts-check
// What the pages of settlement options share: an option, a language, the map, legend and cards.

import { addScale, fitInto } from "./base_map.js";
import { all, byId, element, valueOf } from "./elements.js";
import { Labels } from "./labels.js";
import { keepLanguage } from "./language.js";
import L from "./leaflet.js";
import { setPrecision } from "./packed.js";
import { closeOnEscape, nameMap, onTouch, returnFocus, speak } from "./page.js";
import { LAND, Shapes, fillOf, fillSample, openCard } from "./shapes.js";
import { Writer } from "./writer.js";

/**
 * @typedef {import("leaflet").Map} Map
 * @typedef {import("./data").OptionTitles & {
 *   option: string,
 *   parts: import("./data").Part[],
 *   texts: Record<string, unknown>,
 * }} Option
 */

const NARROW = 480;

/**
 * A page of settlement options. A page of its own kind gives `section` of the strings and its own
 * `bounds`, `padding`, `draw`, `legendRows`, `allLabels`, `drawnLines` and `shown`; it calls
 * `start` when its layers stand.
 * @template {Option} O
 * @template {import("./data").OptionPageData & { options: O[] }} D
 */
export class OptionPage {
  /**
   * @param {Map} map
   * @param {D} data
   * @param {import("./shapes.js").LineLayer[]} layers lines, with their bands
   */
  constructor(map, data, layers = []) {
    this.data = data;
    this.map = map;
    setPrecision(data.steps_per_degree);
    /** Section of the strings. */
    this.section = "";
    this.place = "";
    this.lang = data.lang;
    this.writer = new Writer(data.strings, data.lang);
    /** @type {HTMLElement | SVGElement | undefined} */
    this.opener = undefined;
    this.option = this.optionOf(data.selected);
    this.shapes = new Shapes(this.map, data, layers);
    this.labels = new Labels(this.map);
    addScale(this.map, "bottomright");
  }

  /**
   * The bounds of a place; undefined where there is none of that name.
   * @param {string} _place
   * @returns {import("leaflet").LatLngBounds | null | undefined}
   */
  bounds(_place) {
    return undefined;
  }

  /** @returns {import("leaflet").FitBoundsOptions} */
  padding() {
    return {};
  }

  /** Draws the option, and fills the panel. */
  draw() {}

  /** @returns {Node[]} */
  legendRows() {
    return [];
  }

  /** @returns {import("./labels.js").LabelWish[]} */
  allLabels() {
    return [];
  }

  /** @returns {import("./labels.js").Drawn} */
  drawnLines() {
    return {};
  }

  /** What is shown, for those who hear the page. */
  shown() {
    return "";
  }

  /** @param {string} place */
  start(place) {
    this.place = place;
    this.connect();
    this.labels.hold(() => {
      const turn = keepLanguage(this.data, (lang) => this.speak(lang));
      this.onEach("language", turn);
      this.fit();
    });
    this.keepView();
  }

  /**
   * What the data says of the option that is shown, in the language that is chosen.
   * @returns {O["texts"][string]}
   */
  get texts() {
    return /** @type {O["texts"][string]} */ (this.option.texts[this.lang]);
  }

  /**
   * @param {string | undefined} id
   * @returns {O}
   */
  optionOf(id) {
    const found = this.data.options.find(({ option }) => option === id);
    if (!found) {
      throw new Error(`the page has no option ${id}`);
    }
    return found;
  }

  isNarrow() {
    return this.map.getSize().x < NARROW;
  }

  islandBounds() {
    return L.latLngBounds(this.option.parts.flatMap((part) => this.shapes.outline(part)));
  }

  /**
   * Shows the place that is chosen, or other bounds.
   * @param {import("leaflet").LatLngBounds} bounds
   * @param {import("leaflet").FitBoundsOptions} options
   */
  fit(bounds = this.bounds(this.place) ?? this.islandBounds(), options = {}) {
    fitInto(this.map, bounds, { ...this.padding(), animate: false, ...options });
  }

  /** The view is kept while the window changes, until the reader moves the map. */
  keepView() {
    let moved = false;
    onTouch(this.map, () => (moved = true));
    this.map.on("resize", () => {
      if (!moved) {
        this.fit();
      }
    });
  }

  connect() {
    byId("fi-options").addEventListener("change", (event) => {
      this.choose(this.optionOf(valueOf(event)));
    });
    this.onEach("view", (place) => this.view(place));
    document.querySelector(".fi-skip")?.addEventListener("click", (event) => {
      // the address keeps what it tells
      event.preventDefault();
      this.toFigures();
    });
    this.map.on("popupopen popupclose", () => this.labels.place());
    this.map.on("popupclose", () => returnFocus(this.opener));
    closeOnEscape(this.map);
  }

  /**
   * Runs with the value of a button's data when one of these buttons is used.
   * @param {string} key
   * @param {(value: string) => void} run
   */
  onEach(key, run) {
    for (const button of all(`[data-${key}]`)) {
      button.addEventListener("click", () => run(button.dataset[key] ?? ""));
    }
  }

  toFigures() {
    byId("fi-figures").focus();
  }

  /** @param {string} place */
  view(place) {
    this.place = place;
    this.fit();
  }

  /** @param {O} option */
  choose(option) {
    this.option = option;
    this.refresh();
    this.announce();
  }

  /** @param {string} lang */
  speak(lang) {
    this.setLanguage(lang);
    this.refresh();
  }

  /**
   * Puts all that does not hang on the option into a language.
   * @param {string} lang
   */
  setLanguage(lang) {
    this.lang = lang;
    this.writer = new Writer(this.data.strings, lang);
    speak(this.writer);
    document.title = byId("fi-title").textContent ?? "";
    for (const node of all("[data-option]")) {
      const { text, lang: real } = this.writer.named(this.optionOf(node.dataset.option).titles);
      node.textContent = text;
      node.lang = real;
    }
    for (const node of all("th[data-side]")) {
      const side = this.data.sides[Number(node.dataset.side)];
      node.querySelector("span")?.replaceChildren(this.writer.name(side.names));
    }
    /** @param {number} value */
    const metres = (value) => this.writer.count(value);
    const { islands, coast } = this.data.tolerance_m;
    const tolerances = { islands: metres(islands), coast: metres(coast) };
    byId("fi-display").textContent = this.say("source_display", tolerances);
    nameMap(this.map, this.writer, document.title);
  }

  /**
   * A string of the page's own section.
   * @param {string} key
   * @param {import("./writer.js").Values} [values]
   */
  say(key, values) {
    return this.writer.word(`${this.section}.${key}`, values);
  }

  /** Draws the option that is chosen, and writes its figures. */
  refresh() {
    this.map.closePopup();
    this.draw();
    this.drawLegend();
    this.label();
  }

  /**
   * Says to those who hear the page what has changed.
   * @param {string | null} text
   */
  tell(text) {
    byId("fi-live").textContent = text;
  }

  announce() {
    this.tell(this.shown());
  }

  /**
   * @param {import("leaflet").LatLngExpression} at
   * @param {import("./shapes.js").Card} card
   * @param {HTMLElement | SVGElement} opener
   */
  openCard(at, card, opener) {
    this.opener = opener;
    const closeLabel = this.writer.word("common.close");
    return openCard(this.map, at, { ...card, closeLabel });
  }

  /**
   * @param {Node} sample
   * @param {string} text
   */
  legendRow(sample, text) {
    return element("li", {}, sample, element("span", {}, text));
  }

  drawLegend() {
    const sides = this.data.sides.map(({ names }, nth) =>
      this.legendRow(
        fillSample(fillOf(nth)),
        this.say("legend_side", { side: this.writer.name(names) }),
      ),
    );
    const land = this.legendRow(fillSample(LAND), this.say("legend_land"));
    byId("fi-legend").replaceChildren(
      element("h2", {}, this.say("legend")),
      element("ul", {}, ...sides, land, ...this.legendRows()),
    );
  }

  /** All labels of the map for this option and language. */
  label() {
    const coast = this.option.parts.flatMap((part) =>
      this.shapes.outline(part).map((point) => ({ point, land: `${part.island}:${part.side}` })),
    );
    this.labels.set(this.allLabels(), coast, { land: this.shapes.land, ...this.drawnLines() });
  }
}
