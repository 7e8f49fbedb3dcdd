// The atlas: the list of events in step with map and slider. It builds on the split page's list.

import { element } from "../../../shared/web/elements.js";
import { Evidence } from "../../../shared/web/event_list.js";

const by = (id) => document.getElementById(id);
const FILTERS = ["kind", "document", "relevance"];
const GROUPS = ["islands", "lines", "places", "elsewhere"];
const FIRST_ROWS = 60;
const ALL = "all";

/** Events with filters. `on` has `select(event)`, `filter()`, `say(text)`, `copy(text, told)`. */
export class AtlasEvidence extends Evidence {
  constructor(data, model, on) {
    super(data);
    Object.assign(this, { data, model, on, rows: new Map(), most: FIRST_ROWS, chosen: null });
    const { spans, layers, disputed } = data.evidence;
    this.register.events.forEach((event) => {
      Object.assign(event, { span: spans[event.number], layers: layers[event.number] });
      event.disputes = disputed[event.id] ?? [];
    });
    this.byId = new Map(this.register.events.map((event) => [event.id, event]));
    this.time = [0, data.last];
  }

  connect() {
    by("fi-clear").addEventListener("click", () => {
      this.clear();
      this.on.filter();
    });
    by("fi-about").addEventListener("change", ({ target }) => {
      this.subject = target.value;
      this.changed();
    });
    by("fi-find").addEventListener("input", ({ target }) => {
      this.choice.text = target.value;
      this.changed();
    });
    for (const name of ["order", ...FILTERS]) {
      by(`fi-${name}`).addEventListener("change", ({ target }) => {
        this.choice[name] = target.value;
        this.changed();
      });
    }
    by("fi-more").addEventListener("click", () => {
      const before = by("fi-events").children.length;
      this.most = Infinity;
      this.list();
      by("fi-events").children[before]?.querySelector("summary").focus();
    });
  }

  changed() {
    this.most = FIRST_ROWS;
    this.on.filter();
  }

  clear() {
    Object.assign(this.choice, { text: "", relevance: "", kind: "", document: "" });
    this.subject = ALL;
  }

  /** What the reader chose, for the address; `adopt` takes it back. */
  get state() {
    const { text, kind, document: cited, relevance, order } = this.choice;
    const about = this.subject === ALL ? "" : this.subject;
    return { about, find: text, kind, document: cited, relevance, order };
  }

  adopt(state) {
    this.subject = this.knows(state.about) ? state.about : ALL;
    const { kind, relevance, order } = state;
    const has = (test) => this.register.events.some(test);
    Object.assign(this.choice, { text: state.find, order });
    this.choice.kind = has((event) => event.kind === kind) ? kind : "";
    this.choice.relevance = has((event) => event.relevance === relevance) ? relevance : "";
    this.choice.document = has(({ documents }) => documents.has(state.document))
      ? state.document
      : "";
    by("fi-find").value = this.choice.text;
  }

  speak(writer) {
    this.writer = writer;
    this.rows.clear();
  }

  touches({ span: [first, last] }, [from, to]) {
    return (first ?? -Infinity) <= to && (last ?? Infinity) >= from;
  }

  /** Events that fit every filter but time, by date. */
  fitting() {
    return this.register
      .eventsOf(this.subject)
      .filter((event) => this.choice.fits(event, this.register));
  }

  refresh() {
    this.list();
  }

  /** Lists the events of a time; `words` says which. */
  listFor(time, words) {
    this.time = time;
    this.words = words;
    this.list();
  }

  list() {
    const fitting = this.fitting();
    const shown = fitting.filter((event) => this.touches(event, this.time));
    this.say(shown.length);
    this.fillFilters();
    const listed = this.chosen && !shown.includes(this.chosen) ? [...shown, this.chosen] : shown;
    const sorted = this.choice.sort(listed);
    const most = Math.max(this.most, sorted.indexOf(this.chosen) + 1);
    this.put(sorted.slice(0, most).map((event) => this.rowOf(event)));
    const rest = sorted.length - Math.min(most, sorted.length);
    by("fi-more").hidden = rest === 0;
    by("fi-more").textContent = this.writer.say("more", { count: this.writer.count(rest) });
    by("fi-nothing").hidden = shown.length > 0;
  }

  say(shown) {
    const all = this.register.events.length;
    by("fi-shown").textContent = this.writer.say("in_time", {
      shown: this.writer.count(shown),
      count: this.writer.count(all),
      time: this.words,
    });
    const filtered = ["text", ...FILTERS].some((name) => this.choice[name]);
    by("fi-clear").disabled = !filtered && this.subject === ALL;
  }

  /** Puts rows in their places; what is focused stays so. */
  put(rows) {
    const list = by("fi-events");
    const same =
      rows.length === list.children.length && rows.every((row, n) => list.children[n] === row);
    if (!same) {
      const held = list.contains(document.activeElement) ? document.activeElement : null;
      list.replaceChildren(...rows);
      held?.focus({ preventScroll: true });
    }
  }

  rowOf(event) {
    if (!this.rows.has(event)) {
      this.rows.set(event, this.row(event));
    }
    return this.rows.get(event);
  }

  row(event) {
    const row = super.row(event);
    row.classList.toggle("fi-chosen", event === this.chosen);
    row.querySelector("summary").addEventListener("click", (click) => {
      if (!row.firstChild.open) {
        click.preventDefault();
        this.on.select(event);
      }
    });
    return row;
  }

  summary(event) {
    const summary = super.summary(event);
    if (event.disputes.length > 0) {
      summary.append(element("span", { class: "fi-disputed" }, this.writer.say("disagree_tag")));
    }
    return summary;
  }

  /** Marks an event as chosen, opens it, and brings its row into sight. */
  choose(event, { scroll = false } = {}) {
    const last = this.chosen;
    this.chosen = event;
    for (const one of [last, event].filter(Boolean)) {
      this.rows.get(one)?.classList.toggle("fi-chosen", one === event);
    }
    if (event) {
      this.opened.add(event.id);
      this.rowOf(event).firstChild.open = true;
      this.scrollTo = scroll ? event : null;
    }
  }

  /** After the list is drawn: brings the chosen row into sight, if that was asked. */
  settle() {
    const row = this.scrollTo && this.rows.get(this.scrollTo);
    this.scrollTo = null;
    const panel = by("fi-panel");
    if (row?.isConnected && panel.scrollHeight > panel.clientHeight + 1) {
      const away = row.getBoundingClientRect().top - panel.getBoundingClientRect().top;
      panel.scrollTop +=
        away -
        by("fi-evidence-bar").offsetHeight -
        document.querySelector(".fi-tabs").offsetHeight -
        6;
    }
  }

  body(event) {
    const show = element(
      "button",
      { type: "button", class: "fi-show-event" },
      this.writer.say("show_event"),
    );
    show.addEventListener("click", () => this.on.select(event));
    const copy = element(
      "button",
      { type: "button", class: "fi-copy-citation" },
      this.writer.say("copy_citation"),
    );
    copy.addEventListener("click", () => this.on.copy(this.citation(event), "copied_citation"));
    return [
      ...super.body(event),
      ...this.disagreements(event),
      element("div", { class: "fi-actions" }, show, copy),
    ];
  }

  /** How the event is cited: each document, its lines and quote, then our record. */
  citation(event) {
    const passages = event.passages.map(({ document: { id, title, authors }, lines, quote }) => {
      const { publisher, date } = this.data.evidence.cards[id] ?? {};
      const card = [authors.join(", "), title && `“${title}”`, publisher, date]
        .filter(Boolean)
        .join(", ");
      const [first, last] = lines;
      const where = first === last ? `line ${first}` : `lines ${first}–${last}`;
      return `${card || "(no title in the text)"}, document ${id}, ${where}: “${quote}”`;
    });
    return `${event.title} (${event.date}). ${passages.join("; ")}. Four Islands Atlas, event ${event.id}.`;
  }

  disagreements(event) {
    const records = event.disputes.map((number) => this.data.evidence.disagreements[number]);
    const one = ({ title, summary, shows, record, sides }) =>
      element(
        "li",
        { class: "fi-disagreement" },
        element("strong", { lang: "en" }, title),
        element("p", { lang: "en" }, summary),
        element("ul", {}, ...sides.map((side) => this.side(side))),
        element("p", {}, `${this.writer.say("we_show")}: `, element("span", { lang: "en" }, shows)),
        ...(record
          ? [
              element(
                "p",
                {},
                `${this.writer.say("public_record")}: `,
                element("span", { lang: "en" }, record),
              ),
            ]
          : []),
      );
    const heading = element("h3", {}, this.writer.say("disagree"));
    return records.length
      ? [heading, element("ul", { class: "fi-disagreements" }, ...records.map(one))]
      : [];
  }

  side([cited, first, last, quote, says]) {
    return element(
      "li",
      {},
      element("span", { lang: "en" }, says),
      " ",
      element("q", { lang: "en" }, quote),
      " ",
      element("cite", {}, this.writer.passage({ document: cited, lines: [first, last] })),
    );
  }

  /** Choices with the number of events each would leave, the other filters being as they are. */
  fillFilters() {
    const now = (event) => this.touches(event, this.time);
    const pool = (name) => {
      const kept = this.choice[name];
      this.choice[name] = "";
      const found = this.fitting().filter(now);
      this.choice[name] = kept;
      return found;
    };
    const labels = {
      kind: [(event) => [event.kind], (key) => this.label("kinds", key)],
      document: [(event) => [...event.documents], (key) => this.titleOf(key)],
      relevance: [(event) => [event.relevance], (key) => this.label("relevance", key)],
    };
    for (const [name, [keysOf, label]] of Object.entries(labels)) {
      const found = pool(name);
      const every = [...new Set(this.register.events.flatMap(keysOf))];
      const count = (key) => found.filter((event) => keysOf(event).includes(key)).length;
      const options = every.map((key) => [key, label(key), count(key)]).sort((a, b) => b[2] - a[2]);
      this.fill(
        `fi-${name}`,
        [["", this.writer.word("evidence.any"), found.length], ...options],
        this.choice[name],
      );
    }
    this.fillSubjects(now);
    const orders = ["oldest", "newest", "relevant"].map((name) => [
      name,
      this.writer.word(`evidence.${name}`),
    ]);
    this.fill("fi-order", orders, this.choice.order);
  }

  fill(id, options, chosen) {
    const nodes = options.map(([value, text, count]) => this.choiceOf(value, text, count));
    by(id).replaceChildren(...nodes);
    by(id).value = chosen;
  }

  choiceOf(value, text, count) {
    return element("option", { value }, count === undefined ? text : this.counted(text, count));
  }

  fillSubjects(now) {
    const fits = new Set(
      this.register.events
        .filter((event) => now(event) && this.choice.fits(event, this.register))
        .map(({ number }) => number),
    );
    const count = (subject) => subject.events.filter((number) => fits.has(number)).length;
    const subjects = [...this.register.subjects.values()];
    const groups = GROUPS.map((group) => {
      const options = subjects
        .filter((one) => one.group === group && one.events.length)
        .map((one) => this.choiceOf(one.id, this.nameOf(one.id), count(one)));
      return element("optgroup", { label: this.writer.word(`evidence.${group}`) }, ...options);
    });
    by("fi-about").replaceChildren(
      this.choiceOf(ALL, this.writer.word("evidence.all"), fits.size),
      ...groups,
    );
    by("fi-about").value = this.subject;
  }
}
