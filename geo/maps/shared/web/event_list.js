// What the documents say: the list of events about an island, a line or a place, with filters.
// The list takes the place of the figures in the panel; leaving it gives the focus back.

import { element } from "./elements.js";

const by = (id) => document.getElementById(id);
const RANKS = ["core", "context", "background"];
const FILTERS = ["relevance", "kind", "document"];
const GROUPS = ["islands", "lines", "places", "elsewhere"];
const ALL = "all";

const plain = (text) => text.normalize("NFKC").toLowerCase();

const counts = (values) => {
  const found = new Map();
  for (const value of values) {
    found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
};

/** The page's events as objects, and what a reader may ask about. */
class Register {
  constructor({ documents, columns, events, dates, places, subjects }, languages) {
    this.documents = documents;
    this.places = places;
    this.dates = dates;
    this.languages = languages;
    this.events = events.map((row) => Object.fromEntries(columns.map((c, nth) => [c, row[nth]])));
    this.events.forEach((event, number) => Object.assign(event, { number, ...this.cite(event) }));
    this.subjects = new Map(subjects.map((subject) => [subject.id, subject]));
  }

  cite({ passages }) {
    const cited = passages.map(([document, first, last, quote, role]) => ({
      document: this.documents[document],
      lines: [first, last],
      quote,
      role,
    }));
    return { passages: cited, documents: new Set(cited.map((one) => one.document.id)) };
  }

  eventsOf(subject) {
    const found = this.subjects.get(subject);
    return found ? found.events.map((number) => this.events[number]) : this.events;
  }

  when({ date }, lang) {
    return this.dates[date][this.languages.indexOf(lang)];
  }

  /** Everything of an event that a search looks through. */
  haystack(event) {
    event.searched ??= plain(
      [
        event.title,
        event.summary,
        ...event.passages.map(({ quote }) => quote),
        ...event.places.flatMap((place) => Object.values(this.places[place] ?? {})),
        ...this.dates[event.date],
      ].join("\n"),
    );
    return event.searched;
  }
}

/** What the reader chose to see. */
class Choice {
  constructor(order = "oldest") {
    Object.assign(this, { order, text: "", relevance: "", kind: "", document: "" });
  }

  fits(event, register) {
    const words = plain(this.text).split(/\s+/).filter(Boolean);
    return (
      (!this.relevance || event.relevance === this.relevance) &&
      (!this.kind || event.kind === this.kind) &&
      (!this.document || event.documents.has(this.document)) &&
      words.every((word) => register.haystack(event).includes(word))
    );
  }

  /** Events in order; the register has them by date. */
  sort(events) {
    const rank = ({ relevance }) => RANKS.indexOf(relevance);
    const orders = {
      oldest: (a, b) => a.number - b.number,
      newest: (a, b) => b.number - a.number,
      relevant: (a, b) => rank(a) - rank(b) || a.number - b.number,
    };
    return [...events].sort(orders[this.order]);
  }
}

/** The section of the panel that lists events. */
export class Evidence {
  constructor(data) {
    this.register = new Register(data.evidence, data.languages);
    this.choice = new Choice();
    this.opened = new Set();
    this.subject = ALL;
    this.section = by("fi-evidence");
    this.figures = by("fi-figures-view");
    this.connect();
  }

  connect() {
    by("fi-evidence-back").addEventListener("click", () => this.close());
    by("fi-clear").addEventListener("click", () => this.clear());
    by("fi-about").addEventListener("change", ({ target }) => {
      this.subject = target.value;
      this.refresh();
    });
    by("fi-find").addEventListener("input", ({ target }) => {
      this.choice.text = target.value;
      this.list();
    });
    for (const name of ["order", ...FILTERS]) {
      by(`fi-${name}`).addEventListener("change", ({ target }) => {
        this.choice[name] = target.value;
        this.list();
      });
    }
    this.section.addEventListener("keydown", (event) => {
      const clearing = event.target === by("fi-find") && event.target.value;
      if (event.key === "Escape" && !clearing) {
        event.preventDefault();
        this.close();
      }
    });
  }

  count(subject) {
    return this.register.eventsOf(subject).length;
  }

  knows(subject) {
    return this.register.subjects.has(subject);
  }

  get isOpen() {
    return !this.section.hidden;
  }

  /** Shows the events of a subject; `origin` gives, when asked, what the focus goes back to. */
  open(subject, origin) {
    this.origin = origin;
    this.subject = subject;
    this.choice = new Choice(this.choice.order);
    by("fi-find").value = "";
    this.opened.clear();
    this.figures.hidden = true;
    this.section.hidden = false;
    this.refresh();
    this.section.parentElement.scrollTop = 0;
    by("fi-evidence-title").focus({ preventScroll: true });
    this.section.scrollIntoView();
  }

  close({ focus = true } = {}) {
    if (!this.isOpen) {
      return;
    }
    this.section.hidden = true;
    this.figures.hidden = false;
    const origin = this.origin?.();
    if (focus) {
      (origin?.getClientRects().length ? origin : by("fi-entry").querySelector("button")).focus();
    }
  }

  clear() {
    this.choice = new Choice(this.choice.order);
    by("fi-find").value = "";
    this.refresh();
    by("fi-find").focus();
  }

  /** Says everything in the writer's language, and keeps what the reader chose. */
  speak(writer) {
    this.writer = writer;
    this.enter();
    if (this.isOpen) {
      this.refresh();
    }
  }

  events(number) {
    const key = number === 1 ? "evidence.event" : "evidence.events";
    return this.writer.word(key, { count: this.writer.count(number) });
  }

  nameOf(subject) {
    const names = this.register.subjects.get(subject)?.names;
    return names ? this.writer.name(names) : this.writer.word("evidence.all");
  }

  /** The section among the figures from which the list is entered. */
  enter() {
    const { subjects, events } = this.register;
    const here = [...subjects.values()].filter(({ group }) => group !== "elsewhere");
    by("fi-entry-note").textContent = this.writer.word("evidence.entry_note", {
      count: this.writer.count(events.length),
      here: this.writer.count(new Set(here.flatMap((one) => one.events)).size),
    });
    const islands = here.filter(({ group }) => group === "islands").map(({ id }) => id);
    by("fi-entry").replaceChildren(...[ALL, ...islands].map((subject) => this.button(subject)));
  }

  /** A subject, under its own or another of its names, with the number of its events. */
  titled(subject, names) {
    const name = names ? this.writer.name(names) : this.nameOf(subject);
    const values = { subject: name, events: this.events(this.count(subject)) };
    return this.writer.word("evidence.open_label", values);
  }

  /** A button that opens the events of a subject, and gets the focus back. */
  button(subject, say = (count) => this.counted(this.nameOf(subject), count)) {
    const number = this.count(subject);
    const button = element(
      "button",
      { type: "button", "data-subject": subject, "aria-label": this.titled(subject) },
      say(number),
    );
    button.disabled = !number;
    const origin = () =>
      [...document.querySelectorAll("button[data-subject]")].find(
        (node) => node.dataset.subject === subject,
      );
    button.addEventListener("click", () => this.open(subject, origin));
    return button;
  }

  refresh() {
    const values = {
      subject: this.nameOf(this.subject),
      events: this.events(this.count(this.subject)),
    };
    const key = this.knows(this.subject) ? "evidence.about" : "evidence.about_all";
    by("fi-evidence-title").textContent = this.writer.word(key, values);
    this.fillAbout();
    this.fillFilters();
    this.list();
  }

  option(value, text, lang) {
    return element("option", { value, ...(lang ? { lang } : {}) }, text);
  }

  counted(name, count) {
    const values = { name, count: this.writer.count(count) };
    return this.writer.word("evidence.choice", values);
  }

  fillAbout() {
    const choice = (id) => this.option(id, this.counted(this.nameOf(id), this.count(id)));
    const subjects = [...this.register.subjects.values()];
    const groups = GROUPS.map((group) => {
      const ids = subjects.filter((one) => one.group === group && one.events.length);
      const label = this.writer.word(`evidence.${group}`);
      return element("optgroup", { label }, ...ids.map(({ id }) => choice(id)));
    });
    by("fi-about").replaceChildren(choice(ALL), ...groups.filter((group) => group.hasChildNodes()));
    by("fi-about").value = this.subject;
  }

  /** A word of a table of the strings; what the table does not know stands as it is. */
  label(table, key) {
    return this.writer.has(table, key) ? this.writer.word(`${table}.${key}`) : key;
  }

  titleOf(id) {
    const { title } = this.register.documents.find((one) => one.id === id);
    return title || `${this.writer.word("evidence.untitled")} ${id}`;
  }

  /** Choices that the subject's events offer, each with its number of events. */
  fillFilters() {
    const events = this.register.eventsOf(this.subject);
    const offered = {
      relevance: [
        counts(events.map((event) => event.relevance)),
        (key) => this.label("relevance", key),
      ],
      kind: [counts(events.map((event) => event.kind)), (key) => this.label("kinds", key)],
      document: [
        counts(events.flatMap((event) => [...event.documents])),
        (key) => this.titleOf(key),
      ],
    };
    for (const [name, [found, label]] of Object.entries(offered)) {
      if (!found.has(this.choice[name])) {
        this.choice[name] = "";
      }
      const keys = [...found.keys()];
      keys.sort(
        name === "relevance"
          ? (a, b) => RANKS.indexOf(a) - RANKS.indexOf(b)
          : (a, b) => found.get(b) - found.get(a),
      );
      by(`fi-${name}`).replaceChildren(
        this.option("", this.writer.word("evidence.any")),
        ...keys.map((key) => this.option(key, this.counted(label(key), found.get(key)))),
      );
      by(`fi-${name}`).value = this.choice[name];
    }
    const orders = ["oldest", "newest", "relevant"];
    by("fi-order").replaceChildren(
      ...orders.map((name) => this.option(name, this.writer.word(`evidence.${name}`))),
    );
    by("fi-order").value = this.choice.order;
  }

  list() {
    const events = this.register.eventsOf(this.subject);
    const shown = events.filter((event) => this.choice.fits(event, this.register));
    by("fi-shown").textContent = this.writer.word("evidence.shown", {
      shown: this.writer.count(shown.length),
      count: this.writer.count(events.length),
    });
    by("fi-clear").disabled = !["text", ...FILTERS].some((name) => this.choice[name]);
    by("fi-nothing").hidden = shown.length > 0;
    by("fi-events").replaceChildren(...this.choice.sort(shown).map((event) => this.row(event)));
  }

  /** One event: closed, its date and title; open, all the rest, written when it is opened. */
  row(event) {
    const details = element("details", {}, this.summary(event));
    const fill = () => {
      if (details.open && details.childNodes.length === 1) {
        details.append(...this.body(event));
      }
    };
    details.addEventListener("toggle", () => {
      this.opened[details.open ? "add" : "delete"](event.id);
      fill();
    });
    details.open = this.opened.has(event.id);
    fill();
    return element("li", { "data-event": event.id }, details);
  }

  summary(event) {
    const tags = [this.label("kinds", event.kind), this.label("relevance", event.relevance)];
    const roles = new Set(event.passages.map(({ role }) => role));
    roles.delete("reports");
    tags.push(...[...roles].map((role) => this.label("roles", role)));
    return element(
      "summary",
      {},
      element("span", { class: "fi-when" }, this.register.when(event, this.writer.lang)),
      " ",
      element("span", { class: "fi-known" }, this.label("known", event.known)),
      " ",
      element("span", { class: "fi-event-title", lang: "en" }, event.title),
      " ",
      element("span", { class: "fi-tags" }, tags.join(" · ")),
    );
  }

  body(event) {
    return [
      element("p", { lang: "en", class: "fi-event-summary" }, event.summary),
      element("h3", {}, this.writer.word("evidence.passages")),
      element("ul", {}, ...event.passages.map((passage) => this.passage(passage))),
      element("dl", {}, ...this.facts(event)),
    ];
  }

  passage({ document: { id, title, authors }, lines, quote, role }) {
    const name = title
      ? element("span", { lang: "en" }, [authors.join(", "), title].filter(Boolean).join(": "))
      : this.writer.word("evidence.untitled");
    return element(
      "li",
      {},
      element("span", { class: "fi-role" }, this.label("roles", role)),
      " ",
      element("q", { lang: "en" }, quote),
      " ",
      element("cite", {}, name, " · ", this.writer.passage({ document: id, lines })),
    );
  }

  facts(event) {
    const fact = (key, ...parts) => [
      element("dt", {}, this.writer.word(`evidence.${key}`)),
      element("dd", {}, ...parts),
    ];
    const known = [this.label("known", event.known)];
    if (event.known_how) {
      known.push(" (", element("span", { lang: "en" }, event.known_how), ")");
    }
    const names = event.places.map((place) =>
      this.writer.name(this.register.places[place] ?? { en: place }),
    );
    return [
      ...fact("known", ...known),
      ...fact("edtf", event.date),
      ...(names.length ? fact("where", names.join(" · ")) : []),
      ...fact("record", element("span", { lang: "en" }, event.id)),
    ];
  }
}
