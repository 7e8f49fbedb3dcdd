// @ts-check
// What the documents say: the list of events about an island, a line or a place, with filters.
// The list takes the place of the figures in the panel; leaving it gives the focus back.

import { all, byId, byIdAs, element, valueOf } from "./elements.js";
import { EventRows } from "./event_rows.js";
import { EventWords } from "./event_words.js";
import { ALL, Choice, FILTERS, GROUPS, ORDERS, RANKS, Register, counts } from "./register.js";

/** @typedef {import("./writer.js").Writer} Writer */

/** @param {string} id */
const select = (id) => byIdAs(id, HTMLSelectElement);

/**
 * @param {string} value
 * @param {string} text
 */
const option = (value, text) => element("option", { value }, text);

/** The section of the panel that lists events. */
export class Evidence {
  /**
   * @param {import("./data").Evidence} evidence
   * @param {string[]} languages
   * @param {Writer} writer
   */
  constructor(evidence, languages, writer) {
    this.register = new Register(evidence, languages);
    this.words = new EventWords(this.register, writer);
    this.rows = new EventRows();
    this.choice = new Choice();
    this.subject = ALL;
    /** @type {() => HTMLElement | undefined} */
    this.origin = () => undefined;
    this.section = byId("fi-evidence");
    this.figures = byId("fi-figures-view");
    this.find = byIdAs("fi-find", HTMLInputElement);
    this.connect();
  }

  connect() {
    byId("fi-evidence-back").addEventListener("click", () => this.close());
    byId("fi-clear").addEventListener("click", () => this.clear());
    byId("fi-about").addEventListener("change", (event) => {
      this.subject = valueOf(event);
      this.refresh();
    });
    this.find.addEventListener("input", () => {
      this.choice.text = this.find.value;
      this.list();
    });
    /** @type {("order" | import("./register.js").Filter)[]} */
    const chosen = ["order", ...FILTERS];
    for (const name of chosen) {
      byId(`fi-${name}`).addEventListener("change", (event) => {
        this.choice[name] = valueOf(event);
        this.list();
      });
    }
    this.section.addEventListener("keydown", (event) => {
      const clearing = event.target === this.find && this.find.value;
      if (event.key === "Escape" && !clearing) {
        event.preventDefault();
        this.close();
      }
    });
  }

  /** @param {string} subject */
  count(subject) {
    return this.register.eventsOf(subject).length;
  }

  /** @param {string} subject */
  knows(subject) {
    return this.register.subjects.has(subject);
  }

  get isOpen() {
    return !this.section.hidden;
  }

  /**
   * Shows the events of a subject; `origin` gives, when asked, what the focus goes back to.
   * @param {string} subject
   * @param {() => HTMLElement | undefined} origin
   */
  open(subject, origin) {
    this.origin = origin;
    this.subject = subject;
    this.choice = new Choice(this.choice.order);
    this.find.value = "";
    this.rows.opened.clear();
    this.figures.hidden = true;
    this.section.hidden = false;
    this.refresh();
    this.section.parentElement?.scrollTo({ top: 0, behavior: "instant" });
    byId("fi-evidence-title").focus({ preventScroll: true });
    this.section.scrollIntoView();
  }

  /** @param {{ focus?: boolean }} how */
  close({ focus = true } = {}) {
    if (!this.isOpen) {
      return;
    }
    this.section.hidden = true;
    this.figures.hidden = false;
    const origin = this.origin();
    if (focus) {
      const seen = origin?.getClientRects().length ? origin : null;
      (seen ?? byId("fi-entry").querySelector("button"))?.focus();
    }
  }

  clear() {
    this.choice = new Choice(this.choice.order);
    this.find.value = "";
    this.refresh();
    this.find.focus();
  }

  get writer() {
    return this.words.writer;
  }

  /**
   * Says everything in the writer's language, and keeps what the reader chose.
   * @param {Writer} writer
   */
  speak(writer) {
    this.words = new EventWords(this.register, writer);
    this.enter();
    if (this.isOpen) {
      this.refresh();
    }
  }

  /** The section among the figures from which the list is entered. */
  enter() {
    const { subjects, events } = this.register;
    const here = [...subjects.values()].filter(({ group }) => group !== "elsewhere");
    byId("fi-entry-note").textContent = this.writer.word("evidence.entry_note", {
      count: this.writer.count(events.length),
      here: this.writer.count(new Set(here.flatMap((one) => one.events)).size),
    });
    const islands = here.filter(({ group }) => group === "islands").map(({ id }) => id);
    byId("fi-entry").replaceChildren(...[ALL, ...islands].map((subject) => this.button(subject)));
  }

  /**
   * A button that opens the events of a subject, and gets the focus back.
   * @param {string} subject
   * @param {(count: number) => string} say
   */
  button(subject, say = (count) => this.words.counted(this.words.nameOf(subject), count)) {
    const number = this.count(subject);
    const button = element(
      "button",
      { type: "button", "data-subject": subject, "aria-label": this.words.titled(subject) },
      say(number),
    );
    button.disabled = !number;
    const origin = () =>
      all("button[data-subject]").find((node) => node.dataset.subject === subject);
    button.addEventListener("click", () => this.open(subject, origin));
    return button;
  }

  refresh() {
    const values = {
      subject: this.words.nameOf(this.subject),
      events: this.words.events(this.count(this.subject)),
    };
    const key = this.knows(this.subject) ? "evidence.about" : "evidence.about_all";
    byId("fi-evidence-title").textContent = this.writer.word(key, values);
    this.fillAbout();
    this.fillFilters();
    this.list();
  }

  fillAbout() {
    /** @param {string} id */
    const choice = (id) => option(id, this.words.counted(this.words.nameOf(id), this.count(id)));
    const subjects = [...this.register.subjects.values()];
    const groups = GROUPS.map((group) => {
      const ids = subjects.filter((one) => one.group === group && one.events.length);
      const label = this.writer.word(`evidence.${group}`);
      return element("optgroup", { label }, ...ids.map(({ id }) => choice(id)));
    });
    byId("fi-about").replaceChildren(
      choice(ALL),
      ...groups.filter((group) => group.hasChildNodes()),
    );
    select("fi-about").value = this.subject;
  }

  /** Choices that the subject's events offer, each with its number of events. */
  fillFilters() {
    const events = this.register.eventsOf(this.subject);
    const { words, writer } = this;
    /** @type {Record<import("./register.js").Filter, [string[], (key: string) => string]>} */
    const offered = {
      relevance: [events.map((one) => one.relevance), (key) => words.label("relevance", key)],
      kind: [events.map((one) => one.kind), (key) => words.label("kinds", key)],
      document: [events.flatMap((one) => [...one.documents]), (key) => writer.document(key)],
    };
    for (const name of FILTERS) {
      const [values, label] = offered[name];
      const found = counts(values);
      if (!found.has(this.choice[name])) {
        this.choice[name] = "";
      }
      const offers = [...found].sort(
        name === "relevance"
          ? ([a], [b]) => RANKS.indexOf(a) - RANKS.indexOf(b)
          : ([, a], [, b]) => b - a,
      );
      const options = offers.map(([key, count]) => option(key, words.counted(label(key), count)));
      byId(`fi-${name}`).replaceChildren(option("", writer.word("evidence.any")), ...options);
      select(`fi-${name}`).value = this.choice[name];
    }
    byId("fi-order").replaceChildren(
      ...ORDERS.map((name) => option(name, this.writer.word(`evidence.${name}`))),
    );
    select("fi-order").value = this.choice.order;
  }

  list() {
    const events = this.register.eventsOf(this.subject);
    const shown = events.filter((event) => this.choice.fits(event, this.register));
    byId("fi-shown").textContent = this.writer.word("evidence.shown", {
      shown: this.writer.count(shown.length),
      count: this.writer.count(events.length),
    });
    byIdAs("fi-clear", HTMLButtonElement).disabled = this.choice.isEmpty;
    byId("fi-nothing").hidden = shown.length > 0;
    byId("fi-events").replaceChildren(
      ...this.choice.sort(shown).map((event) => this.rows.row(event, this.words).row),
    );
  }
}
