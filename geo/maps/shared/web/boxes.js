// @ts-check
// Boxes, points and lines in a map's pixels; y grows downwards.

/**
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box
 */

/**
 * Whether two boxes share more than an edge.
 * @param {Box} a
 * @param {Box} b
 */
export const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Whether a box has a point inside it, not on its edge.
 * @param {Box} box
 * @param {Point} point
 */
export const holds = (box, { x, y }) =>
  x > box.left && x < box.right && y > box.top && y < box.bottom;

/**
 * Whether a box lies within another.
 * @param {Box} whole
 * @param {Box} box
 */
export const covers = (whole, box) =>
  box.left >= whole.left &&
  box.right <= whole.right &&
  box.top >= whole.top &&
  box.bottom <= whole.bottom;

/**
 * A box made larger on every side.
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
export const grow = (box, by) => ({
  left: box.left - by,
  right: box.right + by,
  top: box.top - by,
  bottom: box.bottom + by,
});

/**
 * The box whose edges are so far from a point.
 * @param {Point} point
 * @param {number} by
 */
export const around = ({ x, y }, by) => grow({ left: x, right: x, top: y, bottom: y }, by);

/**
 * Points of a box at even distances, in `steps` columns and rows.
 * @param {Box} box
 * @param {number} steps at least 2
 * @returns {Point[]}
 */
export const lattice = ({ left, right, top, bottom }, steps) => {
  const shares = Array.from({ length: steps }, (_, nth) => nth / (steps - 1));
  return shares.flatMap((across) =>
    shares.map((down) => ({
      x: left + across * (right - left),
      y: top + down * (bottom - top),
    })),
  );
};

/**
 * Whether a ring holds a point: an odd number of its sides lie to the point's right.
 * @param {Point[]} ring
 * @param {Point} point
 */
export const encloses = (ring, { x, y }) => {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [a, b] = [ring[i], ring[j]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) {
      odd = !odd;
    }
  }
  return odd;
};

/**
 * Whether a segment has a point in a box or on its edge (Liang and Barsky's clipping).
 * @param {Point} a
 * @param {Point} b
 * @param {Box} box
 */
export const meets = (a, b, { left, right, top, bottom }) => {
  let from = 0;
  let to = 1;
  for (const [way, room] of [
    [a.x - b.x, a.x - left],
    [b.x - a.x, right - a.x],
    [a.y - b.y, a.y - top],
    [b.y - a.y, bottom - a.y],
  ]) {
    if (way === 0) {
      if (room < 0) {
        return false;
      }
    } else if (way < 0) {
      from = Math.max(from, room / way);
    } else {
      to = Math.min(to, room / way);
    }
  }
  return from <= to;
};

/**
 * Whether a line of points has a part in a box.
 * @param {Point[]} line
 * @param {Box} box
 */
export const crosses = (line, box) =>
  line.some((at, nth) => nth > 0 && meets(line[nth - 1], at, box));

/**
 * Things that lie at points, found by box without looking at each: sorted into square cells.
 * @template {{ at: Point }} T
 */
export class Grid {
  /**
   * @param {T[]} things
   * @param {number} cell side of a cell, pixels
   */
  constructor(things, cell = 64) {
    this.cell = cell;
    /** @type {Map<string, T[]>} */
    this.cells = new Map();
    for (const thing of things) {
      const key = `${this.nth(thing.at.x)} ${this.nth(thing.at.y)}`;
      const found = this.cells.get(key);
      if (found) {
        found.push(thing);
      } else {
        this.cells.set(key, [thing]);
      }
    }
  }

  /** @param {number} pixels */
  nth(pixels) {
    return Math.floor(pixels / this.cell);
  }

  /**
   * The things inside a box.
   * @param {Box} box
   */
  inside(box) {
    /** @type {T[]} */
    const found = [];
    for (let x = this.nth(box.left); x <= this.nth(box.right); x += 1) {
      for (let y = this.nth(box.top); y <= this.nth(box.bottom); y += 1) {
        for (const thing of this.cells.get(`${x} ${y}`) ?? []) {
          if (holds(box, thing.at)) {
            found.push(thing);
          }
        }
      }
    }
    return found;
  }
}
