// @ts-check
// Geodesics on the GRS80 ellipsoid, as geo.measure.geodesy has them from PROJ: the series of
// C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87, 43-55 (2013), to the sixth
// order; the inverse problem by T. Vincenty's iteration, which converges for all that is not nearly
// antipodal. True to a few nanometres over the lengths of islands.

/**
 * Longitude and latitude in degrees.
 * @typedef {[number, number]} Place
 */

const A = 6378137;
const F = 1 / 298.257222101;
const B = A * (1 - F);
export const E2 = F * (2 - F);
const EP2 = E2 / (1 - E2);
const N = F / (2 - F);
export const EQUATOR_M = A;
export const DEG = Math.PI / 180;
const ROUNDS = 60;
const STILL = 1e-15;

const A3 = [
  1,
  -(1 / 2 - N / 2),
  -(1 / 4 + N / 8 - (3 * N * N) / 8),
  -(1 / 16 + (3 * N) / 16 + (N * N) / 16),
  -(3 / 64 + N / 32),
  -3 / 128,
];
const C3 = [
  [
    0,
    1 / 4 - N / 4,
    1 / 8 - (N * N) / 8,
    3 / 64 + (3 * N) / 64 - (N * N) / 64,
    5 / 128 + N / 64,
    3 / 128,
  ],
  [
    0,
    0,
    1 / 16 - (3 * N) / 32 + (N * N) / 32,
    3 / 64 - N / 32 - (3 * N * N) / 64,
    3 / 128 + N / 128,
    5 / 256,
  ],
  [0, 0, 0, 5 / 192 - (3 * N) / 64 + (5 * N * N) / 192, 3 / 128 - (5 * N) / 192, 7 / 512],
  [0, 0, 0, 0, 7 / 512 - (7 * N) / 256, 7 / 512],
  [0, 0, 0, 0, 0, 21 / 2560],
];

/**
 * @param {readonly number[]} coefficients lowest first
 * @param {number} x
 */
const polynomial = (coefficients, x) => {
  let value = 0;
  for (let k = coefficients.length - 1; k >= 0; k -= 1) {
    value = value * x + coefficients[k];
  }
  return value;
};

/**
 * Sum of c[k] sin(2 (k + 1) x), after C. W. Clenshaw.
 * @param {readonly number[]} c
 * @param {number} x
 */
const sines = (c, x) => {
  const turn = 2 * Math.cos(2 * x);
  let one = 0;
  let two = 0;
  for (let k = c.length - 1; k >= 0; k -= 1) {
    const next = turn * one - two + c[k];
    two = one;
    one = next;
  }
  return one * Math.sin(2 * x);
};

/**
 * The series of a geodesic, by the square of the cosine of its azimuth at the equator.
 * @param {number} cos2
 */
const seriesOf = (cos2) => {
  const k2 = EP2 * cos2;
  const e = k2 / (2 * (1 + Math.sqrt(1 + k2)) + k2);
  const e2 = e * e;
  const e3 = e2 * e;
  const e4 = e2 * e2;
  const e5 = e4 * e;
  const e6 = e3 * e3;
  return {
    e,
    scale: (B * (1 + e2 / 4 + e4 / 64 + e6 / 256)) / (1 - e),
    c1: [
      -e / 2 + (3 * e3) / 16 - e5 / 32,
      -e2 / 16 + e4 / 32 - (9 * e6) / 2048,
      -e3 / 48 + (3 * e5) / 256,
      (-5 * e4) / 512 + (3 * e6) / 512,
      (-7 * e5) / 1280,
      (-7 * e6) / 2048,
    ],
    back: [
      e / 2 - (9 * e3) / 32 + (205 * e5) / 1536,
      (5 * e2) / 16 - (37 * e4) / 96 + (1335 * e6) / 4096,
      (29 * e3) / 96 - (75 * e5) / 128,
      (539 * e4) / 1536 - (2391 * e6) / 2560,
      (3467 * e5) / 7680,
      (38081 * e6) / 61440,
    ],
    a3: polynomial(A3, e),
    c3: [
      polynomial(C3[0], e),
      polynomial(C3[1], e),
      polynomial(C3[2], e),
      polynomial(C3[3], e),
      polynomial(C3[4], e),
    ],
  };
};

/**
 * The geodesic that starts somewhere: a function from the distance, in metres and of either sign,
 * to the place reached and the azimuth there, in radians.
 * @param {number} lon degrees
 * @param {number} lat degrees
 * @param {number} azimuth radians
 */
export const geodesicFrom = (lon, lat, azimuth) => {
  const u = Math.atan((1 - F) * Math.tan(lat * DEG));
  const sin = Math.sin(azimuth);
  const cos = Math.cos(azimuth);
  const sin0 = sin * Math.cos(u);
  const cos0 = Math.hypot(cos, sin * Math.sin(u));
  const sigma1 = Math.atan2(Math.sin(u), cos * Math.cos(u));
  const omega1 = Math.atan2(sin0 * Math.sin(sigma1), Math.cos(sigma1));
  const { scale, c1, back, a3, c3 } = seriesOf(cos0 * cos0);
  const tau1 = sigma1 + sines(c1, sigma1);
  const lambda1 = sigma1 + sines(c3, sigma1);
  /**
   * @param {number} distance
   * @returns {{ lon: number, lat: number, azimuth: number }}
   */
  const at = (distance) => {
    const tau2 = tau1 + distance / scale;
    const sigma2 = tau2 + sines(back, tau2);
    const s2 = Math.sin(sigma2);
    const c2 = Math.cos(sigma2);
    const omega2 = Math.atan2(sin0 * s2, c2);
    let turn = omega2 - omega1;
    turn -= 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    const lambda = turn - F * sin0 * a3 * (sigma2 + sines(c3, sigma2) - lambda1);
    return {
      lon: lon + lambda / DEG,
      lat: Math.atan2(cos0 * s2, (1 - F) * Math.hypot(sin0, cos0 * c2)) / DEG,
      azimuth: Math.atan2(sin0, cos0 * c2),
    };
  };
  return at;
};

/**
 * The geodesic between two places: azimuths at both, onward, in radians, and metres.
 * @param {number} lon1
 * @param {number} lat1
 * @param {number} lon2
 * @param {number} lat2
 * @returns {{ azimuth: number, onward: number, length: number }}
 */
export const inverse = (lon1, lat1, lon2, lat2) => {
  const u1 = Math.atan((1 - F) * Math.tan(lat1 * DEG));
  const u2 = Math.atan((1 - F) * Math.tan(lat2 * DEG));
  const s1 = Math.sin(u1);
  const c1 = Math.cos(u1);
  const s2 = Math.sin(u2);
  const c2 = Math.cos(u2);
  // exactly, for what is near
  const rise = Math.sin(u2 - u1);
  const lambda = (lon2 - lon1) * DEG;
  let omega = lambda;
  let azimuth = 0;
  let onward = 0;
  let length = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const so = Math.sin(omega);
    const half = Math.sin(omega / 2);
    // one less the cosine, without cancelling
    const less = 2 * half * half;
    const x = c2 * so;
    const y = rise + s1 * c2 * less;
    const sine = Math.hypot(x, y);
    if (sine === 0) {
      return { azimuth: 0, onward: 0, length: 0 };
    }
    azimuth = Math.atan2(x, y);
    onward = Math.atan2(c1 * so, rise - c1 * s2 * less);
    const sigma12 = Math.atan2(sine, s1 * s2 + c1 * c2 * Math.cos(omega));
    const sin0 = (x / sine) * c1;
    const sigma1 = Math.atan2(s1, (y / sine) * c1);
    const sigma2 = sigma1 + sigma12;
    const series = seriesOf(1 - sin0 * sin0);
    const before = omega;
    omega =
      lambda +
      F * sin0 * series.a3 * (sigma12 + sines(series.c3, sigma2) - sines(series.c3, sigma1));
    length = series.scale * (sigma12 + sines(series.c1, sigma2) - sines(series.c1, sigma1));
    if (Math.abs(omega - before) <= STILL) {
      break;
    }
  }
  return { azimuth, onward, length };
};

/**
 * Metres between two places.
 * @param {Readonly<Place>} one
 * @param {Readonly<Place>} other
 */
export const distance = (one, other) => inverse(one[0], one[1], other[0], other[1]).length;

/**
 * Places on the geodesic from one to another, both included, at most so far apart.
 * @param {Readonly<Place>} start
 * @param {Readonly<Place>} end
 * @param {number} [every] metres
 * @returns {Place[]}
 */
export const pathBetween = (start, end, every = 1000) => {
  const { azimuth, length } = inverse(start[0], start[1], end[0], end[1]);
  const steps = Math.max(1, Math.ceil(length / every));
  const at = geodesicFrom(start[0], start[1], azimuth);
  /** @type {Place[]} */
  const path = [[start[0], start[1]]];
  for (let k = 1; k < steps; k += 1) {
    const { lon, lat } = at((length * k) / steps);
    path.push([lon, lat]);
  }
  path.push([end[0], end[1]]);
  return path;
};

const NAMES = ["north", "east", "south", "west"];

/**
 * Name of the nearest of the sixteen compass points.
 * @param {number} degrees
 */
export const bearingName = (degrees) => {
  const sixteenth = (((Math.floor(degrees / 22.5 + 0.5) % 16) + 16) % 16) | 0;
  const here = NAMES[sixteenth >> 2];
  const there = NAMES[((sixteenth >> 2) + 1) % 4];
  const middle = here === "east" || here === "west" ? `${there}-${here}` : `${here}-${there}`;
  return [here, `${here}-${middle}`, middle, `${there}-${middle}`][sixteenth & 3];
};
