// @ts-check
// What every page with a map does: speaks a language, names the map's controls, keeps the focus.

import { sayUnits } from "./base_map.js";
import { all, onKey } from "./elements.js";
import { handOn } from "./language.js";

/** @typedef {import("leaflet").Map} Map */

/**
 * Puts the page's words into the writer's language.
 * @param {import("./writer.js").Writer} writer
 */
export const speak = (writer) => {
  document.documentElement.lang = writer.lang;
  for (const node of all("[data-word]")) {
    node.textContent = writer.word(node.dataset.word ?? "");
  }
  for (const node of all("[data-label]")) {
    node.setAttribute("aria-label", writer.word(node.dataset.label ?? ""));
  }
  for (const button of all("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === writer.lang));
  }
  handOn(writer.lang);
};

/**
 * Names a map and its zoom buttons, and writes its scale.
 * @param {Map} map
 * @param {import("./writer.js").Writer} writer
 * @param {string} name
 */
export const nameMap = (map, writer, name) => {
  const container = map.getContainer();
  container.setAttribute("aria-label", name);
  for (const [way, key] of [
    ["in", "common.zoom_in"],
    ["out", "common.zoom_out"],
  ]) {
    const button = container.querySelector(`.leaflet-control-zoom-${way}`);
    button?.setAttribute("title", writer.word(key));
    button?.setAttribute("aria-label", writer.word(key));
  }
  sayUnits(map, { km: writer.text("common.km"), m: writer.text("common.m") });
};

/**
 * Runs when the reader first moves a map, and whenever they do again.
 * @param {Map} map
 * @param {() => void} run
 */
export const onTouch = (map, run) => {
  for (const event of ["pointerdown", "wheel", "keydown"]) {
    map.getContainer().addEventListener(event, run, { passive: true });
  }
};

/** @param {Map} map */
export const closeOnEscape = (map) =>
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });

/**
 * Closing a card from within leaves the reader on the shape that opened it.
 * @param {HTMLElement | SVGElement | undefined} opener
 */
export const returnFocus = (opener) => {
  const active = document.activeElement;
  const lost = active === document.body || Boolean(active?.closest(".leaflet-popup"));
  if (lost && opener?.isConnected) {
    opener.focus({ preventScroll: true });
  }
};

/**
 * The node of a shape that is drawn on a map.
 * @param {import("leaflet").Path | import("leaflet").Marker} shape
 */
export const shapeOf = (shape) => {
  const node = shape.getElement();
  if (!(node instanceof SVGElement || node instanceof HTMLElement)) {
    throw new Error("the shape is not on a map");
  }
  return node;
};

/**
 * Makes a shape a button, for mouse and key; `open(byKey, latlng)` runs when it is used.
 * @param {import("leaflet").Path | import("leaflet").Marker} shape
 * @param {{ label?: string, data: Record<string, string> }} about
 * @param {(byKey: boolean, latlng?: import("leaflet").LatLng) => void} open
 */
export const asButton = (shape, { label, data }, open) => {
  const node = shapeOf(shape);
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  if (label) {
    node.setAttribute("aria-label", label);
  }
  Object.assign(node.dataset, data);
  shape.on("click", ({ latlng }) => open(false, latlng));
  onKey(node, () => open(true));
};
