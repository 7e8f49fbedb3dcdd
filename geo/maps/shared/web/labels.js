// Labels on a map that never cover each other: greedy by priority, again after each move.

import { element, onKey } from "./elements.js";
import L from "./leaflet.js";

const MARGIN = 3;
const PIXELS_PER_LABEL = 26000;
const FEWEST = 9;
const GAP = 9;
const COVER_PENALTY = 3;
const STRANGE_PENALTY = 1;
const ALOOF = 10;
const LINE_PENALTY = 25;
const BAND_PENALTY = 6;
const TRIES = 3;
const ON_LINE = 5;
const LAST = 10;
const WITHOUT_DOT = 3;
const UNTHINKABLE = 1000;
const LAND_PENALTY = 4;
const WORST = 60;
const DOT = 5;
const MARK = 8;
const END = 6;
const PIXELS_PER_PENALTY = 12;
const WRAPPED = 0.62;
const WRAP_PENALTY = 6;

// Where a label may stand: shift of its centre from the point, in widths, heights and gaps.
const AROUND = {
  centre: [
    [0, 0, 0, 0],
    [0.5, 0, 1, 0],
    [-0.5, 0, -1, 0],
    [0, -0.5, 0, -1],
    [0, 0.5, 0, 1],
    [0.5, -0.5, 2, -2],
    [-0.5, -0.5, -2, -2],
    [0.5, 0.5, 2, 2],
    [-0.5, 0.5, -2, 2],
  ],
  beside: [
    [0.5, 0, 1, 0],
    [-0.5, 0, -1, 0],
    [0, -0.5, 0, -1],
    [0, 0.5, 0, 1],
    [0.5, -0.5, 1, -1],
    [-0.5, -0.5, -1, -1],
    [0.5, 0.5, 1, 1],
    [-0.5, 0.5, -1, 1],
  ],
};

const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const holds = (box, { x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom;

const covers = (whole, box) =>
  box.left >= whole.left &&
  box.right <= whole.right &&
  box.top >= whole.top &&
  box.bottom <= whole.bottom;

const grow = (box, by) => ({
  left: box.left - by,
  right: box.right + by,
  top: box.top - by,
  bottom: box.bottom + by,
});

const around = ({ x, y }, by) => grow({ left: x, right: x, top: y, bottom: y }, by);

const corners = ({ left, right, top, bottom }) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: left, y: bottom },
  { x: right, y: bottom },
  { x: (left + right) / 2, y: (top + bottom) / 2 },
];

/** Whether a ring holds a point: an odd number of its sides lie to the point's right. */
const encloses = (ring, { x, y }) => {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [a, b] = [ring[i], ring[j]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) {
      odd = !odd;
    }
  }
  return odd;
};

/** Whether land `id` is `whole`, or a part of it, as "etorofu:japan" is of "etorofu". */
const within = (id, whole) => id === whole || id.startsWith(`${whole}:`);

/** The lines of a label that bears a place's names: the reader's own, then the others. */
export const nameLines = (writer, names) => {
  const main = writer.named(names);
  const others = writer.otherNames(names);
  const text = others.map((other) => other.text).join(" · ");
  const lang = others.length === 1 ? others[0].lang : "";
  return text ? [main, { text, lang, style: "fi-other-name" }] : [main];
};

/** Some points of an outline, as evenly as they stand: a label may stand beside any of them. */
export const thin = (points, most) => {
  const step = Math.max(1, Math.floor(points.length / most));
  return points.filter((_, nth) => nth % step === 0);
};

/** Labels of one map. */
export class Labels {
  constructor(map) {
    this.map = map;
    this.labels = [];
    this.coast = [];
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
   * Replaces all labels. Each is {lines: [{text, lang, class}], points, priority, where, dot,
   * kind, fromZoom, mayCover, land, keepTo, notOn, strayCost, mark, openSea, offLines, mayWrap}.
   * A dot with a `mark` {id, label, open} can be opened. `coast` lists {point, land} that labels
   * leave bare if they can; `notOn` lists rings that the label must keep off, or can stand on at
   * `strayCost`; a label with `keepTo` never stands by land other than that. Wherever there is
   * room elsewhere, one with `openSea` keeps off `drawn.land`, a polygon on the map, and one with
   * that or `offLines` keeps off `drawn.lines` and the edges of `drawn.bands`, lists of points;
   * one with `offLines` never stands on a line. One that `mayWrap` may take more lines of text,
   * and less width.
   */
  set(labels, coast = [], drawn = {}) {
    this.coast = coast;
    this.drawn = { lines: [], bands: [], tries: TRIES, ...drawn };
    this.labels = labels.map((label, order) => ({ ...label, order, ...this.draw(label) }));
    this.labels.sort((a, b) => a.priority - b.priority || a.order - b.order);
    const dots = this.labels.filter((label) => label.dot).map((label) => label.spot);
    this.pane.replaceChildren(...this.labels.map((label) => label.node));
    this.dots.replaceChildren(...dots);
    this.measure();
  }

  /** Leaves the labels where they are while something runs, and places them once after it. */
  hold(run) {
    this.held = true;
    run();
    this.held = false;
    this.place();
  }

  measure() {
    for (const label of this.labels) {
      label.node.hidden = false;
    }
    const whole = this.sizes(this.labels, () => "");
    const wrapping = this.labels.filter((label) => label.mayWrap);
    const width = (label) => `${Math.ceil(WRAPPED * whole.get(label).width)}px`;
    const wrapped = this.sizes(wrapping, width);
    for (const label of this.labels) {
      label.sizes = [whole.get(label), wrapped.get(label)].filter(Boolean);
    }
    this.place();
  }

  /** Sizes of labels of a width; all are written before any is read, for one layout in all. */
  sizes(labels, width) {
    const widths = labels.map(width);
    for (const [nth, { node }] of labels.entries()) {
      node.style.maxWidth = widths[nth];
    }
    return new Map(
      labels.map((label, nth) => {
        const { offsetWidth, offsetHeight } = label.node;
        return [label, { width: offsetWidth, height: offsetHeight, maxWidth: widths[nth] }];
      }),
    );
  }

  draw(label) {
    const lines = label.lines.map(({ text, lang, style }) =>
      element("span", { lang, class: style ?? "fi-main-name" }, text),
    );
    return {
      node: element("div", { class: `fi-label fi-${label.kind}` }, ...lines),
      spot: label.mark ? this.mark(label.mark) : this.dot(),
    };
  }

  away(gone) {
    for (const pane of [this.pane, this.dots]) {
      pane.classList.toggle("fi-away", gone);
    }
  }

  dot() {
    return element("i", { class: "fi-dot", "aria-hidden": "true" });
  }

  /** A dot that a reader can open, by mouse or by key. */
  mark({ id, label, open }) {
    const attributes = { role: "button", tabindex: "0", "aria-label": label, "data-place": id };
    const spot = element("span", { class: "fi-dot fi-mark", ...attributes });
    L.DomEvent.disableClickPropagation(spot);
    spot.addEventListener("click", () => open(spot, false));
    onKey(spot, () => open(spot, true));
    return spot;
  }

  /** Boxes, in the map's pixels, that labels must leave free: controls and legend. */
  taken() {
    const frame = this.map.getContainer().getBoundingClientRect();
    const selectors = ".leaflet-control, .fi-legend, .leaflet-popup";
    return [...this.map.getContainer().parentElement.querySelectorAll(selectors)]
      .map((node) => node.getBoundingClientRect())
      .filter((box) => box.width > 0)
      .map((box) => ({
        left: box.left - frame.left,
        right: box.right - frame.left,
        top: box.top - frame.top,
        bottom: box.bottom - frame.top,
      }));
  }

  /** Boxes where a label may stand, the best place first in each list of shifts. */
  candidates(label) {
    return label.points.flatMap((point, nth) => {
      const at = this.map.latLngToContainerPoint(point);
      const shifts = AROUND[nth > 0 ? "beside" : label.where];
      return label.sizes.flatMap((size) =>
        shifts.map((shift, order) => this.box(at, size, shift, order)),
      );
    });
  }

  box(at, { width, height, maxWidth }, [dx, dy, gx, gy], order) {
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
      bottom: y + height / 2,
    };
  }

  /** How ill a box serves a label: Infinity where the label must not stand. */
  penalty(label, box, coast) {
    const anchor = this.map.latLngToContainerPoint(label.points[0]);
    const wide = grow(box, ALOOF);
    const nearby = coast.filter(({ at }) => holds(wide, at));
    const covered = nearby.filter(({ at }) => holds(box, at)).length;
    const strangers = (land) => nearby.filter((one) => land && !within(one.land, land)).length;
    if (covered > (label.mayCover ?? Infinity) || strangers(label.keepTo)) {
      return Infinity;
    }
    const away = Math.hypot(box.x - anchor.x, box.y - anchor.y) / PIXELS_PER_PENALTY;
    const strange = strangers(label.land) * STRANGE_PENALTY;
    const wrapped = box.maxWidth ? WRAP_PENALTY : 0;
    return covered * COVER_PENALTY + strange + box.order / 2 + away + wrapped;
  }

  /** Whether a label keeps off what is drawn. */
  minds({ openSea, offLines }) {
    return Boolean(openSea || offLines);
  }

  /** What it costs to have a label in a box, or to leave it out. */
  cost(label, box) {
    if (box) {
      return this.minds(label) && this.crossed(this.lines, box) ? ON_LINE : 0;
    }
    const dot = label.dot ? WITHOUT_DOT : 0;
    return label.priority > 0 ? Math.max(1, LAST - label.priority) + dot : UNTHINKABLE;
  }

  /**
   * The free boxes that a label may stand in; first the one that covers least of the coast,
   * stays near its own land and away from other land.
   */
  rank(label, free, coast) {
    const project = (point) => this.map.latLngToContainerPoint(point);
    const foreign = (label.notOn ?? []).map((ring) => ring.map(project));
    const onForeign = (box) =>
      foreign.some((ring) => corners(box).some((at) => encloses(ring, at)));
    const cost = (box) => (onForeign(box) ? (label.strayCost ?? Infinity) : 0);
    return this.candidates(label)
      .filter(free)
      .map((box) => ({ box, penalty: cost(box) + this.penalty(label, box, coast) }))
      .filter(({ penalty }) => penalty < Infinity)
      .sort((a, b) => a.penalty - b.penalty);
  }

  best(label, ranked) {
    return this.minds(label) ? this.openest(label, ranked) : ranked[0]?.box;
  }

  /** The best box when what is drawn beneath counts too; costly, so only while it can matter. */
  openest({ openSea, offLines }, ranked) {
    // a card hides the best places for a while: better no label than one by other land
    let least = this.pane.parentElement.querySelector(".leaflet-popup") ? WORST : Infinity;
    let chosen;
    for (const { box, penalty } of ranked) {
      if (penalty >= least) {
        break;
      }
      const land = openSea ? this.onLand(box) * LAND_PENALTY : 0;
      const crossed = this.crossed(this.lines, box);
      const line = crossed && offLines ? Infinity : crossed * LINE_PENALTY;
      const whole = penalty + land + line + this.crossed(this.bands, box) * BAND_PENALTY;
      if (whole < least) {
        [chosen, least] = [box, whole];
      }
    }
    return chosen;
  }

  /** How many lines cross a box. */
  crossed(lines, box) {
    const { left, right, top, bottom } = grow(box, MARGIN);
    const bounds = L.bounds([left, top], [right, bottom]);
    const crosses = (line) =>
      line.some((at, nth) => nth > 0 && L.LineUtil.clipSegment(line[nth - 1], at, bounds));
    return lines.filter(crosses).length;
  }

  /** How many of nine points of a box lie on land: the browser knows what it has filled. */
  onLand(box) {
    const { left, right, top, bottom } = grow(box, MARGIN);
    const path = this.drawn.land?.getElement();
    const at = (x, y) => {
      const { x: onX, y: onY } = this.map.containerPointToLayerPoint([x, y]);
      return new DOMPoint(onX, onY);
    };
    const points = [left, (left + right) / 2, right].flatMap((x) =>
      [top, (top + bottom) / 2, bottom].map((y) => at(x, y)),
    );
    return path ? points.filter((point) => path.isPointInFill(point)).length : 0;
  }

  coversDot(label) {
    const size = label.mark ? MARK : DOT;
    const dot = around(this.map.latLngToContainerPoint(label.points[0]), size);
    return (box) => overlap(box, dot);
  }

  /** Puts labels in their places; those that find none, or one on a line, try again earlier. */
  place() {
    if (this.held) {
      return;
    }
    const project = (line) => line.map((point) => this.map.latLngToContainerPoint(point));
    this.lines = this.drawn.lines.map(project);
    this.bands = this.drawn.bands.map(project);
    let labels = this.labels;
    let found = this.arrange(labels);
    for (let tried = 1; tried < this.drawn.tries && found.failed.length; tried += 1) {
      const rank = (label) => (label.priority < 0 ? 0 : found.failed.includes(label) ? 1 : 2);
      labels = [...labels].sort((a, b) => rank(a) - rank(b));
      const other = this.arrange(labels);
      if (other.cost >= found.cost) {
        break;
      }
      found = other;
    }
    for (const label of this.labels) {
      const box = found.boxes.get(label);
      label.node.hidden = !box;
      label.spot.hidden = !box;
      if (box) {
        this.put(label, box);
      }
    }
    this.away(false);
  }

  /**
   * Finds a box for each label, the first label first. `failed` are those that `drawn` denies a
   * good place; `cost` is the less, the more labels stand well, early ones above all.
   */
  arrange(labels) {
    const size = this.map.getSize();
    const inside = { left: 2, top: 2, right: size.x - 2, bottom: size.y - 2 };
    const taken = this.taken();
    const coast = this.coast
      .map(({ point, land }) => ({ land, at: this.map.latLngToContainerPoint(point) }))
      .filter(({ at }) => holds(inside, at));
    for (const point of labels.flatMap((label) => label.reserve ?? [])) {
      taken.push(around(this.map.latLngToContainerPoint(point), END));
    }
    const found = { boxes: new Map(), failed: [], cost: 0 };
    let left = Math.max(FEWEST, Math.round((size.x * size.y) / PIXELS_PER_LABEL));
    for (const label of labels) {
      const free = (box) => covers(inside, box) && !taken.some((other) => overlap(box, other));
      const high = this.map.getZoom() >= (label.fromZoom ?? 0);
      const allowed = left > 0 && high && !(label.dot && taken.some(this.coversDot(label)));
      const ranked = allowed ? this.rank(label, free, coast) : [];
      const box = this.best(label, ranked);
      if (box) {
        left -= 1;
        taken.push(...this.boxes(label, box));
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

  /** Boxes that a label takes: its own, and its dot's. */
  boxes(label, box) {
    const own = grow(box, MARGIN);
    return label.dot ? [own, around(box.at, label.mark ? MARK : DOT)] : [own];
  }

  /** Puts a label and its dot in their places. */
  put(label, box) {
    const layerPoint = (at) => this.map.containerPointToLayerPoint(at).round();
    label.node.style.maxWidth = box.maxWidth;
    L.DomUtil.setPosition(label.node, layerPoint([box.left, box.top]));
    L.DomUtil.setPosition(label.spot, layerPoint(box.at));
  }
}
