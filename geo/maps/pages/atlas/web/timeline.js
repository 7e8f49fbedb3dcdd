// @ts-check
// The atlas: the strip of events by year, the handle of the moment, the brush of the range.

import { byId, element, svg } from "../../../shared/web/elements.js";

/**
 * @typedef {import("./data").Span} Span
 * @typedef {"moment" | "from" | "to"} Handle
 * @typedef {{ sure: number[], pale: number[] }} Counts events by year
 * @typedef {{ name?: Handle, held?: { day: number, from: number, to: number } }} Start
 *   What a drag began with.
 */

/**
 * What runs when the reader moves a handle.
 * @typedef {object} On
 * @property {(day: number, how: { done: boolean }) => void} moment
 * @property {(from: number, to: number, how: { done: boolean }) => void} range
 * @property {(direction: 1 | -1) => void} step
 */

const HEIGHT = 40;
const LANE = 9;
const DECADE = 10;
const LABELLED = [1860, 1880, 1900, 1920, 1940, 1960, 1980, 2000, 2020];
const WIDE = 1000;
/** @type {Handle[]} */
const HANDLES = ["moment", "from", "to"];
/** @type {("from" | "to")[]} */
const RANGE = ["from", "to"];
/** @type {("sure" | "pale")[]} */
const KINDS = ["sure", "pale"];

/** The slider. `on` has moment(day, {done}), range(from, to, {done}), step(direction). */
export class Timeline {
  /**
   * @param {import("./data").AtlasData} data
   * @param {import("./days.js").Days} days
   * @param {On} on
   */
  constructor(data, days, on) {
    this.data = data;
    this.days = days;
    this.on = on;
    this.day = data.last;
    this.from = 0;
    this.to = data.last;
    /** @type {import("./words.js").AtlasWriter | undefined} */
    this.writer = undefined;
    this.track = byId("fi-track");
    this.handles = { moment: byId("fi-moment"), from: byId("fi-from"), to: byId("fi-to") };
    this.bar = byId("fi-brush-bar");
    this.axis();
    this.connect();
  }

  /** @param {number} day */
  share(day) {
    return Math.min(1, Math.max(0, day / this.data.last));
  }

  /** @param {number} clientX */
  dayAt(clientX) {
    const { left, width } = this.track.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / width));
    return Math.round(share * this.data.last);
  }

  axis() {
    const marks = LABELLED.map((year) => {
      const mark = element("span", {}, String(year));
      mark.style.left = `${100 * this.share(this.days.on(year, "01-01"))}%`;
      return mark;
    });
    byId("fi-axis").replaceChildren(...marks);
  }

  connect() {
    for (const name of HANDLES) {
      const node = this.handles[name];
      node.addEventListener("keydown", (event) => this.key(name, event));
      this.drag(node, (day, done) => this.move(name, day, done));
    }
    this.drag(byId("fi-strip"), (day, done) => this.move("moment", day, done));
    this.drag(byId("fi-brush"), (day, done, start) => {
      start.name ??= Math.abs(day - this.from) < Math.abs(day - this.to) ? "from" : "to";
      this.move(start.name, day, done);
    });
    this.drag(this.bar, (day, done, start) => {
      start.held ??= { day, from: this.from, to: this.to };
      const { held } = start;
      const shift = Math.min(this.data.last - held.to, Math.max(-held.from, day - held.day));
      this.on.range(held.from + shift, held.to + shift, { done });
    });
  }

  /**
   * Follows a pointer from where it goes down until it is lifted.
   * @param {HTMLElement} node
   * @param {(day: number, done: boolean, start: Start) => void} run
   */
  drag(node, run) {
    /** @type {Start | null} */
    let start = null;
    /**
     * @param {PointerEvent} event
     * @param {boolean} done
     */
    const follow = (event, done) => {
      if (start) {
        run(this.dayAt(event.clientX), done, start);
      }
    };
    node.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        event.preventDefault();
        event.stopPropagation();
        node.setPointerCapture(event.pointerId);
        (node.getAttribute("role") === "slider" ? node : this.handles.moment).focus({
          preventScroll: true,
        });
        start = {};
        follow(event, false);
      }
    });
    node.addEventListener("pointermove", (event) => follow(event, false));
    node.addEventListener("pointerup", (event) => {
      follow(event, true);
      start = null;
    });
    node.addEventListener("pointercancel", () => (start = null));
  }

  /**
   * @param {Handle} name
   * @param {number} day
   * @param {boolean} done
   */
  move(name, day, done) {
    if (name === "moment") {
      this.on.moment(day, { done });
    } else if (name === "from") {
      this.on.range(Math.min(day, this.to), this.to, { done });
    } else {
      this.on.range(this.from, Math.max(day, this.from), { done });
    }
  }

  /**
   * @param {Handle} name
   * @param {KeyboardEvent} event
   */
  key(name, event) {
    const now = name === "moment" ? this.day : this[name];
    /** @type {Record<string, 1 | -1>} */
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    /** @type {Record<string, number>} */
    const decades = { PageUp: DECADE, PageDown: -DECADE };
    /** @type {Record<string, number>} */
    const ends = { Home: 0, End: this.data.last };
    if (event.key in steps && name === "moment") {
      this.on.step(steps[event.key]);
    } else if (event.key in steps) {
      this.move(name, this.within(this.days.shift(now, steps[event.key])), true);
    } else if (event.key in decades) {
      this.move(name, this.within(this.days.shift(now, decades[event.key])), true);
    } else if (event.key in ends) {
      this.move(name, ends[event.key], true);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {number} day */
  within(day) {
    return Math.min(this.data.last, Math.max(0, day));
  }

  /** @param {number} day */
  showMoment(day) {
    this.day = day;
    const { moment } = this.handles;
    moment.style.left = `${100 * this.share(day)}%`;
    moment.setAttribute("aria-valuenow", String(day));
    moment.setAttribute("aria-valuetext", this.writer ? this.writer.date(day) : this.days.iso(day));
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  showRange(from, to) {
    this.from = from;
    this.to = to;
    for (const name of RANGE) {
      const node = this.handles[name];
      node.style.left = `${100 * this.share(this[name])}%`;
      node.setAttribute("aria-valuenow", String(this[name]));
      node.setAttribute("aria-valuetext", this.writer?.date(this[name]) ?? "");
    }
    this.bar.style.left = `${100 * this.share(from)}%`;
    this.bar.style.width = `${100 * (this.share(to) - this.share(from))}%`;
  }

  /** @param {import("./words.js").AtlasWriter} writer */
  speak(writer) {
    this.writer = writer;
    this.showMoment(this.day);
    this.showRange(this.from, this.to);
  }

  /**
   * Draws the events as bars by year, and the uncertain or long ones as pale spans below.
   * @param {Span[]} times
   * @param {Span | null} chosen
   */
  strip(times, chosen) {
    const years = this.days.year(this.data.last) - this.data.first_year + 1;
    /** @type {Counts} */
    const counts = { sure: new Array(years).fill(0), pale: new Array(years).fill(0) };
    /** @type {SVGElement[]} */
    const spans = [];
    for (const [first, last, sure] of times) {
      const years_ = [first ?? 0, last ?? this.data.last].map(
        (day) => this.days.year(day) - this.data.first_year,
      );
      if (years_[1] >= 0 && years_[0] < years) {
        const inside = years_.map((year) => Math.min(years - 1, Math.max(0, year)));
        this.count(counts, inside, sure);
        if (!sure) {
          spans.push(this.span(first, last, "fi-span"));
        }
      }
    }
    const chosenSpan = chosen ? [this.span(chosen[0], chosen[1], "fi-span-chosen")] : [];
    byId("fi-strip-picture").replaceChildren(...this.bars(counts, years), ...spans, ...chosenSpan);
  }

  /**
   * @param {Counts} counts
   * @param {number[]} years first and last
   * @param {boolean} sure
   */
  count(counts, [first, last], sure) {
    const weight = 1 / (last - first + 1);
    for (let year = first; year <= last; year += 1) {
      counts[sure ? "sure" : "pale"][year] += weight;
    }
  }

  /**
   * @param {Counts} counts
   * @param {number} years
   */
  bars({ sure, pale }, years) {
    const most = Math.max(1, ...sure.map((count, year) => count + pale[year]));
    const step = WIDE / years;
    const paths = { sure: "", pale: "" };
    sure.forEach((count, year) => {
      const heights = [count, count + pale[year]].map(
        (one) => Math.sqrt(one / most) * (HEIGHT - 2),
      );
      const left = year * step + step * 0.12;
      /**
       * @param {number} top
       * @param {number} bottom
       */
      const bar = (top, bottom) =>
        `M${left.toFixed(1)} ${(HEIGHT - bottom).toFixed(1)}V${(HEIGHT - top).toFixed(1)}h${(step * 0.76).toFixed(1)}V${(HEIGHT - bottom).toFixed(1)}z`;
      paths.sure += count > 0 ? bar(heights[0], 0) : "";
      paths.pale += pale[year] > 0 ? bar(heights[1], heights[0]) : "";
    });
    return KINDS.map((kind) => svg("path", { class: `fi-bar-${kind}`, d: paths[kind] }));
  }

  /**
   * @param {number | null} first
   * @param {number | null} last
   * @param {string} style
   */
  span(first, last, style) {
    const left = WIDE * this.share(first ?? 0);
    const right = WIDE * this.share(last ?? this.data.last);
    const open = `${first === null ? " fi-open-start" : ""}${last === null ? " fi-open-end" : ""}`;
    const size = { x: left.toFixed(1), width: Math.max(2, right - left).toFixed(1) };
    return svg("rect", { class: style + open, ...size, y: HEIGHT + 1, height: LANE });
  }
}
