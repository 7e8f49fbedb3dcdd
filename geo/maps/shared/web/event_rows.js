// @ts-check
// Rows of a list of events: closed, date and title; open, all the rest.

import { element } from "./elements.js";

/**
 * @typedef {import("./register.js").Event} Event
 * @typedef {import("./register.js").Passage} Passage
 * @typedef {import("./event_words.js").EventWords} EventWords
 */

/** What a page adds to an event's row: nodes after its tags, and below all else. */
/** @typedef {{ tags?: (event: Event) => Node[], below?: (event: Event) => Node[] }} Additions */

/** Writes rows; which ones are open outlasts the rows themselves. */
export class EventRows {
  /** @param {Additions} additions */
  constructor({ tags = () => [], below = () => [] } = {}) {
    this.additions = { tags, below };
    /** @type {Set<string>} */
    this.opened = new Set();
  }

  /**
   * A row of the list: the rest of it is written when it is opened.
   * @param {Event} event
   * @param {EventWords} words
   */
  row(event, words) {
    const details = element("details", {}, this.summary(event, words));
    const fill = () => {
      if (details.open && details.childNodes.length === 1) {
        details.append(...this.body(event, words), ...this.additions.below(event));
      }
    };
    details.addEventListener("toggle", () => {
      this.opened[details.open ? "add" : "delete"](event.id);
      fill();
    });
    details.open = this.opened.has(event.id);
    fill();
    const row = element("li", { "data-event": event.id }, details);
    return { row, details };
  }

  /**
   * @param {Event} event
   * @param {EventWords} words
   */
  summary(event, words) {
    const { writer, register } = words;
    const tags = [words.label("kinds", event.kind), words.label("relevance", event.relevance)];
    const roles = new Set(event.passages.map(({ role }) => role));
    roles.delete("reports");
    tags.push(...[...roles].map((role) => words.label("roles", role)));
    return element(
      "summary",
      {},
      element("span", { class: "fi-when" }, register.when(event, writer.lang)),
      " ",
      element("span", { class: "fi-known" }, words.label("known", event.known)),
      " ",
      words.told("span", event.title, { class: "fi-event-title" }),
      " ",
      element("span", { class: "fi-tags" }, tags.join(" · ")),
      ...this.additions.tags(event),
    );
  }

  /**
   * @param {Event} event
   * @param {EventWords} words
   */
  body(event, words) {
    return [
      words.told("p", event.summary, { class: "fi-event-summary" }),
      element("h3", {}, words.writer.word("evidence.passages")),
      element("ul", {}, ...event.passages.map((passage) => this.passage(passage, words))),
      element("dl", {}, ...this.facts(event, words)),
    ];
  }

  /**
   * @param {Passage} passage
   * @param {EventWords} words
   */
  passage({ document: { id }, lines, quote, role }, words) {
    return element(
      "li",
      {},
      element("span", { class: "fi-role" }, words.label("roles", role)),
      " ",
      element("q", { lang: "en" }, quote),
      " ",
      element("cite", {}, words.writer.passage({ document: id, lines })),
    );
  }

  /**
   * @param {Event} event
   * @param {EventWords} words
   */
  facts(event, words) {
    const { writer, register } = words;
    /**
     * @param {string} key
     * @param {(Node | string)[]} parts
     */
    const fact = (key, ...parts) => [
      element("dt", {}, writer.word(`evidence.${key}`)),
      element("dd", {}, ...parts),
    ];
    const how = words.told("span", event.known_how);
    const said = words.label("known", event.known);
    const known = event.known_how.en
      ? writer.nodes("evidence.known_how", { known: said, how })
      : [said];
    const names = event.places
      .map((place) => writer.named(register.places[place] ?? { en: place }))
      .map(({ text }) => text);
    return [
      ...fact("known", ...known),
      ...fact("edtf", event.date),
      ...(names.length ? fact("where", names.join(" · ")) : []),
      ...fact("record", element("span", { lang: "en" }, event.id)),
    ];
  }
}
