// What every page with a map does: speaks a language, names the map's controls, keeps the focus.

import { onKey } from "./elements.js";

/** Puts the page's words into the writer's language. */
export const speak = (writer) => {
  document.documentElement.lang = writer.lang;
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = writer.word(node.dataset.word);
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", writer.word(node.dataset.label));
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === writer.lang));
  }
};

/** Names a map and its zoom buttons. */
export const nameMap = (map, writer, name) => {
  const container = map.getContainer();
  container.setAttribute("aria-label", name);
  for (const [way, key] of [
    ["in", "common.zoom_in"],
    ["out", "common.zoom_out"],
  ]) {
    const button = container.querySelector(`.leaflet-control-zoom-${way}`);
    button.title = writer.word(key);
    button.setAttribute("aria-label", writer.word(key));
  }
};

/** Runs when the reader first moves a map, and whenever they do again. */
export const onTouch = (map, run) => {
  for (const event of ["pointerdown", "wheel", "keydown"]) {
    map.getContainer().addEventListener(event, run, { passive: true });
  }
};

export const closeOnEscape = (map) =>
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });

/** Closing a card from within leaves the reader on the shape that opened it. */
export const returnFocus = (opener) => {
  const active = document.activeElement;
  const lost = active === document.body || Boolean(active?.closest(".leaflet-popup"));
  if (lost && opener?.isConnected) {
    opener.focus({ preventScroll: true });
  }
};

/** Makes a shape a button, for mouse and key; `open(byKey, latlng)` runs when it is used. */
export const asButton = (path, { label, data }, open) => {
  const node = path.getElement();
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  if (label) {
    node.setAttribute("aria-label", label);
  }
  Object.assign(node.dataset, data);
  path.on("click", ({ latlng }) => open(false, latlng));
  onKey(node, () => open(true));
};
