// What every page with a map needs: elements made safely, words, numbers, the map itself.
// Text from data reaches the page only as text nodes and checked attributes, never as HTML.
"use strict";

const FourIslands = {};

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const STEPS_PER_DEGREE = 10000;

  /** Data that the page carries, by the id of its script element. */
  FourIslands.readData = (id) => JSON.parse(document.getElementById(id).textContent);

  const build = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") {
        throw new Error(`attribute ${name} is not allowed`);
      }
      node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };

  /** An HTML element; children are nodes or texts. */
  FourIslands.element = (tag, attributes = {}, ...children) =>
    build(document.createElement(tag), attributes, children);

  /** An SVG element; children are nodes or texts. */
  FourIslands.svg = (tag, attributes = {}, ...children) =>
    build(document.createElementNS(SVG, tag), attributes, children);

  /** Runs what a button would run when Enter or the space bar is pressed on a node. */
  FourIslands.onKey = (node, run) =>
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        run();
      }
    });

  /** Vertices of a packed ring or line as [latitude, longitude]. */
  FourIslands.unpack = (steps) => {
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
  FourIslands.unpackPolygons = (packed) => packed.map((rings) => rings.map(FourIslands.unpack));

  /** Puts values in the places of a string, once: a value's own braces stay. */
  FourIslands.fillPlaces = (text, values) =>
    text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  /** Words and numbers of one language. */
  FourIslands.Writer = class {
    constructor(strings, lang) {
      this.strings = strings;
      this.lang = lang;
    }

    word(path, values = {}) {
      const [section, key] = path.split(".");
      return FourIslands.fillPlaces(this.strings[section][key][this.lang], values);
    }

    has(section, key) {
      return Object.hasOwn(this.strings[section], key);
    }

    number(value, decimals = 1) {
      if (value === null || value === undefined) {
        return "–";
      }
      const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.word("common.thousands"));
      const sign = value < 0 ? "-" : "";
      return sign + (part ? grouped + this.word("common.decimal") + part : grouped);
    }

    percent(share) {
      const known = share !== null && share !== undefined;
      return this.word("common.percent", { value: this.number(known ? 100 * share : null) });
    }

    /** The name in this language, and the language it really is in. */
    named(names) {
      const lang = Object.hasOwn(names, this.lang) ? this.lang : Object.keys(names)[0];
      return { text: names[lang] ?? "", lang };
    }

    name(names) {
      return this.named(names).text;
    }

    /** The names of the others, so that both sides' names stand wherever one does. */
    otherNames(names) {
      const seen = [this.name(names)];
      const others = [];
      for (const lang of ["ja", "ru", "en"]) {
        const text = names[lang];
        const repeats = lang === "en" && this.lang !== "en" && others.length > 0;
        if (text && !seen.includes(text) && !repeats) {
          seen.push(text);
          others.push({ text, lang });
        }
      }
      return others;
    }
  };

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  const Attribution = L.Control.extend({
    options: { position: "bottomright" },
    onAdd() {
      this.node = FourIslands.element("div", { class: "fi-attribution" });
      this.say([
        { text: "Leaflet", href: "https://leafletjs.com/" },
        { text: "© OpenStreetMap contributors", href: "https://www.openstreetmap.org/copyright" },
        { text: "ODbL", href: "https://opendatacommons.org/licenses/odbl/1-0/" },
      ]);
      return this.node;
    },
    say(parts) {
      for (const { text, href } of parts) {
        const attributes = { href, target: "_blank", rel: "noopener noreferrer" };
        this.node.append(
          this.node.hasChildNodes() ? " · " : "",
          href ? FourIslands.element("a", attributes, text) : text,
        );
      }
    },
  });

  const maps = {};

  /** The map of a page, by the id of its element. */
  FourIslands.map = (id) => maps[id];

  /** Creates a map as folium describes it, with our own attribution and a metric scale. */
  FourIslands.createMap = (id, { scale, crs, ...options }) => {
    const still = calm();
    const map = L.map(id, {
      ...options,
      crs: L.CRS[crs],
      attributionControl: false,
      fadeAnimation: !still,
      inertia: !still,
      markerZoomAnimation: !still,
      zoomAnimation: !still,
    });
    if (still) {
      const pan = map.panBy;
      map.panBy = (offset, how) => pan.call(map, offset, { ...how, animate: false });
    }
    map.attribution = new Attribution().addTo(map);
    if (scale) {
      L.control.scale({ imperial: false }).addTo(map);
    }
    maps[id] = map;
    return map;
  };

  /** Adds an online background; its host is the only one the page's policy lets through. */
  FourIslands.addTiles = (id, address, { attribution, ...options }) => {
    maps[id].attribution.say([{ text: attribution }]);
    return L.tileLayer(address, options).addTo(maps[id]);
  };
})();
