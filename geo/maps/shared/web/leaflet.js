// @ts-check
// Leaflet, which a page loads before our own script; it is never part of a bundle.

/** @typedef {{ L: typeof import("leaflet") }} WithLeaflet */

const { L } = /** @type {WithLeaflet} */ (/** @type {unknown} */ (globalThis));

export default L;
