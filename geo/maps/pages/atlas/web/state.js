// @ts-check
// The atlas: what is shown, as text for the page's address, and read from such a text.

/**
 * What is shown. Days are counted; `at` is latitude, longitude and zoom; "" is none.
 * @typedef {object} State
 * @property {string} lang
 * @property {string} view
 * @property {string} beside view of the second map
 * @property {string} step
 * @property {string} when the time that events are listed for
 * @property {string} order
 * @property {string} tab
 * @property {string} about subject of the events
 * @property {string} find
 * @property {string} kind
 * @property {string} document
 * @property {string} relevance
 * @property {string} event the one that is chosen
 * @property {number} day
 * @property {number} from
 * @property {number} to
 * @property {[number, number, number] | null} at
 *
 * @typedef {Pick<import("./data").AtlasData,
 *   "lang" | "languages" | "views" | "first" | "last">} Known what an address is checked against
 */

const TEXTS = { about: "", find: "", kind: "", document: "", relevance: "", event: "" };
const DEFAULTS = {
  view: "administered",
  beside: "",
  step: "event",
  when: "period",
  order: "oldest",
  tab: "events",
  ...TEXTS,
};
const CHOICES = {
  step: ["event", "year", "period"],
  when: ["period", "year", "range", "any"],
  order: ["oldest", "newest", "relevant"],
  tab: ["events", "table", "sources"],
};
/** @type {("beside" | keyof typeof CHOICES | keyof typeof TEXTS)[]} */
const WRITTEN = [
  "beside",
  "step",
  "when",
  "order",
  "tab",
  "about",
  "find",
  "kind",
  "document",
  "relevance",
  "event",
];
// four decimals of a degree are some ten metres: less than a pixel at the deepest zoom
const DEGREES = 4;
// where the map's projection ends
const MOST_NORTHERN = 85;
const MOST_EASTERN = 180;

/**
 * @param {string | null} value
 * @param {readonly string[]} choices
 * @param {string} otherwise
 */
const known = (value, choices, otherwise) =>
  value !== null && choices.includes(value) ? value : otherwise;

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
const within = (value, least, most) => Math.min(most, Math.max(least, value));

/**
 * Latitude, longitude and zoom that a text tells, held within what a map can show; or null.
 * @param {string} text
 * @param {[number, number]} zooms the least and the most
 * @returns {[number, number, number] | null}
 */
const readPlace = (text, [leastZoom, mostZoom]) => {
  const parts = text.split(",");
  const numbers = parts.map((part) => (part.trim() ? Number(part) : NaN));
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) {
    return null;
  }
  const [lat, lon, zoom] = numbers;
  return [
    within(lat, -MOST_NORTHERN, MOST_NORTHERN),
    within(lon, -MOST_EASTERN, MOST_EASTERN),
    within(zoom, leastZoom, mostZoom),
  ];
};

/**
 * The state that an address tells, each part checked; what it leaves out is as at the start.
 * `zooms` are the least and the most that the map allows.
 * @param {string} fragment
 * @param {Known} data
 * @param {import("./days.js").Days} days
 * @param {[number, number]} zooms
 * @returns {State}
 */
export const readState = (fragment, data, days, zooms) => {
  const told = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @param {keyof typeof CHOICES} key */
  const choice = (key) => known(told.get(key), CHOICES[key], DEFAULTS[key]);
  /** @param {string} key */
  const text = (key) => told.get(key) ?? "";
  /**
   * @param {string} key
   * @param {number} least
   * @param {number} otherwise
   */
  const day = (key, least, otherwise) => {
    const found = days.of(told.get(key) ?? "");
    return found === undefined ? otherwise : within(found, least, data.last);
  };
  const from = day("from", 0, 0);
  return {
    lang: known(told.get("lang"), data.languages, data.lang),
    view: known(told.get("view"), data.views, DEFAULTS.view),
    beside: known(told.get("beside"), data.views, DEFAULTS.beside),
    step: choice("step"),
    when: choice("when"),
    order: choice("order"),
    tab: choice("tab"),
    about: text("about"),
    find: text("find"),
    kind: text("kind"),
    document: text("document"),
    relevance: text("relevance"),
    event: text("event"),
    day: day("date", data.first, data.last),
    from,
    to: Math.max(from, day("to", 0, data.last)),
    at: readPlace(text("at"), zooms),
  };
};

/**
 * The address that tells a state; what is as at the start is left out.
 * @param {State} state
 * @param {Known} data
 * @param {import("./days.js").Days} days
 */
export const writeState = (state, data, days) => {
  const told = new URLSearchParams({ date: days.iso(state.day), view: state.view });
  for (const key of WRITTEN) {
    const value = state[key];
    if (value && value !== DEFAULTS[key]) {
      told.set(key, value);
    }
  }
  if (state.from > 0) {
    told.set("from", days.iso(state.from));
  }
  if (state.to < data.last) {
    told.set("to", days.iso(state.to));
  }
  if (state.at) {
    const [lat, lon, zoom] = state.at;
    told.set("at", [lat.toFixed(DEGREES), lon.toFixed(DEGREES), zoom].join(","));
  }
  told.set("lang", state.lang);
  return `#${told}`;
};
