// @ts-check
// Shapes as the page carries them: whole steps of a degree, each vertex by its way from the last.

let stepsPerDegree = NaN;

/**
 * Sets how many steps a degree has in the shapes of a page: its data says so.
 * @param {number} steps
 */
export const setPrecision = (steps) => {
  stepsPerDegree = steps;
};

/**
 * Vertices of a packed ring or line as [latitude, longitude].
 * @param {import("./data").Ring} steps
 * @returns {[number, number][]}
 */
export const unpack = (steps) => {
  /** @type {[number, number][]} */
  const points = [];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    points.push([lat / stepsPerDegree, lon / stepsPerDegree]);
  }
  return points;
};

/**
 * Polygons of packed rings.
 * @param {import("./data").Packed} packed
 */
export const unpackPolygons = (packed) => packed.map((rings) => rings.map(unpack));
