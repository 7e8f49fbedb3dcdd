// The atlas: what is shown, written into the page's address and read from it.

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
const PATIENCE = 300;
const DEGREES = 4;

const known = (value, choices, otherwise) => (choices.includes(value) ? value : otherwise);

/** The state that an address tells, each part checked; what it leaves out is as at the start. */
const read = (fragment, data, days) => {
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
    return found === undefined ? otherwise : Math.min(data.last, Math.max(least, found));
  };
  state.day = day("date", data.first, data.last);
  state.from = day("from", 0, 0);
  state.to = Math.max(state.from, day("to", 0, data.last));
  const at = (told.get("at") ?? "").split(",").map(Number);
  state.at = at.length === 3 && at.every(Number.isFinite) ? at : null;
  return state;
};

const write = (state, data, days) => {
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

/** Keeps the address and the state in step; `apply(state)` is called on back and forward. */
export class Address {
  constructor(data, days, apply) {
    Object.assign(this, { data, days });
    window.addEventListener("popstate", () => apply(this.read()));
    window.addEventListener("hashchange", () => {
      if (location.hash !== this.last) {
        apply(this.read());
      }
    });
  }

  read() {
    this.last = location.hash;
    return read(location.hash, this.data, this.days);
  }

  /** Writes the state: at once as a new step of the history, or soon in place of the last. */
  save(state, { step }) {
    clearTimeout(this.waiting);
    if (step) {
      this.put(state, "pushState");
    } else {
      this.waiting = setTimeout(() => this.put(state, "replaceState"), PATIENCE);
    }
  }

  put(state, how) {
    const fragment = write(state, this.data, this.days);
    if (fragment !== location.hash) {
      this.last = fragment;
      try {
        history[how](null, "", fragment);
      } catch {
        // a frame of a notebook has no address of its own: there is nothing to keep in step
        this.last = location.hash;
      }
    }
  }

  link(state) {
    clearTimeout(this.waiting);
    this.put(state, "replaceState");
    return location.href.split("#")[0] + write(state, this.data, this.days);
  }
}
