// @ts-check
// Polygons in an equal-area plane, whose areas are those of the ellipsoid: the twin of
// geo.measure._outline. The plane is Lambert's azimuthal equal-area projection of the ellipsoid
// (J. P. Snyder, Map Projections: A Working Manual, 1987, pp. 182-190). An edge of a polygon is a
// geodesic, a little bent in the plane: the area between it and its chord counts with it.

import { DEG, E2, EQUATOR_M, geodesicFrom, inverse } from "./geodesic.js";

/** @typedef {import("./geodesic.js").Place} Place */

const E = Math.sqrt(E2);
const BEND_M = 0.01;
const MOST_PIECES = 256;
const NEWTONS = 2;

/**
 * Snyder's q, which grows with the area south of a latitude.
 * @param {number} sin
 */
const q = (sin) =>
  (1 - E2) * (sin / (1 - E2 * sin * sin) + Math.log((1 + E * sin) / (1 - E * sin)) / (2 * E));

const QP = q(1);
const RADIUS = EQUATOR_M * Math.sqrt(QP / 2);
const BACK = [
  E2 / 3 + (31 * E2 * E2) / 180 + (517 * E2 ** 3) / 5040,
  (23 * E2 * E2) / 360 + (251 * E2 ** 3) / 3780,
  (761 * E2 ** 3) / 45360,
];

/**
 * Latitude in radians by the authalic one.
 * @param {number} sin of the authalic latitude
 */
const latitude = (sin) => {
  const beta = Math.asin(sin);
  let phi =
    beta +
    BACK[0] * Math.sin(2 * beta) +
    BACK[1] * Math.sin(4 * beta) +
    BACK[2] * Math.sin(6 * beta);
  for (let k = 0; k < NEWTONS; k += 1) {
    const s = Math.sin(phi);
    const flat = 1 - E2 * s * s;
    phi += ((QP * sin - q(s)) * flat * flat) / (2 * (1 - E2) * Math.cos(phi));
  }
  return phi;
};

/** An equal-area plane about a place, in metres. */
export class Plane {
  /**
   * @param {number} lon
   * @param {number} lat
   */
  constructor(lon, lat) {
    this.lon = lon;
    const sin = Math.sin(lat * DEG);
    this.sin = q(sin) / QP;
    this.cos = Math.sqrt(1 - this.sin * this.sin);
    this.d =
      (EQUATOR_M * Math.cos(lat * DEG)) / (Math.sqrt(1 - E2 * sin * sin) * RADIUS * this.cos);
  }

  /**
   * @param {number} lon
   * @param {number} lat
   * @returns {[x: number, y: number]}
   */
  project(lon, lat) {
    const turn = (lon - this.lon) * DEG;
    const sin = q(Math.sin(lat * DEG)) / QP;
    const cos = Math.sqrt(1 - sin * sin);
    const c = Math.cos(turn);
    const b = RADIUS * Math.sqrt(2 / (1 + this.sin * sin + this.cos * cos * c));
    return [
      b * this.d * cos * Math.sin(turn),
      (b / this.d) * (this.cos * sin - this.sin * cos * c),
    ];
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {Place}
   */
  back(x, y) {
    const dy = this.d * y;
    const dx = x / this.d;
    const rho = Math.hypot(dx, dy);
    // half the angle at the middle: its sine and cosine give those of the whole
    const half = rho / (2 * RADIUS);
    const rest = Math.sqrt(1 - half * half);
    const c = 1 - 2 * half * half;
    const per = rest / RADIUS;
    const phi = latitude(c * this.sin + dy * per * this.cos);
    const lon = this.lon + Math.atan2(dx * per, this.cos * c - dy * this.sin * per) / DEG;
    return [lon, phi / DEG];
  }
}

/**
 * A ring of geodesic edges: its vertices in degrees, without the closing one, the middle of each
 * edge, and for each vertex the number of the ring's own vertex that it is or that it follows.
 * @typedef {{
 *   lon: Float64Array, lat: Float64Array,
 *   middleLon: Float64Array, middleLat: Float64Array,
 *   own: Int32Array, isOwn: Uint8Array, polygon: number,
 * }} Ring
 */

/**
 * @param {readonly Place[]} places
 * @param {readonly number[]} own
 * @param {readonly boolean[]} isOwn
 * @param {number} polygon
 * @returns {Ring}
 */
const ringOf = (places, own, isOwn, polygon) => {
  const count = places.length;
  const ring = {
    lon: Float64Array.from(places, (place) => place[0]),
    lat: Float64Array.from(places, (place) => place[1]),
    middleLon: new Float64Array(count),
    middleLat: new Float64Array(count),
    own: Int32Array.from(own),
    isOwn: Uint8Array.from(isOwn, Number),
    polygon,
  };
  for (let k = 0; k < count; k += 1) {
    const [lon, lat] = places[k];
    const [lon2, lat2] = places[(k + 1) % count];
    const { azimuth, length } = inverse(lon, lat, lon2, lat2);
    const middle = geodesicFrom(lon, lat, azimuth)(length / 2);
    ring.middleLon[k] = middle.lon;
    ring.middleLat[k] = middle.lat;
  }
  return ring;
};

/**
 * Into how many pieces each edge goes, so that it is nearly straight in a plane.
 * @param {Plane} plane
 * @param {Ring} ring
 */
const piecesOf = (plane, ring) => {
  const count = ring.lon.length;
  const xy = Array.from(ring.lon, (lon, k) => plane.project(lon, ring.lat[k]));
  return xy.map(([x, y], k) => {
    const [x2, y2] = xy[(k + 1) % count];
    const [mx, my] = plane.project(ring.middleLon[k], ring.middleLat[k]);
    const aside = Math.hypot(mx - (x + x2) / 2, my - (y + y2) / 2);
    return aside > 2 * BEND_M
      ? Math.min(Math.ceil(Math.sqrt(aside / BEND_M) * 1.05), MOST_PIECES)
      : 1;
  });
};

/**
 * A ring with places added on the geodesics of edges that are too bent in a plane.
 * @param {Plane} plane
 * @param {readonly Place[]} places
 * @param {number} polygon
 * @param {((start: Place, end: Place) => Place | null) | null} [more] a place to add on an edge
 * @returns {Ring}
 */
export const preparedRing = (plane, places, polygon, more = null) => {
  const rows = places.flatMap((place, own) => {
    const added = more?.(place, places[(own + 1) % places.length]);
    const first = { place, own, isOwn: true };
    return added ? [first, { place: added, own, isOwn: false }] : [first];
  });
  let ring = ringOf(
    rows.map((row) => row.place),
    rows.map((row) => row.own),
    rows.map((row) => row.isOwn),
    polygon,
  );
  for (;;) {
    const pieces = piecesOf(plane, ring);
    if (Math.max(...pieces) === 1) {
      return ring;
    }
    /** @type {Place[]} */
    const all = [];
    const own = [];
    const isOwn = [];
    for (let k = 0; k < pieces.length; k += 1) {
      const next = (k + 1) % pieces.length;
      all.push([ring.lon[k], ring.lat[k]]);
      own.push(ring.own[k]);
      isOwn.push(ring.isOwn[k] === 1);
      const way = inverse(ring.lon[k], ring.lat[k], ring.lon[next], ring.lat[next]);
      const at = geodesicFrom(ring.lon[k], ring.lat[k], way.azimuth);
      for (let rank = 1; rank < pieces[k]; rank += 1) {
        const { lon, lat } = at((way.length * rank) / pieces[k]);
        all.push([lon, lat]);
        own.push(ring.own[k]);
        isOwn.push(false);
      }
    }
    ring = ringOf(all, own, isOwn, polygon);
  }
};

/**
 * Closed rings in a plane, one after another, each with its first vertex again at its end. `gone`
 * is the area that a ring has gone round, seen from the origin, up to each vertex; of the edge that
 * leaves it, `bend` is the part of that between edge and chord, and (`ax`, `ay`) is how far its
 * middle is from its chord's. `joint` marks the last vertex of each ring.
 */
export class Outline {
  /**
   * @param {Plane} plane
   * @param {readonly Ring[]} rings
   */
  constructor(plane, rings) {
    const count = rings.reduce((sum, ring) => sum + ring.lon.length + 1, 0);
    this.plane = plane;
    this.rings = rings;
    this.count = count;
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.gone = new Float64Array(count);
    this.bend = new Float64Array(count);
    this.ax = new Float64Array(count);
    this.ay = new Float64Array(count);
    this.joint = new Uint8Array(count);
    this.ring = new Int32Array(count);
    /** @type {number[]} */
    this.first = [];
    /** @type {number[]} */
    this.ringArea = [];
    let at = 0;
    rings.forEach((ring, number) => {
      at = this.add(ring, number, at);
    });
    this.area = this.ringArea.reduce((sum, area) => sum + area, 0);
    let reach = 0;
    for (let k = 0; k < count; k += 1) {
      reach = Math.max(reach, Math.hypot(this.x[k], this.y[k]));
    }
    this.reach = reach;
    this.height = new Float64Array(count);
  }

  /**
   * @param {Ring} ring
   * @param {number} number
   * @param {number} begin
   */
  add(ring, number, begin) {
    const { x, y, plane } = this;
    const size = ring.lon.length;
    this.first.push(begin);
    for (let k = 0; k <= size; k += 1) {
      [x[begin + k], y[begin + k]] = plane.project(ring.lon[k % size], ring.lat[k % size]);
      this.ring[begin + k] = number;
    }
    let gone = 0;
    for (let k = 0; k < size; k += 1) {
      const at = begin + k;
      const [mx, my] = plane.project(ring.middleLon[k], ring.middleLat[k]);
      const dx = x[at + 1] - x[at];
      const dy = y[at + 1] - y[at];
      this.gone[at] = gone;
      this.ax[at] = mx - x[at] - dx / 2;
      this.ay[at] = my - y[at] - dy / 2;
      // two thirds of its chord by its height: a flat arc
      this.bend[at] = (this.ax[at] * dy - this.ay[at] * dx) * (2 / 3);
      gone += (x[at] * y[at + 1] - x[at + 1] * y[at]) / 2 + this.bend[at];
    }
    this.gone[begin + size] = gone;
    this.joint[begin + size] = 1;
    this.ringArea.push(gone);
    return begin + size + 1;
  }
}
