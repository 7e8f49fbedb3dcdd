// @ts-check
// Leaflet, which a page loads before our own script; it is never part of a bundle.

/** @type {{ L: typeof import("leaflet") }} */
const { L } = /** @type {any} */ (globalThis);

export default L;
