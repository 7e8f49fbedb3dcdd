// What every page with a map starts with: its maps by the id of their element, and its data.

import { addTiles as addTilesTo, createMap as create } from "./base_map.js";

const maps = {};

/** Data that the page carries, by the id of its script element. */
export const readData = (id) => JSON.parse(document.getElementById(id).textContent);

/** The map of a page, by the id of its element. */
export const map = (id) => maps[id];

/** Creates a map as folium describes it. */
export const createMap = (id, options) => {
  maps[id] = create(id, options);
  return maps[id];
};

/** Adds an online background to a map. */
export const addTiles = (id, address, options) => addTilesTo(maps[id], address, options);
