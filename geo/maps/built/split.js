// Built by "npm run build" from geo/maps/pages/split/web/split.js; change that, not this.
"use strict";
var FourIslands;
(FourIslands ||= {}).split = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all2) => {
    for (var name in all2)
      __defProp(target, name, { get: all2[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // geo/maps/pages/split/web/split.js
  var split_exports = {};
  __export(split_exports, {
    open: () => open
  });

  // geo/maps/shared/web/elements.js
  var SVG = "http://www.w3.org/2000/svg";
  var build = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") {
        throw new Error(`attribute ${name} is not allowed`);
      }
      node.setAttribute(name, String(value));
    }
    node.append(...children);
    return node;
  };
  var element = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);
  var svg = (tag, attributes = {}, ...children) => build(document.createElementNS(SVG, tag), attributes, children);
  var onKey = (node, run) => node.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      run();
    }
  });
  var byId = (id) => {
    const node = document.getElementById(id);
    if (!node) {
      throw new Error(`the page has no element ${id}`);
    }
    return node;
  };
  var byIdAs = (id, kind) => {
    const node = byId(id);
    if (!(node instanceof kind)) {
      throw new Error(`the page's element ${id} is not a ${kind.name}`);
    }
    return node;
  };
  var all = (selector) => [
    .../** @type {NodeListOf<HTMLElement>} */
    document.querySelectorAll(selector)
  ];
  var valueOf = ({ target }) => target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";

  // geo/maps/shared/web/event_rows.js
  var EventRows = class {
    /** @param {Additions} additions */
    constructor({ tags = () => [], below = () => [] } = {}) {
      this.additions = { tags, below };
      this.opened = /* @__PURE__ */ new Set();
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
        ...this.additions.tags(event)
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
        element("dl", {}, ...this.facts(event, words))
      ];
    }
    /**
     * @param {Passage} passage
     * @param {EventWords} words
     */
    passage({ document: { id }, lines, quote: quote2, role }, words) {
      return element(
        "li",
        {},
        element("span", { class: "fi-role" }, words.label("roles", role)),
        " ",
        element("q", { lang: "en" }, quote2),
        " ",
        element("cite", {}, words.writer.passage({ document: id, lines }))
      );
    }
    /**
     * @param {Event} event
     * @param {EventWords} words
     */
    facts(event, words) {
      const { writer, register } = words;
      const fact = (key, ...parts) => [
        element("dt", {}, writer.word(`evidence.${key}`)),
        element("dd", {}, ...parts)
      ];
      const how = words.told("span", event.known_how);
      const said2 = words.label("known", event.known);
      const known = event.known_how.en ? writer.nodes("evidence.known_how", { known: said2, how }) : [said2];
      const names = event.places.map((place) => writer.named(register.places[place] ?? { en: place })).map(({ text }) => text);
      return [
        ...fact("known", ...known),
        ...fact("edtf", event.date),
        ...names.length ? fact("where", names.join(" · ")) : [],
        ...fact("record", element("span", { lang: "en" }, event.id))
      ];
    }
  };

  // geo/maps/shared/web/event_words.js
  var EventWords = class {
    /**
     * @param {Register} register
     * @param {Writer} writer
     */
    constructor(register, writer) {
      this.register = register;
      this.writer = writer;
    }
    /** @param {number} number */
    events(number) {
      return this.writer.plural("evidence.events", number);
    }
    /** @param {string} subject */
    nameOf(subject) {
      const names = this.register.subjects.get(subject)?.names;
      return names ? this.writer.named(names).text : this.writer.word("evidence.all");
    }
    /**
     * A subject, under its own or another of its names, with the number of its events.
     * @param {string} subject
     * @param {import("./data").Names} [names]
     */
    titled(subject, names) {
      const name = names ? this.writer.named(names).text : this.nameOf(subject);
      const events = this.events(this.register.eventsOf(subject).length);
      return this.writer.word("evidence.open_label", { subject: name, events });
    }
    /**
     * @param {string} name
     * @param {number} count
     */
    counted(name, count) {
      return this.writer.word("evidence.choice", { name, count: this.writer.count(count) });
    }
    /**
     * A word of a table of the strings; what the table does not know stands as it is.
     * @param {string} table
     * @param {string} key
     */
    label(table, key) {
      return this.writer.has(table, key) ? this.writer.word(`${table}.${key}`) : key;
    }
    /**
     * An element with a text of the register in this language, or in English where there is no other.
     * @template {keyof HTMLElementTagNameMap} K
     * @param {K} tag
     * @param {import("./data").Names} names
     * @param {Record<string, string>} [attributes]
     */
    told(tag, names, attributes = {}) {
      const { text, lang } = this.writer.named(names);
      return element(tag, { ...attributes, lang }, text);
    }
  };

  // geo/maps/shared/web/register.js
  var ALL = "all";
  var RANKS = ["core", "context", "background"];
  var FILTERS = ["relevance", "kind", "document"];
  var GROUPS = ["islands", "lines", "places", "elsewhere"];
  var ORDERS = ["oldest", "newest", "relevant"];
  var plain = (text) => text.normalize("NFKC").toLowerCase();
  var counts = (values) => {
    const found = /* @__PURE__ */ new Map();
    for (const value of values) {
      found.set(value, (found.get(value) ?? 0) + 1);
    }
    return found;
  };
  var read = (row, number, documents) => {
    const [id, title, kind, date, known, known_how, summary, relevance, places, cited2] = row;
    const passages = cited2.map(([document2, first, last, quote2, role]) => {
      const lines = [first, last];
      return { document: documents[document2], lines, quote: quote2, role };
    });
    return {
      number,
      id,
      title,
      kind,
      date,
      known,
      known_how,
      summary,
      relevance,
      places,
      passages,
      documents: new Set(passages.map((one) => one.document.id))
    };
  };
  var Register = class {
    /**
     * @param {Evidence} evidence
     * @param {string[]} languages
     */
    constructor({ documents, events, dates, places, subjects }, languages) {
      this.documents = documents;
      this.places = places;
      this.dates = dates;
      this.languages = languages;
      this.events = events.map((row, number) => read(row, number, documents));
      this.subjects = new Map(subjects.map((subject) => [subject.id, subject]));
      this.searched = /* @__PURE__ */ new Map();
    }
    /**
     * The events of a subject; all, where it is not known.
     * @param {string} subject
     */
    eventsOf(subject) {
      const found = this.subjects.get(subject);
      return found ? found.events.map((number) => this.events[number]) : this.events;
    }
    /**
     * The date of an event or document in words.
     * @param {{ date: string }} dated
     * @param {string} lang
     */
    when({ date }, lang) {
      return this.dates[date][this.languages.indexOf(lang)];
    }
    /**
     * Everything of an event that a search looks through.
     * @param {Event} event
     */
    haystack(event) {
      const known = this.searched.get(event);
      if (known !== void 0) {
        return known;
      }
      const text = plain(
        [
          ...Object.values(event.title),
          ...Object.values(event.summary),
          ...event.passages.map(({ quote: quote2 }) => quote2),
          ...event.places.flatMap((place) => Object.values(this.places[place] ?? {})),
          ...this.dates[event.date]
        ].join("\n")
      );
      this.searched.set(event, text);
      return text;
    }
  };
  var Choice = class {
    text = "";
    relevance = "";
    kind = "";
    document = "";
    constructor(order = "oldest") {
      this.order = order;
    }
    /** Leaves all but the order. */
    clear() {
      this.text = "";
      this.relevance = "";
      this.kind = "";
      this.document = "";
    }
    get isEmpty() {
      return !(this.text || this.relevance || this.kind || this.document);
    }
    /**
     * @param {Event} event
     * @param {Register} register
     * @param {Filter} [without] a filter that does not count
     */
    fits(event, register, without) {
      const asked = (name) => name === without ? "" : this[name];
      const words = plain(this.text).split(/\s+/).filter(Boolean);
      return ["", event.relevance].includes(asked("relevance")) && ["", event.kind].includes(asked("kind")) && (!asked("document") || event.documents.has(asked("document"))) && words.every((word) => register.haystack(event).includes(word));
    }
    /**
     * Events in order; the register has them by date.
     * @template {Event} T
     * @param {T[]} events
     */
    sort(events) {
      const rank = ({ relevance }) => RANKS.indexOf(relevance);
      const orders = {
        oldest: (a, b) => a.number - b.number,
        newest: (a, b) => b.number - a.number,
        relevant: (a, b) => rank(a) - rank(b) || a.number - b.number
      };
      return [...events].sort(orders[this.order]);
    }
  };

  // geo/maps/shared/web/event_list.js
  var select = (id) => byIdAs(id, HTMLSelectElement);
  var option = (value, text) => element("option", { value }, text);
  var Evidence = class {
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
      this.origin = () => void 0;
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
        here: this.writer.count(new Set(here.flatMap((one) => one.events)).size)
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
        say(number)
      );
      button.disabled = !number;
      const origin = () => all("button[data-subject]").find((node) => node.dataset.subject === subject);
      button.addEventListener("click", () => this.open(subject, origin));
      return button;
    }
    refresh() {
      const values = {
        subject: this.words.nameOf(this.subject),
        events: this.words.events(this.count(this.subject))
      };
      const key = this.knows(this.subject) ? "evidence.about" : "evidence.about_all";
      byId("fi-evidence-title").textContent = this.writer.word(key, values);
      this.fillAbout();
      this.fillFilters();
      this.list();
    }
    fillAbout() {
      const choice = (id) => option(id, this.words.counted(this.words.nameOf(id), this.count(id)));
      const subjects = [...this.register.subjects.values()];
      const groups = GROUPS.map((group) => {
        const ids = subjects.filter((one) => one.group === group && one.events.length);
        const label = this.writer.word(`evidence.${group}`);
        return element("optgroup", { label }, ...ids.map(({ id }) => choice(id)));
      });
      byId("fi-about").replaceChildren(
        choice(ALL),
        ...groups.filter((group) => group.hasChildNodes())
      );
      select("fi-about").value = this.subject;
    }
    /** Choices that the subject's events offer, each with its number of events. */
    fillFilters() {
      const events = this.register.eventsOf(this.subject);
      const { words, writer } = this;
      const offered = {
        relevance: [events.map((one) => one.relevance), (key) => words.label("relevance", key)],
        kind: [events.map((one) => one.kind), (key) => words.label("kinds", key)],
        document: [events.flatMap((one) => [...one.documents]), (key) => writer.document(key)]
      };
      for (const name of FILTERS) {
        const [values, label] = offered[name];
        const found = counts(values);
        if (!found.has(this.choice[name])) {
          this.choice[name] = "";
        }
        const offers = [...found].sort(
          name === "relevance" ? ([a], [b]) => RANKS.indexOf(a) - RANKS.indexOf(b) : ([, a], [, b]) => b - a
        );
        const options = offers.map(([key, count]) => option(key, words.counted(label(key), count)));
        byId(`fi-${name}`).replaceChildren(option("", writer.word("evidence.any")), ...options);
        select(`fi-${name}`).value = this.choice[name];
      }
      byId("fi-order").replaceChildren(
        ...ORDERS.map((name) => option(name, this.writer.word(`evidence.${name}`)))
      );
      select("fi-order").value = this.choice.order;
    }
    list() {
      const events = this.register.eventsOf(this.subject);
      const shown = events.filter((event) => this.choice.fits(event, this.register));
      byId("fi-shown").textContent = this.writer.word("evidence.shown", {
        shown: this.writer.count(shown.length),
        count: this.writer.count(events.length)
      });
      byIdAs("fi-clear", HTMLButtonElement).disabled = this.choice.isEmpty;
      byId("fi-nothing").hidden = shown.length > 0;
      byId("fi-events").replaceChildren(
        ...this.choice.sort(shown).map((event) => this.rows.row(event, this.words).row)
      );
    }
  };

  // geo/maps/shared/web/language.js
  var read2 = (fragment) => new URLSearchParams(fragment.replace(/^#/, ""));
  var openingLanguage = ({ lang, languages }, wanted) => lang === languages[0] && wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((one) => languages.includes(one)) || lang;
  var languageOf = (fragment, { lang, languages }) => {
    const asked = read2(fragment).get("lang") ?? "";
    return languages.includes(asked) ? asked : lang;
  };
  var withLanguage = (fragment, lang) => {
    const told = [...read2(fragment)].filter(([, value]) => value);
    return `#${new URLSearchParams([...told.filter(([key]) => key !== "lang"), ["lang", lang]])}`;
  };
  var forReader = (data) => ({ ...data, lang: openingLanguage(data, navigator.languages) });
  var handOn = (lang) => {
    for (const link of all("a[data-page]")) {
      link.setAttribute("href", `${link.dataset.page}.html${withLanguage("", lang)}`);
    }
  };
  var keepLanguage = (page, speak2) => {
    let now = "";
    const turn = (lang) => {
      if (lang !== now) {
        now = lang;
        speak2(lang);
      }
    };
    window.addEventListener("hashchange", () => turn(languageOf(location.hash, page)));
    turn(languageOf(location.hash, page));
    return (lang) => {
      const fragment = withLanguage(location.hash, lang);
      try {
        if (fragment !== location.hash) {
          history.pushState(null, "", fragment);
        }
      } catch {
      }
      turn(lang);
    };
  };

  // geo/maps/shared/web/leaflet.js
  var { L } = (
    /** @type {WithLeaflet} */
    /** @type {unknown} */
    globalThis
  );
  var leaflet_default = L;

  // geo/maps/shared/web/base_map.js
  var UNITS = "units";
  var fitInto = (map, bounds, how) => {
    const size = map.getSize();
    if (!size.x || !size.y) {
      return;
    }
    const { padding = [0, 0], paddingTopLeft = padding, paddingBottomRight = padding, ...rest } = how;
    const room = size.subtract(leaflet_default.point(paddingTopLeft)).subtract(leaflet_default.point(paddingBottomRight));
    map.fitBounds(bounds, room.x > 0 && room.y > 0 ? how : rest);
  };
  var addScale = (map, position) => {
    const scale = leaflet_default.control.scale({ imperial: false, position });
    const parts = (
      /** @type {ScaleParts} */
      /** @type {unknown} */
      scale
    );
    const write = parts._updateScale;
    let units = {};
    parts._updateScale = (node, text, ratio) => {
      const [value, unit] = text.split(" ");
      write.call(scale, node, units[unit]?.replace("{value}", value) ?? text, ratio);
    };
    map.on(UNITS, (event) => {
      ({ units } = /** @type {{ units: Units }} */
      /** @type {unknown} */
      event);
      map.whenReady(() => parts._update());
    });
    scale.addTo(map);
  };
  var sayUnits = (map, units) => map.fire(UNITS, { units });

  // geo/maps/shared/web/boxes.js
  var overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  var holds = (box, { x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  var covers = (whole, box) => box.left >= whole.left && box.right <= whole.right && box.top >= whole.top && box.bottom <= whole.bottom;
  var grow = (box, by) => ({
    left: box.left - by,
    right: box.right + by,
    top: box.top - by,
    bottom: box.bottom + by
  });
  var around = ({ x, y }, by) => grow({ left: x, right: x, top: y, bottom: y }, by);
  var lattice = ({ left, right, top, bottom }, steps) => {
    const shares = Array.from({ length: steps }, (_, nth) => nth / (steps - 1));
    return shares.flatMap(
      (across) => shares.map((down) => ({
        x: left + across * (right - left),
        y: top + down * (bottom - top)
      }))
    );
  };
  var encloses = (ring, { x, y }) => {
    let odd = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [a, b] = [ring[i], ring[j]];
      if (a.y > y !== b.y > y && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) {
        odd = !odd;
      }
    }
    return odd;
  };
  var meets = (a, b, { left, right, top, bottom }) => {
    let from = 0;
    let to = 1;
    for (const [way, room] of [
      [a.x - b.x, a.x - left],
      [b.x - a.x, right - a.x],
      [a.y - b.y, a.y - top],
      [b.y - a.y, bottom - a.y]
    ]) {
      if (way === 0) {
        if (room < 0) {
          return false;
        }
      } else if (way < 0) {
        from = Math.max(from, room / way);
      } else {
        to = Math.min(to, room / way);
      }
    }
    return from <= to;
  };
  var crosses = (line2, box) => line2.some((at, nth) => nth > 0 && meets(line2[nth - 1], at, box));
  var Grid = class {
    /**
     * @param {T[]} things
     * @param {number} cell side of a cell, pixels
     */
    constructor(things, cell = 64) {
      this.cell = cell;
      this.cells = /* @__PURE__ */ new Map();
      for (const thing of things) {
        const key = `${this.nth(thing.at.x)} ${this.nth(thing.at.y)}`;
        const found = this.cells.get(key);
        if (found) {
          found.push(thing);
        } else {
          this.cells.set(key, [thing]);
        }
      }
    }
    /** @param {number} pixels */
    nth(pixels) {
      return Math.floor(pixels / this.cell);
    }
    /**
     * The things inside a box.
     * @param {Box} box
     */
    inside(box) {
      const found = [];
      for (let x = this.nth(box.left); x <= this.nth(box.right); x += 1) {
        for (let y = this.nth(box.top); y <= this.nth(box.bottom); y += 1) {
          for (const thing of this.cells.get(`${x} ${y}`) ?? []) {
            if (holds(box, thing.at)) {
              found.push(thing);
            }
          }
        }
      }
      return found;
    }
  };

  // geo/maps/shared/web/arrange.js
  var MARGIN = 3;
  var GAP = 9;
  var ALOOF = 10;
  var DOT = 5;
  var MARK = 8;
  var END = 6;
  var EDGE = 2;
  var PIXELS_PER_LABEL = 26e3;
  var FEWEST = 9;
  var PIXELS_PER_PENALTY = 12;
  var COVER_PENALTY = 3;
  var STRANGE_PENALTY = 1;
  var ORDER_PENALTY = 0.5;
  var WRAP_PENALTY = 6;
  var LAND_PENALTY = 4;
  var LINE_PENALTY = 25;
  var BAND_PENALTY = 6;
  var WORST = 60;
  var LAST = 10;
  var WITHOUT_DOT = 3;
  var ON_LINE = 5;
  var UNTHINKABLE = 1e3;
  var SHIFTS = {
    centre: [
      [0, 0, 0, 0],
      [0.5, 0, 1, 0],
      [-0.5, 0, -1, 0],
      [0, -0.5, 0, -1],
      [0, 0.5, 0, 1],
      [0.5, -0.5, 2, -2],
      [-0.5, -0.5, -2, -2],
      [0.5, 0.5, 2, 2],
      [-0.5, 0.5, -2, 2]
    ],
    beside: [
      [0.5, 0, 1, 0],
      [-0.5, 0, -1, 0],
      [0, -0.5, 0, -1],
      [0, 0.5, 0, 1],
      [0.5, -0.5, 1, -1],
      [-0.5, -0.5, -1, -1],
      [0.5, 0.5, 1, 1],
      [-0.5, 0.5, -1, 1]
    ]
  };
  var isPartOf = (id, whole) => id === whole || id.startsWith(`${whole}:`);
  var minds = ({ openSea, offLines }) => Boolean(openSea || offLines);
  var boxAt = (at, { width, height, maxWidth }, [dx, dy, gx, gy], order) => {
    const x = at.x + dx * width + gx * GAP;
    const y = at.y + dy * height + gy * GAP;
    return {
      at,
      order,
      maxWidth,
      x,
      y,
      left: x - width / 2,
      right: x + width / 2,
      top: y - height / 2,
      bottom: y + height / 2
    };
  };
  var candidates = ({ spots, sizes, where }) => spots.flatMap((at, nth) => {
    const shifts = SHIFTS[nth > 0 ? "beside" : where];
    return sizes.flatMap((size) => shifts.map((shift, order) => boxAt(at, size, shift, order)));
  });
  var dotOf = ({ dot: dot2, marked }, at) => dot2 ? [around(at, marked ? MARK : DOT)] : [];
  var Placing = class {
    /** @param {Scene} scene */
    constructor(scene) {
      this.scene = scene;
      const { x, y } = scene.size;
      this.inside = { left: EDGE, top: EDGE, right: x - EDGE, bottom: y - EDGE };
      this.coast = new Grid(scene.coast.filter(({ at }) => holds(this.inside, at)));
      this.most = Math.max(FEWEST, Math.round(x * y / PIXELS_PER_LABEL));
    }
    /**
     * How ill a box serves a label: Infinity where the label must not stand.
     * @param {Label} label
     * @param {Candidate} box
     */
    penalty(label, box) {
      const nearby = this.coast.inside(grow(box, ALOOF));
      const covered = nearby.filter(({ at }) => holds(box, at)).length;
      const strangers = (land) => land ? nearby.filter((one) => !isPartOf(one.land, land)).length : 0;
      if (covered > (label.mayCover ?? Infinity) || strangers(label.keepTo)) {
        return Infinity;
      }
      const own = label.spots[0];
      const away = Math.hypot(box.x - own.x, box.y - own.y) / PIXELS_PER_PENALTY;
      const wrapped = box.maxWidth ? WRAP_PENALTY : 0;
      return covered * COVER_PENALTY + strangers(label.land) * STRANGE_PENALTY + box.order * ORDER_PENALTY + away + wrapped + this.strayCost(label, box);
    }
    /**
     * What it costs to stand on rings that the label keeps off.
     * @param {Label} label
     * @param {Candidate} box
     */
    strayCost({ notOn = [], strayCost = Infinity }, box) {
      const { left, right, top, bottom, x, y } = box;
      const corners = [left, right].flatMap(
        (across) => [top, bottom].map((down) => ({ x: across, y: down }))
      );
      const strays = notOn.some((ring) => [...corners, { x, y }].some((at) => encloses(ring, at)));
      return strays ? strayCost : 0;
    }
    /**
     * The free boxes that a label may stand in; first the one that covers least of the coast, stays
     * near its own land and away from other land.
     * @param {Label} label
     * @param {Box[]} taken
     */
    rank(label, taken) {
      return candidates(label).filter((box) => covers(this.inside, box) && !taken.some((other) => overlap(box, other))).map((box) => ({ box, penalty: this.penalty(label, box) })).filter(({ penalty }) => penalty < Infinity).sort((a, b) => a.penalty - b.penalty);
    }
    /**
     * The best box when what is drawn beneath counts too; costly, so only while it can matter.
     * @param {Label} label
     * @param {{ box: Candidate, penalty: number }[]} ranked
     */
    best(label, ranked) {
      if (!minds(label)) {
        return ranked[0]?.box;
      }
      let least = this.scene.crowded ? WORST : Infinity;
      let chosen;
      for (const { box, penalty } of ranked) {
        if (penalty >= least) {
          break;
        }
        const land = label.openSea ? this.onLand(box) * LAND_PENALTY : 0;
        const crossed = this.crossed(this.scene.lines, box);
        const line2 = crossed && label.offLines ? Infinity : crossed * LINE_PENALTY;
        const bands = this.crossed(this.scene.bands, box) * BAND_PENALTY;
        const whole = penalty + land + line2 + bands;
        if (whole < least) {
          [chosen, least] = [box, whole];
        }
      }
      return chosen;
    }
    /**
     * How many lines cross a box.
     * @param {Point[][]} lines
     * @param {Box} box
     */
    crossed(lines, box) {
      const wide = grow(box, MARGIN);
      return lines.filter((line2) => crosses(line2, wide)).length;
    }
    /**
     * How many of nine points of a box lie on land.
     * @param {Box} box
     */
    onLand(box) {
      return lattice(grow(box, MARGIN), 3).filter(this.scene.isLand).length;
    }
    /**
     * What it costs to have a label in a box, or to leave it out.
     * @param {Label} label
     * @param {Candidate | undefined} box
     */
    cost(label, box) {
      if (box) {
        return minds(label) && this.crossed(this.scene.lines, box) ? ON_LINE : 0;
      }
      const dot2 = label.dot ? WITHOUT_DOT : 0;
      return label.priority > 0 ? Math.max(1, LAST - label.priority) + dot2 : UNTHINKABLE;
    }
    /**
     * Whether a label is shown at this zoom level, and its dot is free.
     * @param {Label} label
     * @param {Box[]} taken
     */
    mayStand(label, taken) {
      const dots = dotOf(label, label.spots[0]);
      const hidden = dots.some((dot2) => taken.some((other) => overlap(other, dot2)));
      return this.scene.zoom >= (label.fromZoom ?? 0) && !hidden;
    }
    /**
     * Finds a box for each label, the first label first. `failed` are those that lines, land or
     * other labels deny a good place; `cost` is the less, the more labels stand well, early ones
     * above all.
     * @template {Label} T
     * @param {T[]} labels
     * @returns {Arrangement<T>}
     */
    once(labels) {
      const reserved = labels.flatMap(({ reserve = [] }) => reserve);
      const taken = [...this.scene.taken, ...reserved.map((point) => around(point, END))];
      const found = { boxes: /* @__PURE__ */ new Map(), failed: [], cost: 0 };
      let left = this.most;
      for (const label of labels) {
        const ranked = left > 0 && this.mayStand(label, taken) ? this.rank(label, taken) : [];
        const box = this.best(label, ranked);
        if (box) {
          left -= 1;
          taken.push(grow(box, MARGIN), ...dotOf(label, box.at));
          found.boxes.set(label, box);
        }
        const cost = this.cost(label, box);
        found.cost += cost;
        if (cost && ranked.length) {
          found.failed.push(label);
        }
      }
      return found;
    }
  };
  var arrange = (given, scene) => {
    const placing = new Placing(scene);
    let labels = given;
    let found = placing.once(labels);
    for (let tried = 1; tried < scene.tries && found.failed.length; tried += 1) {
      const { failed } = found;
      const rank = (label) => label.priority < 0 ? 0 : failed.includes(label) ? 1 : 2;
      labels = [...labels].sort((a, b) => rank(a) - rank(b));
      const other = placing.once(labels);
      if (other.cost >= found.cost) {
        break;
      }
      found = other;
    }
    return found.boxes;
  };

  // geo/maps/shared/web/labels.js
  var TRIES = 3;
  var WRAPPED = 0.62;
  var SHORT = {
    Остров: "о.",
    Пролив: "прол.",
    Мыс: "м.",
    Озеро: "оз."
  };
  var onMap = ({ text, lang }) => {
    const [first, ...rest] = text.split(" ");
    return { text: [SHORT[first] ?? first, ...rest].join(SHORT[first] ? " " : " "), lang };
  };
  var nameLines = (writer, names) => {
    const main = onMap(writer.named(names));
    const others = writer.otherNames(names).map(onMap);
    const text = others.map((other) => other.text).join(" · ");
    return text ? [main, { text, lang: writer.lang, style: "fi-other-name", names: others }] : [main];
  };
  var ownerLine = (writer, sides, id, figure) => {
    const side = sides.findIndex((one) => one.id === id);
    const text = `${writer.name(sides[side].names)}${figure}`;
    return { text, lang: writer.lang, style: `fi-owner fi-side-${side}` };
  };
  var thin = (points, most) => {
    const step = Math.max(1, Math.floor(points.length / most));
    return points.filter((_, nth) => nth % step === 0);
  };
  var dot = () => element("i", { class: "fi-dot", "aria-hidden": "true" });
  var openDot = ({ id, label, open: open2 }) => {
    const attributes = { role: "button", tabindex: "0", "aria-label": label, "data-place": id };
    const spot = element("span", { class: "fi-dot fi-mark", ...attributes });
    leaflet_default.DomEvent.disableClickPropagation(spot);
    spot.addEventListener("click", () => open2(spot, false));
    onKey(spot, () => open2(spot, true));
    return spot;
  };
  var inTurn = (names) => names.flatMap(({ text, lang }, nth) => [nth ? " · " : "", element("span", { lang }, text)]);
  var draw = (wish, order) => {
    const lines = wish.lines.map(
      ({ text, lang, style, names }) => element("span", { lang, class: style ?? "fi-main-name" }, ...names ? inTurn(names) : [text])
    );
    const node = element("div", { class: `fi-label fi-${wish.kind}` }, ...lines);
    return { ...wish, order, node, spot: wish.mark ? openDot(wish.mark) : dot(), sizes: [] };
  };
  var measure = (labels, width) => {
    const widths = labels.map(width);
    for (const [nth, { node }] of labels.entries()) {
      node.style.maxWidth = widths[nth];
    }
    return labels.map(({ node }, nth) => ({
      width: node.offsetWidth,
      height: node.offsetHeight,
      maxWidth: widths[nth]
    }));
  };
  var Labels = class {
    /** @param {import("leaflet").Map} map */
    constructor(map) {
      this.map = map;
      this.labels = [];
      this.coast = [];
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
      return [...(container.parentElement ?? container).querySelectorAll(selectors)].map((node) => node.getBoundingClientRect()).filter((box) => box.width > 0).map((box) => ({
        left: box.left - frame.left,
        right: box.right - frame.left,
        top: box.top - frame.top,
        bottom: box.bottom - frame.top
      }));
    }
    /** What the labels are placed on, as it is now. */
    scene() {
      const { map, drawn } = this;
      const project = (point) => map.latLngToContainerPoint(point);
      const size = map.getSize();
      const frame = { left: 0, top: 0, right: size.x, bottom: size.y };
      const seen = (lines = []) => lines.map((line2) => line2.map(project)).filter((line2) => crosses(line2, frame));
      const path = (
        /** @type {SVGGeometryElement | undefined} */
        drawn.land?.getElement()
      );
      return {
        size,
        zoom: map.getZoom(),
        taken: this.taken(),
        coast: this.coast.map(({ point, land }) => ({ land, at: project(point) })),
        lines: seen(drawn.lines),
        bands: seen(drawn.bands),
        // the browser knows what it has filled
        isLand: ({ x, y }) => {
          const at = map.containerPointToLayerPoint([x, y]);
          return path?.isPointInFill(new DOMPoint(at.x, at.y)) ?? false;
        },
        crowded: Boolean(this.pane.parentElement?.querySelector(".leaflet-popup")),
        tries: drawn.tries ?? TRIES
      };
    }
    /** Puts labels in their places, and hides those that find none. */
    place() {
      if (this.held) {
        return;
      }
      const project = (point) => this.map.latLngToContainerPoint(point);
      const projected = this.labels.map((label) => ({
        ...label,
        spots: label.points.map(project),
        reserve: label.reserve?.map(project),
        notOn: label.notOn?.map((ring) => ring.map(project)),
        marked: Boolean(label.mark)
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
      const layerPoint = (point) => this.map.containerPointToLayerPoint(point).round();
      node.style.maxWidth = maxWidth;
      leaflet_default.DomUtil.setPosition(node, layerPoint([left, top]));
      leaflet_default.DomUtil.setPosition(spot, layerPoint([at.x, at.y]));
    }
  };

  // geo/maps/shared/web/packed.js
  var stepsPerDegree = NaN;
  var setPrecision = (steps) => {
    stepsPerDegree = steps;
  };
  var unpack = (steps) => {
    const points = [];
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < steps.length; i += 2) {
      lon += steps[i];
      lat += steps[i + 1];
      points.push([lat / stepsPerDegree, lon / stepsPerDegree]);
    }
    return points;
  };
  var unpackPolygons = (packed) => packed.map((rings) => rings.map(unpack));

  // geo/maps/shared/web/page.js
  var speak = (writer) => {
    document.documentElement.lang = writer.lang;
    for (const node of all("[data-word]")) {
      node.textContent = writer.word(node.dataset.word ?? "");
    }
    for (const node of all("[data-label]")) {
      node.setAttribute("aria-label", writer.word(node.dataset.label ?? ""));
    }
    for (const button of all("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === writer.lang));
    }
    handOn(writer.lang);
  };
  var nameMap = (map, writer, name) => {
    const container = map.getContainer();
    container.setAttribute("aria-label", name);
    for (const [way, key] of [
      ["in", "common.zoom_in"],
      ["out", "common.zoom_out"]
    ]) {
      const button = container.querySelector(`.leaflet-control-zoom-${way}`);
      button?.setAttribute("title", writer.word(key));
      button?.setAttribute("aria-label", writer.word(key));
    }
    sayUnits(map, { km: writer.text("common.km"), m: writer.text("common.m") });
  };
  var onTouch = (map, run) => {
    for (const event of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(event, run, { passive: true });
    }
  };
  var closeOnEscape = (map) => map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });
  var returnFocus = (opener) => {
    const active = document.activeElement;
    const lost = active === document.body || Boolean(active?.closest(".leaflet-popup"));
    if (lost && opener?.isConnected) {
      opener.focus({ preventScroll: true });
    }
  };
  var shapeOf = (shape) => {
    const node = shape.getElement();
    if (!(node instanceof SVGElement || node instanceof HTMLElement)) {
      throw new Error("the shape is not on a map");
    }
    return node;
  };
  var asButton = (shape, { label, data }, open2) => {
    const node = shapeOf(shape);
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    if (label) {
      node.setAttribute("aria-label", label);
    }
    Object.assign(node.dataset, data);
    shape.on("click", ({ latlng }) => open2(false, latlng));
    onKey(node, () => open2(true));
  };

  // geo/maps/shared/web/shapes.js
  var FILLS = ["var(--plain)", "var(--hatched)"];
  var HATCH = "var(--hatch)";
  var PANES = { context: 390, bands: 395, lines: 420, hits: 425, cut: 430 };
  var HIT_WEIGHT = 18;
  var ZOOM_BUTTONS = 62;
  var CARD_EDGES = 128;
  var LINE_STYLES = {
    boundary_1855: { color: "var(--treaty)", weight: 3 },
    boundary_1875: { color: "var(--treaty)", weight: 3, dashArray: "10 6" },
    sakhalin_line: { color: "var(--treaty)", weight: 3, dashArray: "2 6" },
    line_of_control: { color: "var(--control)", weight: 3, dashArray: "14 5 3 5" },
    power_bridge: { color: "var(--cable)", weight: 3, dashArray: "1 7" }
  };
  var CUT_STYLE = { color: "var(--coast)", weight: 3 };
  var hatch = () => svg(
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
          patternTransform: "rotate(45)"
        },
        svg("rect", { width: 7, height: 7, fill: FILLS[1] }),
        svg("rect", { width: 1.6, height: 7, fill: HATCH })
      )
    )
  );
  var fillOf = (side) => side === 1 ? "url(#fi-hatch)" : FILLS[side];
  var lineSample = ({ color = "", weight = 1, dashArray }) => svg(
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
      ...dashArray ? { "stroke-dasharray": dashArray } : {}
    })
  );
  var fillSample = (fill) => svg(
    "svg",
    { width: 22, height: 14, class: "fi-sample", "aria-hidden": "true" },
    svg("rect", { x: 0.5, y: 0.5, width: 21, height: 13, fill, stroke: "var(--coast)" })
  );
  var LAND = "var(--other-land)";
  var addPanes = (map, panes) => {
    for (const [name, level] of Object.entries(panes)) {
      const pane = map.createPane(name);
      pane.classList.add(`fi-pane-${name}`);
      pane.style.zIndex = String(level);
    }
  };
  var Shapes = class {
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
      this.land = leaflet_default.polygon(unpackPolygons(data.coast), {
        pane: "context",
        interactive: false,
        color: "var(--other-edge)",
        weight: 0.7,
        fillColor: LAND,
        fillOpacity: data.tiles ? 0 : 1,
        smoothFactor: 1.2
      }).addTo(map);
      this.parts = leaflet_default.featureGroup().addTo(map);
      this.cut = leaflet_default.featureGroup().addTo(map);
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
      const group = leaflet_default.featureGroup();
      const style = { ...LINE_STYLES[layer.id], interactive: false };
      for (const band of layer.bands) {
        leaflet_default.polygon(unpackPolygons(band), {
          pane: "bands",
          interactive: false,
          stroke: false,
          fillColor: style.color,
          fillOpacity: 0.16
        }).addTo(group);
      }
      const lines = layer.features.flatMap((feature) => feature.line.map(unpack));
      leaflet_default.polyline(lines, { ...style, pane: "lines" }).addTo(group);
      const hits = layer.features.map((feature) => ({
        names: feature.names,
        path: leaflet_default.polyline(feature.line.map(unpack), {
          pane: "hits",
          className: "fi-hit",
          weight: HIT_WEIGHT,
          opacity: 0,
          bubblingMouseEvents: false
        }).addTo(group)
      }));
      return {
        group,
        hits,
        vertices: lines.flat(),
        parts: lines,
        edges: layer.bands.flatMap((band) => unpackPolygons(band).flat())
      };
    }
    /**
     * Draws the parts of an option; `onPart(layer, part, side)` dresses each one.
     * @template {import("./data").Part} T
     * @param {{ parts: T[], borders?: Border[] }} option
     * @param {(layer: import("leaflet").Polygon, part: T, side: number) => void} onPart
     */
    show(option2, onPart) {
      this.parts.clearLayers();
      this.cut.clearLayers();
      for (const part of option2.parts) {
        const side = this.data.sides.findIndex(({ id }) => id === part.side);
        const layer = leaflet_default.polygon(this.decoded[part.shape], {
          color: "var(--coast)",
          weight: 1,
          fillColor: fillOf(side),
          fillOpacity: this.data.tiles ? 0.75 : 1,
          smoothFactor: 0.8,
          bubblingMouseEvents: false
        }).addTo(this.parts);
        onPart(layer, part, side);
      }
      option2.borders?.forEach((border) => this.drawCut(border));
    }
    /** @param {Border} border */
    drawCut(border) {
      const line2 = border.line.map(unpack);
      const common = { pane: "cut", interactive: false };
      leaflet_default.polyline(line2, { ...common, color: "var(--halo)", weight: 7 }).addTo(this.cut);
      leaflet_default.polyline(line2, { ...common, ...CUT_STYLE }).addTo(this.cut);
      for (const [lon, lat] of border.ends) {
        leaflet_default.circleMarker([lat, lon], {
          ...common,
          radius: 5,
          color: "var(--coast)",
          weight: 2.5,
          fillColor: "var(--halo)",
          fillOpacity: 1
        }).addTo(this.cut);
      }
    }
  };
  var openCard = (map, latlng, { title, rows, button, closeLabel }) => {
    const card = element(
      "div",
      { class: "fi-card" },
      element("strong", { lang: title.lang }, title.text),
      ...rows.map(({ text, lang }) => element("span", { lang }, text)),
      ...button ? [button] : []
    );
    const beside = { autoPanPaddingTopLeft: [ZOOM_BUTTONS, 12], autoPanPaddingBottomRight: [6, 12] };
    const popup = leaflet_default.popup({ maxWidth: Math.min(260, map.getSize().x - CARD_EDGES), ...beside }).setLatLng(latlng).setContent(card).openOn(map);
    popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", closeLabel);
    return popup;
  };

  // geo/maps/shared/web/writer.js
  var MINUS = "−";
  var NARROW = " ";
  var fillPlaces = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  var head = (text, lang) => lang === "ru" ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
  var fillNodes = (text, values) => text.split(/\{(\w+)\}/).map((part, nth) => {
    const value = nth % 2 ? values[part] : part;
    return typeof value === "object" ? value : String(value);
  });
  var Writer = class {
    /**
     * @param {Record<string, import("./data").Words>} strings
     * @param {string} lang
     */
    constructor(strings, lang) {
      this.strings = strings;
      this.lang = lang;
      const [locale, grouping] = ["locale", "grouping"].map((key) => strings.common[key][lang]);
      this.plurals = new Intl.PluralRules(locale);
      this.newNumbers = (digits) => new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: (
          /** @type {"always" | "min2"} */
          grouping
        )
      });
      this.numbers = /* @__PURE__ */ new Map();
    }
    /**
     * A string as it stands.
     * @param {string} path section and key, with a point between
     */
    text(path) {
      const dot2 = path.indexOf(".");
      return this.strings[path.slice(0, dot2)][path.slice(dot2 + 1)][this.lang];
    }
    /**
     * @param {string} path
     * @param {Values} values
     */
    word(path, values = {}) {
      return fillPlaces(this.text(path), values);
    }
    /**
     * @param {string} path
     * @param {Record<string, Node | string | number>} values
     */
    nodes(path, values) {
      return fillNodes(this.text(path), values);
    }
    /**
     * @param {string} section
     * @param {string} key
     */
    has(section, key) {
      return Object.hasOwn(this.strings[section], key);
    }
    /**
     * A whole number.
     * @param {number} value
     */
    count(value) {
      return this.decimal(String(value));
    }
    /**
     * A number that the data has written out, rounded, as this language writes it: the same text as
     * geo.maps.shared.cldr has for it, which says where both depart from CLDR.
     * @param {string} text with a point before its decimals
     */
    decimal(text) {
      const digits = text.split(".")[1]?.length ?? 0;
      const numbers = this.numbers.get(digits) ?? this.newNumbers(digits);
      this.numbers.set(digits, numbers);
      return numbers.format(
        /** @type {Intl.StringNumericLiteral} */
        text
      ).replace(/\s/g, NARROW).replace("-", MINUS);
    }
    /**
     * One string in the form that a number asks for, the number in it.
     * @param {string} path section and key, without the plural category
     * @param {number} count
     * @param {Values} values
     */
    plural(path, count, values = {}) {
      const words = { ...values, count: this.count(count) };
      return this.word(`${path}_${this.plurals.select(count)}`, words);
    }
    /**
     * Where a quote stands.
     * @param {{ document: string, lines: number[] }} passage
     */
    passage({ document: id, lines }) {
      const [first, last] = [lines[0], lines[lines.length - 1]];
      const key = first === last ? "split.document_line" : "split.document";
      return this.word(key, { document: this.document(id), first, last });
    }
    /**
     * A document by author, title and year.
     * @param {string} id
     */
    document(id) {
      return this.has("documents", id) ? this.text(`documents.${id}`) : id;
    }
    /**
     * The language that a name is really in.
     * @param {Names} names
     */
    langOf(names) {
      return Object.hasOwn(names, this.lang) ? this.lang : Object.keys(names)[0];
    }
    /**
     * The name in this language, for the head of a cell or label, and the language it really is in.
     * @param {Names} names
     */
    named(names) {
      const lang = this.langOf(names);
      return { text: head(this.name(names), lang), lang };
    }
    /**
     * The name in this language, as it stands in a sentence.
     * @param {Names} names
     */
    name(names) {
      return names[this.langOf(names)] ?? "";
    }
    /**
     * The name with the other side's, for a sentence; in English each name has both in it.
     * @param {Names} names
     * @returns {Node}
     */
    both(names) {
      const others = this.lang === "en" ? [] : this.otherNames(names);
      return element(
        "span",
        {},
        this.name(names),
        ...others.flatMap(({ lang }) => [" / ", element("span", { lang }, names[lang])])
      );
    }
    /**
     * The names of the others, so that both sides' names stand wherever one does.
     * @param {Names} names
     */
    otherNames(names) {
      const seen = [this.name(names)];
      const others = [];
      for (const lang of ["ja", "ru", "en"]) {
        const text = names[lang];
        const repeats = lang === "en" && this.lang !== "en" && others.length > 0;
        if (text && !seen.includes(text) && !repeats) {
          seen.push(text);
          others.push({ text: head(text, lang), lang });
        }
      }
      return others;
    }
  };

  // geo/maps/shared/web/option_page.js
  var NARROW2 = 480;
  var OptionPage = class {
    /**
     * @param {Map} map
     * @param {D} data
     * @param {import("./shapes.js").LineLayer[]} layers lines, with their bands
     */
    constructor(map, data, layers = []) {
      this.data = data;
      this.map = map;
      setPrecision(data.steps_per_degree);
      this.section = "";
      this.place = "";
      this.lang = data.lang;
      this.writer = new Writer(data.strings, data.lang);
      this.opener = void 0;
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
      return void 0;
    }
    /** @returns {import("leaflet").FitBoundsOptions} */
    padding() {
      return {};
    }
    /** Draws the option, and fills the panel. */
    draw() {
    }
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
      return (
        /** @type {O["texts"][string]} */
        this.option.texts[this.lang]
      );
    }
    /**
     * @param {string | undefined} id
     * @returns {O}
     */
    optionOf(id) {
      const found = this.data.options.find(({ option: option2 }) => option2 === id);
      if (!found) {
        throw new Error(`the page has no option ${id}`);
      }
      return found;
    }
    isNarrow() {
      return this.map.getSize().x < NARROW2;
    }
    islandBounds() {
      return leaflet_default.latLngBounds(this.option.parts.flatMap((part) => this.shapes.outline(part)));
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
      onTouch(this.map, () => moved = true);
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
    choose(option2) {
      this.option = option2;
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
      const sides = this.data.sides.map(
        ({ names }, nth) => this.legendRow(
          fillSample(fillOf(nth)),
          this.say("legend_side", { side: this.writer.name(names) })
        )
      );
      const land = this.legendRow(fillSample(LAND), this.say("legend_land"));
      byId("fi-legend").replaceChildren(
        element("h2", {}, this.say("legend")),
        element("ul", {}, ...sides, land, ...this.legendRows())
      );
    }
    /** All labels of the map for this option and language. */
    label() {
      const coast = this.option.parts.flatMap(
        (part) => this.shapes.outline(part).map((point) => ({ point, land: `${part.island}:${part.side}` }))
      );
      this.labels.set(this.allLabels(), coast, { land: this.shapes.land, ...this.drawnLines() });
    }
  };

  // geo/maps/pages/split/web/labels.js
  var SPOTS = 24;
  var MOST_COVERED = 40;
  var CUT_ZOOM = 6.25;
  var MARK_PRIORITY = 3.2;
  var WATER = {
    kind: "water",
    dot: false,
    mayCover: 2,
    openSea: true,
    offLines: true,
    mayWrap: true
  };
  var PLACE = { kind: "place", dot: true, mayCover: 8, offLines: true, mayWrap: true };
  var LAND2 = { kind: "land", dot: false, mayCover: 8, offLines: true };
  var PLACE_RANKS = {
    landmass: { ...LAND2, priority: 3.5, fromZoom: 0 },
    strait: { ...WATER, priority: 5, fromZoom: 6.5 },
    water: { ...WATER, priority: 6, fromZoom: 7 },
    city: { ...PLACE, priority: 6, fromZoom: 5.5 },
    town: { ...PLACE, priority: 7, fromZoom: 6.5 },
    island: { ...LAND2, priority: 6.5, fromZoom: 6 },
    islet: { ...LAND2, priority: 8, fromZoom: 8.5 },
    other: { ...PLACE, priority: 9, fromZoom: 8 }
  };
  var islandLabels = ({ writer, data, parts: all2, texts, outline }) => Object.entries(data.islands).reverse().flatMap(([id, names]) => {
    const parts = all2.filter(({ island: island2 }) => island2 === id);
    const whole = parts.length === 1;
    const largest = parts.reduce((a, b) => b.area_km2 > a.area_km2 ? b : a);
    const spots = (part) => {
      const [lon, lat] = part.point;
      return [[lat, lon], ...thin(outline(part), SPOTS)];
    };
    const owner = (part) => {
      const { share } = texts.parts[all2.indexOf(part)];
      return ownerLine(writer, data.sides, part.side, share && ` ${share}`);
    };
    const island = {
      kind: "island",
      openSea: true,
      mayCover: MOST_COVERED,
      land: id,
      priority: 0,
      where: "centre",
      points: parts.length > 1 ? parts.flatMap(spots) : spots(largest),
      lines: [...nameLines(writer, names), ...whole ? [owner(parts[0])] : []]
    };
    const shares = parts.map((part) => ({
      kind: "share",
      openSea: true,
      land: `${id}:${part.side}`,
      keepTo: id,
      notOn: parts.filter((other) => other !== part).map((other) => outline(other)),
      priority: 2,
      fromZoom: 6,
      where: "centre",
      points: spots(part),
      lines: [owner(part)]
    }));
    return whole ? [island] : [island, ...shares];
  });
  var cutLabels = ({ writer: { lang }, borders, texts }) => borders.flatMap(({ ends: [a, b] }, nth) => {
    const ends = [a, b].map(([lon, lat], index) => ({
      kind: "end",
      priority: -1,
      fromZoom: CUT_ZOOM,
      where: "centre",
      points: [[lat, lon]],
      reserve: [[lat, lon]],
      mayCover: 8,
      lines: [
        { text: "AB"[index], lang: "", style: "fi-main-name" },
        { text: texts.cuts[nth].ends[index], lang, style: "fi-other-name" }
      ]
    }));
    return [
      ...ends,
      {
        kind: "end",
        priority: 3,
        fromZoom: CUT_ZOOM,
        where: "beside",
        mayCover: 8,
        points: [[(a[1] + b[1]) / 2, (a[0] + b[0]) / 2]],
        lines: [{ text: texts.cuts[nth].size, lang, style: "fi-cut-size" }]
      }
    ];
  });
  var lineLabels = ({ writer, layers }) => layers.map(({ id, short, vertices }) => {
    const steps = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9, 0, 1];
    const at = (share) => vertices[Math.round(share * (vertices.length - 1))];
    const { text, lang } = writer.named(short);
    return {
      kind: "line",
      priority: 4,
      where: "beside",
      mayCover: 12,
      offLines: true,
      points: vertices.length ? steps.map(at) : [],
      lines: [{ text, lang, style: `fi-line-name fi-line-${id}` }]
    };
  });
  var placeLabels = ({ writer, data, mark: markOf }) => data.places.map((place) => {
    const {
      kind,
      names,
      group,
      point: [lon, lat]
    } = place;
    const rank = Object.entries(PLACE_RANKS).find(([name]) => name === kind)?.[1] ?? PLACE_RANKS.other;
    const mark = markOf(place);
    const dot2 = rank.dot || Boolean(mark);
    return {
      ...rank,
      priority: mark ? Math.min(rank.priority, MARK_PRIORITY) : rank.priority,
      where: dot2 || kind === "islet" ? "beside" : "centre",
      dot: dot2,
      mark,
      fromZoom: mark ? 0 : rank.fromZoom,
      land: group,
      points: [[lat, lon]],
      lines: nameLines(writer, names)
    };
  });
  var splitLabels = (scene) => [
    ...islandLabels(scene),
    ...cutLabels(scene),
    ...lineLabels(scene),
    ...placeLabels(scene)
  ];
  var splitLines = ({ layers, borders }) => ({
    lines: [
      ...layers.flatMap(({ parts }) => parts),
      ...borders.flatMap(({ line: line2 }) => line2.map(unpack))
    ],
    bands: layers.flatMap(({ edges }) => edges)
  });

  // geo/maps/shared/web/tables.js
  var said = (cell) => {
    if (typeof cell === "string" || cell instanceof Node) {
      return [cell];
    }
    return Array.isArray(cell) ? cell : [cell.text, element("small", { lang: cell.lang }, cell.other)];
  };
  var line = (cells, style) => element(
    "tr",
    style ? { class: style } : {},
    element("th", { scope: "row" }, ...said(cells[0])),
    ...cells.slice(1).map((cell) => element("td", {}, ...said(cell)))
  );
  var fillTable = (id, rows, sums = []) => byIdAs(id, HTMLTableElement).tBodies[0].replaceChildren(
    ...rows.map((row) => line(row)),
    ...sums.map((row) => line(row, "fi-sum"))
  );
  var pairsTable = (rows) => element("table", { class: "fi-pairs" }, element("tbody", {}, ...rows.map((row) => line(row))));
  var fillComparison = (id, writer, { options, shown }, cellsOf) => {
    const rows = options.map((option2) => {
      const row = line([writer.name(option2.short), ...cellsOf(option2)]);
      if (option2 === shown) {
        row.setAttribute("aria-current", "true");
      }
      return row;
    });
    byIdAs(id, HTMLTableElement).tBodies[0].replaceChildren(...rows);
  };
  var setCaption = (id, text) => {
    const { caption } = byIdAs(id, HTMLTableElement);
    if (caption) {
      caption.textContent = text;
    }
  };

  // geo/maps/pages/split/web/panel.js
  var quote = ({ quote: words }, where) => element("p", {}, element("q", { lang: "en" }, words), " ", element("cite", {}, where));
  var fillPanel = (writer, { options }, option2) => {
    const texts = option2.texts[writer.lang];
    setCaption("fi-table", texts.caption);
    fillTable("fi-table", texts.islands, texts.sums);
    byId("fi-cut-title").textContent = texts.cut_title;
    fillTable("fi-cut", texts.cuts[0]?.rows ?? []);
    byId("fi-more-cuts").replaceChildren(
      ...texts.cuts.slice(1).flatMap(({ title, rows }) => [element("h2", {}, title), pairsTable(rows)])
    );
    const passages = option2.citations.map((one, nth) => quote(one, texts.passages[nth]));
    const none = element("p", {}, writer.word("split.passages_none"));
    byId("fi-passages").replaceChildren(...passages.length ? passages : [none]);
    if (document.getElementById("fi-compare")) {
      fillComparison(
        "fi-compare",
        writer,
        { options, shown: option2 },
        (other) => other.texts[writer.lang].compared.map(([area, share]) => [area, element("br"), share])
      );
    }
  };
  var cited = (writer, citation) => {
    const text = (key) => String(citation[key] ?? "");
    if (citation.type === "treaty") {
      return [writer.name(
        /** @type {import("../../../shared/web/data").Names} */
        citation.names
      )];
    }
    if (citation.type === "document" && Array.isArray(citation.lines)) {
      const where = writer.passage({ document: text("document"), lines: citation.lines });
      return [element("q", { lang: "en" }, text("quote")), " ", where];
    }
    const parts = [text("title"), text("licence")].filter(Boolean);
    return [element("span", { lang: "en" }, parts.join(", "))];
  };
  var facts = (writer, { names, basis, citation, fixed, chosen, uncertainty }) => {
    const pairs = [];
    const add = (key, told) => {
      if (told?.en) {
        const { text, lang } = writer.named(told);
        pairs.push(element("dt", {}, writer.word(key)), element("dd", { lang }, text));
      }
    };
    add("split.fixed", fixed);
    add("split.chosen", chosen);
    add("split.uncertainty", uncertainty);
    return [
      element(
        "h3",
        { lang: writer.named(names ?? { en: "" }).lang },
        writer.name(names ?? { en: "" })
      ),
      element(
        "p",
        {},
        writer.has("basis", basis) ? writer.word(`basis.${basis}`) : String(basis ?? "")
      ),
      element("ul", {}, ...(citation ?? []).map((one) => element("li", {}, ...cited(writer, one)))),
      element("dl", {}, ...pairs)
    ];
  };
  var lineDetails = (writer, layer) => element(
    "details",
    {},
    element("summary", {}, writer.word("split.rests_on")),
    ...layer.features.flatMap((feature) => facts(writer, feature))
  );

  // geo/maps/pages/split/web/split.js
  var LINE_ZOOM = 9;
  var SplitPage = class extends OptionPage {
    /**
     * @param {import("leaflet").Map} map
     * @param {SplitData} data
     */
    constructor(map, data) {
      super(map, data, data.lines);
      this.shownLines = new Set(data.lines.filter(({ shown }) => shown).map(({ id }) => id));
      this.section = "split";
      this.openDetails = /* @__PURE__ */ new Set();
      const writer = new Writer(data.strings, data.lang);
      this.evidence = data.evidence ? new Evidence(data.evidence, data.languages, writer) : void 0;
      this.start("islands");
    }
    /**
     * @override
     * @param {string} place
     */
    bounds(place) {
      if (place === "border") {
        return this.option.borders.length ? this.borderBounds(this.option.borders) : void 0;
      }
      return place === "region" ? this.region() : void 0;
    }
    /** @param {import("./data").CutLine[]} borders */
    borderBounds(borders) {
      const ends = borders.flatMap((border) => border.ends);
      return leaflet_default.latLngBounds(ends.map(([lon, lat]) => leaflet_default.latLng(lat, lon))).pad(0.6);
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
      const room = {
        paddingTopLeft: narrow ? [14, 20] : [40, 40],
        paddingBottomRight: narrow ? [14, 64] : [40, 56]
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
      asButton(
        layer,
        { label: this.textsOf(part).label, data },
        (byKey) => this.card(shapeOf(layer), part, byKey)
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
        const open2 = (at, byKey) => this.lineCard(layer, names, { node, at, byKey });
        path.off("click").on("click", ({ latlng }) => open2(latlng, false));
        node.setAttribute("aria-label", this.lineLabel(layer, names));
        if (!node.dataset.line) {
          node.setAttribute("tabindex", "0");
          node.setAttribute("role", "button");
          node.dataset.line = layer.id;
          onKey(node, () => open2(middle, true));
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
        return void 0;
      }
      const words = this.writer.plural("evidence.open_events", count);
      const button = element("button", { type: "button" }, words);
      const again = () => button.isConnected ? button : this.drawn(node);
      button.addEventListener("click", () => this.evidence?.open(subject, again));
      return button;
    }
    /**
     * The shape itself, or what was drawn in its stead since.
     * @param {Node_} node
     */
    drawn(node) {
      const { island, side, line: line2, place } = node.dataset;
      const shapes = [
        ...this.map.getContainer().querySelectorAll("[role=button][data-island], [data-line], [data-place]")
      ];
      const alike = (
        /** @type {HTMLElement[]} */
        shapes.filter(
          (one) => one.dataset.island === island && one.dataset.line === line2 && one.dataset.place === place
        )
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
        this.say("zoom_to")
      );
      zoom.addEventListener("click", () => {
        box.checked = true;
        this.shownLines.add(layer.id);
        this.refresh();
        this.fit(leaflet_default.latLngBounds(this.shapes.lines[layer.id].vertices), { maxZoom: LINE_ZOOM });
      });
      const sample = lineSample(LINE_STYLES[layer.id]);
      const details = lineDetails(this.writer, layer);
      details.open = this.openDetails.has(layer.id);
      details.addEventListener(
        "toggle",
        () => this.openDetails[details.open ? "add" : "delete"](layer.id)
      );
      const label = element("label", {}, box, sample, element("span", {}, name));
      const events = this.evidence?.button(`lines/${layer.id}`, (count) => this.eventsOf(count)) ?? "";
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
        mark: (place) => this.mark(place)
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
        return void 0;
      }
      return {
        id: place.id,
        label: evidence.words.titled(subject, place.names),
        open: (node, byKey) => this.placeCard(place, node, byKey)
      };
    }
  };
  var open = (map, data) => new SplitPage(map, forReader(data));
  return __toCommonJS(split_exports);
})();
