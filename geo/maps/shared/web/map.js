// @ts-check
// What every page with a map starts with: its maps by the id of their element, and its data.

import { addTiles as addTilesTo, createMap as create } from "./base_map.js";
import { byId } from "./elements.js";

/** @type {Record<string, import("leaflet").Map>} */
const maps = {};

/**
 * Data that the page carries, by the id of its script element.
 * @param {string} id
 * @returns {unknown}
 */
export const readData = (id) => JSON.parse(byId(id).textContent ?? "");

/**
 * The map of a page, by the id of its element.
 * @param {string} id
 */
export const map = (id) => maps[id];

/**
 * Creates a map as folium describes it.
 * @param {string} id
 * @param {import("./base_map.js").FoliumOptions} options
 */
export const createMap = (id, options) => {
  maps[id] = create(id, options);
  return maps[id];
};

/**
 * Adds an online background to a map.
 * @param {string} id
 * @param {string} address
 * @param {import("leaflet").TileLayerOptions} options
 */
export const addTiles = (id, address, options) => addTilesTo(maps[id], address, options);
