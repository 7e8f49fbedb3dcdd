// The atlas: what is shown, as text for the page's address, and read from such a text.

const DEFAULTS = {
  view: "administered",
  beside: "",
  step: "event",
  when: "period",
  order: "oldest",
  tab: "events",
};
const CHOICES = {
  step: ["event", "year", "period"],
  when: ["period", "year", "range", "any"],
  order: ["oldest", "newest", "relevant"],
  tab: ["events", "table", "sources"],
};
const TEXTS = ["about", "find", "kind", "document", "relevance", "event"];
// four decimals of a degree are some ten metres: less than a pixel at the deepest zoom
const DEGREES = 4;
// where the map's projection ends
const MOST_NORTHERN = 85;
const MOST_EASTERN = 180;

const known = (value, choices, otherwise) => (choices.includes(value) ? value : otherwise);

const within = (value, least, most) => Math.min(most, Math.max(least, value));

/** Latitude, longitude and zoom that a text tells, held within what a map can show; or null. */
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
 */
export const readState = (fragment, data, days, zooms) => {
  const told = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = { lang: known(told.get("lang"), data.languages, data.lang) };
  state.view = known(told.get("view"), data.views, DEFAULTS.view);
  state.beside = known(told.get("beside"), data.views, DEFAULTS.beside);
  for (const [key, choices] of Object.entries(CHOICES)) {
    state[key] = known(told.get(key), choices, DEFAULTS[key]);
  }
  for (const key of TEXTS) {
    state[key] = told.get(key) ?? "";
  }
  const day = (key, least, otherwise) => {
    const found = days.of(told.get(key) ?? "");
    return found === undefined ? otherwise : within(found, least, data.last);
  };
  state.day = day("date", data.first, data.last);
  state.from = day("from", 0, 0);
  state.to = Math.max(state.from, day("to", 0, data.last));
  state.at = readPlace(told.get("at") ?? "", zooms);
  return state;
};

/** The address that tells a state; what is as at the start is left out. */
export const writeState = (state, data, days) => {
  const told = new URLSearchParams({ date: days.iso(state.day), view: state.view });
  for (const key of ["beside", ...Object.keys(CHOICES), ...TEXTS]) {
    if (state[key] && state[key] !== DEFAULTS[key]) {
      told.set(key, state[key]);
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
