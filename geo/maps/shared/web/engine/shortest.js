// @ts-check
// The shortest straight border that leaves a share on one side: the same grids of bearings as in
// geo.measure._sweep and geo.measure.cut, so that both find the same border.

import { DEG } from "./geodesic.js";
import { hold, onEllipsoid, settle, straight } from "./lines.js";
import { Outline, Plane } from "./plane.js";

/** @typedef {import("./geodesic.js").Place} Place */

const COARSE_STEPS = 180;
const FEW = 4;
const TIE = 1e-9;
const ASIDE = 89 * DEG;
const ASIDE_COSTS = 1e-3;
const ANGLE = 1e-11;
const NEAR_RAD = 2e-6;
const AS_SHORT_M = 5e-3;
const AROUND_DEG = Array.from({ length: 41 }, (_, k) => (-1e-5 + k * 5e-7) / DEG);

/**
 * A function that is linear between known places.
 * @param {readonly number[]} places rising
 * @param {readonly number[]} values
 * @returns {(place: number) => number}
 */
const between = (places, values) => (place) => {
  const last = places.length - 1;
  if (place <= places[0] || last === 0) {
    return values[0];
  }
  if (place >= places[last]) {
    return values[last];
  }
  const k = places.findIndex((each) => each > place) - 1;
  const share = (place - places[k]) / (places[k + 1] - places[k]);
  return values[k] + share * (values[k + 1] - values[k]);
};

/**
 * @param {Outline} outline
 * @param {readonly number[]} facings
 * @param {number} area
 * @param {((facing: number) => number) | null} guess
 */
const sweep = (outline, facings, area, guess) => {
  /** @type {number[]} */
  const offset = [];
  /** @type {number[]} */
  const width = [];
  for (const facing of facings) {
    const { at, found } = settle(outline, straight(facing), area, guess ? guess(facing) : null);
    offset.push(at);
    width.push(found.width);
  }
  return { offset, width };
};

/** @param {readonly number[]} angles */
const distinct = (angles) => {
  const sorted = [...angles].sort((a, b) => a - b);
  return sorted.filter((angle, k) => k === 0 || angle - sorted[k - 1] > ANGLE);
};

/**
 * Which of a grid's places a shorter line may hide about: near the best, or in a valley.
 * @param {readonly number[]} width
 */
const promising = (width) => {
  const best = Math.max(Math.min(...width), 0);
  return width.map((each, k) => {
    const before = k > 0 ? width[k - 1] : Infinity;
    const after = k + 1 < width.length ? width[k + 1] : Infinity;
    const valley = each <= before && each <= after;
    return each <= 1.003 * best + TIE || (valley && each <= 1.1 * best);
  });
};

/**
 * @param {readonly number[]} facing
 * @param {readonly number[]} width
 * @param {number | null} middle
 */
const best = (facing, width, middle) => {
  if (middle === null) {
    return facing[width.indexOf(Math.min(...width))];
  }
  const aside = facing.map((each) => Math.abs(each - middle));
  const costs = width.map(
    (each, k) => Math.max(each, 0) * (aside[k] > ASIDE ? 1 + ASIDE_COSTS : 1),
  );
  const least = Math.min(...costs) * (1 + TIE) + TIE;
  let found = -1;
  for (let k = 0; k < costs.length; k += 1) {
    if (costs[k] <= least && (found < 0 || aside[k] < aside[found])) {
      found = k;
    }
  }
  return facing[found];
};

/**
 * @param {number} angle
 * @param {number | null} middle
 */
const clipped = (angle, middle) =>
  middle === null ? angle : Math.min(Math.max(angle, middle - Math.PI / 2), middle + Math.PI / 2);

/**
 * @param {Outline} outline
 * @param {number} share
 * @param {number | null} middle
 */
const firstFacing = (outline, share, middle) => {
  const area = share * outline.area;
  let step = Math.PI / COARSE_STEPS;
  const turn = middle === null ? 2 : 1;
  const begin = middle === null ? 0 : middle - Math.PI / 2;
  let facing = Array.from({ length: turn * COARSE_STEPS }, (_, k) => begin + step * (k + 0.5));
  const few = facing.filter((_, k) => k % FEW === 0);
  let guess = between(few, sweep(outline, few, area, null).offset);
  let { offset, width } = sweep(outline, facing, area, guess);
  for (const finer of [2, 8]) {
    const marks = promising(width);
    const near = facing.filter((_, k) => marks[k]);
    step /= finer;
    const around = near.flatMap((each) =>
      Array.from({ length: 2 * finer - 1 }, (_, k) =>
        clipped(each + step * (k + 1 - finer), middle),
      ),
    );
    guess = between(facing, offset);
    facing = distinct(around);
    ({ offset, width } = sweep(outline, facing, area, guess));
  }
  return best(facing, width, middle);
};

/**
 * @param {Outline} outline
 * @param {number} share
 * @param {number} first
 * @param {number | null} middle
 */
const refined = (outline, share, first, middle) => {
  const area = share * outline.area;
  let step = (0.1 * DEG) / 10;
  let facing = first;
  const { at } = settle(outline, straight(first), area);
  let guess = between([first], [at]);
  while (step > NEAR_RAD) {
    const grid = distinct(
      Array.from({ length: 21 }, (_, k) => clipped(facing + step * (k - 10), middle)),
    );
    const { offset, width } = sweep(outline, grid, area, guess);
    guess = between(grid, offset);
    step /= 10;
    facing = grid[width.indexOf(Math.min(...width))];
  }
  return facing;
};

/**
 * Of lines as short as the shortest, to a few millimetres, the one in the fewest pieces.
 * @param {readonly import("./lines.js").Held[]} held
 */
const plainest = (held) => {
  const least = Math.min(...held.map(({ found }) => found.width)) + AS_SHORT_M;
  // one that only just touches a headland would end there
  return held
    .filter(({ found }) => found.width <= least)
    .reduce((one, other) => {
      const more = other.found.c.length - one.found.c.length;
      return more < 0 || (more === 0 && other.found.width < one.found.width) ? other : one;
    });
};

/**
 * Anchor and facing, in degrees, of the shortest geodesic that leaves a share on its facing side.
 * @param {Outline} outline
 * @param {number} share
 * @param {number} area square metres
 * @param {number | null} toward compass angle, radians; null for any
 * @returns {{ anchor: Place, facing: number }}
 */
export const shortestGeodesic = (outline, share, area, toward) => {
  const own = share * outline.area;
  const guess = firstFacing(outline, share, toward);
  const first = onEllipsoid(settle(outline, straight(guess), own));
  // once more in a plane about the border itself, where north is up and lengths are true
  const about = new Outline(new Plane(...first.anchor), outline.rings);
  const turns = toward === null ? 0 : Math.round((first.facing - toward) / (2 * Math.PI));
  const middle = toward === null ? null : toward + 2 * Math.PI * turns;
  const angle = refined(about, share, first.facing, middle);
  const nearer = onEllipsoid(settle(about, straight(angle), share * about.area));
  let { anchor } = nearer;
  let facing = nearer.facing / DEG - 360 * Math.floor(nearer.facing / DEG / 360);
  for (const times of [1, 1 / 20]) {
    const held = AROUND_DEG.map((around) =>
      hold(outline, anchor, facing + around * times + 90, area, false),
    );
    const found = plainest(held);
    anchor = found.anchor;
    facing = found.azimuth - 90;
  }
  return { anchor, facing };
};
