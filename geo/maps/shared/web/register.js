// @ts-check
// The page's events as objects, and what a reader may ask about.

/**
 * @typedef {import("./data").Evidence} Evidence
 * @typedef {import("./data").Document} Document
 * @typedef {import("./data").EventRow} EventRow
 * @typedef {{ document: Document, lines: [number, number], quote: string, role: string }} Passage
 */

/**
 * @typedef {object} Event
 * @property {number} number its place among all events, which stand by date
 * @property {string} id
 * @property {string} title
 * @property {string} kind
 * @property {string} date in EDTF
 * @property {string} known how exactly the date is known
 * @property {string} known_how
 * @property {string} summary
 * @property {string} relevance
 * @property {string[]} places
 * @property {Passage[]} passages
 * @property {Set<string>} documents ids of the documents that are cited
 */

/** @typedef {"relevance" | "kind" | "document"} Filter */

export const ALL = "all";
export const RANKS = ["core", "context", "background"];
/** @type {Filter[]} */
export const FILTERS = ["relevance", "kind", "document"];
export const GROUPS = ["islands", "lines", "places", "elsewhere"];
/** @type {("oldest" | "newest" | "relevant")[]} */
export const ORDERS = ["oldest", "newest", "relevant"];

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase();

/**
 * How often each value is there.
 * @param {string[]} values
 */
export const counts = (values) => {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const value of values) {
    found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
};

/**
 * @param {EventRow} row
 * @param {number} number
 * @param {Document[]} documents
 * @returns {Event}
 */
const read = (row, number, documents) => {
  const [id, title, kind, date, known, known_how, summary, relevance, places, cited] = row;
  const passages = cited.map(([document, first, last, quote, role]) => {
    /** @type {[number, number]} */
    const lines = [first, last];
    return { document: documents[document], lines, quote, role };
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
    documents: new Set(passages.map((one) => one.document.id)),
  };
};

/** The events, and the subjects that they are about. */
export class Register {
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
    /** @type {Map<Event, string>} */
    this.searched = new Map();
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
    if (known !== undefined) {
      return known;
    }
    const text = plain(
      [
        event.title,
        event.summary,
        ...event.passages.map(({ quote }) => quote),
        ...event.places.flatMap((place) => Object.values(this.places[place] ?? {})),
        ...this.dates[event.date],
      ].join("\n"),
    );
    this.searched.set(event, text);
    return text;
  }
}

/** What the reader chose to see. */
export class Choice {
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
    /** @param {Filter} name */
    const asked = (name) => (name === without ? "" : this[name]);
    const words = plain(this.text).split(/\s+/).filter(Boolean);
    return (
      ["", event.relevance].includes(asked("relevance")) &&
      ["", event.kind].includes(asked("kind")) &&
      (!asked("document") || event.documents.has(asked("document"))) &&
      words.every((word) => register.haystack(event).includes(word))
    );
  }

  /**
   * Events in order; the register has them by date.
   * @template {Event} T
   * @param {T[]} events
   */
  sort(events) {
    /** @param {Event} event */
    const rank = ({ relevance }) => RANKS.indexOf(relevance);
    /** @type {Record<string, (a: Event, b: Event) => number>} */
    const orders = {
      oldest: (a, b) => a.number - b.number,
      newest: (a, b) => b.number - a.number,
      relevant: (a, b) => rank(a) - rank(b) || a.number - b.number,
    };
    return [...events].sort(orders[this.order]);
  }
}
