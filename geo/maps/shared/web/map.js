// @ts-check
// What every page with a map starts with: its maps by the id of their element, and its data.

import { addTiles as addTilesTo, createMap as create } from "./base_map.js";
import { byId, element } from "./elements.js";

/** @type {Record<string, import("leaflet").Map>} */
const maps = {};

const TOO_OLD = {
  en: "This browser cannot open the page: it needs one of 2023 or later.",
  ja: "このブラウザーではこのページを開けません。2023年以降のものが必要です。",
  ru: "Этот браузер не может открыть страницу: нужен браузер 2023 года или новее.",
};

/** Settled when all that the page opens is there. */
export let opened = Promise.resolve();

/**
 * Data that the page carries, by the id of its script element: deflated JSON in Base64.
 * @param {string} id
 * @returns {Promise<unknown>}
 */
const readData = async (id) => {
  const bytes = Uint8Array.from(atob(byId(id).textContent ?? ""), (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
};

const sayTooOld = () => {
  const lines = Object.entries(TOO_OLD).map(([lang, text]) => element("p", { lang }, text));
  document.body.prepend(element("div", { role: "alert" }, ...lines));
};

/**
 * Brings a page to life: its script's `open`, with its map and its data.
 * @param {{ open: (map: import("leaflet").Map, data: any) => unknown }} page
 * @param {string} mapId
 * @param {string} dataId
 */
export const open = (page, mapId, dataId) => {
  if (typeof DecompressionStream === "undefined") {
    sayTooOld();
    return;
  }
  opened = Promise.all([readData(dataId), opened]).then(([data]) => {
    page.open(maps[mapId], data);
  });
};

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
