// @ts-check
// Finds a box for each label of a map, so that no label covers another: greedy by priority.
// Nothing here knows a map or a page: labels, points and lines come in pixels.

import { Grid, around, covers, crosses, encloses, grow, holds, lattice, overlap } from "./boxes.js";

/**
 * @typedef {import("./boxes.js").Point} Point
 * @typedef {import("./boxes.js").Box} Box
 * @typedef {{ width: number, height: number, maxWidth: string }} Size
 * @typedef {Box & Point & { at: Point, order: number, maxWidth: string }} Candidate
 *   A box by its centre; `at` is the point it stands by, `order` how late its place comes.
 * @typedef {{ at: Point, land: string }} CoastPoint
 */

/**
 * A label to be placed.
 * @typedef {object} Label
 * @property {number} priority the less, the earlier; below 0, before all others
 * @property {Size[]} sizes sizes it may take, the best first
 * @property {Point[]} spots points it may stand at, its own point first
 * @property {"centre" | "beside"} where whether it may stand on its point
 * @property {boolean} [dot] its point is marked by a dot
 * @property {boolean} [marked] its dot is one that can be opened, and larger
 * @property {number} [fromZoom] zoom level from which it is shown
 * @property {number} [mayCover] how many points of the coast it may cover
 * @property {string | null} [land] the land it belongs to
 * @property {string} [keepTo] it never stands by land other than this
 * @property {Point[][]} [notOn] rings that it keeps off,
 * @property {number} [strayCost] or stands on at this cost
 * @property {Point[]} [reserve] points that no label covers
 * @property {boolean} [openSea] it keeps off land, lines and bands where there is room elsewhere
 * @property {boolean} [offLines] it never stands on a line
 */

/**
 * What labels are placed on.
 * @typedef {object} Scene
 * @property {Point} size of the map
 * @property {number} zoom
 * @property {Box[]} taken boxes that are not free: controls, legend, card
 * @property {CoastPoint[]} coast points that labels leave bare if they can
 * @property {Point[][]} lines
 * @property {Point[][]} bands edges of bands
 * @property {(point: Point) => boolean} isLand
 * @property {boolean} crowded a card hides the best places for a while
 * @property {number} tries how often labels without a good place try again earlier
 */

/**
 * @template {Label} T
 * @typedef {{ boxes: Map<T, Candidate>, failed: T[], cost: number }} Arrangement
 */

// In pixels.
/** Free of other labels round a label: its letters' halo is as wide. */
const MARGIN = 3;
/** From a point to its label: the dot's half, the halo, and air. */
const GAP = 9;
/** So near, land is read as what the label names. */
const ALOOF = 10;
/** Half of what a dot takes: three, and the halo. */
const DOT = 5;
/** Half of what a dot that can be opened takes: more, to be hit by a finger. */
const MARK = 8;
/** Half of what an end of the cut takes: a ring of radius five, and its stroke. */
const END = 6;
/** Free along the map's edges. */
const EDGE = 2;

// How many labels a map bears: one on each 26 000 square pixels, 27 on a map of 1000 by 700, was
// as many as could be read at a glance; but the four islands and their neighbours on a phone.
const PIXELS_PER_LABEL = 26000;
const FEWEST = 9;

// What makes a place worse, in a unit of its own: twelve pixels from the label's point.
const PIXELS_PER_PENALTY = 12;
/** For each point of the coast that is covered: the coast is what the map shows. */
const COVER_PENALTY = 3;
/** For each point of other land nearby: ambiguous, but nothing is hidden. */
const STRANGE_PENALTY = 1;
/** For each place in the list of shifts that comes before. */
const ORDER_PENALTY = 0.5;
/** Two lines of text serve as well as 72 pixels farther away, not as well as nearer. */
const WRAP_PENALTY = 6;
/** For each of nine points on land: all nine, 36, are worse than one line, 25. */
const LAND_PENALTY = 4;
/** A line through the letters makes both unreadable: worse than 300 pixels farther away. */
const LINE_PENALTY = 25;
/** The edge of a pale band: four are as one line. */
const BAND_PENALTY = 6;
/** With a card open, a place that is worse than this misleads: better no label for a while. */
const WORST = 60;

// What a whole arrangement costs, to compare one with another.
/** A label of priority 0 that is left out; each later priority costs one less. */
const LAST = 10;
/** With the label, its dot is left out too. */
const WITHOUT_DOT = 3;
/** A label that stands on a line: half as ill as one that is left out. */
const ON_LINE = 5;
/** An island or an end of the cut without its name: no other gain makes up for it. */
const UNTHINKABLE = 1000;

// Where a label may stand: shift of its centre from the point, in widths, heights and gaps.
/** @type {Record<"centre" | "beside", [number, number, number, number][]>} */
const SHIFTS = {
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

/**
 * Whether land `id` is `whole`, or a part of it, as "etorofu:japan" is of "etorofu".
 * @param {string} id
 * @param {string} whole
 */
const isPartOf = (id, whole) => id === whole || id.startsWith(`${whole}:`);

/**
 * Whether a label keeps off what is drawn.
 * @param {Label} label
 */
const minds = ({ openSea, offLines }) => Boolean(openSea || offLines);

/**
 * @param {Point} at
 * @param {Size} size
 * @param {[number, number, number, number]} shift
 * @param {number} order
 * @returns {Candidate}
 */
const boxAt = (at, { width, height, maxWidth }, [dx, dy, gx, gy], order) => {
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
};

/**
 * Boxes where a label may stand, the best place first in each list of shifts.
 * @param {Label} label
 */
const candidates = ({ spots, sizes, where }) =>
  spots.flatMap((at, nth) => {
    const shifts = SHIFTS[nth > 0 ? "beside" : where];
    return sizes.flatMap((size) => shifts.map((shift, order) => boxAt(at, size, shift, order)));
  });

/**
 * The box that a label's dot takes; none where it has no dot.
 * @param {Label} label
 * @param {Point} at
 */
const dotOf = ({ dot, marked }, at) => (dot ? [around(at, marked ? MARK : DOT)] : []);

/** Places the labels of one scene. */
class Placing {
  /** @param {Scene} scene */
  constructor(scene) {
    this.scene = scene;
    const { x, y } = scene.size;
    this.inside = { left: EDGE, top: EDGE, right: x - EDGE, bottom: y - EDGE };
    this.coast = new Grid(scene.coast.filter(({ at }) => holds(this.inside, at)));
    this.most = Math.max(FEWEST, Math.round((x * y) / PIXELS_PER_LABEL));
  }

  /**
   * How ill a box serves a label: Infinity where the label must not stand.
   * @param {Label} label
   * @param {Candidate} box
   */
  penalty(label, box) {
    const nearby = this.coast.inside(grow(box, ALOOF));
    const covered = nearby.filter(({ at }) => holds(box, at)).length;
    /** @param {string | null | undefined} land */
    const strangers = (land) =>
      land ? nearby.filter((one) => !isPartOf(one.land, land)).length : 0;
    if (covered > (label.mayCover ?? Infinity) || strangers(label.keepTo)) {
      return Infinity;
    }
    const own = label.spots[0];
    const away = Math.hypot(box.x - own.x, box.y - own.y) / PIXELS_PER_PENALTY;
    const wrapped = box.maxWidth ? WRAP_PENALTY : 0;
    return (
      covered * COVER_PENALTY +
      strangers(label.land) * STRANGE_PENALTY +
      box.order * ORDER_PENALTY +
      away +
      wrapped +
      this.strayCost(label, box)
    );
  }

  /**
   * What it costs to stand on rings that the label keeps off.
   * @param {Label} label
   * @param {Candidate} box
   */
  strayCost({ notOn = [], strayCost = Infinity }, box) {
    const { left, right, top, bottom, x, y } = box;
    const corners = [left, right].flatMap((across) =>
      [top, bottom].map((down) => ({ x: across, y: down })),
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
    return candidates(label)
      .filter((box) => covers(this.inside, box) && !taken.some((other) => overlap(box, other)))
      .map((box) => ({ box, penalty: this.penalty(label, box) }))
      .filter(({ penalty }) => penalty < Infinity)
      .sort((a, b) => a.penalty - b.penalty);
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
      const line = crossed && label.offLines ? Infinity : crossed * LINE_PENALTY;
      const bands = this.crossed(this.scene.bands, box) * BAND_PENALTY;
      const whole = penalty + land + line + bands;
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
    return lines.filter((line) => crosses(line, wide)).length;
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
    const dot = label.dot ? WITHOUT_DOT : 0;
    return label.priority > 0 ? Math.max(1, LAST - label.priority) + dot : UNTHINKABLE;
  }

  /**
   * Whether a label is shown at this zoom level, and its dot is free.
   * @param {Label} label
   * @param {Box[]} taken
   */
  mayStand(label, taken) {
    const dots = dotOf(label, label.spots[0]);
    const hidden = dots.some((dot) => taken.some((other) => overlap(other, dot)));
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
    /** @type {Arrangement<T>} */
    const found = { boxes: new Map(), failed: [], cost: 0 };
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
}

/**
 * Finds a box for each label: those that find none, or one on a line, try again earlier, and what
 * costs least is kept.
 * @template {Label} T
 * @param {T[]} given labels in order of their priority
 * @param {Scene} scene
 * @returns {Map<T, Candidate>} the box of each label that is shown
 */
export const arrange = (given, scene) => {
  const placing = new Placing(scene);
  let labels = given;
  let found = placing.once(labels);
  for (let tried = 1; tried < scene.tries && found.failed.length; tried += 1) {
    const { failed } = found;
    /** @param {T} label */
    const rank = (label) => (label.priority < 0 ? 0 : failed.includes(label) ? 1 : 2);
    labels = [...labels].sort((a, b) => rank(a) - rank(b));
    const other = placing.once(labels);
    if (other.cost >= found.cost) {
      break;
    }
    found = other;
  }
  return found.boxes;
};
