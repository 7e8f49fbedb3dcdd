// Leaflet, which a page loads before our own script; it is never part of a bundle.

export default globalThis.L;
