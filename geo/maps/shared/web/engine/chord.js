// @ts-check
// An island cut by the geodesic between two given points of its shore: the twin of
// geo.measure.chord.

import { ScenarioError, short } from "./errors.js";
import { DEG, bearingName, geodesicFrom, inverse, pathBetween } from "./geodesic.js";
import { compassDegrees, isAny, isInside, remainder, wrapped } from "./island.js";

/**
 * @typedef {import("./geodesic.js").Place} Place
 * @typedef {import("./island.js").Island} Island
 * @typedef {import("./island.js").Cut} Cut
 * @typedef {import("./island.js").Meeting} Meeting
 * @typedef {[Place, Place]} Ends
 *
 * The point of the shore that is nearest to a place, and how far that is, in metres.
 * @typedef {Meeting & { away: number }} Foot
 */

export const FARTHEST_M = 1000;
const SAME_M = 1;
const LEAST_SHARE = 1e-9;
const NEAR_EDGES = 16;
const ROUNDS = 30;
const STEP_M = 1e-9;
const AT_EDGE_M = 1e-6;
const ACROSS = 1e-9;
const STRAIGHT_M = 2000;

/** @param {string} name */
const alongTheShore = (name) =>
  `the border on ${name} runs along its shore, so that one side gets no land; choose ends on two ` +
  "shores";

/**
 * Two points, each longitude and latitude.
 * @param {unknown} ends
 * @param {string} name
 * @returns {Ends}
 */
export const checkEnds = (ends, name) => {
  const points = Array.isArray(ends) ? ends : [];
  /** @param {unknown} point */
  const isPoint = (point) =>
    Array.isArray(point) &&
    point.length === 2 &&
    point.every((value) => typeof value === "number" && !Number.isNaN(value));
  if (points.length !== 2 || !points.every(isPoint)) {
    throw new ScenarioError(
      `the ends of the border on ${name} must be two points, each longitude and latitude in ` +
        "degrees; give, for example, ((147.33, 44.89), (147.41, 44.76))",
    );
  }
  for (const [lon, lat] of points) {
    if (!(Math.abs(lon) <= 360 && Math.abs(lat) <= 90)) {
      throw new ScenarioError(
        `the end (${short(lon)}, ${short(lat)}) of the border on ${name} is no longitude and ` +
          "latitude in degrees; the longitude comes first",
      );
    }
  }
  const [[a, b], [c, d]] = points;
  return [
    [a, b],
    [c, d],
  ];
};

/**
 * The nearest point of an edge, found on its geodesic.
 * @param {Place[]} ring
 * @param {number} number
 * @param {number} edge
 * @param {number} guess share of the edge
 * @param {Readonly<Place>} end
 * @returns {Foot}
 */
const onEdge = (ring, number, edge, guess, end) => {
  const start = ring[edge];
  const next = (edge + 1) % ring.length;
  const { azimuth, length } = inverse(...start, ...ring[next]);
  const at = geodesicFrom(...start, azimuth);
  let along = guess * length;
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = at(along);
    const way = inverse(here.lon, here.lat, ...end);
    const turned = way.length * Math.cos(way.azimuth - here.azimuth);
    const step = Math.min(Math.max(along + turned, 0), length) - along;
    along += step;
    if (Math.abs(step) < STEP_M) {
      break;
    }
  }
  /** @type {[number, number, Place]} */
  let [vertex, far, point] = [edge, along, ring[next]];
  // an end at a vertex is that vertex, to the last digit
  if (along < AT_EDGE_M) {
    [far, point] = [0, start];
  } else if (along > length - AT_EDGE_M) {
    [vertex, far] = [next, 0];
  } else {
    const { lon, lat } = at(along);
    point = [lon, lat];
  }
  const away = inverse(...point, ...end).length;
  return { ring: number, vertex, along: far, point, away };
};

/**
 * The nearest point of an island's shore: the nearest edges by a plane, then on their geodesics.
 * @param {Island} island
 * @param {Readonly<Place>} end
 * @returns {Foot}
 */
export const nearestShore = (island, end) => {
  const shrink = Math.cos(end[1] * DEG);
  /** @type {[away: number, ring: number, edge: number, at: number][]} */
  const found = [];
  island.rings.forEach((ring, number) => {
    if (number > 0 && island.polygon[number] === island.polygon[number - 1]) {
      return;
    }
    const flat = ring.map(([lon, lat]) => [remainder(lon - end[0], 360) * shrink, lat - end[1]]);
    flat.forEach(([x, y], k) => {
      const [u, v] = flat[(k + 1) % flat.length];
      const square = Math.max((u - x) ** 2 + (v - y) ** 2, Number.MIN_VALUE);
      const at = Math.min(Math.max(-(x * (u - x) + y * (v - y)) / square, 0), 1);
      found.push([Math.hypot(x + at * (u - x), y + at * (v - y)), number, k, at]);
    });
  });
  return found
    .sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
    .slice(0, NEAR_EDGES)
    .map(([, number, edge, at]) => onEdge(island.rings[number], number, edge, at, end))
    .reduce((one, other) => (other.away < one.away ? other : one));
};

/**
 * @param {readonly Foot[]} feet
 * @param {Ends} given
 * @param {string} name
 */
const checkFeet = (feet, given, name) => {
  feet.forEach(({ away }, k) => {
    if (away > FARTHEST_M) {
      throw new ScenarioError(
        `the end (${short(given[k][0])}, ${short(given[k][1])}) of the border on ${name} lies ` +
          `${(away / 1e3).toFixed(1)} km from its shore; give a point within ${FARTHEST_M / 1e3} ` +
          "km of it, longitude first",
      );
    }
  });
  if (feet[0].ring !== feet[1].ring) {
    throw new ScenarioError(
      `the ends of the border on ${name} lie on two different pieces of land; choose both on the ` +
        "shore of one",
    );
  }
  if (inverse(...feet[0].point, ...feet[1].point).length < SAME_M) {
    const [lon, lat] = feet[0].point;
    throw new ScenarioError(
      `both ends of the border on ${name} lie at one point of its shore (${lon.toFixed(5)}, ` +
        `${lat.toFixed(5)}); choose two points apart`,
    );
  }
};

/**
 * Vertices of a ring from one foot to another, in order.
 * @param {number} count of the ring
 * @param {Foot} start
 * @param {Foot} stop
 */
const stretch = (count, start, stop) => {
  const last = stop.vertex + (stop.along > 0 ? 1 : 0);
  let between = (((last - start.vertex - 1) % count) + count) % count;
  if (start.vertex === stop.vertex) {
    // on one edge: straight on, or all the way round
    between = stop.along > start.along ? 0 : count - (stop.along === 0 ? 1 : 0);
  }
  return Array.from({ length: between }, (_, k) => (start.vertex + 1 + k) % count);
};

/**
 * The endless geodesic of a border, about its middle.
 * @typedef {{ middle: Place, facing: number, half: number }} Straight
 */

/**
 * Metres from a border, below nothing on its facing side; and along it.
 * @param {Straight} border
 * @param {Readonly<Place>} place
 * @returns {[offset: number, along: number]}
 */
const polar = ({ middle, facing }, place) => {
  const { azimuth, length } = inverse(...middle, ...place);
  const turn = azimuth - facing * DEG;
  return [-length * Math.cos(turn), length * Math.sin(turn)];
};

/**
 * Whether a line crosses a border between its ends.
 * @param {readonly Place[]} line
 * @param {Straight} border
 */
const crosses = (line, border) => {
  const off = line.map((place) => polar(border, place)[0]);
  for (let k = 1; k < line.length; k += 1) {
    if (off[k] < 0 !== off[k - 1] < 0) {
      const at = off[k - 1] / (off[k - 1] - off[k]);
      const [[lon, lat], [lon2, lat2]] = [line[k - 1], line[k]];
      /** @type {Place} */
      const point = [lon + at * (lon2 - lon), lat + at * (lat2 - lat)];
      if (Math.abs(polar(border, point)[1]) < border.half) {
        return true;
      }
    }
  }
  return false;
};

/**
 * Area between the origin of an island's plane and the geodesic from one place to another.
 * @param {Island} island
 * @param {Readonly<Place>} start
 * @param {Readonly<Place>} end
 */
const gone = ({ outline: { plane } }, start, end) => {
  const { azimuth, length } = inverse(...start, ...end);
  const at = geodesicFrom(...start, azimuth);
  const steps = Math.max(1, Math.ceil(length / STRAIGHT_M));
  let total = 0;
  let [x, y] = plane.project(...start);
  for (let k = 1; k <= steps; k += 1) {
    const middle = at((length * (k - 0.5)) / steps);
    const [mx, my] = plane.project(middle.lon, middle.lat);
    const next = at((length * k) / steps);
    const [u, v] = k === steps ? plane.project(...end) : plane.project(next.lon, next.lat);
    const [ax, ay] = [mx - (x + u) / 2, my - (y + v) / 2];
    total += (x * v - u * y) / 2 + ((ax * (v - y) - ay * (u - x)) * 2) / 3;
    [x, y] = [u, v];
  }
  return total;
};

/**
 * Area between the origin and a stretch of a ring's own edges, from one vertex on to another.
 * @param {Island} island
 * @param {number} ring
 * @param {number} from
 * @param {number} to
 */
const goneAlong = ({ outline }, ring, from, to) => {
  const { own, isOwn } = outline.rings[ring];
  /** @param {number} vertex */
  const at = (vertex) => {
    let k = vertex;
    while (own[k] !== vertex || !isOwn[k]) {
      k += 1;
    }
    return outline.gone[outline.first[ring] + k];
  };
  return at(to) - at(from) + (to < from ? outline.ringArea[ring] : 0);
};

/**
 * Area of what a stretch of the shore and the border back enclose.
 * @param {Island} island
 * @param {Foot} start
 * @param {Foot} stop
 * @param {readonly number[]} between vertices
 */
const areaBehind = (island, start, stop, between) => {
  const ring = island.rings[start.ring];
  let area = gone(island, stop.point, start.point);
  if (!between.length) {
    return area + gone(island, start.point, stop.point);
  }
  const [first, last] = [between[0], between[between.length - 1]];
  area += gone(island, start.point, ring[first]) + gone(island, ring[last], stop.point);
  return first === last ? area : area + goneAlong(island, start.ring, first, last);
};

/**
 * The middle of a ring's area, in longitude and latitude.
 * @param {readonly Place[]} ring
 * @returns {Place}
 */
const centroid = (ring) => {
  const [lon0, lat0] = ring[0];
  let [twice, x, y] = [0, 0, 0];
  ring.forEach(([lon, lat], k) => {
    const [lon2, lat2] = ring[(k + 1) % ring.length];
    const piece = (lon - lon0) * (lat2 - lat0) - (lon2 - lon0) * (lat - lat0);
    twice += piece;
    x += piece * (lon + lon2 - 2 * lon0);
    y += piece * (lat + lat2 - 2 * lat0);
  });
  return [lon0 + x / (3 * twice), lat0 + y / (3 * twice)];
};

/**
 * @param {Island} island
 * @param {[Foot, Foot]} feet
 * @param {number} toward degrees
 * @returns {{ border: Straight, isRight: boolean, facing: number }}
 */
const straightBetween = (island, [one, other], toward) => {
  const { azimuth, length } = inverse(...one.point, ...other.point);
  const middle = geodesicFrom(...one.point, azimuth)(length / 2);
  const right = wrapped(middle.azimuth / DEG + 90);
  const turn = Math.cos((right - toward) * DEG);
  if (Math.abs(turn) < ACROSS) {
    throw new ScenarioError(
      `the border on ${island.name} runs straight toward the ${bearingName(toward)}, so neither ` +
        "side lies there; choose another side",
    );
  }
  return {
    border: { middle: [middle.lon, middle.lat], facing: right, half: length / 2 },
    isRight: turn > 0,
    facing: turn > 0 ? right : wrapped(right + 180),
  };
};

/**
 * Refuses a border that crosses the shore, or a lake's, between its ends, or lies outside.
 * @param {Island} island
 * @param {number} number of the ring
 * @param {readonly (readonly number[])[]} stretches
 * @param {Straight} border
 */
const checkInside = (island, number, stretches, border) => {
  const ring = island.rings[number];
  const holes = island.rings.filter(
    (_, k) => k !== number && island.polygon[k] === island.polygon[number],
  );
  const lines = [
    ...stretches.map((vertices) => vertices.map((k) => ring[k])),
    ...holes.map((hole) => [...hole, hole[0]]),
  ];
  if (stretches.some((vertices) => !vertices.length)) {
    throw new ScenarioError(alongTheShore(island.name));
  }
  const outside =
    !isInside(ring, border.middle) || holes.some((hole) => isInside(hole, border.middle));
  if (outside || lines.some((line) => crosses(line, border))) {
    throw new ScenarioError(
      `the border between these ends leaves ${island.name}; choose ends between which there is ` +
        "land all the way",
    );
  }
};

/**
 * The island cut by the geodesic between two points of its shore.
 * @param {Island} island
 * @param {unknown} ends
 * @param {string | number} toward
 * @returns {Cut}
 */
export const cutBetween = (island, ends, toward) => {
  const given = checkEnds(ends, island.name);
  if (isAny(toward)) {
    throw new ScenarioError(
      `the border on ${island.name} has given ends, so it needs a direction in which its part ` +
        "lies, not 'any'; give one, for example south-west",
    );
  }
  const degrees = compassDegrees(toward);
  const [one, other] = [nearestShore(island, given[0]), nearestShore(island, given[1])];
  checkFeet([one, other], given, island.name);
  const { border, isRight, facing } = straightBetween(island, [one, other], degrees);
  const ring = island.rings[one.ring];
  const right = stretch(ring.length, one, other);
  const left = stretch(ring.length, other, one);
  checkInside(island, one.ring, [right, left], border);
  const path = pathBetween(one.point, other.point);
  const back = path.slice().reverse();
  /** @type {[right: Place[][], left: Place[][]]} */
  const sides = [
    [[one.point, ...right.map((k) => ring[k]), ...back.slice(0, -1)]],
    [[other.point, ...left.map((k) => ring[k]), ...path.slice(0, -1)]],
  ];
  const held = island.rings.map((each) => new Array(each.length).fill(false));
  // a vertex at an end of the border belongs to both; the rest has it, which comes second
  (isRight ? right : left).forEach((k) => {
    held[one.ring][k] = true;
  });
  let rightArea = areaBehind(island, one, other, right);
  const whole = new Map();
  island.rings.forEach((each, k) => {
    if (k === one.ring) {
      return;
    }
    const polygon = island.polygon[k];
    const isHole = polygon === island.polygon[one.ring];
    const onRight = isHole
      ? isInside(sides[0][0], each[0])
      : (whole.get(polygon) ?? polar(border, centroid(each))[0] < 0);
    whole.set(polygon, isHole ? undefined : onRight);
    sides[onRight ? 0 : 1].push(each);
    rightArea += onRight ? island.outline.ringArea[k] : 0;
    held[k].fill(onRight === isRight);
  });
  const part_m2 = isRight ? rightArea : island.area_m2 - rightArea;
  const share = part_m2 / island.area_m2;
  if (Math.min(share, 1 - share) < LEAST_SHARE) {
    throw new ScenarioError(alongTheShore(island.name));
  }
  const azimuth = wrapped(Math.round((border.facing - 90) * 1e9) / 1e9);
  const [first, second] = azimuth >= 180 ? [other, one] : [one, other];
  return {
    border: {
      island: island.id,
      method: "ends",
      side: bearingName(facing),
      toward,
      fraction: share,
      ends: [first.point, second.point],
      middle: border.middle,
      bearing_deg: azimuth % 180,
      length_m: 2 * border.half,
      line: [azimuth >= 180 ? back : path],
      moved_m: [first.away, second.away],
    },
    share,
    part_m2,
    residual_m2: 0,
    part: isRight ? sides[0] : sides[1],
    rest: isRight ? sides[1] : sides[0],
    held,
    meetings: [one, other].map(({ ring: number, vertex, along, point }) => ({
      ring: number,
      vertex,
      along,
      point,
    })),
  };
};
