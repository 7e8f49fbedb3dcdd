// Shapes as the page carries them: whole steps of a degree, each vertex by its way from the last.

const STEPS_PER_DEGREE = 10000;

/** Vertices of a packed ring or line as [latitude, longitude]. */
export const unpack = (steps) => {
  const points = [];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    points.push([lat / STEPS_PER_DEGREE, lon / STEPS_PER_DEGREE]);
  }
  return points;
};

/** Polygons of packed rings. */
export const unpackPolygons = (packed) => packed.map((rings) => rings.map(unpack));
