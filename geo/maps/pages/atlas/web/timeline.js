// The atlas: the strip of events by year, the handle of the moment, the brush of the range.

import { element, svg } from "../../../shared/web/elements.js";

const by = (id) => document.getElementById(id);
const HEIGHT = 40;
const LANE = 9;
const DECADE = 10;
const LABELLED = [1860, 1880, 1900, 1920, 1940, 1960, 1980, 2000, 2020];
const WIDE = 1000;

/** The slider. `on` has moment(day, {done}), range(from, to, {done}), step(direction). */
export class Timeline {
  constructor(data, days, on) {
    Object.assign(this, { data, days, on, day: data.last, from: 0, to: data.last });
    this.track = by("fi-track");
    this.handles = { moment: by("fi-moment"), from: by("fi-from"), to: by("fi-to") };
    this.bar = by("fi-brush-bar");
    this.axis();
    this.connect();
  }

  share(day) {
    return Math.min(1, Math.max(0, day / this.data.last));
  }

  dayAt(clientX) {
    const { left, width } = this.track.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / width));
    return Math.round(share * this.data.last);
  }

  axis() {
    const marks = LABELLED.map((year) => {
      const mark = element("span", {}, String(year));
      mark.style.left = `${100 * this.share(this.days.of(`${year}-01-01`))}%`;
      return mark;
    });
    by("fi-axis").replaceChildren(...marks);
  }

  connect() {
    for (const [name, node] of Object.entries(this.handles)) {
      node.addEventListener("keydown", (event) => this.key(name, event));
      this.drag(node, (day, done) => this.move(name, day, done));
    }
    this.drag(by("fi-strip"), (day, done) => this.move("moment", day, done));
    this.drag(by("fi-brush"), (day, done, start) => {
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

  /** Follows a pointer from where it goes down until it is lifted. */
  drag(node, run) {
    let start = null;
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

  move(name, day, done) {
    if (name === "moment") {
      this.on.moment(day, { done });
    } else if (name === "from") {
      this.on.range(Math.min(day, this.to), this.to, { done });
    } else {
      this.on.range(this.from, Math.max(day, this.from), { done });
    }
  }

  key(name, event) {
    const now = name === "moment" ? this.day : this[name];
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    const decades = { PageUp: DECADE, PageDown: -DECADE };
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

  within(day) {
    return Math.min(this.data.last, Math.max(0, day));
  }

  showMoment(day) {
    this.day = day;
    const { moment } = this.handles;
    moment.style.left = `${100 * this.share(day)}%`;
    moment.setAttribute("aria-valuenow", day);
    moment.setAttribute("aria-valuetext", this.writer ? this.writer.date(day) : this.days.iso(day));
  }

  showRange(from, to) {
    Object.assign(this, { from, to });
    for (const name of ["from", "to"]) {
      const node = this.handles[name];
      node.style.left = `${100 * this.share(this[name])}%`;
      node.setAttribute("aria-valuenow", this[name]);
      node.setAttribute("aria-valuetext", this.writer?.date(this[name]) ?? "");
    }
    this.bar.style.left = `${100 * this.share(from)}%`;
    this.bar.style.width = `${100 * (this.share(to) - this.share(from))}%`;
  }

  speak(writer) {
    this.writer = writer;
    this.showMoment(this.day);
    this.showRange(this.from, this.to);
  }

  /** Draws the events as bars by year, and the uncertain or long ones as pale spans below. */
  strip(events, chosen) {
    const years = this.days.year(this.data.last) - this.data.first_year + 1;
    const counts = { sure: new Array(years).fill(0), pale: new Array(years).fill(0) };
    const spans = [];
    for (const {
      span: [first, last, sure],
    } of events) {
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
    const chosenSpan = chosen ? [this.span(...chosen.span.slice(0, 2), "fi-span-chosen")] : [];
    by("fi-strip-picture").replaceChildren(...this.bars(counts, years), ...spans, ...chosenSpan);
  }

  count(counts, [first, last], sure) {
    const weight = 1 / (last - first + 1);
    for (let year = first; year <= last; year += 1) {
      counts[sure ? "sure" : "pale"][year] += weight;
    }
  }

  bars({ sure, pale }, years) {
    const most = Math.max(1, ...sure.map((count, year) => count + pale[year]));
    const step = WIDE / years;
    const paths = { sure: "", pale: "" };
    sure.forEach((count, year) => {
      const heights = [count, count + pale[year]].map(
        (one) => Math.sqrt(one / most) * (HEIGHT - 2),
      );
      const left = year * step + step * 0.12;
      const bar = (top, bottom) =>
        `M${left.toFixed(1)} ${(HEIGHT - bottom).toFixed(1)}V${(HEIGHT - top).toFixed(1)}h${(step * 0.76).toFixed(1)}V${(HEIGHT - bottom).toFixed(1)}z`;
      paths.sure += count > 0 ? bar(heights[0], 0) : "";
      paths.pale += pale[year] > 0 ? bar(heights[1], heights[0]) : "";
    });
    return ["sure", "pale"].map((kind) => svg("path", { class: `fi-bar-${kind}`, d: paths[kind] }));
  }

  span(first, last, style) {
    const left = WIDE * this.share(first ?? 0);
    const right = WIDE * this.share(last ?? this.data.last);
    const open = `${first === null ? " fi-open-start" : ""}${last === null ? " fi-open-end" : ""}`;
    const size = { x: left.toFixed(1), width: Math.max(2, right - left).toFixed(1) };
    return svg("rect", { class: style + open, ...size, y: HEIGHT + 1, height: LANE });
  }
}
