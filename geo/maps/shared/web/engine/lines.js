// @ts-check
// Lines over an outline that leave a given area on one side: the twin of geo.measure._sweep and
// geo.measure._geodesics, for one line at a time. A line of fixed direction is moved by Newton's
// method; the area behind it comes from the few edges that it crosses. A geodesic is a polynomial of
// the position along its chord.

import { DEG, geodesicFrom, inverse } from "./geodesic.js";

/** @typedef {import("./plane.js").Outline} Outline */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./geodesic.js").Place} Place */

/**
 * A line in a frame of its own, in which s runs against its facing (a compass angle, radians) and c
 * along it: it is where s = `at` + bow(c), and the bow a polynomial of (c - middle) / half.
 * @typedef {{
 *   facing: number, sin: number, cos: number,
 *   bow: number[] | null, middle: number, half: number,
 * }} Line
 *
 * Where a line crosses an outline, in the order of its rings: the edge, the share of its chord up to
 * there, the place in the line's frame, and 1 where the outline leaves the facing side, -1 where it
 * comes to it; the area on that side, and the length inside.
 * @typedef {{
 *   edge: number[], s: number[], c: number[], leaves: number[], area: number, width: number,
 * }} Crossings
 *
 * A line that leaves the area asked for behind it, moved by `at`.
 * @typedef {{ outline: Outline, line: Line, at: number, found: Crossings }} Settled
 *
 * A geodesic, or another curve, that does: the place about which it was drawn, and its azimuth
 * there in degrees, a quarter-turn clockwise from its facing.
 * @typedef {Settled & { anchor: Place, azimuth: number }} Held
 */

const NODES = Array.from({ length: 7 }, (_, k) => -Math.cos((Math.PI * k) / 6));
const AHEAD_M = 1000;
const SETTLE_ROUNDS = 100;
const AREA_M2 = 1e-5;
const AREA_OF_ALL = 1e-14;
const OFFSET_M = 1e-9;
const HOLD_ROUNDS = 12;
const MIDDLE_ROUNDS = 8;
const STILL_M = 1e-6;
const STILL_ASIDE_M = 3e-4;

/**
 * @param {number} facing radians
 * @returns {Line}
 */
export const straight = (facing) => ({
  facing,
  sin: Math.sin(facing),
  cos: Math.cos(facing),
  bow: null,
  middle: 0,
  half: 1,
});

/**
 * @param {Line} line
 * @param {number} c
 */
const bowAt = ({ bow, middle, half }, c) => {
  if (!bow) {
    return 0;
  }
  const z = (c - middle) / half;
  let value = 0;
  for (let k = bow.length - 1; k >= 0; k -= 1) {
    value = value * z + bow[k];
  }
  return value;
};

/**
 * Integral of the bow from the line's middle to a place along it.
 * @param {Line} line
 * @param {number} c
 */
const bowUnder = ({ bow, middle, half }, c) => {
  if (!bow) {
    return 0;
  }
  const z = (c - middle) / half;
  let value = 0;
  for (let k = bow.length - 1; k >= 0; k -= 1) {
    value = value * z + bow[k] / (k + 1);
  }
  return value * z * half;
};

/**
 * How far each vertex is beyond a line at 0; kept in the outline until the next line.
 * @param {Outline} outline
 * @param {Line} line
 * @returns {[low: number, high: number]}
 */
export const lift = ({ x, y, count, height }, line) => {
  const { sin, cos } = line;
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < count; k += 1) {
    let s = -sin * x[k] - cos * y[k];
    if (line.bow) {
      s -= bowAt(line, x[k] * cos - y[k] * sin);
    }
    height[k] = s;
    low = s < low ? s : low;
    high = s > high ? s : high;
  }
  return [low, high];
};

/**
 * Where a line crosses an edge: a chord, or the parabola over it.
 * @param {Outline} outline
 * @param {Line} line
 * @param {number} k the edge
 * @param {number} at
 * @param {boolean} exact
 * @returns {[s: number, c: number, gone: number]}
 */
const crossEdge = (outline, line, k, at, exact) => {
  const { x, y, height, gone, bend, ax, ay } = outline;
  const rise = height[k + 1] - height[k];
  const dx = x[k + 1] - x[k];
  const dy = y[k + 1] - y[k];
  let where = (at - height[k]) / rise;
  let over = 0;
  let px = x[k] + where * dx;
  let py = y[k] + where * dy;
  for (let round = 0; exact && round < 3; round += 1) {
    over = 4 * where * (1 - where);
    px = x[k] + where * dx + over * ax[k];
    py = y[k] + where * dy + over * ay[k];
    if (round < 2) {
      const off = -(px * line.sin + py * line.cos) - at;
      where -= (off - bowAt(line, px * line.cos - py * line.sin)) / rise;
    }
  }
  // up to the crossing, the share of a parabola's area is a cubic of that of its chord
  let round = gone[k] + where * (gone[k + 1] - gone[k]);
  round += bend[k] * (where * (3 * where - 2 * where * where - 1));
  round += (px * over * ay[k] - py * over * ax[k]) / 2;
  return [-(px * line.sin + py * line.cos), px * line.cos - py * line.sin, round];
};

/**
 * @param {Outline} outline with the heights of the line
 * @param {Line} line
 * @param {number} at
 * @param {boolean} exact whether edges are bent
 * @returns {Crossings}
 */
const cross = (outline, line, at, exact) => {
  const { height, count, joint } = outline;
  /** @type {Crossings} */
  const found = { edge: [], s: [], c: [], leaves: [], area: 0, width: 0 };
  for (let k = 0; k < count - 1; k += 1) {
    const under = height[k] < at;
    if (under === height[k + 1] < at || joint[k]) {
      continue;
    }
    const [s, c, gone] = crossEdge(outline, line, k, at, exact);
    const leaves = under ? 1 : -1;
    found.edge.push(k);
    found.s.push(s);
    found.c.push(c);
    found.leaves.push(leaves);
    // the integral of (s - at - bow) dc, which is nothing along the line itself
    found.area += leaves * (gone + (s * c) / 2 - at * c - bowUnder(line, c));
    found.width -= leaves * c;
  }
  outline.first.forEach((k, ring) => {
    found.area += height[k] < at ? outline.ringArea[ring] : 0;
  });
  return found;
};

/**
 * Moves a line until it leaves an area on its facing side.
 * @param {Outline} outline
 * @param {Line} line
 * @param {number} area square metres
 * @param {number | null} [start] a first guess
 * @param {boolean} [exact]
 * @returns {Settled}
 */
export const settle = (outline, line, area, start = null, exact = false) => {
  let [low, high] = lift(outline, line);
  let at = start === null ? (low + high) / 2 : Math.min(Math.max(start, low), high);
  const close = Math.max(AREA_M2, AREA_OF_ALL * outline.area);
  let found = cross(outline, line, at, exact);
  for (let round = 1; round < SETTLE_ROUNDS; round += 1) {
    const excess = found.area - area;
    low = excess < 0 ? at : low;
    high = excess > 0 ? at : high;
    let step = at - excess / found.width;
    step = low < step && step < high ? step : (low + high) / 2;
    if (!(Math.abs(excess) > close && Math.abs(step - at) > OFFSET_M)) {
      break;
    }
    at = step;
    found = cross(outline, line, at, exact);
  }
  return { outline, line, at, found };
};

/**
 * Outermost crossings, as positions along the line; 0 for a line without any.
 * @param {Crossings} found
 * @returns {[low: number, high: number]}
 */
export const spanOf = ({ c }) => (c.length ? [Math.min(...c), Math.max(...c)] : [0, 0]);

/**
 * The place in the plane's frame of a line, in degrees.
 * @param {Plane} plane
 * @param {Line} line
 * @param {number} s
 * @param {number} c
 */
const placeOf = (plane, { sin, cos }, s, c) => plane.back(c * cos - s * sin, -c * sin - s * cos);

/**
 * The place on a settled line, so far along it.
 * @param {Settled} settled
 * @param {number} c
 */
export const placeAt = ({ outline, line, at }, c) =>
  placeOf(outline.plane, line, at + bowAt(line, c), c);

/**
 * The places where a settled line crosses the outline, in the order of the crossings.
 * @param {Settled} settled
 * @returns {Place[]}
 */
export const crossingPlaces = ({ outline, line, found }) =>
  found.c.map((c, k) => placeOf(outline.plane, line, found.s[k], c));

/**
 * The middle of a settled straight line, and its true facing there, in radians.
 * @param {Settled} settled
 * @returns {{ anchor: Place, facing: number }}
 */
export const onEllipsoid = (settled) => {
  const [low, high] = spanOf(settled.found);
  const along = (low + high) / 2;
  const anchor = placeAt(settled, along);
  const ahead = placeAt(settled, along + AHEAD_M);
  // positions along the line grow toward its facing and a quarter-turn
  return { anchor, facing: inverse(...anchor, ...ahead).azimuth - Math.PI / 2 };
};

/**
 * Solves a square system in place, with the largest pivots.
 * @param {number[][]} rows each with its right-hand side last
 */
const solve = (rows) => {
  const size = rows.length;
  for (let k = 0; k < size; k += 1) {
    let best = k;
    for (let r = k + 1; r < size; r += 1) {
      best = Math.abs(rows[r][k]) > Math.abs(rows[best][k]) ? r : best;
    }
    [rows[k], rows[best]] = [rows[best], rows[k]];
    for (let r = k + 1; r < size; r += 1) {
      const times = rows[r][k] / rows[k][k];
      for (let j = k; j <= size; j += 1) {
        rows[r][j] -= times * rows[k][j];
      }
    }
  }
  const found = new Array(size).fill(0);
  for (let k = size - 1; k >= 0; k -= 1) {
    let rest = rows[k][size];
    for (let j = k + 1; j < size; j += 1) {
      rest -= rows[k][j] * found[j];
    }
    found[k] = rest / rows[k][k];
  }
  return found;
};

/**
 * A curve on the ellipsoid about an anchor: metres along it to a place.
 * @typedef {(distance: number) => { lon: number, lat: number }} Curve
 */

/**
 * A curve as a line in the plane, and the position of its anchor along it.
 * @param {Outline} outline
 * @param {Curve} curve
 * @returns {{ line: Line, along: number }}
 */
const curveLine = ({ plane, reach }, curve) => {
  const half = 2.2 * reach;
  const nodes = NODES.map((node) => {
    const { lon, lat } = curve(node * half);
    return plane.project(lon, lat);
  });
  const facing = Math.atan2(nodes[4][0] - nodes[2][0], nodes[4][1] - nodes[2][1]) - Math.PI / 2;
  const line = { ...straight(facing), half };
  const { sin, cos } = line;
  const along = nodes[3][0] * cos - nodes[3][1] * sin;
  const rows = nodes.map(([x, y]) => {
    const z = (x * cos - y * sin - along) / half;
    const row = [1];
    for (let k = 1; k < NODES.length; k += 1) {
      row.push(row[k - 1] * z);
    }
    row.push(-(x * sin + y * cos));
    return row;
  });
  return { line: { ...line, bow: solve(rows), middle: along }, along };
};

/**
 * The geodesic middle between the outermost crossings.
 * @param {Settled} settled
 * @param {Place} anchor what it is without any
 * @returns {Place}
 */
const middleOf = (settled, anchor) => {
  if (!(settled.found.width > 0)) {
    return anchor;
  }
  const [low, high] = spanOf(settled.found);
  const start = placeAt(settled, low);
  const way = inverse(...start, ...placeAt(settled, high));
  const { lon, lat } = geodesicFrom(...start, way.azimuth)(way.length / 2);
  return [lon, lat];
};

/**
 * Finds the curve of a kind that leaves an area on its left and, if it is to be held at its middle,
 * has its anchor halfway between its ends, where there is such a one.
 * @param {Outline} outline
 * @param {Place} first a guess at the anchor
 * @param {number} azimuth degrees, at the anchor
 * @param {number} area square metres
 * @param {(anchor: Place) => Curve} curveAt
 * @param {boolean} middle
 * @returns {Held}
 */
export const holdCurve = (outline, first, azimuth, area, curveAt, middle) => {
  let anchor = first;
  for (let round = 0; ; round += 1) {
    const { line, along } = curveLine(outline, curveAt(anchor));
    const settled = settle(outline, line, area, 0, middle && round > 0);
    const onLine = placeAt(settled, along);
    const seeks = middle && round < MIDDLE_ROUNDS;
    const moved = seeks ? middleOf(settled, onLine) : onLine;
    const off = seeks ? inverse(...anchor, ...moved).length : 0;
    const still = Math.abs(settled.at) < STILL_M && off < STILL_ASIDE_M;
    if (round > 0 && (still || round >= HOLD_ROUNDS)) {
      return { ...settled, anchor, azimuth };
    }
    anchor = moved;
  }
};

/**
 * Finds the geodesic of an azimuth that leaves an area on its left.
 * @param {Outline} outline
 * @param {Place} first
 * @param {number} azimuth degrees
 * @param {number} area
 * @param {boolean} [middle] whether the azimuth is that at the middle, not at the anchor
 */
export const hold = (outline, first, azimuth, area, middle = true) =>
  holdCurve(
    outline,
    first,
    azimuth,
    area,
    (anchor) => geodesicFrom(anchor[0], anchor[1], azimuth * DEG),
    middle,
  );
