// @ts-check
// The atlas: the list of events in step with map and slider.

import { byId, byIdAs, element, valueOf } from "../../../shared/web/elements.js";
import { EventRows } from "../../../shared/web/event_rows.js";
import { EventWords } from "../../../shared/web/event_words.js";
import { ALL, Choice, FILTERS, GROUPS, ORDERS, Register } from "../../../shared/web/register.js";

/**
 * @typedef {import("../../../shared/web/register.js").Filter} Filter
 * @typedef {import("../../../shared/web/register.js").Event} Event
 * @typedef {import("./words.js").AtlasWriter} AtlasWriter
 * @typedef {import("./data").SaidRow} SaidRow
 * @typedef {import("./data").Span} Span
 * @typedef {[first: number, last: number]} Time days, from and to
 */

/**
 * What the list asks of the page.
 * @typedef {object} Page
 * @property {(event: Event) => void} select
 * @property {() => void} filter
 * @property {(text: string, told: string) => void} copy
 */

/** So many rows are drawn in a few milliseconds; the rest wait for a button. */
const FIRST_ROWS = 60;
/** Free above a row that is scrolled to, pixels. */
const AIR = 6;

/** @param {string} id */
const select = (id) => byIdAs(id, HTMLSelectElement);

/** Events with filters. */
export class AtlasEvidence {
  /**
   * @param {import("./data").AtlasData} data
   * @param {AtlasWriter} writer
   * @param {Page} page
   */
  constructor(data, writer, page) {
    this.data = data.evidence;
    this.page = page;
    this.writer = writer;
    this.register = new Register(data.evidence, data.languages);
    this.words = new EventWords(this.register, writer);
    this.rows = new EventRows({
      tags: (event) => this.disputedTag(event),
      below: (event) => this.below(event),
    });
    /** @type {Map<Event, ReturnType<EventRows["row"]>>} */
    this.drawn = new Map();
    this.choice = new Choice();
    this.subject = ALL;
    this.byId = new Map(this.register.events.map((event) => [event.id, event]));
    /** @type {Event | null} */
    this.chosen = null;
    /** @type {Event | null} */
    this.scrollTo = null;
    this.most = FIRST_ROWS;
    /** @type {Time} */
    this.time = [0, data.last];
    this.when = "";
    this.find = byIdAs("fi-find", HTMLInputElement);
    this.connect();
  }

  connect() {
    byId("fi-clear").addEventListener("click", () => {
      this.clear();
      this.page.filter();
    });
    byId("fi-about").addEventListener("change", (event) => {
      this.subject = valueOf(event);
      this.changed();
    });
    this.find.addEventListener("input", () => {
      this.choice.text = this.find.value;
      this.changed();
    });
    /** @type {("order" | Filter)[]} */
    const chosen = ["order", ...FILTERS];
    for (const name of chosen) {
      byId(`fi-${name}`).addEventListener("change", (event) => {
        this.choice[name] = valueOf(event);
        this.changed();
      });
    }
    byId("fi-more").addEventListener("click", () => {
      const before = byId("fi-events").children.length;
      this.most = Infinity;
      this.list();
      byId("fi-events").children[before]?.querySelector("summary")?.focus();
    });
  }

  changed() {
    this.most = FIRST_ROWS;
    this.page.filter();
  }

  /** Leaves no filter but time, and empties the field for words. */
  clear() {
    this.choice.clear();
    this.subject = ALL;
    this.find.value = "";
  }

  /** @param {string} subject */
  count(subject) {
    return this.register.eventsOf(subject).length;
  }

  /** @param {string} subject */
  knows(subject) {
    return this.register.subjects.has(subject);
  }

  /** @param {Event} event */
  span({ number }) {
    return this.data.spans[number];
  }

  /** @param {Event} event */
  start({ number }) {
    return this.data.starts[number];
  }

  /** @param {Event} event */
  layers({ number }) {
    return this.data.layers[number];
  }

  /** What the reader chose, for the address; `adopt` takes it back. */
  get state() {
    const { text, kind, document: cited, relevance, order } = this.choice;
    const about = this.subject === ALL ? "" : this.subject;
    return { about, find: text, kind, document: cited, relevance, order };
  }

  /** @param {AtlasEvidence["state"]} state */
  adopt(state) {
    this.subject = this.knows(state.about) ? state.about : ALL;
    const { kind, relevance, order } = state;
    /** @param {(event: Event) => boolean} test */
    const has = (test) => this.register.events.some(test);
    Object.assign(this.choice, { text: state.find, order });
    this.choice.kind = has((event) => event.kind === kind) ? kind : "";
    this.choice.relevance = has((event) => event.relevance === relevance) ? relevance : "";
    this.choice.document = has(({ documents }) => documents.has(state.document))
      ? state.document
      : "";
    this.find.value = this.choice.text;
  }

  /** @param {AtlasWriter} writer */
  speak(writer) {
    this.writer = writer;
    this.words = new EventWords(this.register, writer);
    this.drawn.clear();
  }

  /**
   * @param {Event} event
   * @param {Time} time
   */
  touches(event, [from, to]) {
    const [first, last] = this.span(event);
    return (first ?? -Infinity) <= to && (last ?? Infinity) >= from;
  }

  /**
   * Events that fit every filter but time, by date.
   * @param {Filter} [without] a filter that does not count
   */
  fitting(without) {
    return this.register
      .eventsOf(this.subject)
      .filter((event) => this.choice.fits(event, this.register, without));
  }

  /**
   * Lists the events of a time.
   * @param {Time} time
   * @param {string} when the time in words
   */
  listFor(time, when) {
    this.time = time;
    this.when = when;
    this.list();
  }

  list() {
    const shown = this.fitting().filter((event) => this.touches(event, this.time));
    this.say(shown.length);
    this.fillFilters();
    const { chosen } = this;
    const listed = chosen && !shown.includes(chosen) ? [...shown, chosen] : shown;
    const sorted = this.choice.sort(listed);
    const most = Math.max(this.most, chosen ? sorted.indexOf(chosen) + 1 : 0);
    this.put(sorted.slice(0, most).map((event) => this.rowOf(event).row));
    const rest = sorted.length - Math.min(most, sorted.length);
    byId("fi-more").hidden = rest === 0;
    byId("fi-more").textContent = this.writer.plural("atlas.more", rest);
    byId("fi-nothing").hidden = shown.length > 0;
  }

  /** @param {number} shown */
  say(shown) {
    byId("fi-shown").textContent = this.writer.plural(
      "atlas.in_time",
      this.register.events.length,
      { shown: this.writer.count(shown), time: this.when },
    );
    byIdAs("fi-clear", HTMLButtonElement).disabled = this.choice.isEmpty && this.subject === ALL;
  }

  /**
   * Puts rows in their places; what is focused stays so.
   * @param {HTMLElement[]} rows
   */
  put(rows) {
    const list = byId("fi-events");
    const same =
      rows.length === list.children.length && rows.every((row, nth) => list.children[nth] === row);
    if (!same) {
      const active = document.activeElement;
      const held = active instanceof HTMLElement && list.contains(active) ? active : null;
      list.replaceChildren(...rows);
      held?.focus({ preventScroll: true });
    }
  }

  /** @param {Event} event */
  rowOf(event) {
    const drawn = this.drawn.get(event) ?? this.draw(event);
    this.drawn.set(event, drawn);
    return drawn;
  }

  /** @param {Event} event */
  draw(event) {
    const { row, details } = this.rows.row(event, this.words);
    row.classList.toggle("fi-chosen", event === this.chosen);
    details.querySelector("summary")?.addEventListener("click", (click) => {
      if (!details.open) {
        click.preventDefault();
        this.page.select(event);
      }
    });
    return { row, details };
  }

  /** @param {Event} event */
  disputedTag(event) {
    const tag = element("span", { class: "fi-disputed" }, this.writer.say("disagree_tag"));
    return this.disputes(event).length > 0 ? [tag] : [];
  }

  /** @param {Event} event */
  disputes({ id }) {
    return (this.data.disputed[id] ?? []).map((number) => this.data.disagreements[number]);
  }

  /**
   * Marks an event as chosen, opens it, and brings its row into sight.
   * @param {Event | null} event
   * @param {{ scroll?: boolean }} how
   */
  choose(event, { scroll = false } = {}) {
    const last = this.chosen;
    this.chosen = event;
    for (const one of [last, event]) {
      if (one) {
        this.drawn.get(one)?.row.classList.toggle("fi-chosen", one === event);
      }
    }
    if (event) {
      this.rows.opened.add(event.id);
      this.rowOf(event).details.open = true;
      this.scrollTo = scroll ? event : null;
    }
  }

  /** After the list is drawn: brings the chosen row into sight, if that was asked. */
  settle() {
    const row = this.scrollTo && this.drawn.get(this.scrollTo)?.row;
    this.scrollTo = null;
    const panel = byId("fi-panel");
    if (row?.isConnected && panel.scrollHeight > panel.clientHeight + 1) {
      const away = row.getBoundingClientRect().top - panel.getBoundingClientRect().top;
      const tabs = panel.querySelector(".fi-tabs") ?? document.querySelector(".fi-tabs");
      const covered =
        byId("fi-evidence-bar").offsetHeight + (tabs?.getBoundingClientRect().height ?? 0);
      panel.scrollTop += away - covered - AIR;
    }
  }

  /**
   * What stands below all else of an event: disagreements, and what can be done with it.
   * @param {Event} event
   */
  below(event) {
    /**
     * @param {string} style
     * @param {string} key
     * @param {() => void} run
     */
    const button = (style, key, run) => {
      const node = element("button", { type: "button", class: style }, this.writer.say(key));
      node.addEventListener("click", run);
      return node;
    };
    return [
      ...this.disagreements(event),
      element(
        "div",
        { class: "fi-actions" },
        button("fi-show-event", "show_event", () => this.page.select(event)),
        button("fi-copy-citation", "copy_citation", () =>
          this.page.copy(this.citation(event), "copied_citation"),
        ),
      ),
    ];
  }

  /**
   * How the event is cited: each document, its lines and quote, then our record. It is in English,
   * as title and quotes are, whatever the page speaks; the button says so.
   * @param {Event} event
   */
  citation(event) {
    const passages = event.passages.map(({ document: { id, title, authors }, lines, quote }) => {
      const { publisher, date } = this.data.cards[id] ?? {};
      const name = title ? `“${title}”` : "(no title in the text)";
      const year = date && this.register.when({ date }, "en");
      const card = [authors.join(", "), name, publisher, year].filter(Boolean).join(", ");
      const [first, last] = lines;
      const where = first === last ? `line ${first}` : `lines ${first}–${last}`;
      return `${card}, ${where}: “${quote}”`;
    });
    const when = this.register.when(event, "en");
    return `${event.title.en} (${when}). ${passages.join("; ")}. Four Islands Atlas, event ${event.id}.`;
  }

  /** @param {Event} event */
  disagreements(event) {
    const records = this.disputes(event).map(({ title, summary, shows, record, sides }) =>
      element(
        "li",
        { class: "fi-disagreement" },
        this.words.told("strong", title),
        this.words.told("p", summary),
        element("ul", {}, ...sides.map((side) => this.side(side))),
        this.named("we_show", shows),
        ...(record.en ? [this.named("public_record", record)] : []),
      ),
    );
    const heading = element("h3", {}, this.writer.say("disagree"));
    const list = element("ul", { class: "fi-disagreements" }, ...records);
    return records.length ? [heading, list] : [];
  }

  /**
   * @param {string} key
   * @param {import("../../../shared/web/data").Names} names
   */
  named(key, names) {
    const name = `${this.writer.say(key)}${this.writer.word("common.colon")}`;
    return element("p", {}, name, this.words.told("span", names));
  }

  /** @param {SaidRow} said */
  side([cited, first, last, quote, says]) {
    const document = this.register.documents[cited].id;
    return element(
      "li",
      {},
      this.words.told("span", says),
      " ",
      element("q", { lang: "en" }, quote),
      " ",
      element("cite", {}, this.writer.passage({ document, lines: [first, last] })),
    );
  }

  /** Choices with the number of events each would leave, the other filters being as they are. */
  fillFilters() {
    const { words, writer } = this;
    /** @type {Record<Filter, [(event: Event) => string[], (key: string) => string]>} */
    const labels = {
      kind: [(event) => [event.kind], (key) => words.label("kinds", key)],
      document: [(event) => [...event.documents], (key) => writer.document(key)],
      relevance: [(event) => [event.relevance], (key) => words.label("relevance", key)],
    };
    for (const name of FILTERS) {
      const [keysOf, label] = labels[name];
      const found = this.fitting(name).filter((event) => this.touches(event, this.time));
      const every = [...new Set(this.register.events.flatMap(keysOf))];
      const offers = every
        .map((key) => ({ key, count: found.filter((one) => keysOf(one).includes(key)).length }))
        .sort((a, b) => b.count - a.count);
      const any = this.option("", writer.word("evidence.any"), found.length);
      const options = offers.map(({ key, count }) => this.option(key, label(key), count));
      this.fill(`fi-${name}`, [any, ...options], this.choice[name]);
    }
    this.fillSubjects();
    const orders = ORDERS.map((name) => this.option(name, writer.word(`evidence.${name}`)));
    this.fill("fi-order", orders, this.choice.order);
  }

  /**
   * @param {string} id
   * @param {Node[]} options
   * @param {string} chosen
   */
  fill(id, options, chosen) {
    select(id).replaceChildren(...options);
    select(id).value = chosen;
  }

  /**
   * @param {string} value
   * @param {string} text
   * @param {number} [count]
   */
  option(value, text, count) {
    const shown = count === undefined ? text : this.words.counted(text, count);
    return element("option", { value }, shown);
  }

  fillSubjects() {
    const fits = new Set(
      this.register.events
        .filter((event) => this.touches(event, this.time))
        .filter((event) => this.choice.fits(event, this.register))
        .map(({ number }) => number),
    );
    const subjects = [...this.register.subjects.values()].filter(({ events }) => events.length);
    const groups = GROUPS.map((group) => {
      const options = subjects
        .filter((one) => one.group === group)
        .map(({ id, events }) =>
          this.option(id, this.words.nameOf(id), events.filter((one) => fits.has(one)).length),
        );
      return element("optgroup", { label: this.writer.word(`evidence.${group}`) }, ...options);
    });
    const all = this.option(ALL, this.writer.word("evidence.all"), fits.size);
    this.fill("fi-about", [all, ...groups], this.subject);
  }
}
