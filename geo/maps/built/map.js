// Built by "npm run build" from geo/maps/shared/web/map.js; change that, not this.
"use strict";
var FourIslands = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // geo/maps/shared/web/map.js
  var map_exports = {};
  __export(map_exports, {
    addTiles: () => addTiles2,
    createMap: () => createMap2,
    open: () => open,
    opened: () => opened
  });

  // geo/maps/shared/web/elements.js
  var build = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") {
        throw new Error(`attribute ${name} is not allowed`);
      }
      node.setAttribute(name, String(value));
    }
    node.append(...children);
    return node;
  };
  var element = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);
  var byId = (id) => {
    const node = document.getElementById(id);
    if (!node) {
      throw new Error(`the page has no element ${id}`);
    }
    return node;
  };

  // geo/maps/shared/web/leaflet.js
  var { L } = (
    /** @type {WithLeaflet} */
    /** @type {unknown} */
    globalThis
  );
  var leaflet_default = L;

  // geo/maps/shared/web/base_map.js
  var UNITS = "units";
  var calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var addAttribution = (map) => {
    const node = element("div", { class: "fi-attribution" });
    const control = new leaflet_default.Control({ position: "bottomright" });
    control.onAdd = () => node;
    control.addTo(map);
    return (parts) => {
      for (const { text, href, lang } of parts) {
        const attributes = { target: "_blank", rel: "noopener noreferrer", ...lang && { lang } };
        node.append(
          node.hasChildNodes() ? " · " : "",
          href ? element("a", { href, ...attributes }, text) : text
        );
      }
    };
  };
  var addScale = (map, position) => {
    const scale = leaflet_default.control.scale({ imperial: false, position });
    const parts = (
      /** @type {ScaleParts} */
      /** @type {unknown} */
      scale
    );
    const write = parts._updateScale;
    let units = {};
    parts._updateScale = (node, text, ratio) => {
      const [value, unit] = text.split(" ");
      write.call(scale, node, units[unit]?.replace("{value}", value) ?? text, ratio);
    };
    map.on(UNITS, (event) => {
      ({ units } = /** @type {{ units: Units }} */
      /** @type {unknown} */
      event);
      map.whenReady(() => parts._update());
    });
    scale.addTo(map);
  };
  var attributions = /* @__PURE__ */ new WeakMap();
  var createMap = (id, { scale, crs, ...options }) => {
    const still = calm();
    const map = leaflet_default.map(id, {
      ...options,
      crs: leaflet_default.CRS[crs],
      attributionControl: false,
      fadeAnimation: !still,
      inertia: !still,
      markerZoomAnimation: !still,
      zoomAnimation: !still
    });
    if (still) {
      const pan = map.panBy;
      map.panBy = (offset, how) => pan.call(map, offset, { ...how, animate: false });
    }
    const attribute = addAttribution(map);
    attribute([
      { text: "Leaflet", href: "https://leafletjs.com/" },
      {
        text: "© OpenStreetMap contributors",
        href: "https://www.openstreetmap.org/copyright",
        lang: "en"
      },
      { text: "ODbL", href: "https://opendatacommons.org/licenses/odbl/1-0/" }
    ]);
    attributions.set(map, attribute);
    if (scale) {
      addScale(map, "bottomleft");
    }
    return map;
  };
  var addTiles = (map, address, options) => {
    attributions.get(map)?.([{ text: options.attribution ?? "" }]);
    return leaflet_default.tileLayer(address, options).addTo(map);
  };

  // geo/maps/shared/web/map.js
  var maps = {};
  var TOO_OLD = {
    en: "This browser cannot open the page: it needs one of 2023 or later.",
    ja: "このブラウザーではこのページを開けません。2023年以降のものが必要です。",
    ru: "Этот браузер не может открыть страницу: нужен браузер 2023 года или новее."
  };
  var opened = Promise.resolve();
  var readData = async (id) => {
    const bytes = Uint8Array.from(atob(byId(id).textContent ?? ""), (one) => one.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  };
  var sayTooOld = () => {
    const lines = Object.entries(TOO_OLD).map(([lang, text]) => element("p", { lang }, text));
    document.body.prepend(element("div", { role: "alert" }, ...lines));
  };
  var open = (page, mapId, dataId) => {
    if (typeof DecompressionStream === "undefined") {
      sayTooOld();
      return;
    }
    opened = Promise.all([readData(dataId), opened]).then(([data]) => {
      page.open(maps[mapId], data);
    });
  };
  var createMap2 = (id, options) => {
    maps[id] = createMap(id, options);
    return maps[id];
  };
  var addTiles2 = (id, address, options) => addTiles(maps[id], address, options);
  return __toCommonJS(map_exports);
})();
