// Built by "npm run build" from geo/maps/pages/atlas/web/atlas.js; change that, not this.
"use strict";
var FourIslands;
(FourIslands ||= {}).atlas = (() => {
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __export = (target, all2) => {
    for (var name in all2)
      __defProp(target, name, { get: all2[name], enumerable: true });
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

  // geo/maps/pages/atlas/web/atlas.js
  var atlas_exports = {};
  __export(atlas_exports, {
    open: () => open
  });

  // geo/maps/shared/web/elements.js
  var SVG = "http://www.w3.org/2000/svg";
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
  var svg = (tag, attributes = {}, ...children) => build(document.createElementNS(SVG, tag), attributes, children);
  var onKey = (node, run) => node.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      run();
    }
  });
  var byId = (id) => {
    const node = document.getElementById(id);
    if (!node) {
      throw new Error(`the page has no element ${id}`);
    }
    return node;
  };
  var byIdAs = (id, kind) => {
    const node = byId(id);
    if (!(node instanceof kind)) {
      throw new Error(`the page's element ${id} is not a ${kind.name}`);
    }
    return node;
  };
  var all = (selector) => [
    .../** @type {NodeListOf<HTMLElement>} */
    document.querySelectorAll(selector)
  ];
  var valueOf = ({ target }) => target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : "";

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
  var fitInto = (map, bounds, how) => {
    const size = map.getSize();
    if (!size.x || !size.y) {
      return;
    }
    const { padding = [0, 0], paddingTopLeft = padding, paddingBottomRight = padding, ...rest } = how;
    const room = size.subtract(leaflet_default.point(paddingTopLeft)).subtract(leaflet_default.point(paddingBottomRight));
    map.fitBounds(bounds, room.x > 0 && room.y > 0 ? how : rest);
  };
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
  var sayUnits = (map, units) => map.fire(UNITS, { units });
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

  // geo/maps/shared/web/language.js
  var read = (fragment) => new URLSearchParams(fragment.replace(/^#/, ""));
  var openingLanguage = ({ lang, languages }, wanted) => lang === languages[0] && wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((one) => languages.includes(one)) || lang;
  var withLanguage = (fragment, lang) => {
    const told = [...read(fragment)].filter(([, value]) => value);
    return `#${new URLSearchParams([...told.filter(([key]) => key !== "lang"), ["lang", lang]])}`;
  };
  var forReader = (data) => ({ ...data, lang: openingLanguage(data, navigator.languages) });
  var handOn = (lang) => {
    for (const link of all("a[data-page]")) {
      link.setAttribute("href", `${link.dataset.page}.html${withLanguage("", lang)}`);
    }
  };

  // geo/maps/shared/web/packed.js
  var stepsPerDegree = NaN;
  var setPrecision = (steps) => {
    stepsPerDegree = steps;
  };
  var unpack = (steps) => {
    const points = [];
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < steps.length; i += 2) {
      lon += steps[i];
      lat += steps[i + 1];
      points.push([lat / stepsPerDegree, lon / stepsPerDegree]);
    }
    return points;
  };
  var unpackPolygons = (packed) => packed.map((rings) => rings.map(unpack));

  // geo/maps/shared/web/page.js
  var speak = (writer) => {
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
  var nameMap = (map, writer, name) => {
    const container = map.getContainer();
    container.setAttribute("aria-label", name);
    for (const [way, key] of [
      ["in", "common.zoom_in"],
      ["out", "common.zoom_out"]
    ]) {
      const button = container.querySelector(`.leaflet-control-zoom-${way}`);
      button?.setAttribute("title", writer.word(key));
      button?.setAttribute("aria-label", writer.word(key));
    }
    sayUnits(map, { km: writer.text("common.km"), m: writer.text("common.m") });
  };
  var onTouch = (map, run) => {
    for (const event of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(event, run, { passive: true });
    }
  };
  var closeOnEscape = (map) => map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });
  var returnFocus = (opener) => {
    const active = document.activeElement;
    const lost = active === document.body || Boolean(active?.closest(".leaflet-popup"));
    if (lost && opener?.isConnected) {
      opener.focus({ preventScroll: true });
    }
  };
  var shapeOf = (shape) => {
    const node = shape.getElement();
    if (!(node instanceof SVGElement || node instanceof HTMLElement)) {
      throw new Error("the shape is not on a map");
    }
    return node;
  };
  var asButton = (shape, { label, data }, open2) => {
    const node = shapeOf(shape);
    node.setAttribute("tabindex", "0");
    node.setAttribute("role", "button");
    if (label) {
      node.setAttribute("aria-label", label);
    }
    Object.assign(node.dataset, data);
    shape.on("click", ({ latlng }) => open2(false, latlng));
    onKey(node, () => open2(true));
  };

  // geo/maps/pages/atlas/web/address.js
  var PATIENCE = 300;
  var Address = class {
    /**
     * `apply(state)` is called on back and forward.
     * @param {{ read: (text: string) => State, text: (state: State) => string }} form
     * @param {(state: State) => void} apply
     */
    constructor(form, apply) {
      this.form = form;
      this.last = "";
      this.waiting = void 0;
      window.addEventListener("popstate", () => apply(this.read()));
      window.addEventListener("hashchange", () => {
        if (location.hash !== this.last) {
          apply(this.read());
        }
      });
    }
    read() {
      this.last = location.hash;
      return this.form.read(location.hash);
    }
    /**
     * Writes the state: at once as a new step of the history, or soon in place of the last.
     * @param {State} state
     * @param {{ step: boolean }} how
     */
    save(state, { step }) {
      clearTimeout(this.waiting);
      if (step) {
        this.put(state, "pushState");
      } else {
        this.waiting = setTimeout(() => this.put(state, "replaceState"), PATIENCE);
      }
    }
    /**
     * @param {State} state
     * @param {"pushState" | "replaceState"} how
     */
    put(state, how) {
      const fragment = this.form.text(state);
      if (fragment !== location.hash) {
        this.last = fragment;
        try {
          history[how](null, "", fragment);
        } catch {
          this.last = location.hash;
        }
      }
    }
    /** @param {State} state */
    link(state) {
      clearTimeout(this.waiting);
      this.put(state, "replaceState");
      return location.href.split("#")[0] + this.form.text(state);
    }
  };

  // geo/maps/shared/web/shapes.js
  var FILLS = ["var(--plain)", "var(--hatched)"];
  var HATCH = "var(--hatch)";
  var ZOOM_BUTTONS = 62;
  var CARD_EDGES = 128;
  var LINE_STYLES = {
    boundary_1855: { color: "var(--treaty)", weight: 3 },
    boundary_1875: { color: "var(--treaty)", weight: 3, dashArray: "10 6" },
    sakhalin_line: { color: "var(--treaty)", weight: 3, dashArray: "2 6" },
    line_of_control: { color: "var(--control)", weight: 3, dashArray: "14 5 3 5" },
    power_bridge: { color: "var(--cable)", weight: 3, dashArray: "1 7" }
  };
  var lineSample = ({ color = "", weight = 1, dashArray }) => svg(
    "svg",
    { width: 34, height: 12, class: "fi-sample", "aria-hidden": "true" },
    svg("line", {
      x1: 1,
      x2: 33,
      y1: 6,
      y2: 6,
      stroke: color,
      "stroke-width": weight,
      "stroke-linecap": "round",
      ...dashArray ? { "stroke-dasharray": dashArray } : {}
    })
  );
  var fillSample = (fill) => svg(
    "svg",
    { width: 22, height: 14, class: "fi-sample", "aria-hidden": "true" },
    svg("rect", { x: 0.5, y: 0.5, width: 21, height: 13, fill, stroke: "var(--coast)" })
  );
  var LAND = "var(--other-land)";
  var addPanes = (map, panes) => {
    for (const [name, level] of Object.entries(panes)) {
      const pane = map.createPane(name);
      pane.classList.add(`fi-pane-${name}`);
      pane.style.zIndex = String(level);
    }
  };
  var openCard = (map, latlng, { title, rows, button, closeLabel }) => {
    const card = element(
      "div",
      { class: "fi-card" },
      element("strong", { lang: title.lang }, title.text),
      ...rows.map(({ text, lang }) => element("span", { lang }, text)),
      ...button ? [button] : []
    );
    const beside = { autoPanPaddingTopLeft: [ZOOM_BUTTONS, 12], autoPanPaddingBottomRight: [6, 12] };
    const popup = leaflet_default.popup({ maxWidth: Math.min(260, map.getSize().x - CARD_EDGES), ...beside }).setLatLng(latlng).setContent(card).openOn(map);
    popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", closeLabel);
    return popup;
  };

  // geo/maps/shared/web/boxes.js
  var overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  var holds = (box2, { x, y }) => x > box2.left && x < box2.right && y > box2.top && y < box2.bottom;
  var covers = (whole, box2) => box2.left >= whole.left && box2.right <= whole.right && box2.top >= whole.top && box2.bottom <= whole.bottom;
  var grow = (box2, by) => ({
    left: box2.left - by,
    right: box2.right + by,
    top: box2.top - by,
    bottom: box2.bottom + by
  });
  var around = ({ x, y }, by) => grow({ left: x, right: x, top: y, bottom: y }, by);
  var lattice = ({ left, right, top, bottom }, steps) => {
    const shares = Array.from({ length: steps }, (_, nth) => nth / (steps - 1));
    return shares.flatMap(
      (across) => shares.map((down) => ({
        x: left + across * (right - left),
        y: top + down * (bottom - top)
      }))
    );
  };
  var encloses = (ring, { x, y }) => {
    let odd = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [a, b] = [ring[i], ring[j]];
      if (a.y > y !== b.y > y && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) {
        odd = !odd;
      }
    }
    return odd;
  };
  var meets = (a, b, { left, right, top, bottom }) => {
    let from = 0;
    let to = 1;
    for (const [way, room] of [
      [a.x - b.x, a.x - left],
      [b.x - a.x, right - a.x],
      [a.y - b.y, a.y - top],
      [b.y - a.y, bottom - a.y]
    ]) {
      if (way === 0) {
        if (room < 0) {
          return false;
        }
      } else if (way < 0) {
        from = Math.max(from, room / way);
      } else {
        to = Math.min(to, room / way);
      }
    }
    return from <= to;
  };
  var crosses = (line, box2) => line.some((at, nth) => nth > 0 && meets(line[nth - 1], at, box2));
  var Grid = class {
    /**
     * @param {T[]} things
     * @param {number} cell side of a cell, pixels
     */
    constructor(things, cell = 64) {
      this.cell = cell;
      this.cells = /* @__PURE__ */ new Map();
      for (const thing of things) {
        const key = `${this.nth(thing.at.x)} ${this.nth(thing.at.y)}`;
        const found = this.cells.get(key);
        if (found) {
          found.push(thing);
        } else {
          this.cells.set(key, [thing]);
        }
      }
    }
    /** @param {number} pixels */
    nth(pixels) {
      return Math.floor(pixels / this.cell);
    }
    /**
     * The things inside a box.
     * @param {Box} box
     */
    inside(box2) {
      const found = [];
      for (let x = this.nth(box2.left); x <= this.nth(box2.right); x += 1) {
        for (let y = this.nth(box2.top); y <= this.nth(box2.bottom); y += 1) {
          for (const thing of this.cells.get(`${x} ${y}`) ?? []) {
            if (holds(box2, thing.at)) {
              found.push(thing);
            }
          }
        }
      }
      return found;
    }
  };

  // geo/maps/shared/web/arrange.js
  var MARGIN = 3;
  var GAP = 9;
  var ALOOF = 10;
  var DOT = 5;
  var MARK = 8;
  var END = 6;
  var EDGE = 2;
  var PIXELS_PER_LABEL = 26e3;
  var FEWEST = 9;
  var PIXELS_PER_PENALTY = 12;
  var COVER_PENALTY = 3;
  var STRANGE_PENALTY = 1;
  var ORDER_PENALTY = 0.5;
  var WRAP_PENALTY = 6;
  var LAND_PENALTY = 4;
  var LINE_PENALTY = 25;
  var BAND_PENALTY = 6;
  var WORST = 60;
  var LAST = 10;
  var WITHOUT_DOT = 3;
  var ON_LINE = 5;
  var UNTHINKABLE = 1e3;
  var SHIFTS = {
    centre: [
      [0, 0, 0, 0],
      [0.5, 0, 1, 0],
      [-0.5, 0, -1, 0],
      [0, -0.5, 0, -1],
      [0, 0.5, 0, 1],
      [0.5, -0.5, 2, -2],
      [-0.5, -0.5, -2, -2],
      [0.5, 0.5, 2, 2],
      [-0.5, 0.5, -2, 2]
    ],
    beside: [
      [0.5, 0, 1, 0],
      [-0.5, 0, -1, 0],
      [0, -0.5, 0, -1],
      [0, 0.5, 0, 1],
      [0.5, -0.5, 1, -1],
      [-0.5, -0.5, -1, -1],
      [0.5, 0.5, 1, 1],
      [-0.5, 0.5, -1, 1]
    ]
  };
  var isPartOf = (id, whole) => id === whole || id.startsWith(`${whole}:`);
  var minds = ({ openSea, offLines }) => Boolean(openSea || offLines);
  var boxAt = (at, { width, height, maxWidth }, [dx, dy, gx, gy], order) => {
    const x = at.x + dx * width + gx * GAP;
    const y = at.y + dy * height + gy * GAP;
    return {
      at,
      order,
      maxWidth,
      x,
      y,
      left: x - width / 2,
      right: x + width / 2,
      top: y - height / 2,
      bottom: y + height / 2
    };
  };
  var candidates = ({ spots, sizes, where }) => spots.flatMap((at, nth) => {
    const shifts = SHIFTS[nth > 0 ? "beside" : where];
    return sizes.flatMap((size) => shifts.map((shift, order) => boxAt(at, size, shift, order)));
  });
  var dotOf = ({ dot: dot2, marked }, at) => dot2 ? [around(at, marked ? MARK : DOT)] : [];
  var Placing = class {
    /** @param {Scene} scene */
    constructor(scene) {
      this.scene = scene;
      const { x, y } = scene.size;
      this.inside = { left: EDGE, top: EDGE, right: x - EDGE, bottom: y - EDGE };
      this.coast = new Grid(scene.coast.filter(({ at }) => holds(this.inside, at)));
      this.most = Math.max(FEWEST, Math.round(x * y / PIXELS_PER_LABEL));
    }
    /**
     * How ill a box serves a label: Infinity where the label must not stand.
     * @param {Label} label
     * @param {Candidate} box
     */
    penalty(label, box2) {
      const nearby = this.coast.inside(grow(box2, ALOOF));
      const covered = nearby.filter(({ at }) => holds(box2, at)).length;
      const strangers = (land) => land ? nearby.filter((one) => !isPartOf(one.land, land)).length : 0;
      if (covered > (label.mayCover ?? Infinity) || strangers(label.keepTo)) {
        return Infinity;
      }
      const own = label.spots[0];
      const away = Math.hypot(box2.x - own.x, box2.y - own.y) / PIXELS_PER_PENALTY;
      const wrapped = box2.maxWidth ? WRAP_PENALTY : 0;
      return covered * COVER_PENALTY + strangers(label.land) * STRANGE_PENALTY + box2.order * ORDER_PENALTY + away + wrapped + this.strayCost(label, box2);
    }
    /**
     * What it costs to stand on rings that the label keeps off.
     * @param {Label} label
     * @param {Candidate} box
     */
    strayCost({ notOn = [], strayCost = Infinity }, box2) {
      const { left, right, top, bottom, x, y } = box2;
      const corners = [left, right].flatMap(
        (across) => [top, bottom].map((down) => ({ x: across, y: down }))
      );
      const strays = notOn.some((ring) => [...corners, { x, y }].some((at) => encloses(ring, at)));
      return strays ? strayCost : 0;
    }
    /**
     * The free boxes that a label may stand in; first the one that covers least of the coast, stays
     * near its own land and away from other land.
     * @param {Label} label
     * @param {Box[]} taken
     */
    rank(label, taken) {
      return candidates(label).filter((box2) => covers(this.inside, box2) && !taken.some((other) => overlap(box2, other))).map((box2) => ({ box: box2, penalty: this.penalty(label, box2) })).filter(({ penalty }) => penalty < Infinity).sort((a, b) => a.penalty - b.penalty);
    }
    /**
     * The best box when what is drawn beneath counts too; costly, so only while it can matter.
     * @param {Label} label
     * @param {{ box: Candidate, penalty: number }[]} ranked
     */
    best(label, ranked) {
      if (!minds(label)) {
        return ranked[0]?.box;
      }
      let least = this.scene.crowded ? WORST : Infinity;
      let chosen;
      for (const { box: box2, penalty } of ranked) {
        if (penalty >= least) {
          break;
        }
        const land = label.openSea ? this.onLand(box2) * LAND_PENALTY : 0;
        const crossed = this.crossed(this.scene.lines, box2);
        const line = crossed && label.offLines ? Infinity : crossed * LINE_PENALTY;
        const bands = this.crossed(this.scene.bands, box2) * BAND_PENALTY;
        const whole = penalty + land + line + bands;
        if (whole < least) {
          [chosen, least] = [box2, whole];
        }
      }
      return chosen;
    }
    /**
     * How many lines cross a box.
     * @param {Point[][]} lines
     * @param {Box} box
     */
    crossed(lines, box2) {
      const wide = grow(box2, MARGIN);
      return lines.filter((line) => crosses(line, wide)).length;
    }
    /**
     * How many of nine points of a box lie on land.
     * @param {Box} box
     */
    onLand(box2) {
      return lattice(grow(box2, MARGIN), 3).filter(this.scene.isLand).length;
    }
    /**
     * What it costs to have a label in a box, or to leave it out.
     * @param {Label} label
     * @param {Candidate | undefined} box
     */
    cost(label, box2) {
      if (box2) {
        return minds(label) && this.crossed(this.scene.lines, box2) ? ON_LINE : 0;
      }
      const dot2 = label.dot ? WITHOUT_DOT : 0;
      return label.priority > 0 ? Math.max(1, LAST - label.priority) + dot2 : UNTHINKABLE;
    }
    /**
     * Whether a label is shown at this zoom level, and its dot is free.
     * @param {Label} label
     * @param {Box[]} taken
     */
    mayStand(label, taken) {
      const dots = dotOf(label, label.spots[0]);
      const hidden = dots.some((dot2) => taken.some((other) => overlap(other, dot2)));
      return this.scene.zoom >= (label.fromZoom ?? 0) && !hidden;
    }
    /**
     * Finds a box for each label, the first label first. `failed` are those that lines, land or
     * other labels deny a good place; `cost` is the less, the more labels stand well, early ones
     * above all.
     * @template {Label} T
     * @param {T[]} labels
     * @returns {Arrangement<T>}
     */
    once(labels) {
      const reserved = labels.flatMap(({ reserve = [] }) => reserve);
      const taken = [...this.scene.taken, ...reserved.map((point) => around(point, END))];
      const found = { boxes: /* @__PURE__ */ new Map(), failed: [], cost: 0 };
      let left = this.most;
      for (const label of labels) {
        const ranked = left > 0 && this.mayStand(label, taken) ? this.rank(label, taken) : [];
        const box2 = this.best(label, ranked);
        if (box2) {
          left -= 1;
          taken.push(grow(box2, MARGIN), ...dotOf(label, box2.at));
          found.boxes.set(label, box2);
        }
        const cost = this.cost(label, box2);
        found.cost += cost;
        if (cost && ranked.length) {
          found.failed.push(label);
        }
      }
      return found;
    }
  };
  var arrange = (given, scene) => {
    const placing = new Placing(scene);
    let labels = given;
    let found = placing.once(labels);
    for (let tried = 1; tried < scene.tries && found.failed.length; tried += 1) {
      const { failed } = found;
      const rank = (label) => label.priority < 0 ? 0 : failed.includes(label) ? 1 : 2;
      labels = [...labels].sort((a, b) => rank(a) - rank(b));
      const other = placing.once(labels);
      if (other.cost >= found.cost) {
        break;
      }
      found = other;
    }
    return found.boxes;
  };

  // geo/maps/shared/web/labels.js
  var TRIES = 3;
  var WRAPPED = 0.62;
  var SHORT = {
    Остров: "о.",
    Пролив: "прол.",
    Мыс: "м.",
    Озеро: "оз."
  };
  var onMap = ({ text, lang }) => {
    const [first, ...rest] = text.split(" ");
    return { text: [SHORT[first] ?? first, ...rest].join(SHORT[first] ? " " : " "), lang };
  };
  var nameLines = (writer, names) => {
    const main = onMap(writer.named(names));
    const others2 = writer.otherNames(names).map(onMap);
    const text = others2.map((other) => other.text).join(" · ");
    return text ? [main, { text, lang: writer.lang, style: "fi-other-name", names: others2 }] : [main];
  };
  var thin = (points, most) => {
    const step = Math.max(1, Math.floor(points.length / most));
    return points.filter((_, nth) => nth % step === 0);
  };
  var dot = () => element("i", { class: "fi-dot", "aria-hidden": "true" });
  var openDot = ({ id, label, open: open2 }) => {
    const attributes = { role: "button", tabindex: "0", "aria-label": label, "data-place": id };
    const spot = element("span", { class: "fi-dot fi-mark", ...attributes });
    leaflet_default.DomEvent.disableClickPropagation(spot);
    spot.addEventListener("click", () => open2(spot, false));
    onKey(spot, () => open2(spot, true));
    return spot;
  };
  var inTurn = (names) => names.flatMap(({ text, lang }, nth) => [nth ? " · " : "", element("span", { lang }, text)]);
  var draw = (wish, order) => {
    const lines = wish.lines.map(
      ({ text, lang, style, names }) => element("span", { lang, class: style ?? "fi-main-name" }, ...names ? inTurn(names) : [text])
    );
    const node = element("div", { class: `fi-label fi-${wish.kind}` }, ...lines);
    return { ...wish, order, node, spot: wish.mark ? openDot(wish.mark) : dot(), sizes: [] };
  };
  var measure = (labels, width) => {
    const widths = labels.map(width);
    for (const [nth, { node }] of labels.entries()) {
      node.style.maxWidth = widths[nth];
    }
    return labels.map(({ node }, nth) => ({
      width: node.offsetWidth,
      height: node.offsetHeight,
      maxWidth: widths[nth]
    }));
  };
  var Labels = class {
    /** @param {import("leaflet").Map} map */
    constructor(map) {
      this.map = map;
      this.labels = [];
      this.coast = [];
      this.drawn = {};
      this.held = false;
      this.pane = map.createPane("labels");
      this.pane.classList.add("fi-labels");
      this.pane.setAttribute("aria-hidden", "true");
      this.dots = map.createPane("dots");
      this.dots.classList.add("fi-dots");
      map.on("zoomstart", () => this.away(true));
      map.on("moveend zoomend", () => this.place());
      map.on("resize", () => this.measure());
    }
    /**
     * Replaces all labels.
     * @param {LabelWish[]} wishes
     * @param {CoastPoint[]} coast points that labels leave bare if they can
     * @param {Drawn} drawn
     */
    set(wishes, coast = [], drawn = {}) {
      this.coast = coast;
      this.drawn = drawn;
      this.labels = wishes.map(draw);
      this.labels.sort((a, b) => a.priority - b.priority || a.order - b.order);
      this.pane.replaceChildren(...this.labels.map(({ node }) => node));
      this.dots.replaceChildren(...this.labels.filter((one) => one.dot).map(({ spot }) => spot));
      this.measure();
    }
    /**
     * Leaves the labels where they are while something runs, and places them once after it.
     * @param {() => void} run
     */
    hold(run) {
      this.held = true;
      run();
      this.held = false;
      this.place();
    }
    measure() {
      for (const { node } of this.labels) {
        node.hidden = false;
      }
      measure(this.labels, () => "").forEach((size, nth) => {
        this.labels[nth].sizes = [size];
      });
      const wrapping = this.labels.filter(({ mayWrap }) => mayWrap);
      const narrow = measure(wrapping, ({ sizes: [{ width }] }) => `${Math.ceil(WRAPPED * width)}px`);
      narrow.forEach((size, nth) => wrapping[nth].sizes.push(size));
      this.place();
    }
    /** @param {boolean} gone */
    away(gone) {
      for (const pane of [this.pane, this.dots]) {
        pane.classList.toggle("fi-away", gone);
      }
    }
    /** Boxes, in the map's pixels, that labels must leave free: controls, legend, card. */
    taken() {
      const container = this.map.getContainer();
      const frame = container.getBoundingClientRect();
      const selectors = ".leaflet-control, .fi-legend, .leaflet-popup";
      return [...(container.parentElement ?? container).querySelectorAll(selectors)].map((node) => node.getBoundingClientRect()).filter((box2) => box2.width > 0).map((box2) => ({
        left: box2.left - frame.left,
        right: box2.right - frame.left,
        top: box2.top - frame.top,
        bottom: box2.bottom - frame.top
      }));
    }
    /** What the labels are placed on, as it is now. */
    scene() {
      const { map, drawn } = this;
      const project = (point) => map.latLngToContainerPoint(point);
      const size = map.getSize();
      const frame = { left: 0, top: 0, right: size.x, bottom: size.y };
      const seen = (lines = []) => lines.map((line) => line.map(project)).filter((line) => crosses(line, frame));
      const path = (
        /** @type {SVGGeometryElement | undefined} */
        drawn.land?.getElement()
      );
      return {
        size,
        zoom: map.getZoom(),
        taken: this.taken(),
        coast: this.coast.map(({ point, land }) => ({ land, at: project(point) })),
        lines: seen(drawn.lines),
        bands: seen(drawn.bands),
        // the browser knows what it has filled
        isLand: ({ x, y }) => {
          const at = map.containerPointToLayerPoint([x, y]);
          return path?.isPointInFill(new DOMPoint(at.x, at.y)) ?? false;
        },
        crowded: Boolean(this.pane.parentElement?.querySelector(".leaflet-popup")),
        tries: drawn.tries ?? TRIES
      };
    }
    /** Puts labels in their places, and hides those that find none. */
    place() {
      if (this.held) {
        return;
      }
      const project = (point) => this.map.latLngToContainerPoint(point);
      const projected = this.labels.map((label) => ({
        ...label,
        spots: label.points.map(project),
        reserve: label.reserve?.map(project),
        notOn: label.notOn?.map((ring) => ring.map(project)),
        marked: Boolean(label.mark)
      }));
      const boxes = arrange(projected, this.scene());
      for (const label of projected) {
        const box2 = boxes.get(label);
        label.node.hidden = !box2;
        label.spot.hidden = !box2;
        if (box2) {
          this.put(label, box2);
        }
      }
      this.away(false);
    }
    /**
     * Puts a label and its dot in their places.
     * @param {{ node: HTMLElement, spot: HTMLElement }} label
     * @param {import("./arrange.js").Candidate} box
     */
    put({ node, spot }, { maxWidth, left, top, at }) {
      const layerPoint = (point) => this.map.containerPointToLayerPoint(point).round();
      node.style.maxWidth = maxWidth;
      leaflet_default.DomUtil.setPosition(node, layerPoint([left, top]));
      leaflet_default.DomUtil.setPosition(spot, layerPoint([at.x, at.y]));
    }
  };

  // geo/maps/pages/atlas/web/model.js
  var covers2 = ({ start, end }, day) => start <= day && (end === null || day < end);
  var inView = (line, view) => ({ ...line, end: line.ends?.[view] ?? line.end });
  var AtlasModel = class {
    /** @param {AtlasData} data */
    constructor(data) {
      this.data = data;
      this.areas = new Map(data.areas.map((area) => [area.id, area]));
      this.rows = /* @__PURE__ */ new Map();
      for (const row of data.rows) {
        for (const key of row.areas.flatMap((id) => row.views.map((view) => `${id} ${view}`))) {
          this.rows.set(key, [...this.rows.get(key) ?? [], row]);
        }
      }
    }
    /**
     * Whether all views are the same at a day: one row answers for an area in each of them.
     * @param {number} day
     */
    agreed(day) {
      const { areas, views } = this.data;
      return areas.every(
        ({ id }) => new Set(views.map((view) => this.holding(id, view, day))).size === 1
      );
    }
    /**
     * The row that answers for an area; undefined before the first treaty.
     * @param {string} area
     * @param {string} view
     * @param {number} day
     */
    holding(area, view, day) {
      return this.rows.get(`${area} ${view}`)?.find((row) => covers2(row, day));
    }
    /**
     * Areas under one row or state together; both halves of a whole are named as the whole.
     * @param {string} view
     * @param {number} day
     */
    groups(view, day) {
      const groups = /* @__PURE__ */ new Map();
      for (const area of this.data.areas) {
        const row = this.holding(area.id, view, day);
        if (row) {
          const group = groups.get(row.state) ?? { row, areas: [] };
          group.areas.push(area);
          groups.set(row.state, group);
        }
      }
      return [...groups.values()].map(({ row, areas }) => ({ row, names: this.joined(areas) }));
    }
    /** @param {Area[]} areas */
    joined(areas) {
      const halves = (whole) => this.data.areas.filter((one) => one.whole === whole).length;
      const complete = (whole) => areas.filter((one) => one.whole === whole).length === halves(whole);
      const names = areas.map(
        (area) => area.whole && complete(area.whole) ? this.data.wholes[area.whole] : area.names
      );
      return [...new Set(names)];
    }
    /**
     * Whether a line is drawn strong: in force at a day, and a line of the view.
     * @param {Pick<import("./data").Line, "start" | "end" | "ends" | "views">} feature
     * @param {number} day
     * @param {string} view
     */
    inForce(feature, day, view) {
      return covers2(inView(feature, view), day) && feature.views.includes(view);
    }
    /**
     * The period of a day: from one change of holders to the day before the next.
     * @param {number} day
     * @returns {[number, number]}
     */
    period(day) {
      const { periods, last } = this.data;
      const next = periods.find((start2) => start2 > day);
      const start = [...periods].reverse().find((one) => one <= day) ?? periods[0];
      return [start, next === void 0 ? last : next - 1];
    }
  };

  // geo/maps/pages/atlas/web/map.js
  var [TEAL, OCHRE] = FILLS;
  var PANES = { context: 390, bands: 395, coasts: 410, lines: 420, hits: 425, marks: 430 };
  var HIT_WEIGHT = 18;
  var FAINT = { weight: 1.6, opacity: 0.55 };
  var STRONG = { weight: 4, opacity: 1 };
  var BAND = { strong: 0.24, faint: 0.05 };
  var STILL = { interactive: false, smoothFactor: 1.2 };
  var HALF_LINE = 50;
  var STATES = { power_bridge: "proposed", line_of_control: "de_facto" };
  var pattern = (id, size, angle, ...marks) => svg(
    "pattern",
    {
      id: `fi-${id}`,
      width: size,
      height: size,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${angle})`
    },
    ...marks
  );
  var box = (width, height, fill) => svg("rect", { width, height, fill });
  var patterns = () => svg(
    "svg",
    { width: 0, height: 0, class: "fi-defs", "aria-hidden": "true" },
    svg(
      "defs",
      {},
      pattern("russia", 7, 45, box(7, 7, OCHRE), box(1.6, 7, HATCH)),
      pattern("claim", 9, 135, box(9, 9, TEAL), box(3, 9, "var(--sea)")),
      pattern("undivided", 12, 0, box(12, 12, TEAL), box(12, 6, OCHRE), box(12, 1, "#222222")),
      pattern(
        "renounced",
        8,
        0,
        box(8, 8, "#f1efe6"),
        svg("circle", { cx: 4, cy: 4, r: 1.7, fill: "#333333" })
      )
    )
  );
  var HOLDER_FILLS = {
    japan: TEAL,
    russia: "url(#fi-russia)",
    claim: "url(#fi-claim)",
    undivided: "url(#fi-undivided)",
    renounced: "url(#fi-renounced)",
    none: LAND
  };
  var outlines = (polygons) => {
    const lines = [];
    for (const ring of polygons.flat()) {
      const closed = [...ring, ring[0]];
      let line = [closed[0]];
      for (let i = 1; i < closed.length; i += 1) {
        if (closed[i][0] === HALF_LINE && closed[i - 1][0] === HALF_LINE) {
          lines.push(line);
          line = [];
        }
        line.push(closed[i]);
      }
      lines.push(line);
    }
    return lines.filter((line) => line.length > 1);
  };
  var addPatterns = () => document.body.prepend(patterns());
  var lineState = (writer, layer, feature, { day, view }) => {
    const { start, end, views } = inView(feature, view);
    if (day < start) {
      return writer.say("not_yet");
    }
    if (end !== null && day >= end) {
      return writer.say("no_longer", { date: writer.date(end) });
    }
    if (views.length === 1) {
      return writer.say("claimed_line", { view: writer.view(views[0]) });
    }
    return writer.say(STATES[layer.id] ?? "in_force");
  };
  var lineStates = (writer, layer, feature, { day, views }) => {
    const states = views.map((view) => lineState(writer, layer, feature, { day, view }));
    const colon = writer.word("common.colon");
    return new Set(states).size === 1 ? [states[0]] : states.map((state, nth) => `${writer.view(views[nth])}${colon}${state}`);
  };
  var AtlasMap = class {
    /**
     * `on` has `area(area, node, byKey)` and `line(line, byKey)`.
     * @param {import("leaflet").Map} map
     * @param {import("./model.js").AtlasModel} model
     * @param {On} on
     */
    constructor(map, model, on) {
      this.map = map;
      this.model = model;
      this.on = on;
      this.day = model.data.last;
      this.view = model.data.views[0];
      this.fills = /* @__PURE__ */ new Map();
      this.strong = /* @__PURE__ */ new Map();
      addPanes(map, PANES);
      this.land = this.drawLand();
      this.areas = model.data.areas.map((area) => this.drawArea(area));
      this.lines = model.data.lines.flatMap(
        (layer) => layer.features.map((feature) => this.drawLine(layer, feature))
      );
      this.marks = leaflet_default.featureGroup().addTo(map);
      this.labels = new Labels(map);
    }
    drawLand() {
      const { coast, tiles, region } = this.model.data;
      const [west, south, east, north] = region;
      const sheet = {
        ...STILL,
        pane: "context",
        className: "fi-sheet",
        weight: 1,
        fillOpacity: tiles ? 0 : 1
      };
      leaflet_default.rectangle(
        [
          [south, west],
          [north, east]
        ],
        sheet
      ).addTo(this.map);
      return leaflet_default.polygon(unpackPolygons(coast), {
        ...STILL,
        pane: "context",
        className: "fi-other-land",
        weight: 0.7,
        fillOpacity: tiles ? 0 : 1
      }).addTo(this.map);
    }
    /** @param {Area} area */
    drawArea(area) {
      const shape = unpackPolygons(area.shape);
      const path = leaflet_default.polygon(shape, {
        className: "fi-area",
        weight: 0.7,
        fillOpacity: this.model.data.tiles ? 0.75 : 1,
        smoothFactor: 0.8,
        bubblingMouseEvents: false
      }).addTo(this.map);
      leaflet_default.polyline(outlines(shape), {
        ...STILL,
        pane: "coasts",
        className: "fi-coast",
        weight: 1
      }).addTo(this.map);
      asButton(
        path,
        { data: { area: area.id } },
        (byKey) => this.on.area(area, shapeOf(path), byKey)
      );
      return { area, path };
    }
    /**
     * @param {LineLayer} layer
     * @param {Line} feature
     * @returns {DrawnLine}
     */
    drawLine(layer, feature) {
      const style = { ...LINE_STYLES[layer.id], className: `fi-path fi-path-${layer.id}` };
      const points = feature.line.map(unpack);
      const same = (band) => band.start === feature.start && band.end === feature.end;
      const near = layer.bands.filter((band) => same(band) && band.names.en === feature.names.en);
      const bands = near.map(
        (band) => leaflet_default.polygon(unpackPolygons(band.band), {
          pane: "bands",
          interactive: false,
          stroke: false,
          fillColor: style.color,
          className: `fi-band fi-path-${layer.id}`
        }).addTo(this.map)
      );
      const path = leaflet_default.polyline(points, { ...style, interactive: false, pane: "lines" }).addTo(
        this.map
      );
      const hit = leaflet_default.polyline(points, {
        pane: "hits",
        className: "fi-hit",
        weight: HIT_WEIGHT,
        opacity: 0,
        bubblingMouseEvents: false
      }).addTo(this.map);
      const line = { layer, feature, path, hit, bands, vertices: points.flat() };
      asButton(hit, { data: { line: layer.id } }, (byKey) => this.on.line(line, byKey));
      return line;
    }
    /**
     * Colours land and lines for a day and a view; only what changed is touched.
     * @param {string} view
     * @param {number} day
     */
    show(view, day) {
      this.day = day;
      this.view = view;
      let changed = false;
      for (const { area, path } of this.areas) {
        const row = this.model.holding(area.id, view, day);
        const fill = HOLDER_FILLS[row?.fill ?? "none"];
        changed ||= this.fills.get(area.id)?.row !== row;
        if (this.fills.get(area.id)?.fill !== fill) {
          path.setStyle({ color: fill, fillColor: fill });
          shapeOf(path).dataset.fill = row?.fill ?? "none";
        }
        this.fills.set(area.id, { fill, row });
      }
      this.lines.forEach((line) => {
        changed = this.weigh(line, view, day) || changed;
      });
      return changed;
    }
    /**
     * @param {DrawnLine} line
     * @param {string} view
     * @param {number} day
     */
    weigh(line, view, day) {
      const strong = this.model.inForce(line.feature, day, view);
      if (this.strong.get(line) === strong) {
        return false;
      }
      this.strong.set(line, strong);
      line.path.setStyle(strong ? STRONG : FAINT);
      shapeOf(line.path).dataset.strong = String(strong);
      line.bands.forEach((band) => band.setStyle({ fillOpacity: strong ? BAND.strong : BAND.faint }));
      return true;
    }
    /**
     * Names every shape, for those who hear the page.
     * @param {AtlasWriter} writer
     */
    name(writer) {
      for (const { area, path } of this.areas) {
        const row = this.fills.get(area.id)?.row;
        const names = writer.list(writer.otherNames(area.names).map(({ text }) => text));
        const values = {
          name: writer.named(area.names).text,
          names,
          state: row ? writer.state(row) : "–"
        };
        const key = names ? "land_label" : "land_label_alone";
        shapeOf(path).setAttribute("aria-label", writer.say(key, values));
      }
      for (const { layer, feature, hit } of this.lines) {
        const state = lineState(writer, layer, feature, this);
        const values = { name: writer.name(feature.names), state };
        shapeOf(hit).setAttribute("aria-label", writer.say("line_label", values));
      }
    }
    /**
     * Rings the places of an event.
     * @param {[number, number][]} points
     */
    mark(points) {
      this.marks.clearLayers();
      for (const [lon, lat] of points) {
        const common = { pane: "marks", interactive: false, radius: 13, fill: false };
        leaflet_default.circleMarker([lat, lon], { ...common, className: "fi-spot-edge", weight: 7 }).addTo(
          this.marks
        );
        leaflet_default.circleMarker([lat, lon], { ...common, className: "fi-spot", weight: 3 }).addTo(this.marks);
      }
    }
  };

  // geo/maps/pages/atlas/web/cards.js
  var AtlasCards = class {
    /**
     * @param {import("./model.js").AtlasModel} model
     * @param {import("./event_list.js").AtlasEvidence} evidence
     * @param {(subject: string) => void} about lists the events of a subject
     */
    constructor(model, evidence, about) {
      this.model = model;
      this.evidence = evidence;
      this.about = about;
      this.opener = void 0;
    }
    /**
     * @param {Map} map
     * @param {import("./data").Area} area
     * @param {Now} now
     * @param {Opener} opener
     */
    area(map, area, { writer, day }, opener) {
      const { lang } = writer;
      const views = this.model.data.views.flatMap((view) => {
        const row = this.model.holding(area.id, view, day);
        return row ? [{ text: `${writer.view(view)}${writer.word("common.colon")}${writer.state(row)}`, lang }] : [];
      });
      const subject = [`islands/${area.id}`, `areas/${area.id}`].find(
        (one) => this.evidence.knows(one)
      );
      const rows = [...writer.otherNames(area.names), { text: writer.date(day), lang }, ...views];
      const [lon, lat] = area.point;
      this.open(map, [lat, lon], { names: area.names, rows, subject }, writer, opener);
    }
    /**
     * @param {Map} map
     * @param {import("./map.js").DrawnLine} line
     * @param {Now} now
     * @param {boolean} byKey
     */
    line(map, { layer, feature, hit }, { writer, day }, byKey) {
      const { names } = feature;
      const states = lineStates(writer, layer, feature, { day, views: this.model.data.views });
      const said = states.map((text) => ({ text, lang: writer.lang }));
      const rows = [...writer.otherNames(names), ...said, writer.basis(feature)];
      const card = { names, rows, subject: `lines/${layer.id}` };
      this.open(map, hit.getCenter(), card, writer, { node: shapeOf(hit), byKey });
    }
    /**
     * @param {Map} map
     * @param {import("../../../shared/web/data").Place} place
     * @param {Now} now
     * @param {Opener} opener
     */
    place(map, { id, names, point: [lon, lat] }, { writer }, opener) {
      const card = { names, rows: writer.otherNames(names), subject: `places/${id}` };
      this.open(map, [lat, lon], card, writer, opener);
    }
    /**
     * A card on the map; its events are listed at once, and its button leads to them.
     * @param {Map} map
     * @param {import("leaflet").LatLngExpression} at
     * @param {Card} card
     * @param {AtlasWriter} writer
     * @param {Opener} opener
     */
    open(map, at, { names, rows, subject }, writer, { node, byKey }) {
      this.opener = node;
      const count = subject && this.evidence.knows(subject) ? this.evidence.count(subject) : 0;
      const words = writer.plural("evidence.events", count);
      const button = element("button", { type: "button" }, words);
      button.addEventListener("click", () => {
        byId("fi-panel").scrollIntoView();
        byId("fi-about").focus();
      });
      openCard(map, at, {
        title: writer.named(names),
        rows,
        button: count ? button : void 0,
        closeLabel: writer.word("common.close")
      });
      if (subject && count) {
        this.about(subject);
      }
      if (byKey) {
        button.focus({ preventScroll: true });
      }
      byId("fi-live").textContent = node.getAttribute("aria-label");
    }
  };

  // geo/maps/pages/atlas/web/days.js
  var DAY = 864e5;
  var Days = class {
    /** @param {number} firstYear */
    constructor(firstYear) {
      this.zero = Date.UTC(firstYear, 0, 1);
    }
    /** @param {number} day */
    date(day) {
      return new Date(this.zero + day * DAY);
    }
    /** @param {number} day */
    iso(day) {
      return this.date(day).toISOString().slice(0, 10);
    }
    /**
     * Number of an ISO day; undefined if it is none.
     * @param {string} iso
     */
    of(iso) {
      const known2 = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : NaN;
      const day = Math.round((known2 - this.zero) / DAY);
      return Number.isNaN(known2) || this.iso(day) !== iso ? void 0 : day;
    }
    /** @param {number} day */
    year(day) {
      return Number(this.iso(day).slice(0, 4));
    }
    /**
     * Day of a month and date, as "02-28", that every year has.
     * @param {number} year
     * @param {string} date
     */
    on(year, date) {
      const day = this.of(`${String(year).padStart(4, "0")}-${date}`);
      if (day === void 0) {
        throw new Error(`${year}-${date} is not a day`);
      }
      return day;
    }
    /**
     * First and last day of the year of a day.
     * @param {number} day
     * @returns {[number, number]}
     */
    yearOf(day) {
      const year = this.year(day);
      return [this.on(year, "01-01"), this.on(year, "12-31")];
    }
    /**
     * The same day in another year; the 29th of February becomes the 28th.
     * @param {number} day
     * @param {number} years
     * @returns {number}
     */
    shift(day, years) {
      const [, month, date] = this.iso(day).split("-");
      const year = this.year(day) + years;
      const same = this.of(`${String(year).padStart(4, "0")}-${month}-${date}`);
      return same ?? this.on(year, `${month}-28`);
    }
  };

  // geo/maps/shared/web/event_rows.js
  var EventRows = class {
    /** @param {Additions} additions */
    constructor({ tags = () => [], below = () => [] } = {}) {
      this.additions = { tags, below };
      this.opened = /* @__PURE__ */ new Set();
    }
    /**
     * A row of the list: the rest of it is written when it is opened.
     * @param {Event} event
     * @param {EventWords} words
     */
    row(event, words) {
      const details = element("details", {}, this.summary(event, words));
      const fill = () => {
        if (details.open && details.childNodes.length === 1) {
          details.append(...this.body(event, words), ...this.additions.below(event));
        }
      };
      details.addEventListener("toggle", () => {
        this.opened[details.open ? "add" : "delete"](event.id);
        fill();
      });
      details.open = this.opened.has(event.id);
      fill();
      const row = element("li", { "data-event": event.id }, details);
      return { row, details };
    }
    /**
     * @param {Event} event
     * @param {EventWords} words
     */
    summary(event, words) {
      const { writer, register } = words;
      const tags = [words.label("kinds", event.kind), words.label("relevance", event.relevance)];
      const roles = new Set(event.passages.map(({ role }) => role));
      roles.delete("reports");
      tags.push(...[...roles].map((role) => words.label("roles", role)));
      return element(
        "summary",
        {},
        element("span", { class: "fi-when" }, register.when(event, writer.lang)),
        " ",
        element("span", { class: "fi-known" }, words.label("known", event.known)),
        " ",
        words.told("span", event.title, { class: "fi-event-title" }),
        " ",
        element("span", { class: "fi-tags" }, tags.join(" · ")),
        ...this.additions.tags(event)
      );
    }
    /**
     * @param {Event} event
     * @param {EventWords} words
     */
    body(event, words) {
      return [
        words.told("p", event.summary, { class: "fi-event-summary" }),
        element("h3", {}, words.writer.word("evidence.passages")),
        element("ul", {}, ...event.passages.map((passage) => this.passage(passage, words))),
        element("dl", {}, ...this.facts(event, words))
      ];
    }
    /**
     * @param {Passage} passage
     * @param {EventWords} words
     */
    passage({ document: { id }, lines, quote, role }, words) {
      return element(
        "li",
        {},
        element("span", { class: "fi-role" }, words.label("roles", role)),
        " ",
        element("q", { lang: "en" }, quote),
        " ",
        element("cite", {}, words.writer.passage({ document: id, lines }))
      );
    }
    /**
     * @param {Event} event
     * @param {EventWords} words
     */
    facts(event, words) {
      const { writer, register } = words;
      const fact = (key, ...parts) => [
        element("dt", {}, writer.word(`evidence.${key}`)),
        element("dd", {}, ...parts)
      ];
      const how = words.told("span", event.known_how);
      const said = words.label("known", event.known);
      const known2 = event.known_how.en ? writer.nodes("evidence.known_how", { known: said, how }) : [said];
      const names = event.places.map((place) => writer.named(register.places[place] ?? { en: place })).map(({ text }) => text);
      return [
        ...fact("known", ...known2),
        ...fact("edtf", event.date),
        ...names.length ? fact("where", names.join(" · ")) : [],
        ...fact("record", element("span", { lang: "en" }, event.id))
      ];
    }
  };

  // geo/maps/shared/web/event_words.js
  var EventWords = class {
    /**
     * @param {Register} register
     * @param {Writer} writer
     */
    constructor(register, writer) {
      this.register = register;
      this.writer = writer;
    }
    /** @param {number} number */
    events(number) {
      return this.writer.plural("evidence.events", number);
    }
    /** @param {string} subject */
    nameOf(subject) {
      const names = this.register.subjects.get(subject)?.names;
      return names ? this.writer.named(names).text : this.writer.word("evidence.all");
    }
    /**
     * A subject, under its own or another of its names, with the number of its events.
     * @param {string} subject
     * @param {import("./data").Names} [names]
     */
    titled(subject, names) {
      const name = names ? this.writer.named(names).text : this.nameOf(subject);
      const events = this.events(this.register.eventsOf(subject).length);
      return this.writer.word("evidence.open_label", { subject: name, events });
    }
    /**
     * @param {string} name
     * @param {number} count
     */
    counted(name, count) {
      return this.writer.word("evidence.choice", { name, count: this.writer.count(count) });
    }
    /**
     * A word of a table of the strings; what the table does not know stands as it is.
     * @param {string} table
     * @param {string} key
     */
    label(table, key) {
      return this.writer.has(table, key) ? this.writer.word(`${table}.${key}`) : key;
    }
    /**
     * An element with a text of the register in this language, or in English where there is no other.
     * @template {keyof HTMLElementTagNameMap} K
     * @param {K} tag
     * @param {import("./data").Names} names
     * @param {Record<string, string>} [attributes]
     */
    told(tag, names, attributes = {}) {
      const { text, lang } = this.writer.named(names);
      return element(tag, { ...attributes, lang }, text);
    }
  };

  // geo/maps/shared/web/register.js
  var ALL = "all";
  var RANKS = ["core", "context", "background"];
  var FILTERS = ["relevance", "kind", "document"];
  var GROUPS = ["islands", "lines", "places", "elsewhere"];
  var ORDERS = ["oldest", "newest", "relevant"];
  var plain = (text) => text.normalize("NFKC").toLowerCase();
  var read2 = (row, number, documents) => {
    const [id, title, kind, date, known2, known_how, summary, relevance, places, cited] = row;
    const passages = cited.map(([document2, first, last, quote, role]) => {
      const lines = [first, last];
      return { document: documents[document2], lines, quote, role };
    });
    return {
      number,
      id,
      title,
      kind,
      date,
      known: known2,
      known_how,
      summary,
      relevance,
      places,
      passages,
      documents: new Set(passages.map((one) => one.document.id))
    };
  };
  var Register = class {
    /**
     * @param {Evidence} evidence
     * @param {string[]} languages
     */
    constructor({ documents, events, dates, places, subjects }, languages) {
      this.documents = documents;
      this.places = places;
      this.dates = dates;
      this.languages = languages;
      this.events = events.map((row, number) => read2(row, number, documents));
      this.subjects = new Map(subjects.map((subject) => [subject.id, subject]));
      this.searched = /* @__PURE__ */ new Map();
    }
    /**
     * The events of a subject; all, where it is not known.
     * @param {string} subject
     */
    eventsOf(subject) {
      const found = this.subjects.get(subject);
      return found ? found.events.map((number) => this.events[number]) : this.events;
    }
    /**
     * The date of an event or document in words.
     * @param {{ date: string }} dated
     * @param {string} lang
     */
    when({ date }, lang) {
      return this.dates[date][this.languages.indexOf(lang)];
    }
    /**
     * Everything of an event that a search looks through.
     * @param {Event} event
     */
    haystack(event) {
      const known2 = this.searched.get(event);
      if (known2 !== void 0) {
        return known2;
      }
      const text = plain(
        [
          ...Object.values(event.title),
          ...Object.values(event.summary),
          ...event.passages.map(({ quote }) => quote),
          ...event.places.flatMap((place) => Object.values(this.places[place] ?? {})),
          ...this.dates[event.date]
        ].join("\n")
      );
      this.searched.set(event, text);
      return text;
    }
  };
  var Choice = class {
    text = "";
    relevance = "";
    kind = "";
    document = "";
    constructor(order = "oldest") {
      this.order = order;
    }
    /** Leaves all but the order. */
    clear() {
      this.text = "";
      this.relevance = "";
      this.kind = "";
      this.document = "";
    }
    get isEmpty() {
      return !(this.text || this.relevance || this.kind || this.document);
    }
    /**
     * @param {Event} event
     * @param {Register} register
     * @param {Filter} [without] a filter that does not count
     */
    fits(event, register, without) {
      const asked = (name) => name === without ? "" : this[name];
      const words = plain(this.text).split(/\s+/).filter(Boolean);
      return ["", event.relevance].includes(asked("relevance")) && ["", event.kind].includes(asked("kind")) && (!asked("document") || event.documents.has(asked("document"))) && words.every((word) => register.haystack(event).includes(word));
    }
    /**
     * Events in order; the register has them by date.
     * @template {Event} T
     * @param {T[]} events
     */
    sort(events) {
      const rank = ({ relevance }) => RANKS.indexOf(relevance);
      const orders = {
        oldest: (a, b) => a.number - b.number,
        newest: (a, b) => b.number - a.number,
        relevant: (a, b) => rank(a) - rank(b) || a.number - b.number
      };
      return [...events].sort(orders[this.order]);
    }
  };

  // geo/maps/pages/atlas/web/event_list.js
  var FIRST_ROWS = 60;
  var AIR = 6;
  var select = (id) => byIdAs(id, HTMLSelectElement);
  var AtlasEvidence = class {
    /**
     * @param {import("./data").AtlasData} data
     * @param {AtlasWriter} writer
     * @param {Page} page
     */
    constructor(data, writer, page) {
      this.data = data.evidence;
      this.page = page;
      this.writer = writer;
      this.register = new Register(data.evidence, data.languages);
      this.words = new EventWords(this.register, writer);
      this.rows = new EventRows({
        tags: (event) => this.disputedTag(event),
        below: (event) => this.below(event)
      });
      this.drawn = /* @__PURE__ */ new Map();
      this.choice = new Choice();
      this.subject = ALL;
      this.byId = new Map(this.register.events.map((event) => [event.id, event]));
      this.chosen = null;
      this.scrollTo = null;
      this.most = FIRST_ROWS;
      this.time = [0, data.last];
      this.when = "";
      this.find = byIdAs("fi-find", HTMLInputElement);
      this.connect();
    }
    connect() {
      byId("fi-clear").addEventListener("click", () => {
        this.clear();
        this.page.filter();
      });
      byId("fi-about").addEventListener("change", (event) => {
        this.subject = valueOf(event);
        this.changed();
      });
      this.find.addEventListener("input", () => {
        this.choice.text = this.find.value;
        this.changed();
      });
      const chosen = ["order", ...FILTERS];
      for (const name of chosen) {
        byId(`fi-${name}`).addEventListener("change", (event) => {
          this.choice[name] = valueOf(event);
          this.changed();
        });
      }
      byId("fi-more").addEventListener("click", () => {
        const before = byId("fi-events").children.length;
        this.most = Infinity;
        this.list();
        byId("fi-events").children[before]?.querySelector("summary")?.focus();
      });
    }
    changed() {
      this.most = FIRST_ROWS;
      this.page.filter();
    }
    /** Leaves no filter but time, and empties the field for words. */
    clear() {
      this.choice.clear();
      this.subject = ALL;
      this.find.value = "";
    }
    /** @param {string} subject */
    count(subject) {
      return this.register.eventsOf(subject).length;
    }
    /** @param {string} subject */
    knows(subject) {
      return this.register.subjects.has(subject);
    }
    /** @param {Event} event */
    span({ number }) {
      return this.data.spans[number];
    }
    /** @param {Event} event */
    start({ number }) {
      return this.data.starts[number];
    }
    /** @param {Event} event */
    layers({ number }) {
      return this.data.layers[number];
    }
    /** What the reader chose, for the address; `adopt` takes it back. */
    get state() {
      const { text, kind, document: cited, relevance, order } = this.choice;
      const about = this.subject === ALL ? "" : this.subject;
      return { about, find: text, kind, document: cited, relevance, order };
    }
    /** @param {AtlasEvidence["state"]} state */
    adopt(state) {
      this.subject = this.knows(state.about) ? state.about : ALL;
      const { kind, relevance, order } = state;
      const has = (test) => this.register.events.some(test);
      Object.assign(this.choice, { text: state.find, order });
      this.choice.kind = has((event) => event.kind === kind) ? kind : "";
      this.choice.relevance = has((event) => event.relevance === relevance) ? relevance : "";
      this.choice.document = has(({ documents }) => documents.has(state.document)) ? state.document : "";
      this.find.value = this.choice.text;
    }
    /** @param {AtlasWriter} writer */
    speak(writer) {
      this.writer = writer;
      this.words = new EventWords(this.register, writer);
      this.drawn.clear();
    }
    /**
     * @param {Event} event
     * @param {Time} time
     */
    touches(event, [from, to]) {
      const [first, last] = this.span(event);
      return (first ?? -Infinity) <= to && (last ?? Infinity) >= from;
    }
    /**
     * Events that fit every filter but time, by date.
     * @param {Filter} [without] a filter that does not count
     */
    fitting(without) {
      return this.register.eventsOf(this.subject).filter((event) => this.choice.fits(event, this.register, without));
    }
    /**
     * Lists the events of a time.
     * @param {Time} time
     * @param {string} when the time in words
     */
    listFor(time, when) {
      this.time = time;
      this.when = when;
      this.list();
    }
    list() {
      const shown = this.fitting().filter((event) => this.touches(event, this.time));
      this.say(shown.length);
      this.fillFilters();
      const { chosen } = this;
      const listed = chosen && !shown.includes(chosen) ? [...shown, chosen] : shown;
      const sorted = this.choice.sort(listed);
      const most = Math.max(this.most, chosen ? sorted.indexOf(chosen) + 1 : 0);
      this.put(sorted.slice(0, most).map((event) => this.rowOf(event).row));
      const rest = sorted.length - Math.min(most, sorted.length);
      byId("fi-more").hidden = rest === 0;
      byId("fi-more").textContent = this.writer.plural("atlas.more", rest);
      byId("fi-nothing").hidden = shown.length > 0;
    }
    /** @param {number} shown */
    say(shown) {
      byId("fi-shown").textContent = this.writer.plural(
        "atlas.in_time",
        this.register.events.length,
        { shown: this.writer.count(shown), time: this.when }
      );
      byIdAs("fi-clear", HTMLButtonElement).disabled = this.choice.isEmpty && this.subject === ALL;
    }
    /**
     * Puts rows in their places; what is focused stays so.
     * @param {HTMLElement[]} rows
     */
    put(rows) {
      const list = byId("fi-events");
      const same = rows.length === list.children.length && rows.every((row, nth) => list.children[nth] === row);
      if (!same) {
        const active = document.activeElement;
        const held = active instanceof HTMLElement && list.contains(active) ? active : null;
        list.replaceChildren(...rows);
        held?.focus({ preventScroll: true });
      }
    }
    /** @param {Event} event */
    rowOf(event) {
      const drawn = this.drawn.get(event) ?? this.draw(event);
      this.drawn.set(event, drawn);
      return drawn;
    }
    /** @param {Event} event */
    draw(event) {
      const { row, details } = this.rows.row(event, this.words);
      row.classList.toggle("fi-chosen", event === this.chosen);
      details.querySelector("summary")?.addEventListener("click", (click) => {
        if (!details.open) {
          click.preventDefault();
          this.page.select(event);
        }
      });
      return { row, details };
    }
    /** @param {Event} event */
    disputedTag(event) {
      const tag = element("span", { class: "fi-disputed" }, this.writer.say("disagree_tag"));
      return this.disputes(event).length > 0 ? [tag] : [];
    }
    /** @param {Event} event */
    disputes({ id }) {
      return (this.data.disputed[id] ?? []).map((number) => this.data.disagreements[number]);
    }
    /**
     * Marks an event as chosen, opens it, and brings its row into sight.
     * @param {Event | null} event
     * @param {{ scroll?: boolean }} how
     */
    choose(event, { scroll = false } = {}) {
      const last = this.chosen;
      this.chosen = event;
      for (const one of [last, event]) {
        if (one) {
          this.drawn.get(one)?.row.classList.toggle("fi-chosen", one === event);
        }
      }
      if (event) {
        this.rows.opened.add(event.id);
        this.rowOf(event).details.open = true;
        this.scrollTo = scroll ? event : null;
      }
    }
    /** After the list is drawn: brings the chosen row into sight, if that was asked. */
    settle() {
      const row = this.scrollTo && this.drawn.get(this.scrollTo)?.row;
      this.scrollTo = null;
      const panel = byId("fi-panel");
      if (row?.isConnected && panel.scrollHeight > panel.clientHeight + 1) {
        const away = row.getBoundingClientRect().top - panel.getBoundingClientRect().top;
        const tabs = panel.querySelector(".fi-tabs") ?? document.querySelector(".fi-tabs");
        const covered = byId("fi-evidence-bar").offsetHeight + (tabs?.getBoundingClientRect().height ?? 0);
        panel.scrollTop += away - covered - AIR;
      }
    }
    /**
     * What stands below all else of an event: disagreements, and what can be done with it.
     * @param {Event} event
     */
    below(event) {
      const button = (style, key, run) => {
        const node = element("button", { type: "button", class: style }, this.writer.say(key));
        node.addEventListener("click", run);
        return node;
      };
      return [
        ...this.disagreements(event),
        element(
          "div",
          { class: "fi-actions" },
          button("fi-show-event", "show_event", () => this.page.select(event)),
          button(
            "fi-copy-citation",
            "copy_citation",
            () => this.page.copy(this.citation(event), "copied_citation")
          )
        )
      ];
    }
    /**
     * How the event is cited: each document, its lines and quote, then our record. It is in English,
     * as title and quotes are, whatever the page speaks; the button says so.
     * @param {Event} event
     */
    citation(event) {
      const passages = event.passages.map(({ document: { id, title, authors }, lines, quote }) => {
        const { publisher, date } = this.data.cards[id] ?? {};
        const name = title ? `“${title}”` : "(no title in the text)";
        const year = date && this.register.when({ date }, "en");
        const card = [authors.join(", "), name, publisher, year].filter(Boolean).join(", ");
        const [first, last] = lines;
        const where = first === last ? `line ${first}` : `lines ${first}–${last}`;
        return `${card}, ${where}: “${quote}”`;
      });
      const when = this.register.when(event, "en");
      return `${event.title.en} (${when}). ${passages.join("; ")}. Four Islands Atlas, event ${event.id}.`;
    }
    /** @param {Event} event */
    disagreements(event) {
      const records = this.disputes(event).map(
        ({ title, summary, shows, record, sides }) => element(
          "li",
          { class: "fi-disagreement" },
          this.words.told("strong", title),
          this.words.told("p", summary),
          element("ul", {}, ...sides.map((side) => this.side(side))),
          this.named("we_show", shows),
          ...record.en ? [this.named("public_record", record)] : []
        )
      );
      const heading = element("h3", {}, this.writer.say("disagree"));
      const list = element("ul", { class: "fi-disagreements" }, ...records);
      return records.length ? [heading, list] : [];
    }
    /**
     * @param {string} key
     * @param {import("../../../shared/web/data").Names} names
     */
    named(key, names) {
      const name = `${this.writer.say(key)}${this.writer.word("common.colon")}`;
      return element("p", {}, name, this.words.told("span", names));
    }
    /** @param {SaidRow} said */
    side([cited, first, last, quote, says]) {
      const document2 = this.register.documents[cited].id;
      return element(
        "li",
        {},
        this.words.told("span", says),
        " ",
        element("q", { lang: "en" }, quote),
        " ",
        element("cite", {}, this.writer.passage({ document: document2, lines: [first, last] }))
      );
    }
    /** Choices with the number of events each would leave, the other filters being as they are. */
    fillFilters() {
      const { words, writer } = this;
      const labels = {
        kind: [(event) => [event.kind], (key) => words.label("kinds", key)],
        document: [(event) => [...event.documents], (key) => writer.document(key)],
        relevance: [(event) => [event.relevance], (key) => words.label("relevance", key)]
      };
      for (const name of FILTERS) {
        const [keysOf, label] = labels[name];
        const found = this.fitting(name).filter((event) => this.touches(event, this.time));
        const every = [...new Set(this.register.events.flatMap(keysOf))];
        const offers = every.map((key) => ({ key, count: found.filter((one) => keysOf(one).includes(key)).length })).sort((a, b) => b.count - a.count);
        const any = this.option("", writer.word("evidence.any"), found.length);
        const options = offers.map(({ key, count }) => this.option(key, label(key), count));
        this.fill(`fi-${name}`, [any, ...options], this.choice[name]);
      }
      this.fillSubjects();
      const orders = ORDERS.map((name) => this.option(name, writer.word(`evidence.${name}`)));
      this.fill("fi-order", orders, this.choice.order);
    }
    /**
     * @param {string} id
     * @param {Node[]} options
     * @param {string} chosen
     */
    fill(id, options, chosen) {
      select(id).replaceChildren(...options);
      select(id).value = chosen;
    }
    /**
     * @param {string} value
     * @param {string} text
     * @param {number} [count]
     */
    option(value, text, count) {
      const shown = count === void 0 ? text : this.words.counted(text, count);
      return element("option", { value }, shown);
    }
    fillSubjects() {
      const fits = new Set(
        this.register.events.filter((event) => this.touches(event, this.time)).filter((event) => this.choice.fits(event, this.register)).map(({ number }) => number)
      );
      const subjects = [...this.register.subjects.values()].filter(({ events }) => events.length);
      const groups = GROUPS.map((group) => {
        const options = subjects.filter((one) => one.group === group).map(
          ({ id, events }) => this.option(id, this.words.nameOf(id), events.filter((one) => fits.has(one)).length)
        );
        return element("optgroup", { label: this.writer.word(`evidence.${group}`) }, ...options);
      });
      const all2 = this.option(ALL, this.writer.word("evidence.all"), fits.size);
      this.fill("fi-about", [all2, ...groups], this.subject);
    }
  };

  // geo/maps/pages/atlas/web/labels.js
  var RANKS2 = {
    landmass: { kind: "land", priority: 2, dot: false, fromZoom: 0 },
    strait: { kind: "water", priority: 6, dot: false, fromZoom: 7 },
    water: { kind: "water", priority: 5, dot: false, fromZoom: 6 },
    city: { kind: "place", priority: 5, dot: true, fromZoom: 5.5 },
    town: { kind: "place", priority: 6, dot: true, fromZoom: 7 },
    island: { kind: "land", priority: 7, dot: false, fromZoom: 6.5 },
    islet: { kind: "land", priority: 8, dot: false, fromZoom: 9 },
    other: { kind: "place", priority: 9, dot: true, fromZoom: 8 }
  };
  var MARK_PRIORITY = 3;
  var BELONGS = { "kurils-north": 1.5 };
  var HALVES_FROM = 5.75;
  var SPOTS = 16;
  var outline = ({ shape }) => shape.flatMap(([outer]) => unpack(outer));
  var areaLabel = (writer, { id, names, whole, point: [lon, lat], ...area }, isOfFour) => ({
    kind: isOfFour ? "island" : "land",
    priority: isOfFour ? 0 : BELONGS[id] ?? 1,
    where: "beside",
    fromZoom: whole ? HALVES_FROM : 0,
    land: id,
    openSea: isOfFour,
    points: [[lat, lon], ...isOfFour ? thin(outline(area), SPOTS) : []],
    lines: nameLines(writer, names)
  });
  var placeLabel = (writer, place, on) => {
    const {
      kind,
      names,
      group,
      point: [lon, lat],
      id
    } = place;
    const rank = RANKS2[kind] ?? RANKS2.other;
    const subject = `places/${id}`;
    const mark = rank.dot && on.knows(subject) ? {
      id,
      label: on.titled(subject, names),
      open: (node, byKey) => on.open(place, node, byKey)
    } : void 0;
    return {
      kind: rank.kind,
      priority: mark ? Math.min(rank.priority, MARK_PRIORITY) : rank.priority,
      where: rank.dot || kind === "islet" ? "beside" : "centre",
      dot: rank.dot,
      mark,
      fromZoom: mark ? 0 : rank.fromZoom,
      land: group,
      points: [[lat, lon]],
      lines: nameLines(writer, names)
    };
  };
  var lineLabel = (writer, layer) => {
    const points = layer.features.flatMap(({ line }) => line.flatMap(unpack));
    const { text, lang } = writer.named(layer.short);
    return {
      kind: "line",
      priority: 4,
      fromZoom: 5.5,
      where: "beside",
      points: points.length ? [0.5, 0.3, 0.7, 0.1, 0.9].map((share) => points[Math.round(share * (points.length - 1))]) : [],
      lines: [{ text, lang, style: `fi-line-name fi-line-${layer.id}` }]
    };
  };
  var labelCoast = ({ areas, four }) => areas.slice(0, four).flatMap((area) => outline(area).map((point) => ({ point, land: area.id })));
  var atlasLabels = (writer, { areas, four, places, lines: layers }, on) => [
    ...areas.map((area, order) => areaLabel(writer, area, order < four)),
    ...places.map((place) => placeLabel(writer, place, on)),
    ...layers.map((layer) => lineLabel(writer, layer))
  ];

  // geo/maps/pages/atlas/web/panel.js
  var FILLS2 = ["japan", "russia", "claim", "undivided", "renounced"];
  var sayWho = (writer, model, view, day) => {
    const groups = model.groups(view, day).map(
      ({ row, names }) => writer.say("group", {
        state: writer.state(row),
        areas: writer.list(names.map((one) => writer.name(one)))
      })
    );
    return [writer.shown(day, view), ...groups];
  };
  var drawLegend = (writer, fills, chosen) => {
    const row = (sample, key) => element("li", {}, sample, element("span", {}, writer.say(key)));
    const line = (name, style) => {
      const sample = lineSample({ ...LINE_STYLES[name], ...style });
      sample.firstElementChild?.classList.add(`fi-path-${name}`);
      return sample;
    };
    const rows = FILLS2.filter((fill) => fills.has(fill)).map(
      (fill) => row(fillSample(HOLDER_FILLS[fill]), `legend_${fill}`)
    );
    const land = fillSample(LAND);
    land.firstElementChild?.classList.add("fi-other-land");
    const band = element("i", { class: "fi-band-sample", "aria-hidden": "true" });
    const ring = element("i", { class: "fi-spot-sample", "aria-hidden": "true" });
    rows.push(row(land, "legend_land"));
    rows.push(row(line("boundary_1855", { weight: 4 }), "legend_strong"));
    rows.push(row(line("boundary_1855", { weight: 1.6 }), "legend_faint"));
    rows.push(row(band, "legend_band"), row(line("power_bridge", {}), "legend_bridge"));
    const mark = element("i", { class: "fi-mark-sample", "aria-hidden": "true" });
    rows.push(element("li", {}, mark, element("span", {}, writer.word("evidence.with_events"))));
    if (chosen) {
      rows.push(row(ring, "legend_selected"));
    }
    byId("fi-legend").replaceChildren(
      element("h2", {}, writer.say("legend")),
      element("ul", {}, ...rows)
    );
  };
  var goTo = (writer, names, run) => {
    const named = writer.named(names);
    const label = writer.say("go_to", { name: writer.name(names) });
    const button = element(
      "button",
      { type: "button", class: "fi-link", "aria-label": label, lang: named.lang },
      named.text
    );
    button.addEventListener("click", run);
    return button;
  };
  var others = (writer, names) => writer.otherNames(names).map(({ text, lang }) => element("small", { lang }, text));
  var holding = (writer, row) => {
    const sample = fillSample(HOLDER_FILLS[row.fill]);
    const since = element("small", {}, writer.say("since", { date: writer.date(row.start) }));
    return [sample, " ", writer.state(row), since];
  };
  var drawLandTable = (writer, model, { views, day, go }) => {
    const alone = views.length === 1;
    const heads = [
      writer.say("area"),
      ...views.map((view) => writer.view(view)),
      ...alone ? [writer.say("rests")] : []
    ];
    const rows = model.data.areas.map((area) => {
      const rowsOf = views.map((view) => model.holding(area.id, view, day));
      const [first] = rowsOf;
      const basis = first ? writer.basis(first) : { text: "", lang: writer.lang };
      return element(
        "tr",
        { "data-area": area.id },
        element(
          "th",
          { scope: "row" },
          goTo(writer, area.names, () => go(area)),
          ...others(writer, area.names)
        ),
        ...rowsOf.map(
          (row) => row ? element("td", { "data-fill": row.fill }, ...holding(writer, row)) : element("td")
        ),
        ...alone ? [element("td", { lang: basis.lang }, basis.text)] : []
      );
    });
    byId("fi-land-caption").textContent = writer.say("table_caption", { date: writer.date(day) });
    byId("fi-land-head").replaceChildren(
      ...heads.map((text) => element("th", { scope: "col" }, text))
    );
    byId("fi-land-body").replaceChildren(...rows);
  };
  var drawLineTable = (writer, model, { views, day, go }) => {
    const rows = model.data.lines.flatMap(
      (layer) => layer.features.map(
        (feature) => element(
          "tr",
          { "data-line": layer.id },
          element(
            "th",
            { scope: "row" },
            goTo(writer, feature.names, () => go(feature)),
            ...others(writer, feature.names)
          ),
          element(
            "td",
            {},
            ...lineStates(writer, layer, feature, { views, day }).map(
              (text) => element("div", {}, text)
            )
          ),
          element("td", {}, writer.basis(feature).text)
        )
      )
    );
    byId("fi-lines-body").replaceChildren(...rows);
  };
  var drawDocuments = (writer, register, cards) => {
    const english = (text) => text ? [element("span", { lang: "en" }, text)] : [];
    const one = ({ id, title, authors }) => {
      const { publisher = "", date = "", note = "" } = cards[id] ?? {};
      const name = title ? element("strong", { lang: "en" }, title) : element("strong", {}, writer.word("evidence.untitled"));
      const told = [
        ...english(authors.join(", ")),
        ...english(publisher),
        ...date ? [register.when({ date }, writer.lang)] : []
      ].flatMap((part, nth) => [nth ? writer.word("common.comma") : " — ", part]);
      const notes = note ? [element("small", { lang: "en" }, note)] : [];
      return element("li", { "data-document": id }, name, ...told, ...notes);
    };
    byId("fi-documents").replaceChildren(...register.documents.map(one));
  };
  var Tabs = class {
    /** @param {(tab: string) => void} change */
    constructor(change) {
      this.tabs = all("[role=tab]");
      this.tabs.forEach((tab, nth) => {
        tab.addEventListener("click", () => change(tab.dataset.tab ?? ""));
        tab.addEventListener("keydown", (event) => {
          const steps = { ArrowLeft: -1, ArrowRight: 1 };
          const ends = { Home: 0, End: this.tabs.length - 1 };
          const to = event.key in ends ? ends[event.key] : nth + (steps[event.key] ?? NaN);
          const next = this.tabs[(to + this.tabs.length) % this.tabs.length];
          if (next) {
            event.preventDefault();
            change(next.dataset.tab ?? "");
            next.focus();
          }
        });
      });
    }
    /** @param {string} name */
    show(name) {
      for (const tab of this.tabs) {
        const chosen = tab.dataset.tab === name;
        tab.setAttribute("aria-selected", String(chosen));
        tab.setAttribute("tabindex", chosen ? "0" : "-1");
        byId(tab.getAttribute("aria-controls") ?? "").hidden = !chosen;
      }
    }
  };
  var copyText = async (text, { done, failed }) => {
    const field = byIdAs("fi-copy-text", HTMLTextAreaElement);
    try {
      await navigator.clipboard.writeText(text);
      byId("fi-copy").hidden = true;
      done();
    } catch {
      byId("fi-copy").hidden = false;
      field.value = text;
      field.focus();
      field.select();
      const copied = document.execCommand("copy");
      byId("fi-copy").hidden = copied;
      (copied ? done : failed)();
    }
  };

  // geo/maps/pages/atlas/web/state.js
  var TEXTS = { about: "", find: "", kind: "", document: "", relevance: "", event: "" };
  var DEFAULTS = {
    view: "administered",
    beside: "",
    step: "event",
    when: "period",
    order: "oldest",
    tab: "events",
    ...TEXTS
  };
  var CHOICES = {
    step: ["event", "year", "period"],
    when: ["period", "year", "range", "any"],
    order: ["oldest", "newest", "relevant"],
    tab: ["events", "table", "sources"]
  };
  var WRITTEN = [
    "beside",
    "step",
    "when",
    "order",
    "tab",
    "about",
    "find",
    "kind",
    "document",
    "relevance",
    "event"
  ];
  var DEGREES = 4;
  var MOST_NORTHERN = 85;
  var MOST_EASTERN = 180;
  var known = (value, choices, otherwise) => value !== null && choices.includes(value) ? value : otherwise;
  var within = (value, least, most) => Math.min(most, Math.max(least, value));
  var readPlace = (text, [leastZoom, mostZoom]) => {
    const parts = text.split(",");
    const numbers = parts.map((part) => part.trim() ? Number(part) : NaN);
    if (numbers.length !== 3 || !numbers.every(Number.isFinite)) {
      return null;
    }
    const [lat, lon, zoom] = numbers;
    return [
      within(lat, -MOST_NORTHERN, MOST_NORTHERN),
      within(lon, -MOST_EASTERN, MOST_EASTERN),
      within(zoom, leastZoom, mostZoom)
    ];
  };
  var readState = (fragment, data, days, zooms) => {
    const told = new URLSearchParams(fragment.replace(/^#/, ""));
    const choice = (key) => known(told.get(key), CHOICES[key], DEFAULTS[key]);
    const text = (key) => told.get(key) ?? "";
    const day = (key, least, otherwise) => {
      const found = days.of(told.get(key) ?? "");
      return found === void 0 ? otherwise : within(found, least, data.last);
    };
    const from = day("from", 0, 0);
    return {
      lang: known(told.get("lang"), data.languages, data.lang),
      view: known(told.get("view"), data.views, DEFAULTS.view),
      beside: known(told.get("beside"), data.views, DEFAULTS.beside),
      step: choice("step"),
      when: choice("when"),
      order: choice("order"),
      tab: choice("tab"),
      about: text("about"),
      find: text("find"),
      kind: text("kind"),
      document: text("document"),
      relevance: text("relevance"),
      event: text("event"),
      day: day("date", data.first, data.last),
      from,
      to: Math.max(from, day("to", 0, data.last)),
      at: readPlace(text("at"), zooms)
    };
  };
  var writeState = (state, data, days) => {
    const told = new URLSearchParams({ date: days.iso(state.day), view: state.view });
    for (const key of WRITTEN) {
      const value = state[key];
      if (value && value !== DEFAULTS[key]) {
        told.set(key, value);
      }
    }
    if (state.from > 0) {
      told.set("from", days.iso(state.from));
    }
    if (state.to < data.last) {
      told.set("to", days.iso(state.to));
    }
    if (state.at) {
      const [lat, lon, zoom] = state.at;
      told.set("at", [lat.toFixed(DEGREES), lon.toFixed(DEGREES), zoom].join(","));
    }
    told.set("lang", state.lang);
    return `#${told}`;
  };

  // geo/maps/pages/atlas/web/steps.js
  var PLAY = { event: 1600, year: 350, period: 2600 };
  var dayOf = ([, last], start, { first: least, last: most }) => start > most || (last ?? most) < least ? void 0 : Math.max(least, start);
  var nextDay = (step, day, direction, { first, last, periods }, days) => {
    if (direction > 0 ? day >= last : day <= first) {
      return void 0;
    }
    if (step === "year") {
      return days.shift(day, direction);
    }
    const starts = [...periods, last];
    return direction > 0 ? starts.find((one) => one > day) : starts.findLast((one) => one < day);
  };
  var nextEvent = (events, chosen, day, direction) => {
    const at = chosen ? events.indexOf(chosen) : -1;
    if (at >= 0 && events[at].begins === day) {
      return events[at + direction];
    }
    return direction > 0 ? (
      // with none chosen, an event of this very day comes first
      events.find(({ begins }) => begins > day || at < 0 && begins === day)
    ) : events.findLast(({ begins }) => begins < day);
  };
  var Player = class {
    /**
     * @param {() => boolean} take takes a step, and says whether there was one
     * @param {(on: boolean) => void} tell is told whether it plays
     */
    constructor(take, tell) {
      this.take = take;
      this.tell = tell;
      this.waiting = void 0;
    }
    get playing() {
      return this.waiting !== void 0;
    }
    stop() {
      clearTimeout(this.waiting);
      this.waiting = void 0;
      this.tell(false);
    }
    /**
     * @param {() => string} step kind of the steps, as it is at each of them
     * @param {{ rest: boolean }} how whether the first step waits, too
     */
    start(step, { rest }) {
      clearTimeout(this.waiting);
      const wait = () => PLAY[
        /** @type {keyof typeof PLAY} */
        step()
      ];
      const tick = () => {
        this.waiting = setTimeout(tick, wait());
        if (!this.take()) {
          this.stop();
        }
      };
      this.waiting = setTimeout(tick, rest ? wait() : 0);
      this.tell(true);
    }
  };

  // geo/maps/pages/atlas/web/timeline.js
  var HEIGHT = 40;
  var LANE = 9;
  var DECADE = 10;
  var LABELLED = [1860, 1880, 1900, 1920, 1940, 1960, 1980, 2e3, 2020];
  var WIDE = 1e3;
  var HANDLES = ["moment", "from", "to"];
  var RANGE = ["from", "to"];
  var KINDS = ["sure", "pale"];
  var Timeline = class {
    /**
     * @param {import("./data").AtlasData} data
     * @param {import("./days.js").Days} days
     * @param {On} on
     */
    constructor(data, days, on) {
      this.data = data;
      this.days = days;
      this.on = on;
      this.day = data.last;
      this.from = 0;
      this.to = data.last;
      this.writer = void 0;
      this.track = byId("fi-track");
      this.handles = { moment: byId("fi-moment"), from: byId("fi-from"), to: byId("fi-to") };
      this.bar = byId("fi-brush-bar");
      this.axis();
      this.connect();
    }
    /** @param {number} day */
    share(day) {
      return Math.min(1, Math.max(0, day / this.data.last));
    }
    /** @param {number} clientX */
    dayAt(clientX) {
      const { left, width } = this.track.getBoundingClientRect();
      const share = Math.min(1, Math.max(0, (clientX - left) / width));
      return Math.round(share * this.data.last);
    }
    axis() {
      const marks = LABELLED.map((year) => {
        const mark = element("span", {}, String(year));
        mark.style.left = `${100 * this.share(this.days.on(year, "01-01"))}%`;
        return mark;
      });
      byId("fi-axis").replaceChildren(...marks);
    }
    connect() {
      for (const name of HANDLES) {
        const node = this.handles[name];
        node.addEventListener("keydown", (event) => this.key(name, event));
        this.drag(node, (day, done) => this.move(name, day, done));
      }
      this.drag(byId("fi-strip"), (day, done) => this.move("moment", day, done));
      this.drag(byId("fi-brush"), (day, done, start) => {
        start.name ??= Math.abs(day - this.from) < Math.abs(day - this.to) ? "from" : "to";
        this.move(start.name, day, done);
      });
      this.drag(this.bar, (day, done, start) => {
        start.held ??= { day, from: this.from, to: this.to };
        const { held } = start;
        const shift = Math.min(this.data.last - held.to, Math.max(-held.from, day - held.day));
        this.on.range(held.from + shift, held.to + shift, { done });
      });
    }
    /**
     * Follows a pointer from where it goes down until it is lifted.
     * @param {HTMLElement} node
     * @param {(day: number, done: boolean, start: Start) => void} run
     */
    drag(node, run) {
      let start = null;
      const follow = (event, done) => {
        if (start) {
          run(this.dayAt(event.clientX), done, start);
        }
      };
      node.addEventListener("pointerdown", (event) => {
        if (event.button === 0) {
          event.preventDefault();
          event.stopPropagation();
          node.setPointerCapture(event.pointerId);
          (node.getAttribute("role") === "slider" ? node : this.handles.moment).focus({
            preventScroll: true
          });
          start = {};
          follow(event, false);
        }
      });
      node.addEventListener("pointermove", (event) => follow(event, false));
      node.addEventListener("pointerup", (event) => {
        follow(event, true);
        start = null;
      });
      node.addEventListener("pointercancel", () => start = null);
    }
    /**
     * @param {Handle} name
     * @param {number} day
     * @param {boolean} done
     */
    move(name, day, done) {
      if (name === "moment") {
        this.on.moment(day, { done });
      } else if (name === "from") {
        this.on.range(Math.min(day, this.to), this.to, { done });
      } else {
        this.on.range(this.from, Math.max(day, this.from), { done });
      }
    }
    /**
     * @param {Handle} name
     * @param {KeyboardEvent} event
     */
    key(name, event) {
      const now = name === "moment" ? this.day : this[name];
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
      const decades = { PageUp: DECADE, PageDown: -DECADE };
      const ends = { Home: 0, End: this.data.last };
      if (event.key in steps && name === "moment") {
        this.on.step(steps[event.key]);
      } else if (event.key in steps) {
        this.move(name, this.within(this.days.shift(now, steps[event.key])), true);
      } else if (event.key in decades) {
        this.move(name, this.within(this.days.shift(now, decades[event.key])), true);
      } else if (event.key in ends) {
        this.move(name, ends[event.key], true);
      } else {
        return;
      }
      event.preventDefault();
    }
    /** @param {number} day */
    within(day) {
      return Math.min(this.data.last, Math.max(0, day));
    }
    /** @param {number} day */
    showMoment(day) {
      this.day = day;
      const { moment } = this.handles;
      moment.style.left = `${100 * this.share(day)}%`;
      moment.setAttribute("aria-valuenow", String(day));
      moment.setAttribute("aria-valuetext", this.writer ? this.writer.date(day) : this.days.iso(day));
    }
    /**
     * @param {number} from
     * @param {number} to
     */
    showRange(from, to) {
      this.from = from;
      this.to = to;
      for (const name of RANGE) {
        const node = this.handles[name];
        node.style.left = `${100 * this.share(this[name])}%`;
        node.setAttribute("aria-valuenow", String(this[name]));
        node.setAttribute("aria-valuetext", this.writer?.date(this[name]) ?? "");
      }
      this.bar.style.left = `${100 * this.share(from)}%`;
      this.bar.style.width = `${100 * (this.share(to) - this.share(from))}%`;
    }
    /** @param {import("./words.js").AtlasWriter} writer */
    speak(writer) {
      this.writer = writer;
      this.showMoment(this.day);
      this.showRange(this.from, this.to);
    }
    /**
     * Draws the events as bars by year, and the uncertain or long ones as pale spans below.
     * @param {Span[]} times
     * @param {Span | null} chosen
     */
    strip(times, chosen) {
      const years = this.days.year(this.data.last) - this.data.first_year + 1;
      const counts = { sure: new Array(years).fill(0), pale: new Array(years).fill(0) };
      const spans = [];
      for (const [first, last, sure] of times) {
        const years_ = [first ?? 0, last ?? this.data.last].map(
          (day) => this.days.year(day) - this.data.first_year
        );
        if (years_[1] >= 0 && years_[0] < years) {
          const inside = years_.map((year) => Math.min(years - 1, Math.max(0, year)));
          this.count(counts, inside, sure);
          if (!sure) {
            spans.push(this.span(first, last, "fi-span"));
          }
        }
      }
      const chosenSpan = chosen ? [this.span(chosen[0], chosen[1], "fi-span-chosen")] : [];
      byId("fi-strip-picture").replaceChildren(...this.bars(counts, years), ...spans, ...chosenSpan);
    }
    /**
     * @param {Counts} counts
     * @param {number[]} years first and last
     * @param {boolean} sure
     */
    count(counts, [first, last], sure) {
      const weight = 1 / (last - first + 1);
      for (let year = first; year <= last; year += 1) {
        counts[sure ? "sure" : "pale"][year] += weight;
      }
    }
    /**
     * @param {Counts} counts
     * @param {number} years
     */
    bars({ sure, pale }, years) {
      const most = Math.max(1, ...sure.map((count, year) => count + pale[year]));
      const step = WIDE / years;
      const paths = { sure: "", pale: "" };
      sure.forEach((count, year) => {
        const heights = [count, count + pale[year]].map(
          (one) => Math.sqrt(one / most) * (HEIGHT - 2)
        );
        const left = year * step + step * 0.12;
        const bar = (top, bottom) => `M${left.toFixed(1)} ${(HEIGHT - bottom).toFixed(1)}V${(HEIGHT - top).toFixed(1)}h${(step * 0.76).toFixed(1)}V${(HEIGHT - bottom).toFixed(1)}z`;
        paths.sure += count > 0 ? bar(heights[0], 0) : "";
        paths.pale += pale[year] > 0 ? bar(heights[1], heights[0]) : "";
      });
      return KINDS.map((kind) => svg("path", { class: `fi-bar-${kind}`, d: paths[kind] }));
    }
    /**
     * @param {number | null} first
     * @param {number | null} last
     * @param {string} style
     */
    span(first, last, style) {
      const left = WIDE * this.share(first ?? 0);
      const right = WIDE * this.share(last ?? this.data.last);
      const open2 = `${first === null ? " fi-open-start" : ""}${last === null ? " fi-open-end" : ""}`;
      const size = { x: left.toFixed(1), width: Math.max(2, right - left).toFixed(1) };
      return svg("rect", { class: style + open2, ...size, y: HEIGHT + 1, height: LANE });
    }
  };

  // geo/maps/shared/web/writer.js
  var MINUS = "−";
  var NARROW = " ";
  var fillPlaces = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  var head = (text, lang) => lang === "ru" ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
  var fillNodes = (text, values) => text.split(/\{(\w+)\}/).map((part, nth) => {
    const value = nth % 2 ? values[part] : part;
    return typeof value === "object" ? value : String(value);
  });
  var Writer = class {
    /**
     * @param {Record<string, import("./data").Words>} strings
     * @param {string} lang
     */
    constructor(strings, lang) {
      this.strings = strings;
      this.lang = lang;
      const [locale, grouping] = ["locale", "grouping"].map((key) => strings.common[key][lang]);
      this.plurals = new Intl.PluralRules(locale);
      this.newNumbers = (digits) => new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: (
          /** @type {"always" | "min2"} */
          grouping
        )
      });
      this.numbers = /* @__PURE__ */ new Map();
    }
    /**
     * A string as it stands.
     * @param {string} path section and key, with a point between
     */
    text(path) {
      const dot2 = path.indexOf(".");
      return this.strings[path.slice(0, dot2)][path.slice(dot2 + 1)][this.lang];
    }
    /**
     * @param {string} path
     * @param {Values} values
     */
    word(path, values = {}) {
      return fillPlaces(this.text(path), values);
    }
    /**
     * @param {string} path
     * @param {Record<string, Node | string | number>} values
     */
    nodes(path, values) {
      return fillNodes(this.text(path), values);
    }
    /**
     * @param {string} section
     * @param {string} key
     */
    has(section, key) {
      return Object.hasOwn(this.strings[section], key);
    }
    /**
     * A whole number.
     * @param {number} value
     */
    count(value) {
      return this.decimal(String(value));
    }
    /**
     * A number that the data has written out, rounded, as this language writes it: the same text as
     * geo.maps.shared.cldr has for it, which says where both depart from CLDR.
     * @param {string} text with a point before its decimals
     */
    decimal(text) {
      const digits = text.split(".")[1]?.length ?? 0;
      const numbers = this.numbers.get(digits) ?? this.newNumbers(digits);
      this.numbers.set(digits, numbers);
      return numbers.format(
        /** @type {Intl.StringNumericLiteral} */
        text
      ).replace(/\s/g, NARROW).replace("-", MINUS);
    }
    /**
     * One string in the form that a number asks for, the number in it.
     * @param {string} path section and key, without the plural category
     * @param {number} count
     * @param {Values} values
     */
    plural(path, count, values = {}) {
      const words = { ...values, count: this.count(count) };
      return this.word(`${path}_${this.plurals.select(count)}`, words);
    }
    /**
     * Where a quote stands.
     * @param {{ document: string, lines: number[] }} passage
     */
    passage({ document: id, lines }) {
      const [first, last] = [lines[0], lines[lines.length - 1]];
      const key = first === last ? "split.document_line" : "split.document";
      return this.word(key, { document: this.document(id), first, last });
    }
    /**
     * A document by author, title and year.
     * @param {string} id
     */
    document(id) {
      return this.has("documents", id) ? this.text(`documents.${id}`) : id;
    }
    /**
     * The language that a name is really in.
     * @param {Names} names
     */
    langOf(names) {
      return Object.hasOwn(names, this.lang) ? this.lang : Object.keys(names)[0];
    }
    /**
     * The name in this language, for the head of a cell or label, and the language it really is in.
     * @param {Names} names
     */
    named(names) {
      const lang = this.langOf(names);
      return { text: head(this.name(names), lang), lang };
    }
    /**
     * The name in this language, as it stands in a sentence.
     * @param {Names} names
     */
    name(names) {
      return names[this.langOf(names)] ?? "";
    }
    /**
     * The name with the other side's, for a sentence; in English each name has both in it.
     * @param {Names} names
     * @returns {Node}
     */
    both(names) {
      const others2 = this.lang === "en" ? [] : this.otherNames(names);
      return element(
        "span",
        {},
        this.name(names),
        ...others2.flatMap(({ lang }) => [" / ", element("span", { lang }, names[lang])])
      );
    }
    /**
     * The names of the others, so that both sides' names stand wherever one does.
     * @param {Names} names
     */
    otherNames(names) {
      const seen = [this.name(names)];
      const others2 = [];
      for (const lang of ["ja", "ru", "en"]) {
        const text = names[lang];
        const repeats = lang === "en" && this.lang !== "en" && others2.length > 0;
        if (text && !seen.includes(text) && !repeats) {
          seen.push(text);
          others2.push({ text: head(text, lang), lang });
        }
      }
      return others2;
    }
  };

  // geo/maps/pages/atlas/web/words.js
  var AtlasWriter = class extends Writer {
    /**
     * @param {import("./data").AtlasData} data
     * @param {string} lang
     */
    constructor(data, lang) {
      super(data.strings, lang);
      this.days = new Days(data.first_year);
      this.calendar = new Intl.DateTimeFormat(this.word("common.locale"), {
        timeZone: "UTC",
        year: "numeric",
        month: "long",
        day: "numeric"
      });
    }
    /**
     * @param {string} key
     * @param {import("../../../shared/web/writer.js").Values} [values]
     */
    say(key, values) {
      return this.word(`atlas.${key}`, values);
    }
    /**
     * What stands in the places of a date's words.
     * @param {number} day
     */
    fields(day) {
      const parts = this.calendar.formatToParts(this.days.date(day));
      const fields = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
      return { year: fields.year, month: fields.month, day: fields.day };
    }
    /** @param {number} day */
    date(day) {
      return this.word("dates.day", this.fields(day));
    }
    /**
     * From one day to another: what both have in common is said once.
     * @param {number} first
     * @param {number} last
     */
    interval(first, last) {
      const [start, end] = [this.fields(first), this.fields(last)];
      if (start.year !== end.year) {
        return this.word("dates.span", { start: this.date(first), end: this.date(last) });
      }
      if (first === last) {
        return this.date(first);
      }
      return this.word(start.month === end.month ? "dates.days" : "dates.days_of_months", {
        ...start,
        day_end: end.day,
        month_end: end.month,
        year_end: end.year
      });
    }
    /** @param {string[]} texts */
    list(texts) {
      return texts.join(this.word("common.comma"));
    }
    /** @param {string} view */
    view(view) {
      return this.word(`views.${view}`);
    }
    /**
     * Date and view in words.
     * @param {number} day
     * @param {string} view
     */
    shown(day, view) {
      const words = { date: this.date(day), view: this.word(`views_in_words.${view}`) };
      return this.say("shown", words);
    }
    /**
     * How land is held; a state that the page has no words for stands as it is.
     * @param {{ state: string }} row
     */
    state({ state }) {
      return this.has("states", state) ? this.word(`states.${state}`) : state;
    }
    /**
     * What a row rests on: its treaties, or the kind of its basis.
     * @param {{ treaties: import("../../../shared/web/data").Names[], basis: string }} row
     */
    basis({ treaties, basis }) {
      if (treaties.length === 0) {
        return {
          text: this.has("basis", basis) ? this.word(`basis.${basis}`) : basis,
          lang: this.lang
        };
      }
      const text = treaties.map((cited) => this.name(cited)).join(this.word("common.semicolon"));
      return { text, lang: this.lang };
    }
  };

  // geo/maps/pages/atlas/web/atlas.js
  var SELECTS = ["beside", "when", "step"];
  var SOON = 120;
  var NEAR = 8.5;
  var PADDING = { padding: [14, 14], animate: false };
  var EVENT_PADDING = { padding: [48, 48], maxZoom: NEAR };
  var hasView = (map) => (
    /** @type {{ _loaded?: boolean }} */
    /** @type {unknown} */
    map._loaded
  );
  var addressOf = (layer) => (
    /** @type {{ _url: string }} */
    /** @type {unknown} */
    layer._url
  );
  var Atlas = class {
    /**
     * @param {Map} map
     * @param {import("./data").AtlasData} data
     */
    constructor(map, data) {
      this.data = data;
      setPrecision(data.steps_per_degree);
      this.model = new AtlasModel(data);
      this.days = new Days(data.first_year);
      this.state = readState("", data, this.days, [map.getMinZoom(), map.getMaxZoom()]);
      this.touched = false;
      this.following = false;
      this.ready = false;
      this.waiting = void 0;
      this.strip = "";
      this.before = void 0;
      addPatterns();
      this.maps = [this.addMap(map)];
      this.writer = new AtlasWriter(data, data.lang);
      this.evidence = new AtlasEvidence(data, this.writer, {
        select: (event) => this.select(event, { step: true }),
        filter: () => this.filtered(),
        copy: (text, told) => this.copy(text, told)
      });
      this.timeline = new Timeline(data, this.days, {
        moment: (day, { done }) => this.setDay(day, { step: done }),
        range: (from, to, { done }) => this.setRange(from, to, { step: done }),
        step: (direction) => this.step(direction)
      });
      this.player = new Player(
        () => this.step(1),
        (on) => this.showPlaying(on)
      );
      this.cards = new AtlasCards(this.model, this.evidence, (subject) => this.about(subject));
      this.tabs = new Tabs((tab) => this.change({ tab }, { step: true }));
      const zooms = [map.getMinZoom(), map.getMaxZoom()];
      const form = {
        read: (text) => readState(text, data, this.days, zooms),
        text: (state) => writeState(state, data, this.days)
      };
      this.address = new Address(form, (state) => this.adopt(state));
      this.connect();
      this.maps[0].labels.hold(() => this.adopt(this.address.read()));
      this.ready = true;
      document.documentElement.dataset.ready = "true";
    }
    /** Everything that the address keeps. */
    get whole() {
      return { ...this.state, ...this.evidence.state, event: this.evidence.chosen?.id ?? "" };
    }
    /** Language and day that are shown. */
    get now() {
      return { writer: this.writer, day: this.state.day };
    }
    /** @param {Map} map */
    addMap(map) {
      const shown = new AtlasMap(map, this.model, {
        area: (area, node, byKey) => this.cards.area(map, area, this.now, { node, byKey }),
        line: (line, byKey) => this.cards.line(map, line, this.now, byKey)
      });
      const refit = this.refitting(map);
      new ResizeObserver(() => requestAnimationFrame(refit)).observe(map.getContainer());
      map.on("move zoomend", () => this.follow(map));
      map.on("moveend", () => this.moved(map));
      closeOnEscape(map);
      map.on("popupclose", () => returnFocus(this.cards.opener));
      onTouch(map, () => this.touched = true);
      return shown;
    }
    /**
     * The second map goes where the first one goes, and the first where the second.
     * @param {Map} map
     */
    follow(map) {
      if (this.following || this.maps.length < 2 || !this.state.beside) {
        return;
      }
      this.following = true;
      const other = this.maps.find((one) => one.map !== map)?.map;
      other?.setView(map.getCenter(), map.getZoom(), { animate: false });
      this.following = false;
    }
    /** @param {Map} map */
    moved(map) {
      if (this.ready && this.touched && !this.following) {
        const { lat, lng } = map.getCenter();
        this.state.at = [lat, lng, map.getZoom()];
        this.address.save(this.whole, { step: false });
      }
    }
    connect() {
      for (const input of all('input[name="fi-view"]')) {
        input.addEventListener(
          "change",
          (event) => this.change({ view: valueOf(event) }, { step: true })
        );
      }
      for (const name of SELECTS) {
        byId(`fi-${name}`).addEventListener(
          "change",
          (event) => this.change({ [name]: valueOf(event) }, { step: true })
        );
      }
      byId("fi-date").addEventListener("change", (event) => {
        const day = this.days.of(valueOf(event));
        if (day !== void 0) {
          this.setDay(day, { step: true });
        }
      });
      byId("fi-back").addEventListener("click", () => this.step(-1));
      byId("fi-forward").addEventListener("click", () => this.step(1));
      byId("fi-play").addEventListener("click", () => this.play());
      byId("fi-range-reset").addEventListener(
        "click",
        () => this.setRange(0, this.data.last, { step: true })
      );
      byId("fi-region").addEventListener("click", () => this.fit(this.regionBounds()));
      byId("fi-four").addEventListener("click", () => this.fit(this.fourBounds()));
      byId("fi-copy-link").addEventListener("click", () => this.copyLink());
      byId("fi-print").addEventListener("click", () => window.print());
      for (const button of all("[data-language]")) {
        button.addEventListener(
          "click",
          () => this.change({ lang: button.dataset.language }, { step: true })
        );
      }
      byId("fi-skip").addEventListener("click", (event) => {
        event.preventDefault();
        byId("fi-moment").focus();
      });
      window.addEventListener("beforeprint", () => this.forPrint(true));
      window.addEventListener("afterprint", () => this.forPrint(false));
    }
    /**
     * Takes over a whole state: at the start, and on back and forward.
     * @param {import("./state.js").State} state
     */
    adopt(state) {
      this.player.stop();
      const { about, find, kind, document: cited, relevance, order, event, ...own } = state;
      this.state = own;
      this.evidence.adopt({ about, find, kind, document: cited, relevance, order });
      this.draw({ lang: true });
      const chosen = this.evidence.byId.get(event) ?? null;
      this.evidence.choose(chosen, { scroll: true });
      this.showMarks();
      this.list();
      if (own.at) {
        this.touched = true;
        const [lat, lon, zoom] = own.at;
        this.maps[0].map.setView([lat, lon], zoom, { animate: false });
      } else if (chosen && this.placesOf(chosen).points.length) {
        this.goTo(chosen);
      } else {
        this.touched = false;
        fitInto(this.maps[0].map, this.regionBounds(), PADDING);
      }
    }
    /**
     * A map fills its frame; the opening view is kept until the reader moves the map.
     * @param {Map} map
     */
    refitting(map) {
      return () => {
        if (!hasView(map)) {
          return;
        }
        const [centre, zoom] = [map.getCenter(), map.getZoom()];
        map.invalidateSize({ animate: false, pan: false });
        map.setView(centre, zoom, { animate: false });
        if (!this.touched && map === this.maps[0].map) {
          fitInto(map, this.regionBounds(), PADDING);
        }
      };
    }
    /**
     * @param {Partial<Own>} part
     * @param {How} how
     */
    change(part, { step }) {
      Object.assign(this.state, part);
      this.draw({ lang: "lang" in part });
      this.list();
      this.address.save(this.whole, { step });
    }
    /**
     * Draws everything for the state.
     * @param {{ lang: boolean }} what
     */
    draw({ lang }) {
      if (lang) {
        this.speak();
      }
      this.controls();
      this.layMaps();
      this.timeline.showRange(this.state.from, this.state.to);
      this.show();
      this.later();
      this.tabs.show(this.state.tab);
    }
    controls() {
      const { view } = this.state;
      for (const input of document.querySelectorAll('input[name="fi-view"]')) {
        if (input instanceof HTMLInputElement) {
          input.checked = input.value === view;
        }
      }
      for (const name of SELECTS) {
        byIdAs(`fi-${name}`, HTMLSelectElement).value = this.state[name];
      }
    }
    /** One map or two; the second is made when it is first asked for. */
    layMaps() {
      const { beside } = this.state;
      byId("fi-second").hidden = !beside;
      document.querySelector(".fi-maps")?.classList.toggle("fi-two", Boolean(beside));
      if (beside && this.maps.length < 2) {
        const { map } = this.maps[0];
        const { zoomSnap, minZoom, maxZoom } = map.options;
        const view = hasView(map) ? { center: map.getCenter(), zoom: map.getZoom() } : { center: map.options.center, zoom: map.options.zoom };
        const second = createMap("fi-map-beside", {
          scale: true,
          crs: "EPSG3857",
          zoomSnap,
          minZoom,
          maxZoom,
          ...view
        });
        map.eachLayer((layer) => {
          if (layer instanceof leaflet_default.TileLayer) {
            addTiles(second, addressOf(layer), layer.options);
          }
        });
        this.maps.push(this.addMap(second));
        this.dressMap(this.maps[1]);
        this.showMarks();
      }
      this.maps.forEach((one) => this.refitting(one.map)());
      if (beside) {
        this.follow(this.maps[0].map);
      }
    }
    /** What must change within a frame: colours, lines, handle, date in words. */
    show() {
      const { day, view, beside } = this.state;
      let changed = false;
      [view, beside].forEach((one, nth) => {
        if (one) {
          changed = this.maps[nth].show(one, day) || changed;
          const words = { view: this.writer.view(one), date: this.writer.date(day) };
          byId(`fi-caption-${nth}`).textContent = this.writer.say("caption", words);
        }
      });
      this.timeline.showMoment(day);
      byId("fi-now").textContent = this.writer.shown(day, view);
      return changed;
    }
    /** What may come a moment later: sentences, tables, labels, list. */
    later() {
      const { day, view, beside, when } = this.state;
      const [now, ...groups] = sayWho(this.writer, this.model, view, day);
      const agreed = this.model.agreed(day) ? [this.writer.say("agreed")] : [];
      byId("fi-now").textContent = now;
      byId("fi-who").textContent = [...groups, ...agreed].join(" ");
      byIdAs("fi-date", HTMLInputElement).value = this.days.iso(day);
      const views = [view, beside].filter(Boolean);
      this.legend();
      const go = (area) => this.fit(leaflet_default.latLngBounds(area.shape.flat().flatMap(unpack)));
      const goLine = (feature) => this.fit(leaflet_default.latLngBounds(feature.line.flatMap(unpack)));
      drawLandTable(this.writer, this.model, { views, day, go });
      drawLineTable(this.writer, this.model, { views, day, go: goLine });
      this.maps.forEach((one, nth) => views[nth] && one.name(this.writer));
      all("[data-period]").forEach((button) => {
        const [from] = this.model.period(day);
        button.setAttribute("aria-pressed", String(Number(button.dataset.period) === from));
      });
      byId("fi-range-words").hidden = when !== "range" && this.state.from === 0 && this.state.to === this.data.last;
      byId("fi-range-words").textContent = this.rangeWords();
      byId("fi-live").textContent = [now, ...groups].join(" ");
    }
    legend() {
      const { day, view, beside } = this.state;
      const fillOf = (one) => this.data.areas.map(({ id }) => this.model.holding(id, one, day)?.fill);
      const fills = new Set([view, beside].filter(Boolean).flatMap(fillOf));
      drawLegend(this.writer, fills, Boolean(this.evidence.chosen));
    }
    rangeWords() {
      const { from, to } = this.state;
      return this.writer.interval(from, to);
    }
    soon() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        this.later();
        requestAnimationFrame(() => this.list());
      }, SOON);
    }
    /**
     * @param {number} day
     * @param {How} how
     */
    setDay(day, { step }) {
      const inside = Math.min(this.data.last, Math.max(this.data.first, day));
      if (inside !== this.state.day) {
        this.state.day = inside;
        this.show();
        this.soon();
      }
      this.address.save(this.whole, { step });
    }
    /**
     * Where the slider stands for an event; undefined where it lies outside.
     * @param {Event_} event
     */
    dayOf(event) {
      return dayOf(this.evidence.span(event), this.evidence.start(event), this.data);
    }
    /**
     * Goes to the next or last event, year or period; says whether there is one.
     * @param {1 | -1} direction
     */
    step(direction) {
      const { step, day } = this.state;
      if (step === "event") {
        return this.stepEvent(direction);
      }
      const to = nextDay(step, day, direction, this.data, this.days);
      if (to !== void 0) {
        this.setDay(to, { step: false });
      }
      return to !== void 0;
    }
    /** @param {1 | -1} direction */
    stepEvent(direction) {
      const { first } = this.data;
      const steps = this.evidence.fitting().filter((event) => (this.evidence.span(event)[0] ?? -1) >= 0).map((event) => ({ event, begins: this.dayOf(event) ?? -1 })).filter(({ begins }) => begins >= first).sort((a, b) => a.begins - b.begins || a.event.number - b.event.number);
      const here = steps.find(({ event }) => event === this.evidence.chosen);
      const next = nextEvent(steps, here, this.state.day, direction);
      if (next) {
        this.select(next.event, { step: false });
      }
      return Boolean(next);
    }
    /** Plays, from the start where it stands at the end, or stops. */
    play() {
      if (this.player.playing) {
        this.player.stop();
        return;
      }
      const end = this.state.day >= this.data.last;
      if (end) {
        this.setDay(this.data.first, { step: false });
      }
      this.player.start(() => this.state.step, { rest: end });
    }
    /** @param {boolean} on */
    showPlaying(on) {
      byId("fi-play").textContent = this.writer.say(on ? "pause" : "play");
      byId("fi-play").setAttribute("aria-pressed", String(on));
    }
    /**
     * @param {number} from
     * @param {number} to
     * @param {How} how
     */
    setRange(from, to, { step }) {
      Object.assign(this.state, { from, to, when: "range" });
      byIdAs("fi-when", HTMLSelectElement).value = "range";
      this.timeline.showRange(from, to);
      this.soon();
      this.address.save(this.whole, { step });
    }
    /**
     * Days and words of the time that the list is asked for.
     * @returns {[[number, number], string]}
     */
    time() {
      const { when, day, from, to } = this.state;
      const words = (days) => this.writer.interval(...days);
      const period = this.model.period(day);
      const times = {
        period: () => [period, words(period)],
        year: () => [
          this.days.yearOf(day),
          this.writer.word("dates.year", { year: this.days.year(day) })
        ],
        range: () => [[from, to], words([from, to])],
        any: () => [[-Infinity, Infinity], this.writer.say("when_any_words")]
      };
      return times[when]();
    }
    list() {
      this.evidence.listFor(...this.time());
      this.evidence.settle();
      const { chosen, state } = this.evidence;
      const strip = JSON.stringify([state, chosen?.id]);
      if (strip !== this.strip) {
        this.strip = strip;
        const spans = this.evidence.fitting().map((event) => this.evidence.span(event));
        this.timeline.strip(spans, chosen && this.evidence.span(chosen));
      }
    }
    filtered() {
      this.evidence.choose(null);
      this.showMarks();
      this.list();
      this.address.save(this.whole, { step: false });
    }
    /**
     * Chooses an event: the slider goes to its date, the map to its places.
     * @param {Event_} event
     * @param {How} how
     */
    select(event, { step }) {
      this.state.day = this.dayOf(event) ?? this.state.day;
      if (this.state.tab !== "events") {
        this.state.tab = "events";
        this.tabs.show("events");
      }
      this.evidence.choose(event, { scroll: true });
      this.show();
      this.showMarks();
      this.goTo(event);
      this.soon();
      this.announceEvent(event);
      this.address.save(this.whole, { step });
    }
    /** @param {Event_} event */
    announceEvent(event) {
      const title = this.evidence.words.told("span", event.title);
      const date = this.evidence.register.when(event, this.state.lang);
      const { away, points } = this.placesOf(event);
      const places = this.writer.list(away.map((names) => this.writer.name(names)));
      const where = away.length ? this.writer.say("not_here", { places }) : this.writer.say("no_place");
      byId("fi-chosen").replaceChildren(
        ...this.writer.nodes("atlas.chosen", { title, date }),
        ...points.length && !away.length ? [] : [" ", where]
      );
    }
    /**
     * Points of an event's places on this map, and the names of those elsewhere.
     * @param {Event_} event
     */
    placesOf(event) {
      const { areas, places } = this.data;
      const points = [];
      const away = [];
      for (const id of event.places) {
        const found = [...areas, ...places].find((one) => one.id === id);
        const halves = areas.filter(({ whole }) => whole === id);
        if (found || halves.length) {
          points.push(...(found ? [found] : halves).map(({ point }) => point));
        } else {
          away.push(this.evidence.register.places[id] ?? { en: id });
        }
      }
      return { points, away, lines: this.linesOf(event) };
    }
    /** @param {Event_} event */
    linesOf(event) {
      const named = new Set(this.evidence.layers(event).map((layer) => layer.split("/")[0]));
      return this.data.lines.filter(({ id }) => named.has(id)).flatMap(({ features }) => features.flatMap(({ line }) => line.flatMap(unpack)));
    }
    /** @param {Event_} event */
    goTo(event) {
      const { points, lines } = this.placesOf(event);
      const shown = [...points.map(([lon, lat]) => leaflet_default.latLng(lat, lon)), ...lines];
      if (shown.length) {
        this.fit(leaflet_default.latLngBounds(shown), EVENT_PADDING);
      }
    }
    /**
     * @param {import("leaflet").LatLngBounds} bounds
     * @param {FitBoundsOptions} how
     */
    fit(bounds, how = { ...PADDING, maxZoom: NEAR }) {
      this.touched = true;
      const calm2 = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      fitInto(this.maps[0].map, bounds, { ...how, animate: !calm2 });
    }
    showMarks() {
      const { chosen } = this.evidence;
      const points = chosen ? this.placesOf(chosen).points : [];
      this.maps.forEach((one) => one.mark(points));
      this.legend();
      byId("fi-chosen").textContent = "";
      if (chosen) {
        this.announceEvent(chosen);
      }
    }
    regionBounds() {
      return leaflet_default.latLngBounds(
        this.data.areas.flatMap(({ shape }) => shape.flatMap(([outer]) => unpack(outer)))
      );
    }
    fourBounds() {
      const four = this.data.areas.slice(0, this.data.four);
      return leaflet_default.latLngBounds(four.flatMap(({ shape }) => shape.flatMap(([outer]) => unpack(outer))));
    }
    /**
     * Lists the events of a subject, at any time.
     * @param {string} subject
     */
    about(subject) {
      this.evidence.clear();
      this.evidence.subject = subject;
      this.evidence.choose(null);
      this.showMarks();
      this.state.when = "any";
      this.change({ tab: "events" }, { step: true });
    }
    /**
     * @param {string} text
     * @param {string} told
     */
    async copy(text, told) {
      const say = (key) => () => byId("fi-copied").textContent = this.writer.say(key);
      await copyText(text, { done: say(told), failed: say("copy_failed") });
    }
    copyLink() {
      const { lat, lng } = this.maps[0].map.getCenter();
      this.state.at = [lat, lng, this.maps[0].map.getZoom()];
      return this.copy(this.address.link(this.whole), "copied_link");
    }
    /** @param {boolean} on */
    forPrint(on) {
      document.documentElement.classList.toggle("fi-printing", on);
      const { map } = this.maps[0];
      if (on) {
        this.before = map.getBounds();
      }
      this.maps.forEach((one) => one.map.invalidateSize({ animate: false }));
      if (this.before) {
        map.fitBounds(this.before, { animate: false });
      }
    }
    /** Says the whole page in the state's language. */
    speak() {
      const { lang } = this.state;
      this.writer = new AtlasWriter(this.data, lang);
      speak(this.writer);
      document.title = this.writer.say("title");
      const metres = (value) => this.writer.count(value);
      const { islands, coast } = this.data.tolerance_m;
      byId("fi-display").textContent = this.writer.say("source_display", {
        islands: metres(islands),
        coast: metres(coast)
      });
      this.periods();
      drawDocuments(this.writer, this.evidence.register, this.data.evidence.cards);
      this.evidence.speak(this.writer);
      this.timeline.speak(this.writer);
      if (this.evidence.chosen) {
        this.announceEvent(this.evidence.chosen);
      }
      this.maps.forEach((one) => {
        one.map.closePopup();
        this.dressMap(one);
      });
      this.player.stop();
    }
    periods() {
      const { periods, last } = this.data;
      byId("fi-periods").replaceChildren(
        ...periods.map((start, nth) => {
          const [from, to] = [this.days.year(start), this.days.year(periods[nth + 1] ?? last)];
          const years = this.writer.word("dates.years", { start: from, end: to });
          const attributes = {
            type: "button",
            "data-period": start,
            "aria-label": this.writer.say("period_label", { years })
          };
          const button = element("button", attributes, this.writer.say("period", { from, to }));
          button.addEventListener("click", () => this.setDay(start, { step: true }));
          return button;
        })
      );
    }
    /** @param {AtlasMap} one */
    dressMap(one) {
      const view = this.writer.view(
        one === this.maps[0] ? this.state.view : this.state.beside || this.state.view
      );
      nameMap(one.map, this.writer, this.writer.say("map_of", { view }));
      const labels = atlasLabels(this.writer, this.data, {
        knows: (subject) => this.evidence.knows(subject),
        titled: (subject, names) => this.evidence.words.titled(subject, names),
        open: (place, node, byKey) => this.cards.place(one.map, place, this.now, { node, byKey })
      });
      const lines = one.lines.map(({ vertices }) => vertices);
      const drawn = { land: one.land, lines, tries: 1 };
      one.labels.set(labels, labelCoast(this.data), drawn);
    }
  };
  var open = (map, data) => new Atlas(map, forReader(data));
  return __toCommonJS(atlas_exports);
})();
