// What the pages of settlement options share: an option, a language, the map, legend and cards.

import { element } from "./elements.js";
import { Labels, nameLines } from "./labels.js";
import L from "./leaflet.js";
import { setPrecision } from "./packed.js";
import { closeOnEscape, nameMap, onTouch, returnFocus, speak } from "./page.js";
import { LAND, Shapes, fillOf, fillSample, openCard } from "./shapes.js";
import { Writer } from "./writer.js";

const NARROW = 480;

/**
 * A page of settlement options. A page of its own kind gives `section` of the strings, `bounds`
 * by place, `padding()`, `draw()`, `legendRows()`, `allLabels()`, `drawnLines()` and `shown()`; it
 * calls `start` when its layers stand.
 */
export class OptionPage {
  constructor(map, data) {
    this.data = data;
    this.map = map;
    setPrecision(data.steps_per_degree);
    this.option = this.optionOf(data.selected);
    this.shapes = new Shapes(this.map, data);
    this.labels = new Labels(this.map);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(this.map);
  }

  start(place) {
    this.place = place;
    this.connect();
    this.labels.hold(() => {
      this.speak(this.data.lang);
      this.fit();
    });
    this.keepView();
  }

  /** What the data says of the option that is shown, in the language that is chosen. */
  get texts() {
    return this.option.texts[this.lang];
  }

  optionOf(id) {
    return this.data.options.find(({ option }) => option === id);
  }

  isNarrow() {
    return this.map.getSize().x < NARROW;
  }

  islandBounds() {
    return L.latLngBounds(this.option.parts.flatMap((part) => this.shapes.outline(part)));
  }

  /** Shows the place that is chosen, or other bounds. */
  fit(bounds = this.bounds[this.place]?.() ?? this.islandBounds(), options = {}) {
    this.map.fitBounds(bounds, { ...this.padding(), animate: false, ...options });
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
    document.getElementById("fi-options").addEventListener("change", ({ target }) => {
      this.choose(this.optionOf(target.value));
    });
    this.onEach("language", (lang) => this.speak(lang));
    this.onEach("view", (place) => this.view(place));
    this.map.on("popupopen popupclose", () => this.labels.place());
    this.map.on("popupclose", () => returnFocus(this.opener));
    closeOnEscape(this.map);
  }

  /** Runs with the value of a button's data when one of these buttons is used. */
  onEach(key, run) {
    for (const button of document.querySelectorAll(`[data-${key}]`)) {
      button.addEventListener("click", () => run(button.dataset[key]));
    }
  }

  view(place) {
    this.place = place;
    this.fit();
  }

  choose(option) {
    this.option = option;
    this.refresh();
    this.announce();
  }

  speak(lang) {
    this.setLanguage(lang);
    this.refresh();
  }

  /** Puts all that does not hang on the option into a language. */
  setLanguage(lang) {
    this.lang = lang;
    this.writer = new Writer(this.data.strings, lang);
    speak(this.writer);
    document.title = document.getElementById("fi-title").textContent;
    for (const node of document.querySelectorAll("[data-option]")) {
      const { text, lang: real } = this.writer.named(this.optionOf(node.dataset.option).titles);
      node.textContent = text;
      node.lang = real;
    }
    for (const node of document.querySelectorAll("th[data-side]")) {
      const side = this.data.sides[Number(node.dataset.side)];
      node.querySelector("span").textContent = this.writer.name(side.names);
    }
    const metres = (value) => this.writer.count(value);
    const { islands, coast } = this.data.tolerance_m;
    const tolerances = { islands: metres(islands), coast: metres(coast) };
    document.getElementById("fi-display").textContent = this.say("source_display", tolerances);
    nameMap(this.map, this.writer, document.title);
  }

  /** A string of the page's own section. */
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

  /** Says to those who hear the page what has changed. */
  tell(text) {
    document.getElementById("fi-live").textContent = text;
  }

  announce() {
    this.tell(this.shown());
  }

  openCard(at, card, opener) {
    this.opener = opener;
    const closeLabel = this.writer.word("common.close");
    return openCard(this.map, at, { ...card, closeLabel });
  }

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
    document
      .getElementById("fi-legend")
      .replaceChildren(
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

  nameLines(names) {
    return nameLines(this.writer, names);
  }

  /** The line of a label that says whose it is. */
  ownerLine(id, figure) {
    const side = this.data.sides.findIndex((one) => one.id === id);
    const text = `${this.writer.name(this.data.sides[side].names)}${figure}`;
    return { text, lang: this.lang, style: `fi-owner fi-side-${side}` };
  }
}
