// @ts-check
// The atlas: map, slider, list of events, words and address, all in step.

import { addTiles, createMap, fitInto } from "../../../shared/web/base_map.js";
import { element } from "../../../shared/web/elements.js";
import { forReader } from "../../../shared/web/language.js";
import L from "../../../shared/web/leaflet.js";
import { setPrecision, unpack } from "../../../shared/web/packed.js";
import { all, byId, byIdAs, valueOf } from "../../../shared/web/elements.js";
import { closeOnEscape, nameMap, onTouch, returnFocus, speak } from "../../../shared/web/page.js";
import { Address } from "./address.js";
import { AtlasCards } from "./cards.js";
import { Days } from "./days.js";
import { AtlasEvidence } from "./event_list.js";
import { atlasLabels, labelCoast } from "./labels.js";
import { AtlasMap, addPatterns } from "./map.js";
import { AtlasModel } from "./model.js";
import {
  Tabs,
  copyText,
  drawDocuments,
  drawLandTable,
  drawLegend,
  drawLineTable,
  sayWho,
} from "./panel.js";
import { readState, writeState } from "./state.js";
import { Player, dayOf, nextDay, nextEvent } from "./steps.js";
import { Timeline } from "./timeline.js";
import { AtlasWriter } from "./words.js";

/**
 * @typedef {import("leaflet").Map} Map
 * @typedef {import("leaflet").FitBoundsOptions} FitBoundsOptions
 * @typedef {import("../../../shared/web/register.js").Event} Event_
 * @typedef {{ step: boolean }} How whether it is a new step of the history
 * @typedef {Omit<import("./state.js").State, "about" | "find" | "kind" | "document" | "relevance" |
 *   "order" | "event">} Own what is shown, without what the list of events keeps
 */

/** @type {("beside" | "when" | "step")[]} */
const SELECTS = ["beside", "when", "step"];
// milliseconds until what may come a moment later: no more than a drag leaves between its events
const SOON = 120;
const NEAR = 8.5;
/** @type {FitBoundsOptions} */
const PADDING = { padding: [14, 14], animate: false };
/** @type {FitBoundsOptions} */
const EVENT_PADDING = { padding: [48, 48], maxZoom: NEAR };

/**
 * Whether a map shows a place already; it has no centre before.
 * @param {Map} map
 */
const hasView = (map) =>
  /** @type {{ _loaded?: boolean }} */ (/** @type {unknown} */ (map))._loaded;

/**
 * The address that a background's pictures come from.
 * @param {import("leaflet").TileLayer} layer
 */
const addressOf = (layer) => /** @type {{ _url: string }} */ (/** @type {unknown} */ (layer))._url;

class Atlas {
  /**
   * @param {Map} map
   * @param {import("./data").AtlasData} data
   */
  constructor(map, data) {
    this.data = data;
    setPrecision(data.steps_per_degree);
    this.model = new AtlasModel(data);
    this.days = new Days(data.first_year);
    /** @type {Own} */
    this.state = readState("", data, this.days, [map.getMinZoom(), map.getMaxZoom()]);
    this.touched = false;
    this.following = false;
    this.ready = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
    /** What the strip of the slider shows. */
    this.strip = "";
    /** @type {import("leaflet").LatLngBounds | undefined} */
    this.before = undefined;
    addPatterns();
    this.maps = [this.addMap(map)];
    this.writer = new AtlasWriter(data, data.lang);
    this.evidence = new AtlasEvidence(data, this.writer, {
      select: (event) => this.select(event, { step: true }),
      filter: () => this.filtered(),
      copy: (text, told) => this.copy(text, told),
    });
    this.timeline = new Timeline(data, this.days, {
      moment: (day, { done }) => this.setDay(day, { step: done }),
      range: (from, to, { done }) => this.setRange(from, to, { step: done }),
      step: (direction) => this.step(direction),
    });
    this.player = new Player(
      () => this.step(1),
      (on) => this.showPlaying(on),
    );
    this.cards = new AtlasCards(this.model, this.evidence, (subject) => this.about(subject));
    this.tabs = new Tabs((tab) => this.change({ tab }, { step: true }));
    /** @type {[number, number]} */
    const zooms = [map.getMinZoom(), map.getMaxZoom()];
    const form = {
      read: (/** @type {string} */ text) => readState(text, data, this.days, zooms),
      text: (/** @type {import("./state.js").State} */ state) => writeState(state, data, this.days),
    };
    this.address = new Address(form, (state) => this.adopt(state));
    this.connect();
    this.maps[0].labels.hold(() => this.adopt(this.address.read()));
    this.ready = true;
    document.documentElement.dataset.ready = "true";
  }

  /** Everything that the address keeps. */
  get whole() {
    return { ...this.state, ...this.evidence.state, event: this.evidence.chosen?.id ?? "" };
  }

  /** Language and day that are shown. */
  get now() {
    return { writer: this.writer, day: this.state.day };
  }

  /** @param {Map} map */
  addMap(map) {
    const shown = new AtlasMap(map, this.model, {
      area: (area, node, byKey) => this.cards.area(map, area, this.now, { node, byKey }),
      line: (line, byKey) => this.cards.line(map, line, this.now, byKey),
    });
    const refit = this.refitting(map);
    new ResizeObserver(() => requestAnimationFrame(refit)).observe(map.getContainer());
    map.on("move zoomend", () => this.follow(map));
    map.on("moveend", () => this.moved(map));
    closeOnEscape(map);
    map.on("popupclose", () => returnFocus(this.cards.opener));
    onTouch(map, () => (this.touched = true));
    return shown;
  }

  /**
   * The second map goes where the first one goes, and the first where the second.
   * @param {Map} map
   */
  follow(map) {
    if (this.following || this.maps.length < 2 || !this.state.beside) {
      return;
    }
    this.following = true;
    const other = this.maps.find((one) => one.map !== map)?.map;
    other?.setView(map.getCenter(), map.getZoom(), { animate: false });
    this.following = false;
  }

  /** @param {Map} map */
  moved(map) {
    if (this.ready && this.touched && !this.following) {
      const { lat, lng } = map.getCenter();
      this.state.at = [lat, lng, map.getZoom()];
      this.address.save(this.whole, { step: false });
    }
  }

  connect() {
    for (const input of all('input[name="fi-view"]')) {
      input.addEventListener("change", (event) =>
        this.change({ view: valueOf(event) }, { step: true }),
      );
    }
    for (const name of SELECTS) {
      byId(`fi-${name}`).addEventListener("change", (event) =>
        this.change({ [name]: valueOf(event) }, { step: true }),
      );
    }
    byId("fi-date").addEventListener("change", (event) => {
      const day = this.days.of(valueOf(event));
      if (day !== undefined) {
        this.setDay(day, { step: true });
      }
    });
    byId("fi-back").addEventListener("click", () => this.step(-1));
    byId("fi-forward").addEventListener("click", () => this.step(1));
    byId("fi-play").addEventListener("click", () => this.play());
    byId("fi-range-reset").addEventListener("click", () =>
      this.setRange(0, this.data.last, { step: true }),
    );
    byId("fi-region").addEventListener("click", () => this.fit(this.regionBounds()));
    byId("fi-four").addEventListener("click", () => this.fit(this.fourBounds()));
    byId("fi-copy-link").addEventListener("click", () => this.copyLink());
    byId("fi-print").addEventListener("click", () => window.print());
    for (const button of all("[data-language]")) {
      button.addEventListener("click", () =>
        this.change({ lang: button.dataset.language }, { step: true }),
      );
    }
    byId("fi-skip").addEventListener("click", (event) => {
      event.preventDefault();
      byId("fi-moment").focus();
    });
    window.addEventListener("beforeprint", () => this.forPrint(true));
    window.addEventListener("afterprint", () => this.forPrint(false));
  }

  /**
   * Takes over a whole state: at the start, and on back and forward.
   * @param {import("./state.js").State} state
   */
  adopt(state) {
    this.player.stop();
    const { about, find, kind, document: cited, relevance, order, event, ...own } = state;
    this.state = own;
    this.evidence.adopt({ about, find, kind, document: cited, relevance, order });
    this.draw({ lang: true });
    const chosen = this.evidence.byId.get(event) ?? null;
    this.evidence.choose(chosen, { scroll: true });
    this.showMarks();
    this.list();
    if (own.at) {
      this.touched = true;
      const [lat, lon, zoom] = own.at;
      this.maps[0].map.setView([lat, lon], zoom, { animate: false });
    } else if (chosen && this.placesOf(chosen).points.length) {
      this.goTo(chosen);
    } else {
      this.touched = false;
      fitInto(this.maps[0].map, this.regionBounds(), PADDING);
    }
  }

  /**
   * A map fills its frame; the opening view is kept until the reader moves the map.
   * @param {Map} map
   */
  refitting(map) {
    return () => {
      if (!hasView(map)) {
        return;
      }
      const [centre, zoom] = [map.getCenter(), map.getZoom()];
      map.invalidateSize({ animate: false, pan: false });
      map.setView(centre, zoom, { animate: false });
      if (!this.touched && map === this.maps[0].map) {
        fitInto(map, this.regionBounds(), PADDING);
      }
    };
  }

  /**
   * @param {Partial<Own>} part
   * @param {How} how
   */
  change(part, { step }) {
    Object.assign(this.state, part);
    this.draw({ lang: "lang" in part });
    this.list();
    this.address.save(this.whole, { step });
  }

  /**
   * Draws everything for the state.
   * @param {{ lang: boolean }} what
   */
  draw({ lang }) {
    if (lang) {
      this.speak();
    }
    this.controls();
    this.layMaps();
    this.timeline.showRange(this.state.from, this.state.to);
    this.show();
    this.later();
    this.tabs.show(this.state.tab);
  }

  controls() {
    const { view } = this.state;
    for (const input of document.querySelectorAll('input[name="fi-view"]')) {
      if (input instanceof HTMLInputElement) {
        input.checked = input.value === view;
      }
    }
    for (const name of SELECTS) {
      byIdAs(`fi-${name}`, HTMLSelectElement).value = this.state[name];
    }
  }

  /** One map or two; the second is made when it is first asked for. */
  layMaps() {
    const { beside } = this.state;
    byId("fi-second").hidden = !beside;
    document.querySelector(".fi-maps")?.classList.toggle("fi-two", Boolean(beside));
    if (beside && this.maps.length < 2) {
      const { map } = this.maps[0];
      const { zoomSnap, minZoom, maxZoom } = map.options;
      const view = hasView(map)
        ? { center: map.getCenter(), zoom: map.getZoom() }
        : { center: map.options.center, zoom: map.options.zoom };
      const second = createMap("fi-map-beside", {
        scale: true,
        crs: "EPSG3857",
        zoomSnap,
        minZoom,
        maxZoom,
        ...view,
      });
      map.eachLayer((layer) => {
        if (layer instanceof L.TileLayer) {
          addTiles(second, addressOf(layer), layer.options);
        }
      });
      this.maps.push(this.addMap(second));
      this.dressMap(this.maps[1]);
      this.showMarks();
    }
    this.maps.forEach((one) => this.refitting(one.map)());
    if (beside) {
      this.follow(this.maps[0].map);
    }
  }

  /** What must change within a frame: colours, lines, handle, date in words. */
  show() {
    const { day, view, beside } = this.state;
    let changed = false;
    [view, beside].forEach((one, nth) => {
      if (one) {
        changed = this.maps[nth].show(one, day) || changed;
        const words = { view: this.writer.view(one), date: this.writer.date(day) };
        byId(`fi-caption-${nth}`).textContent = this.writer.say("caption", words);
      }
    });
    this.timeline.showMoment(day);
    byId("fi-now").textContent = this.writer.shown(day, view);
    return changed;
  }

  /** What may come a moment later: sentences, tables, labels, list. */
  later() {
    const { day, view, beside, when } = this.state;
    const [now, ...groups] = sayWho(this.writer, this.model, view, day);
    const agreed = this.model.agreed(day) ? [this.writer.say("agreed")] : [];
    byId("fi-now").textContent = now;
    byId("fi-who").textContent = [...groups, ...agreed].join(" ");
    byIdAs("fi-date", HTMLInputElement).value = this.days.iso(day);
    const views = [view, beside].filter(Boolean);
    this.legend();
    /** @param {import("./data").Area} area */
    const go = (area) => this.fit(L.latLngBounds(area.shape.flat().flatMap(unpack)));
    /** @param {import("./data").Line} feature */
    const goLine = (feature) => this.fit(L.latLngBounds(feature.line.flatMap(unpack)));
    drawLandTable(this.writer, this.model, { views, day, go });
    drawLineTable(this.writer, this.model, { views, day, go: goLine });
    this.maps.forEach((one, nth) => views[nth] && one.name(this.writer));
    all("[data-period]").forEach((button) => {
      const [from] = this.model.period(day);
      button.setAttribute("aria-pressed", String(Number(button.dataset.period) === from));
    });
    byId("fi-range-words").hidden =
      when !== "range" && this.state.from === 0 && this.state.to === this.data.last;
    byId("fi-range-words").textContent = this.rangeWords();
    byId("fi-live").textContent = [now, ...groups].join(" ");
  }

  legend() {
    const { day, view, beside } = this.state;
    /** @param {string} one */
    const fillOf = (one) => this.data.areas.map(({ id }) => this.model.holding(id, one, day)?.fill);
    const fills = new Set([view, beside].filter(Boolean).flatMap(fillOf));
    drawLegend(this.writer, fills, Boolean(this.evidence.chosen));
  }

  rangeWords() {
    const { from, to } = this.state;
    return this.writer.interval(from, to);
  }

  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.later();
      requestAnimationFrame(() => this.list());
    }, SOON);
  }

  /**
   * @param {number} day
   * @param {How} how
   */
  setDay(day, { step }) {
    const inside = Math.min(this.data.last, Math.max(this.data.first, day));
    if (inside !== this.state.day) {
      this.state.day = inside;
      this.show();
      this.soon();
    }
    this.address.save(this.whole, { step });
  }

  /**
   * Where the slider stands for an event; undefined where it lies outside.
   * @param {Event_} event
   */
  dayOf(event) {
    return dayOf(this.evidence.span(event), this.evidence.start(event), this.data);
  }

  /**
   * Goes to the next or last event, year or period; says whether there is one.
   * @param {1 | -1} direction
   */
  step(direction) {
    const { step, day } = this.state;
    if (step === "event") {
      return this.stepEvent(direction);
    }
    const to = nextDay(step, day, direction, this.data, this.days);
    if (to !== undefined) {
      this.setDay(to, { step: false });
    }
    return to !== undefined;
  }

  /** @param {1 | -1} direction */
  stepEvent(direction) {
    const { first } = this.data;
    const steps = this.evidence
      .fitting()
      .filter((event) => (this.evidence.span(event)[0] ?? -1) >= 0)
      .map((event) => ({ event, begins: this.dayOf(event) ?? -1 }))
      .filter(({ begins }) => begins >= first)
      .sort((a, b) => a.begins - b.begins || a.event.number - b.event.number);
    const here = steps.find(({ event }) => event === this.evidence.chosen);
    const next = nextEvent(steps, here, this.state.day, direction);
    if (next) {
      this.select(next.event, { step: false });
    }
    return Boolean(next);
  }

  /** Plays, from the start where it stands at the end, or stops. */
  play() {
    if (this.player.playing) {
      this.player.stop();
      return;
    }
    const end = this.state.day >= this.data.last;
    if (end) {
      this.setDay(this.data.first, { step: false });
    }
    this.player.start(() => this.state.step, { rest: end });
  }

  /** @param {boolean} on */
  showPlaying(on) {
    byId("fi-play").textContent = this.writer.say(on ? "pause" : "play");
    byId("fi-play").setAttribute("aria-pressed", String(on));
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {How} how
   */
  setRange(from, to, { step }) {
    Object.assign(this.state, { from, to, when: "range" });
    byIdAs("fi-when", HTMLSelectElement).value = "range";
    this.timeline.showRange(from, to);
    this.soon();
    this.address.save(this.whole, { step });
  }

  /**
   * Days and words of the time that the list is asked for.
   * @returns {[[number, number], string]}
   */
  time() {
    const { when, day, from, to } = this.state;
    /** @param {[number, number]} days */
    const words = (days) => this.writer.interval(...days);
    const period = this.model.period(day);
    /** @type {Record<string, () => [[number, number], string]>} */
    const times = {
      period: () => [period, words(period)],
      year: () => [
        this.days.yearOf(day),
        this.writer.word("dates.year", { year: this.days.year(day) }),
      ],
      range: () => [[from, to], words([from, to])],
      any: () => [[-Infinity, Infinity], this.writer.say("when_any_words")],
    };
    return times[when]();
  }

  list() {
    this.evidence.listFor(...this.time());
    this.evidence.settle();
    const { chosen, state } = this.evidence;
    const strip = JSON.stringify([state, chosen?.id]);
    if (strip !== this.strip) {
      this.strip = strip;
      const spans = this.evidence.fitting().map((event) => this.evidence.span(event));
      this.timeline.strip(spans, chosen && this.evidence.span(chosen));
    }
  }

  filtered() {
    this.evidence.choose(null);
    this.showMarks();
    this.list();
    this.address.save(this.whole, { step: false });
  }

  /**
   * Chooses an event: the slider goes to its date, the map to its places.
   * @param {Event_} event
   * @param {How} how
   */
  select(event, { step }) {
    this.state.day = this.dayOf(event) ?? this.state.day;
    if (this.state.tab !== "events") {
      this.state.tab = "events";
      this.tabs.show("events");
    }
    this.evidence.choose(event, { scroll: true });
    this.show();
    this.showMarks();
    this.goTo(event);
    this.soon();
    this.announceEvent(event);
    this.address.save(this.whole, { step });
  }

  /** @param {Event_} event */
  announceEvent(event) {
    const title = element("span", { lang: "en" }, event.title);
    const date = this.evidence.register.when(event, this.state.lang);
    const { away, points } = this.placesOf(event);
    const places = this.writer.list(away.map((names) => this.writer.name(names)));
    const where = away.length
      ? this.writer.say("not_here", { places })
      : this.writer.say("no_place");
    byId("fi-chosen").replaceChildren(
      ...this.writer.nodes("atlas.chosen", { title, date }),
      ...(points.length && !away.length ? [] : [" ", where]),
    );
  }

  /**
   * Points of an event's places on this map, and the names of those elsewhere.
   * @param {Event_} event
   */
  placesOf(event) {
    const { areas, places } = this.data;
    /** @type {[number, number][]} */
    const points = [];
    /** @type {import("../../../shared/web/data").Names[]} */
    const away = [];
    for (const id of event.places) {
      const found = [...areas, ...places].find((one) => one.id === id);
      const halves = areas.filter(({ whole }) => whole === id);
      if (found || halves.length) {
        points.push(...(found ? [found] : halves).map(({ point }) => point));
      } else {
        away.push(this.evidence.register.places[id] ?? { en: id });
      }
    }
    return { points, away, lines: this.linesOf(event) };
  }

  /** @param {Event_} event */
  linesOf(event) {
    const named = new Set(this.evidence.layers(event).map((layer) => layer.split("/")[0]));
    return this.data.lines
      .filter(({ id }) => named.has(id))
      .flatMap(({ features }) => features.flatMap(({ line }) => line.flatMap(unpack)));
  }

  /** @param {Event_} event */
  goTo(event) {
    const { points, lines } = this.placesOf(event);
    const shown = [...points.map(([lon, lat]) => L.latLng(lat, lon)), ...lines];
    if (shown.length) {
      this.fit(L.latLngBounds(shown), EVENT_PADDING);
    }
  }

  /**
   * @param {import("leaflet").LatLngBounds} bounds
   * @param {FitBoundsOptions} how
   */
  fit(bounds, how = { ...PADDING, maxZoom: NEAR }) {
    this.touched = true;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    fitInto(this.maps[0].map, bounds, { ...how, animate: !calm });
  }

  showMarks() {
    const { chosen } = this.evidence;
    const points = chosen ? this.placesOf(chosen).points : [];
    this.maps.forEach((one) => one.mark(points));
    this.legend();
    byId("fi-chosen").textContent = "";
    if (chosen) {
      this.announceEvent(chosen);
    }
  }

  regionBounds() {
    return L.latLngBounds(
      this.data.areas.flatMap(({ shape }) => shape.flatMap(([outer]) => unpack(outer))),
    );
  }

  fourBounds() {
    const four = this.data.areas.slice(0, this.data.four);
    return L.latLngBounds(four.flatMap(({ shape }) => shape.flatMap(([outer]) => unpack(outer))));
  }

  /**
   * Lists the events of a subject, at any time.
   * @param {string} subject
   */
  about(subject) {
    this.evidence.clear();
    this.evidence.subject = subject;
    this.evidence.choose(null);
    this.showMarks();
    this.state.when = "any";
    this.change({ tab: "events" }, { step: true });
  }

  /**
   * @param {string} text
   * @param {string} told
   */
  async copy(text, told) {
    /** @param {string} key */
    const say = (key) => () => (byId("fi-copied").textContent = this.writer.say(key));
    await copyText(text, { done: say(told), failed: say("copy_failed") });
  }

  copyLink() {
    const { lat, lng } = this.maps[0].map.getCenter();
    this.state.at = [lat, lng, this.maps[0].map.getZoom()];
    return this.copy(this.address.link(this.whole), "copied_link");
  }

  /** @param {boolean} on */
  forPrint(on) {
    document.documentElement.classList.toggle("fi-printing", on);
    const { map } = this.maps[0];
    if (on) {
      this.before = map.getBounds();
    }
    this.maps.forEach((one) => one.map.invalidateSize({ animate: false }));
    if (this.before) {
      map.fitBounds(this.before, { animate: false });
    }
  }

  /** Says the whole page in the state's language. */
  speak() {
    const { lang } = this.state;
    this.writer = new AtlasWriter(this.data, lang);
    speak(this.writer);
    document.title = this.writer.say("title");
    /** @param {number} value */
    const metres = (value) => this.writer.count(value);
    const { islands, coast } = this.data.tolerance_m;
    byId("fi-display").textContent = this.writer.say("source_display", {
      islands: metres(islands),
      coast: metres(coast),
    });
    this.periods();
    drawDocuments(this.writer, this.evidence.register, this.data.evidence.cards);
    this.evidence.speak(this.writer);
    this.timeline.speak(this.writer);
    if (this.evidence.chosen) {
      this.announceEvent(this.evidence.chosen);
    }
    this.maps.forEach((one) => {
      one.map.closePopup();
      this.dressMap(one);
    });
    this.player.stop();
  }

  periods() {
    const { periods, last } = this.data;
    byId("fi-periods").replaceChildren(
      ...periods.map((start, nth) => {
        const [from, to] = [this.days.year(start), this.days.year(periods[nth + 1] ?? last)];
        const years = this.writer.word("dates.years", { start: from, end: to });
        const attributes = {
          type: "button",
          "data-period": start,
          "aria-label": this.writer.say("period_label", { years }),
        };
        const button = element("button", attributes, this.writer.say("period", { from, to }));
        button.addEventListener("click", () => this.setDay(start, { step: true }));
        return button;
      }),
    );
  }

  /** @param {AtlasMap} one */
  dressMap(one) {
    const view = this.writer.view(
      one === this.maps[0] ? this.state.view : this.state.beside || this.state.view,
    );
    nameMap(one.map, this.writer, this.writer.say("map_of", { view }));
    const labels = atlasLabels(this.writer, this.data, {
      knows: (subject) => this.evidence.knows(subject),
      titled: (subject, names) => this.evidence.words.titled(subject, names),
      open: (place, node, byKey) => this.cards.place(one.map, place, this.now, { node, byKey }),
    });
    const lines = one.lines.map(({ vertices }) => vertices);
    // one try: the map of the atlas is drawn anew far more often than those of the other pages
    const drawn = { land: one.land, lines, tries: 1 };
    one.labels.set(labels, labelCoast(this.data), drawn);
  }
}

/**
 * Brings the atlas to life.
 * @param {Map} map
 * @param {import("./data").AtlasData} data
 */
export const open = (map, data) => new Atlas(map, forReader(data));
