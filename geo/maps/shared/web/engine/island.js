// @ts-check
// One island that can be cut: its rings, its outline in an equal-area plane about its middle, and
// what a border makes of it. The twin of geo.measure.cut, ._splice and .fan for the methods
// "shortest", "bearing", "meridian" and "parallel".

import { ScenarioError, quoted, short } from "./errors.js";
import { DEG, E2, EQUATOR_M, bearingName, geodesicFrom, inverse, pathBetween } from "./geodesic.js";
import {
  crossingPlaces,
  hold,
  holdCurve,
  lift,
  onEllipsoid,
  placeAt,
  settle,
  spanOf,
  straight,
} from "./lines.js";
import { Outline, Plane, preparedRing } from "./plane.js";
import { shortestGeodesic } from "./shortest.js";

/**
 * @typedef {import("./geodesic.js").Place} Place
 * @typedef {import("./lines.js").Settled} Settled
 *
 * Where a border meets the shore: on the edge that leaves a vertex of a ring, so far along.
 * @typedef {{ ring: number, vertex: number, along: number, point: Place }} Meeting
 *
 * How an island is cut.
 * @typedef {{ method: string, bearing_deg?: number, toward: string | number }} Way
 *
 * A border on an island. `side` is the compass point where Japan's part lies, seen from it;
 * `fraction` is that part of the island. In a gap between the pieces of an island a border has no
 * ends and no line.
 * @typedef {{
 *   island: string, method: string, side: string, toward: string | number, fraction: number,
 *   ends: Place[], middle: Place, bearing_deg: number, length_m: number, line: Place[][],
 *   moved_m?: [number, number],
 * }} Border
 *
 * An island in two: what lies on the side with the share, and the rest. `held` says of each vertex
 * of each ring whether it lies on that side.
 * @typedef {{
 *   border: Border, part_m2: number, residual_m2: number, share: number,
 *   part: Place[][], rest: Place[][], held: boolean[][], meetings: Meeting[],
 * }} Cut
 *
 * One border of a fan.
 * @typedef {{
 *   bearing_deg: number, side: string, length_m: number, ends: Place[], fraction: number,
 *   toward: string | number,
 * }} FanBorder
 */

export const METHODS = ["shortest", "bearing", "meridian", "parallel", "arc"];
const LEAST_SHARE = 0.999999e-9;
const ACROSS = 1e-9;
const HELD_DEG = 1e-7;
const EXTREME_ROUNDS = 50;
const VERTEX_EVERY_DEG = 0.01;
const BULGE_M2 = 0.25;
const MOST_STEPS = 2048;

const SIXTEEN = Array.from({ length: 16 }, (_, k) => bearingName(22.5 * k));
/** @param {string} name */
const letters = (name) =>
  name
    .split("-")
    .map((word) => word[0])
    .join("");

/** @param {number} degrees */
export const wrapped = (degrees) => degrees - 360 * Math.floor(degrees / 360);

/**
 * The remainder to the nearest multiple.
 * @param {number} value
 * @param {number} of
 */
export const remainder = (value, of) => value - of * Math.round(value / of);

/** @param {number} degrees */
const nine = (degrees) => Math.round(degrees * 1e9) / 1e9;

/**
 * Compass angle of a direction such as "south-west", "SW", or of a number of degrees.
 * @param {string | number} direction
 */
export const compassDegrees = (direction) => {
  if (typeof direction === "number") {
    if (!Number.isFinite(direction)) {
      throw new ScenarioError(`the direction ${direction} is not a number of degrees`);
    }
    return wrapped(direction);
  }
  const name = direction.trim().toLowerCase();
  const found = SIXTEEN.findIndex((each) => each === name || letters(each) === name);
  if (found < 0) {
    throw new ScenarioError(
      `no direction is called ${quoted(direction)}; known: ${SIXTEEN.join(", ")}`,
    );
  }
  return 22.5 * found;
};

/** @param {string | number} toward */
export const isAny = (toward) =>
  typeof toward === "string" && toward.trim().toLowerCase() === "any";

/**
 * Refuses a way of cutting that there is not.
 * @param {string} method
 * @param {number | undefined} bearing
 * @param {string | number} toward
 */
export const checkCut = (method, bearing, toward) => {
  if (!METHODS.includes(method)) {
    throw new ScenarioError(`no cut is called ${quoted(method)}; known: ${METHODS.join(", ")}`);
  }
  if ((bearing !== undefined) !== (method === "bearing")) {
    throw new ScenarioError("a bearing is needed for the cut 'bearing', and for no other");
  }
  if (bearing !== undefined && !Number.isFinite(bearing)) {
    throw new ScenarioError(`the bearing ${bearing} is not a number of degrees`);
  }
  if (!isAny(toward)) {
    compassDegrees(toward);
  }
};

/**
 * Whether a place lies in a ring, in longitude and latitude.
 * @param {readonly Place[]} ring
 * @param {Readonly<Place>} place
 */
export const isInside = (ring, [lon, lat]) => {
  let inside = false;
  for (let k = 0, j = ring.length - 1; k < ring.length; j = k, k += 1) {
    const [x, y] = ring[k];
    const [u, v] = ring[j];
    if (y > lat !== v > lat && lon < ((u - x) * (lat - y)) / (v - y) + x) {
      inside = !inside;
    }
  }
  return inside;
};

/**
 * Vertices of a parallel from one end to the other.
 * @param {Place} start
 * @param {Place} end
 * @returns {Place[]}
 */
const parallelPath = (start, end) => {
  const width = Math.abs(end[0] - start[0]);
  const sin = Math.sin(start[1] * DEG);
  const radius = EQUATOR_M / Math.sqrt(1 - E2 * sin * sin);
  const lens = (sin * (1 - sin * sin) * radius ** 2 * (width * DEG) ** 3) / 12;
  const finer = Math.ceil(Math.sqrt(Math.abs(lens) / BULGE_M2));
  const steps = Math.max(1, Math.ceil(width / VERTEX_EVERY_DEG), Math.min(finer, MOST_STEPS));
  return Array.from({ length: steps + 1 }, (_, k) => [
    start[0] + ((end[0] - start[0]) * k) / steps,
    start[1] + ((end[1] - start[1]) * k) / steps,
  ]);
};

/** @param {readonly Place[]} line */
const lengthOf = (line) => {
  let total = 0;
  for (let k = 1; k < line.length; k += 1) {
    total += inverse(...line[k - 1], ...line[k]).length;
  }
  return total;
};

/** An island, or another polygon, that can be cut. */
export class Island {
  /**
   * @param {{ id: string, name: string, area_m2: number, rings: Place[][], polygon: number[] }} plain
   *   rings in degrees, without their closing vertices: outer ones counter-clockwise, each before
   *   its holes; and the number of the polygon of each
   */
  constructor({ id, name, area_m2, rings, polygon }) {
    this.id = id;
    this.name = name;
    this.area_m2 = area_m2;
    this.rings = rings;
    this.polygon = polygon;
    /** @type {Outline | null} */
    this.plain = null;
    /** @type {Outline | null} */
    this.finer = null;
  }

  /** The outline in the plane about the island's middle. */
  get outline() {
    this.plain ??= this.project(this.rings);
    return this.plain;
  }

  /** The same, with a vertex wherever an edge turns north or south between its ends. */
  get turning() {
    this.finer ??= this.project(
      this.rings.map((ring) => ring.map((place) => place)),
      true,
    );
    return this.finer;
  }

  /**
   * @param {Place[][]} rings
   * @param {boolean} [turns]
   */
  project(rings, turns = false) {
    const all = rings.flat();
    /** @param {0 | 1} axis */
    const middle = (axis) => {
      const values = all.map((place) => place[axis]);
      return (Math.min(...values) + Math.max(...values)) / 2;
    };
    const plane = new Plane(middle(0), middle(1));
    return new Outline(
      plane,
      rings.map((ring, k) => preparedRing(plane, ring, this.polygon[k], turns ? turnOf : null)),
    );
  }

  /**
   * The cut of a way that gives a share to the side that lies toward.
   * @param {number} share
   * @param {Way} way
   * @returns {Cut}
   */
  cut(share, way) {
    this.checkShare(share);
    checkCut(way.method, way.bearing_deg, way.toward);
    return this.spliced(this.draw(share, way), share, way);
  }

  /**
   * The border alone.
   * @param {number} share
   * @param {Way} way
   * @returns {Border}
   */
  border(share, way) {
    this.checkShare(share);
    checkCut(way.method, way.bearing_deg, way.toward);
    return this.drawn(this.draw(share, way), share, way).border;
  }

  /** @param {number} share */
  checkShare(share) {
    if (!(share > 0 && share < 1)) {
      throw new ScenarioError(`the share ${share} of ${this.name} must lie between 0 and 1`);
    }
    if (Math.min(share, 1 - share) < LEAST_SHARE) {
      throw new ScenarioError(
        `the share ${share} of ${this.name} leaves less than a billionth of it on one side; no ` +
          "border is drawn so finely, so give the whole of it to one side",
      );
    }
  }

  /**
   * @param {number} share
   * @param {Way} way
   * @returns {Settled & { azimuth: number }}
   */
  draw(share, { method, bearing_deg, toward }) {
    const area = share * this.area_m2;
    if (method === "arc") {
      throw new ScenarioError(
        `the border on ${this.name} is an arc, which only python -m geo.split draws; choose a ` +
          "straight border",
      );
    }
    if (method === "shortest") {
      const middle = isAny(toward) ? null : compassDegrees(toward) * DEG;
      const { anchor, facing } = shortestGeodesic(this.outline, share, area, middle);
      const held = hold(this.outline, anchor, facing + 90, area, false);
      return { ...settle(this.outline, held.line, area, held.at, true), azimuth: held.azimuth };
    }
    const bearing = bearing_deg ?? (method === "parallel" ? 90 : 0);
    const along = method === "parallel" ? this.alongParallel : this.alongGeodesic;
    if (!isAny(toward)) {
      return along.call(this, this.facing(bearing, compassDegrees(toward)), area);
    }
    const [one, other] = [-90, 90].map((side) => along.call(this, wrapped(bearing + side), area));
    return other.found.width < one.found.width ? other : one;
  }

  /**
   * Compass angle from a border to the side that gets the share.
   * @param {number} bearing
   * @param {number} toward
   */
  facing(bearing, toward) {
    const facing = wrapped(bearing + 90);
    const turn = Math.cos((facing - toward) * DEG);
    if (Math.abs(turn) < ACROSS) {
      throw new ScenarioError(
        `a border with bearing ${short(bearing)} runs straight toward the ${bearingName(toward)}, ` +
          "so neither side lies there; choose another bearing or another side",
      );
    }
    return turn > 0 ? facing : wrapped(facing + 180);
  }

  /**
   * @param {number} facing degrees
   * @param {number} area
   */
  alongGeodesic(facing, area) {
    const first = settle(this.outline, straight(facing * DEG), area);
    return hold(this.outline, onEllipsoid(first).anchor, facing + 90, area);
  }

  /**
   * @param {number} facing 0 or 180 degrees
   * @param {number} area
   */
  alongParallel(facing, area) {
    const outline = this.turning;
    const { anchor } = onEllipsoid(settle(outline, straight(facing * DEG), area));
    const east = facing === 0 ? 1 : -1;
    const held = holdCurve(
      outline,
      anchor,
      facing + 90,
      area,
      ([lon, lat]) => {
        const sin = Math.sin(lat * DEG);
        const metres = (EQUATOR_M * DEG * Math.cos(lat * DEG)) / Math.sqrt(1 - E2 * sin * sin);
        return (distance) => ({ lon: lon + (east * distance) / metres, lat });
      },
      false,
    );
    return { ...settle(outline, held.line, area, held.at, true), azimuth: held.azimuth };
  }

  /**
   * Azimuth halfway between the ends, in degrees; at the anchor, of a border in a gap.
   * @param {Settled & { azimuth: number }} settled
   * @param {string} method
   * @returns {{ middle: Place, azimuth: number }}
   */
  atMiddle(settled, method) {
    const [low, high] = spanOf(settled.found);
    if (high > low && method !== "parallel") {
      const start = placeAt(settled, low);
      const way = inverse(...start, ...placeAt(settled, high));
      const { lon, lat, azimuth } = geodesicFrom(...start, way.azimuth)(way.length / 2);
      return { middle: [lon, lat], azimuth: azimuth / DEG };
    }
    return { middle: placeAt(settled, (low + high) / 2), azimuth: settled.azimuth };
  }

  /**
   * A settled line as a border, measured, with its crossings in order along it.
   * @param {Settled & { azimuth: number }} settled
   * @param {number} share
   * @param {Way} way
   */
  drawn(settled, share, { method, toward, bearing_deg: asked }) {
    const { found } = settled;
    const { middle, azimuth } = this.atMiddle(settled, method);
    let bearing = nine(azimuth) % 180;
    bearing = nine(bearing < 0 ? bearing + 180 : bearing) % 180;
    if (asked !== undefined && Math.abs(remainder(asked - bearing, 180)) < HELD_DEG) {
      bearing = nine(asked - 180 * Math.floor(asked / 180)) % 180;
    }
    const back = Math.cos((azimuth - bearing) * DEG) < 0 ? -1 : 1;
    const points = crossingPlaces(settled);
    const order = found.c.map((_, k) => k).sort((j, k) => back * (found.c[j] - found.c[k]));
    /** @type {Place[][]} */
    const line = [];
    for (let k = 0; k < order.length; k += 2) {
      const [start, end] = [points[order[k]], points[order[k + 1]]];
      line.push(method === "parallel" ? parallelPath(start, end) : pathBetween(start, end));
    }
    /** @type {Border} */
    const border = {
      island: this.id,
      method,
      side: bearingName(settled.azimuth - 90),
      toward,
      fraction: share,
      ends: order.length ? [points[order[0]], points[order[order.length - 1]]] : [],
      middle,
      bearing_deg: bearing,
      length_m: line.reduce((sum, each) => sum + lengthOf(each), 0),
      line,
    };
    return { border, points };
  }

  /**
   * The island in two, along a settled line.
   * @param {Settled & { azimuth: number }} settled
   * @param {number} share
   * @param {Way} way
   * @returns {Cut}
   */
  spliced(settled, share, way) {
    const { outline, line, at, found } = settled;
    const { border, points } = this.drawn(settled, share, way);
    lift(outline, line);
    const held = this.rings.map((ring) => new Array(ring.length).fill(false));
    outline.rings.forEach((ring, number) => {
      for (let k = 0; k < ring.lon.length; k += 1) {
        if (ring.isOwn[k]) {
          held[number][ring.own[k]] = outline.height[outline.first[number] + k] < at;
        }
      }
    });
    const crossings = found.edge.map((edge, k) => {
      const ring = outline.ring[edge];
      const vertex = outline.rings[ring].own[edge - outline.first[ring]];
      const [lon, lat] = this.rings[ring][vertex];
      const along = inverse(lon, lat, ...points[k]).length;
      return { ring, vertex, along, point: points[k], leaves: found.leaves[k], c: found.c[k] };
    });
    const path = way.method === "parallel" ? parallelPath : pathBetween;
    const { part, rest } = this.splice(crossings, held, path);
    return {
      border,
      share,
      part_m2: found.area,
      residual_m2: found.area - share * this.area_m2,
      part,
      rest,
      held,
      meetings: crossings.map(({ ring, vertex, along, point }) => ({ ring, vertex, along, point })),
    };
  }

  /**
   * @param {(Meeting & { leaves: number, c: number })[]} crossings
   * @param {readonly (readonly boolean[])[]} held
   * @param {(start: Place, end: Place) => Place[]} path
   */
  splice(crossings, held, path) {
    /** @type {[part: Place[][], rest: Place[][]]} */
    const sides = [[], []];
    for (const polygon of new Set(this.polygon)) {
      const rings = this.rings.flatMap((_, k) => (this.polygon[k] === polygon ? [k] : []));
      const own = crossings.filter(({ ring }) => this.polygon[ring] === polygon);
      const whole = rings.filter((ring) => !own.some((crossing) => crossing.ring === ring));
      if (!own.length) {
        sides[held[rings[0]][0] ? 0 : 1].push(...rings.map((ring) => this.rings[ring]));
        continue;
      }
      const partner = partners(own);
      for (const [side, leaves] of [-1, 1].entries()) {
        sides[side].push(...loops(this.chains(own, leaves), own, partner, path));
      }
      for (const ring of whole) {
        sides[held[ring][0] ? 0 : 1].push(this.rings[ring]);
      }
    }
    return { part: sides[0], rest: sides[1] };
  }

  /**
   * Stretches of the shore on one side, by the crossing that each starts at.
   * @param {(Meeting & { leaves: number })[]} own crossings of one polygon, as its rings run
   * @param {number} leaves
   * @returns {Map<number, { last: number, places: Place[] }>}
   */
  chains(own, leaves) {
    const found = new Map();
    own.forEach((crossing, k) => {
      if (crossing.leaves !== leaves) {
        return;
      }
      const ring = this.rings[crossing.ring];
      const first = own.findIndex((each) => each.ring === crossing.ring);
      const onward = k + 1 < own.length && own[k + 1].ring === crossing.ring ? k + 1 : first;
      const apart = own[onward].vertex - crossing.vertex;
      const around = onward === first && apart === 0 ? ring.length : 0;
      const count = (((apart % ring.length) + ring.length) % ring.length) + around;
      const places = [crossing.point];
      for (let step = 1; step <= count; step += 1) {
        places.push(ring[(crossing.vertex + step) % ring.length]);
      }
      places.push(own[onward].point);
      found.set(k, { last: onward, places });
    });
    return found;
  }

  /**
   * The borders of many bearings that all give one side the same share.
   * @param {number} share
   * @param {string | number} toward
   * @param {number} [count]
   * @returns {FanBorder[]}
   */
  fan(share, toward, count = 180) {
    this.checkShare(share);
    const middle = isAny(toward) ? null : compassDegrees(toward);
    const area = share * this.area_m2;
    return Array.from({ length: count }, (_, k) => {
      const bearing = (180 * k) / count;
      if (middle === null) {
        const one = this.ray(bearing, bearing - 90, share, area, toward);
        const other = this.ray(bearing, bearing + 90, share, area, toward);
        return other.length_m < one.length_m ? other : one;
      }
      const turn = Math.cos((bearing - 90 - middle) * DEG);
      return this.ray(bearing, turn < -ACROSS ? bearing + 90 : bearing - 90, share, area, toward);
    });
  }

  /**
   * @param {number} asked
   * @param {number} facing
   * @param {number} share
   * @param {number} area
   * @param {string | number} toward
   * @returns {FanBorder}
   */
  ray(asked, facing, share, area, toward) {
    const settled = this.alongGeodesic(facing, area);
    const { azimuth } = this.atMiddle(settled, "bearing");
    const off = remainder(azimuth - asked, 180);
    const turned =
      Math.abs(off) > HELD_DEG ? nine(azimuth - 180 * Math.floor(azimuth / 180)) : asked;
    const bearing = turned % 180;
    const back = Math.cos((azimuth - bearing) * DEG) < 0 ? -1 : 1;
    const { c } = settled.found;
    const points = crossingPlaces(settled);
    const order = c.map((_, k) => k).sort((j, k) => back * (c[j] - c[k]));
    let length = 0;
    for (let k = 0; k < order.length; k += 2) {
      length += inverse(...points[order[k]], ...points[order[k + 1]]).length;
    }
    return {
      bearing_deg: bearing,
      side: bearingName(facing),
      length_m: length,
      ends: order.length ? [points[order[0]], points[order[order.length - 1]]] : [],
      fraction: share,
      toward,
    };
  }
}

/**
 * Crossings of one polygon in pairs, next to each other along the border.
 * @param {readonly { c: number }[]} own
 */
const partners = (own) => {
  const order = own.map((_, k) => k).sort((j, k) => own[j].c - own[k].c);
  const partner = new Array(own.length);
  for (let k = 0; k < order.length; k += 2) {
    partner[order[k]] = order[k + 1];
    partner[order[k + 1]] = order[k];
  }
  return partner;
};

/**
 * Joins stretches of the shore by the border between their ends.
 * @param {Map<number, { last: number, places: Place[] }>} chains
 * @param {readonly Meeting[]} own
 * @param {readonly number[]} partner
 * @param {(start: Place, end: Place) => Place[]} path
 */
const loops = (chains, own, partner, path) => {
  /** @type {Place[][]} */
  const found = [];
  const left = new Map(chains);
  while (left.size) {
    let at = /** @type {number} */ (left.keys().next().value);
    /** @type {Place[]} */
    const ring = [];
    for (let chain = left.get(at); chain; chain = left.get(at)) {
      left.delete(at);
      at = partner[chain.last];
      const border = path(own[chain.last].point, own[at].point);
      ring.push(...chain.places, ...border.slice(1, -1));
    }
    found.push(ring);
  }
  return found;
};

/**
 * Where an edge's geodesic turns north or south between its ends; null where it does not.
 * @param {Place} start
 * @param {Place} end
 * @returns {Place | null}
 */
function turnOf(start, end) {
  const { azimuth, onward, length } = inverse(...start, ...end);
  const rising = Math.cos(azimuth) > 0;
  if (Math.cos(azimuth) * Math.cos(onward) >= 0 || start[0] === end[0]) {
    return null;
  }
  const at = geodesicFrom(...start, azimuth);
  let [low, high] = [0, length];
  for (let round = 0; round < EXTREME_ROUNDS; round += 1) {
    const middle = (low + high) / 2;
    const before = Math.cos(at(middle).azimuth) > 0 === rising;
    [low, high] = before ? [middle, high] : [low, middle];
  }
  const { lon, lat } = at(low);
  return [lon, lat];
}
