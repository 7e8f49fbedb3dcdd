// Built by "npm run build" from geo/maps/pages/sea/web/sea.js; change that, not this.
"use strict";
var FourIslands;
(FourIslands ||= {}).sea = (() => {
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

  // geo/maps/pages/sea/web/sea.js
  var sea_exports = {};
  __export(sea_exports, {
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

  // geo/maps/shared/web/language.js
  var read = (fragment) => new URLSearchParams(fragment.replace(/^#/, ""));
  var openingLanguage = ({ lang, languages }, wanted) => lang === languages[0] && wanted.map((tag) => tag.toLowerCase().split("-")[0]).find((one) => languages.includes(one)) || lang;
  var languageOf = (fragment, { lang, languages }) => {
    const asked = read(fragment).get("lang") ?? "";
    return languages.includes(asked) ? asked : lang;
  };
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
  var keepLanguage = (page, speak2) => {
    let now = "";
    const turn = (lang) => {
      if (lang !== now) {
        now = lang;
        speak2(lang);
      }
    };
    window.addEventListener("hashchange", () => turn(languageOf(location.hash, page)));
    turn(languageOf(location.hash, page));
    return (lang) => {
      const fragment = withLanguage(location.hash, lang);
      try {
        if (fragment !== location.hash) {
          history.pushState(null, "", fragment);
        }
      } catch {
      }
      turn(lang);
    };
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
  var fitInto = (map, bounds, how) => {
    const size = map.getSize();
    if (!size.x || !size.y) {
      return;
    }
    const { padding = [0, 0], paddingTopLeft = padding, paddingBottomRight = padding, ...rest } = how;
    const room = size.subtract(leaflet_default.point(paddingTopLeft)).subtract(leaflet_default.point(paddingBottomRight));
    map.fitBounds(bounds, room.x > 0 && room.y > 0 ? how : rest);
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

  // geo/maps/shared/web/boxes.js
  var overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  var holds = (box, { x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  var covers = (whole, box) => box.left >= whole.left && box.right <= whole.right && box.top >= whole.top && box.bottom <= whole.bottom;
  var grow = (box, by) => ({
    left: box.left - by,
    right: box.right + by,
    top: box.top - by,
    bottom: box.bottom + by
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
  var crosses = (line2, box) => line2.some((at, nth) => nth > 0 && meets(line2[nth - 1], at, box));
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
    inside(box) {
      const found = [];
      for (let x = this.nth(box.left); x <= this.nth(box.right); x += 1) {
        for (let y = this.nth(box.top); y <= this.nth(box.bottom); y += 1) {
          for (const thing of this.cells.get(`${x} ${y}`) ?? []) {
            if (holds(box, thing.at)) {
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
    penalty(label, box) {
      const nearby = this.coast.inside(grow(box, ALOOF));
      const covered = nearby.filter(({ at }) => holds(box, at)).length;
      const strangers = (land) => land ? nearby.filter((one) => !isPartOf(one.land, land)).length : 0;
      if (covered > (label.mayCover ?? Infinity) || strangers(label.keepTo)) {
        return Infinity;
      }
      const own = label.spots[0];
      const away = Math.hypot(box.x - own.x, box.y - own.y) / PIXELS_PER_PENALTY;
      const wrapped = box.maxWidth ? WRAP_PENALTY : 0;
      return covered * COVER_PENALTY + strangers(label.land) * STRANGE_PENALTY + box.order * ORDER_PENALTY + away + wrapped + this.strayCost(label, box);
    }
    /**
     * What it costs to stand on rings that the label keeps off.
     * @param {Label} label
     * @param {Candidate} box
     */
    strayCost({ notOn = [], strayCost = Infinity }, box) {
      const { left, right, top, bottom, x, y } = box;
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
      return candidates(label).filter((box) => covers(this.inside, box) && !taken.some((other) => overlap(box, other))).map((box) => ({ box, penalty: this.penalty(label, box) })).filter(({ penalty }) => penalty < Infinity).sort((a, b) => a.penalty - b.penalty);
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
      for (const { box, penalty } of ranked) {
        if (penalty >= least) {
          break;
        }
        const land = label.openSea ? this.onLand(box) * LAND_PENALTY : 0;
        const crossed = this.crossed(this.scene.lines, box);
        const line2 = crossed && label.offLines ? Infinity : crossed * LINE_PENALTY;
        const bands = this.crossed(this.scene.bands, box) * BAND_PENALTY;
        const whole = penalty + land + line2 + bands;
        if (whole < least) {
          [chosen, least] = [box, whole];
        }
      }
      return chosen;
    }
    /**
     * How many lines cross a box.
     * @param {Point[][]} lines
     * @param {Box} box
     */
    crossed(lines, box) {
      const wide = grow(box, MARGIN);
      return lines.filter((line2) => crosses(line2, wide)).length;
    }
    /**
     * How many of nine points of a box lie on land.
     * @param {Box} box
     */
    onLand(box) {
      return lattice(grow(box, MARGIN), 3).filter(this.scene.isLand).length;
    }
    /**
     * What it costs to have a label in a box, or to leave it out.
     * @param {Label} label
     * @param {Candidate | undefined} box
     */
    cost(label, box) {
      if (box) {
        return minds(label) && this.crossed(this.scene.lines, box) ? ON_LINE : 0;
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
        const box = this.best(label, ranked);
        if (box) {
          left -= 1;
          taken.push(grow(box, MARGIN), ...dotOf(label, box.at));
          found.boxes.set(label, box);
        }
        const cost = this.cost(label, box);
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
    const others = writer.otherNames(names).map(onMap);
    const text = others.map((other) => other.text).join(" · ");
    return text ? [main, { text, lang: writer.lang, style: "fi-other-name", names: others }] : [main];
  };
  var ownerLine = (writer, sides, id, figure) => {
    const side = sides.findIndex((one) => one.id === id);
    const text = `${writer.name(sides[side].names)}${figure}`;
    return { text, lang: writer.lang, style: `fi-owner fi-side-${side}` };
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
      return [...(container.parentElement ?? container).querySelectorAll(selectors)].map((node) => node.getBoundingClientRect()).filter((box) => box.width > 0).map((box) => ({
        left: box.left - frame.left,
        right: box.right - frame.left,
        top: box.top - frame.top,
        bottom: box.bottom - frame.top
      }));
    }
    /** What the labels are placed on, as it is now. */
    scene() {
      const { map, drawn } = this;
      const project = (point) => map.latLngToContainerPoint(point);
      const size = map.getSize();
      const frame = { left: 0, top: 0, right: size.x, bottom: size.y };
      const seen = (lines = []) => lines.map((line2) => line2.map(project)).filter((line2) => crosses(line2, frame));
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
        const box = boxes.get(label);
        label.node.hidden = !box;
        label.spot.hidden = !box;
        if (box) {
          this.put(label, box);
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

  // geo/maps/shared/web/shapes.js
  var FILLS = ["var(--plain)", "var(--hatched)"];
  var HATCH = "var(--hatch)";
  var PANES = { context: 390, bands: 395, lines: 420, hits: 425, cut: 430 };
  var HIT_WEIGHT = 18;
  var ZOOM_BUTTONS = 62;
  var CARD_EDGES = 128;
  var LINE_STYLES = {
    boundary_1855: { color: "var(--treaty)", weight: 3 },
    boundary_1875: { color: "var(--treaty)", weight: 3, dashArray: "10 6" },
    sakhalin_line: { color: "var(--treaty)", weight: 3, dashArray: "2 6" },
    line_of_control: { color: "var(--control)", weight: 3, dashArray: "14 5 3 5" },
    power_bridge: { color: "var(--cable)", weight: 3, dashArray: "1 7" }
  };
  var CUT_STYLE = { color: "var(--coast)", weight: 3 };
  var hatch = () => svg(
    "svg",
    { width: 0, height: 0, class: "fi-defs", "aria-hidden": "true" },
    svg(
      "defs",
      {},
      svg(
        "pattern",
        {
          id: "fi-hatch",
          width: 7,
          height: 7,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)"
        },
        svg("rect", { width: 7, height: 7, fill: FILLS[1] }),
        svg("rect", { width: 1.6, height: 7, fill: HATCH })
      )
    )
  );
  var fillOf = (side) => side === 1 ? "url(#fi-hatch)" : FILLS[side];
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
  var Shapes = class {
    /**
     * @param {Map} map
     * @param {ShapesData} data
     * @param {LineLayer[]} layers
     */
    constructor(map, data, layers) {
      this.map = map;
      this.data = data;
      document.body.prepend(hatch());
      addPanes(map, PANES);
      this.decoded = data.shapes.map(unpackPolygons);
      this.land = leaflet_default.polygon(unpackPolygons(data.coast), {
        pane: "context",
        interactive: false,
        color: "var(--other-edge)",
        weight: 0.7,
        fillColor: LAND,
        fillOpacity: data.tiles ? 0 : 1,
        smoothFactor: 1.2
      }).addTo(map);
      this.parts = leaflet_default.featureGroup().addTo(map);
      this.cut = leaflet_default.featureGroup().addTo(map);
      this.lines = Object.fromEntries(layers.map((layer) => [layer.id, this.line(layer)]));
    }
    /**
     * Outer rings of what has a shape: an island's part, a zone.
     * @param {{ shape: number }} shaped
     */
    outline({ shape }) {
      return this.decoded[shape].flatMap(([outer]) => outer);
    }
    /**
     * @param {LineLayer} layer
     * @returns {DrawnLayer}
     */
    line(layer) {
      const group = leaflet_default.featureGroup();
      const style = { ...LINE_STYLES[layer.id], interactive: false };
      for (const band of layer.bands) {
        leaflet_default.polygon(unpackPolygons(band), {
          pane: "bands",
          interactive: false,
          stroke: false,
          fillColor: style.color,
          fillOpacity: 0.16
        }).addTo(group);
      }
      const lines = layer.features.flatMap((feature) => feature.line.map(unpack));
      leaflet_default.polyline(lines, { ...style, pane: "lines" }).addTo(group);
      const hits = layer.features.map((feature) => ({
        names: feature.names,
        path: leaflet_default.polyline(feature.line.map(unpack), {
          pane: "hits",
          className: "fi-hit",
          weight: HIT_WEIGHT,
          opacity: 0,
          bubblingMouseEvents: false
        }).addTo(group)
      }));
      return {
        group,
        hits,
        vertices: lines.flat(),
        parts: lines,
        edges: layer.bands.flatMap((band) => unpackPolygons(band).flat())
      };
    }
    /**
     * Draws the parts of an option; `onPart(layer, part, side)` dresses each one.
     * @template {import("./data").Part} T
     * @param {{ parts: T[], borders?: Border[] }} option
     * @param {(layer: import("leaflet").Polygon, part: T, side: number) => void} onPart
     */
    show(option, onPart) {
      this.parts.clearLayers();
      this.cut.clearLayers();
      for (const part of option.parts) {
        const side = this.data.sides.findIndex(({ id }) => id === part.side);
        const layer = leaflet_default.polygon(this.decoded[part.shape], {
          color: "var(--coast)",
          weight: 1,
          fillColor: fillOf(side),
          fillOpacity: this.data.tiles ? 0.75 : 1,
          smoothFactor: 0.8,
          bubblingMouseEvents: false
        }).addTo(this.parts);
        onPart(layer, part, side);
      }
      option.borders?.forEach((border) => this.drawCut(border));
    }
    /** @param {Border} border */
    drawCut(border) {
      const line2 = border.line.map(unpack);
      const common = { pane: "cut", interactive: false };
      leaflet_default.polyline(line2, { ...common, color: "var(--halo)", weight: 7 }).addTo(this.cut);
      leaflet_default.polyline(line2, { ...common, ...CUT_STYLE }).addTo(this.cut);
      for (const [lon, lat] of border.ends) {
        leaflet_default.circleMarker([lat, lon], {
          ...common,
          radius: 5,
          color: "var(--coast)",
          weight: 2.5,
          fillColor: "var(--halo)",
          fillOpacity: 1
        }).addTo(this.cut);
      }
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
      const others = this.lang === "en" ? [] : this.otherNames(names);
      return element(
        "span",
        {},
        this.name(names),
        ...others.flatMap(({ lang }) => [" / ", element("span", { lang }, names[lang])])
      );
    }
    /**
     * The names of the others, so that both sides' names stand wherever one does.
     * @param {Names} names
     */
    otherNames(names) {
      const seen = [this.name(names)];
      const others = [];
      for (const lang of ["ja", "ru", "en"]) {
        const text = names[lang];
        const repeats = lang === "en" && this.lang !== "en" && others.length > 0;
        if (text && !seen.includes(text) && !repeats) {
          seen.push(text);
          others.push({ text: head(text, lang), lang });
        }
      }
      return others;
    }
  };

  // geo/maps/shared/web/option_page.js
  var NARROW2 = 480;
  var OptionPage = class {
    /**
     * @param {Map} map
     * @param {D} data
     * @param {import("./shapes.js").LineLayer[]} layers lines, with their bands
     */
    constructor(map, data, layers = []) {
      this.data = data;
      this.map = map;
      setPrecision(data.steps_per_degree);
      this.section = "";
      this.place = "";
      this.lang = data.lang;
      this.writer = new Writer(data.strings, data.lang);
      this.opener = void 0;
      this.option = this.optionOf(data.selected);
      this.shapes = new Shapes(this.map, data, layers);
      this.labels = new Labels(this.map);
      addScale(this.map, "bottomright");
    }
    /**
     * The bounds of a place; undefined where there is none of that name.
     * @param {string} _place
     * @returns {import("leaflet").LatLngBounds | null | undefined}
     */
    bounds(_place) {
      return void 0;
    }
    /** @returns {import("leaflet").FitBoundsOptions} */
    padding() {
      return {};
    }
    /** Draws the option, and fills the panel. */
    draw() {
    }
    /** @returns {Node[]} */
    legendRows() {
      return [];
    }
    /** @returns {import("./labels.js").LabelWish[]} */
    allLabels() {
      return [];
    }
    /** @returns {import("./labels.js").Drawn} */
    drawnLines() {
      return {};
    }
    /** What is shown, for those who hear the page. */
    shown() {
      return "";
    }
    /** @param {string} place */
    start(place) {
      this.place = place;
      this.connect();
      this.labels.hold(() => {
        const turn = keepLanguage(this.data, (lang) => this.speak(lang));
        this.onEach("language", turn);
        this.fit();
      });
      this.keepView();
    }
    /**
     * What the data says of the option that is shown, in the language that is chosen.
     * @returns {O["texts"][string]}
     */
    get texts() {
      return (
        /** @type {O["texts"][string]} */
        this.option.texts[this.lang]
      );
    }
    /**
     * @param {string | undefined} id
     * @returns {O}
     */
    optionOf(id) {
      const found = this.data.options.find(({ option }) => option === id);
      if (!found) {
        throw new Error(`the page has no option ${id}`);
      }
      return found;
    }
    isNarrow() {
      return this.map.getSize().x < NARROW2;
    }
    islandBounds() {
      return leaflet_default.latLngBounds(this.option.parts.flatMap((part) => this.shapes.outline(part)));
    }
    /**
     * Shows the place that is chosen, or other bounds.
     * @param {import("leaflet").LatLngBounds} bounds
     * @param {import("leaflet").FitBoundsOptions} options
     */
    fit(bounds = this.bounds(this.place) ?? this.islandBounds(), options = {}) {
      fitInto(this.map, bounds, { ...this.padding(), animate: false, ...options });
    }
    /** The view is kept while the window changes, until the reader moves the map. */
    keepView() {
      let moved = false;
      onTouch(this.map, () => moved = true);
      this.map.on("resize", () => {
        if (!moved) {
          this.fit();
        }
      });
    }
    connect() {
      byId("fi-options").addEventListener("change", (event) => {
        this.choose(this.optionOf(valueOf(event)));
      });
      this.onEach("view", (place) => this.view(place));
      document.querySelector(".fi-skip")?.addEventListener("click", (event) => {
        event.preventDefault();
        this.toFigures();
      });
      this.map.on("popupopen popupclose", () => this.labels.place());
      this.map.on("popupclose", () => returnFocus(this.opener));
      closeOnEscape(this.map);
    }
    /**
     * Runs with the value of a button's data when one of these buttons is used.
     * @param {string} key
     * @param {(value: string) => void} run
     */
    onEach(key, run) {
      for (const button of all(`[data-${key}]`)) {
        button.addEventListener("click", () => run(button.dataset[key] ?? ""));
      }
    }
    toFigures() {
      byId("fi-figures").focus();
    }
    /** @param {string} place */
    view(place) {
      this.place = place;
      this.fit();
    }
    /** @param {O} option */
    choose(option) {
      this.option = option;
      this.refresh();
      this.announce();
    }
    /** @param {string} lang */
    speak(lang) {
      this.setLanguage(lang);
      this.refresh();
    }
    /**
     * Puts all that does not hang on the option into a language.
     * @param {string} lang
     */
    setLanguage(lang) {
      this.lang = lang;
      this.writer = new Writer(this.data.strings, lang);
      speak(this.writer);
      document.title = byId("fi-title").textContent ?? "";
      for (const node of all("[data-option]")) {
        const { text, lang: real } = this.writer.named(this.optionOf(node.dataset.option).titles);
        node.textContent = text;
        node.lang = real;
      }
      for (const node of all("th[data-side]")) {
        const side = this.data.sides[Number(node.dataset.side)];
        node.querySelector("span")?.replaceChildren(this.writer.name(side.names));
      }
      const metres = (value) => this.writer.count(value);
      const { islands, coast } = this.data.tolerance_m;
      const tolerances = { islands: metres(islands), coast: metres(coast) };
      byId("fi-display").textContent = this.say("source_display", tolerances);
      nameMap(this.map, this.writer, document.title);
    }
    /**
     * A string of the page's own section.
     * @param {string} key
     * @param {import("./writer.js").Values} [values]
     */
    say(key, values) {
      return this.writer.word(`${this.section}.${key}`, values);
    }
    /** Draws the option that is chosen, and writes its figures. */
    refresh() {
      this.map.closePopup();
      this.draw();
      this.drawLegend();
      this.label();
    }
    /**
     * Says to those who hear the page what has changed.
     * @param {string | null} text
     */
    tell(text) {
      byId("fi-live").textContent = text;
    }
    announce() {
      this.tell(this.shown());
    }
    /**
     * @param {import("leaflet").LatLngExpression} at
     * @param {import("./shapes.js").Card} card
     * @param {HTMLElement | SVGElement} opener
     */
    openCard(at, card, opener) {
      this.opener = opener;
      const closeLabel = this.writer.word("common.close");
      return openCard(this.map, at, { ...card, closeLabel });
    }
    /**
     * @param {Node} sample
     * @param {string} text
     */
    legendRow(sample, text) {
      return element("li", {}, sample, element("span", {}, text));
    }
    drawLegend() {
      const sides = this.data.sides.map(
        ({ names }, nth) => this.legendRow(
          fillSample(fillOf(nth)),
          this.say("legend_side", { side: this.writer.name(names) })
        )
      );
      const land = this.legendRow(fillSample(LAND), this.say("legend_land"));
      byId("fi-legend").replaceChildren(
        element("h2", {}, this.say("legend")),
        element("ul", {}, ...sides, land, ...this.legendRows())
      );
    }
    /** All labels of the map for this option and language. */
    label() {
      const coast = this.option.parts.flatMap(
        (part) => this.shapes.outline(part).map((point) => ({ point, land: `${part.island}:${part.side}` }))
      );
      this.labels.set(this.allLabels(), coast, { land: this.shapes.land, ...this.drawnLines() });
    }
  };

  // geo/maps/pages/sea/web/map.js
  var PANES2 = { zones: 380, cable: 424, median: 426, feet: 428, tri: 430 };
  var TRI_SIZE = 24;
  var EDGES = [FILLS[0], "var(--hatched-edge)"];
  var SEA_OPACITY = (
    /** @type {number[]} */
    /** @type {unknown} */
    ["var(--plain-sea)", "var(--hatched-sea)"]
  );
  var HIT_WEIGHT2 = 22;
  var MEDIAN_STYLE = { color: "var(--median)", weight: 3 };
  var FEET_STYLE = { color: "var(--coast)", weight: 2, dashArray: "2 5" };
  var CABLE_STYLES = {
    japan: { color: EDGES[0], weight: 6 },
    neither: { color: "var(--cable)", weight: 3, dashArray: "1 7" },
    russia: { color: EDGES[1], weight: 5, dashArray: "8 9" }
  };
  var triSample = (width = TRI_SIZE, height = TRI_SIZE) => svg(
    "svg",
    {
      viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`,
      width,
      height,
      "aria-hidden": "true"
    },
    svg("path", { d: "M0-6.5 6.5 0 0 6.5-6.5 0Z", class: "fi-tri-shape" })
  );
  var latLng = (lat, lon) => [lat, lon];
  var Sea = class {
    /**
     * @param {import("leaflet").Map} map
     * @param {import("./data").SeaData} data
     * @param {[number, number][][][][]} decoded
     */
    constructor(map, data, decoded) {
      this.data = data;
      this.decoded = decoded;
      addPanes(map, PANES2);
      this.zones = leaflet_default.featureGroup().addTo(map);
      this.median = leaflet_default.featureGroup().addTo(map);
      this.cable = leaflet_default.featureGroup().addTo(map);
      this.feet = leaflet_default.featureGroup().addTo(map);
      this.tri = leaflet_default.featureGroup().addTo(map);
    }
    /**
     * Marks the points that are equally near to three coasts; `dress(marker, tripoint)`.
     * @param {Tripoint[]} found
     * @param {(marker: import("leaflet").Marker, tripoint: Tripoint) => void} dress
     */
    showTripoints(found, dress) {
      this.tri.clearLayers();
      for (const tripoint of found) {
        const [lon, lat] = tripoint.at;
        const icon = leaflet_default.divIcon({
          className: "fi-tri-mark",
          html: (
            /** @type {HTMLElement} */
            /** @type {Element} */
            triSample()
          ),
          iconSize: [TRI_SIZE, TRI_SIZE]
        });
        const marker = leaflet_default.marker([lat, lon], { icon, pane: "tri", keyboard: false }).addTo(this.tri);
        dress(marker, tripoint);
      }
    }
    /**
     * Draws zones and median; `onZone(layer, zone)` dresses each zone.
     * @param {import("./data").SeaLimit} found
     * @param {(layer: import("leaflet").Polygon, zone: import("./data").Zone) => void} onZone
     * @param {(event: import("leaflet").LeafletMouseEvent) => void} onMedian
     */
    show(found, onZone, onMedian) {
      this.zones.clearLayers();
      this.median.clearLayers();
      for (const zone of found.zones) {
        const side = this.data.sides.findIndex(({ id }) => id === zone.side);
        const layer = leaflet_default.polygon(this.decoded[zone.shape], {
          pane: "zones",
          className: `fi-zone fi-zone-${side}`,
          color: EDGES[side],
          weight: 1.2,
          fillColor: fillOf(side),
          fillOpacity: SEA_OPACITY[side],
          smoothFactor: 0.5,
          bubblingMouseEvents: false
        }).addTo(this.zones);
        onZone(layer, zone);
      }
      const lines = found.median.map(unpack);
      const common = { pane: "median", interactive: false };
      const style = { ...common, ...MEDIAN_STYLE };
      leaflet_default.polyline(lines, { ...common, color: "var(--halo)", weight: 6 }).addTo(this.median);
      leaflet_default.polyline(lines, { ...style, className: "fi-median" }).addTo(this.median);
      leaflet_default.polyline(lines, { pane: "median", className: "fi-hit", weight: HIT_WEIGHT2, opacity: 0 }).on("mousemove", onMedian).on("click", onMedian).addTo(this.median);
    }
    /** @param {{ lines: Record<string, import("../../../shared/web/data").Ring[]> }} found */
    showCable({ lines }) {
      this.cable.clearLayers();
      const common = { pane: "cable", interactive: false };
      const all2 = Object.values(lines).flat().map(unpack);
      leaflet_default.polyline(all2, { ...common, color: "var(--halo)", weight: 9 }).addTo(this.cable);
      for (const [whose, packed] of Object.entries(lines)) {
        const style = { ...common, ...CABLE_STYLES[whose] };
        leaflet_default.polyline(packed.map(unpack), { ...style, className: `fi-cable-${whose}` }).addTo(
          this.cable
        );
      }
    }
    /**
     * Marks a point of the median line, with lines to the nearest points of the coasts.
     * @param {{ at: [number, number], feet: { at: [number, number] }[] }} station
     */
    showFeet(station) {
      const [at, ...feet] = [station, ...station.feet].map(({ at: [lon, lat] }) => latLng(lat, lon));
      this.feet.clearLayers();
      const common = { pane: "feet", interactive: false };
      for (const foot of feet) {
        leaflet_default.polyline([at, foot], { ...common, color: "var(--halo)", weight: 5 }).addTo(this.feet);
        const style = { ...common, ...FEET_STYLE };
        leaflet_default.polyline([at, foot], { ...style, className: "fi-foot" }).addTo(this.feet);
      }
      const dot2 = {
        ...common,
        color: "var(--coast)",
        weight: 2,
        fillColor: "var(--halo)",
        fillOpacity: 1
      };
      for (const [nth, point] of [at, ...feet].entries()) {
        leaflet_default.circleMarker(point, { ...dot2, radius: nth ? 4 : 6 }).addTo(this.feet);
      }
    }
    hideFeet() {
      this.feet.clearLayers();
    }
    cableBounds() {
      return this.cable.getBounds();
    }
  };

  // geo/maps/pages/sea/web/labels.js
  var SPOTS = 30;
  var STRAY_COST = 40;
  var WATER = { kind: "water", where: "centre", mayCover: 2, openSea: true, mayWrap: true };
  var TOWN = {
    kind: "place",
    where: "beside",
    dot: true,
    mayCover: 4,
    offLines: true,
    mayWrap: true
  };
  var LAND2 = { kind: "land", where: "centre" };
  var RANKS = {
    landmass: { ...LAND2, priority: 2, fromZoom: 0 },
    strait: { ...WATER, priority: 4, fromZoom: 7.5 },
    island: { ...LAND2, priority: 6, fromZoom: 7 },
    city: { ...TOWN, priority: 5, fromZoom: 5.5 },
    town: { ...TOWN, priority: 5.5, fromZoom: 6.5 }
  };
  var zoneLabels = ({ writer, data, zones, parts, areaOf, outline, roomy }) => zones.map((zone) => {
    const [lon, lat] = zone.point;
    const around2 = thin(outline(zone), SPOTS);
    const land = parts.find(({ island, side }) => island === zone.island && side === zone.side);
    const ashore = land ? thin(outline(land), SPOTS) : [];
    const inward = around2.map(([y, x]) => [(y + lat) / 2, (x + lon) / 2]);
    const isCut = zone.part !== zone.island;
    const others = zones.filter(
      (one) => one !== zone && !((isCut || !roomy) && one.side === zone.side)
    );
    const area = `${writer.word("common.colon")}${areaOf(zone)}`;
    return {
      kind: "island",
      openSea: true,
      notOn: others.map((one) => outline(one)),
      strayCost: roomy ? Infinity : STRAY_COST,
      priority: 0,
      where: "centre",
      points: [[lat, lon], ...inward, ...around2, ...ashore],
      lines: [
        ...nameLines(writer, data.coasts[zone.island]),
        ownerLine(writer, data.sides, zone.side, area)
      ]
    };
  });
  var placeLabels = ({ writer, data }) => data.places.map(({ kind, names, point: [lon, lat] }) => ({
    ...Object.entries(RANKS).find(([name]) => name === kind)?.[1] ?? RANKS.town,
    points: [[lat, lon]],
    lines: nameLines(writer, names)
  }));
  var seaLabels = (scene) => [...zoneLabels(scene), ...placeLabels(scene)];
  var seaLines = ({ median, data }) => ({
    lines: [...median, ...Object.values(data.cable.cases[0].lines).flat().map(unpack)]
  });

  // geo/maps/shared/web/tables.js
  var swatch = (side) => element("i", { class: `fi-swatch fi-side-${side}`, "aria-hidden": "true" });
  var said = (cell) => {
    if (typeof cell === "string" || cell instanceof Node) {
      return [cell];
    }
    return Array.isArray(cell) ? cell : [cell.text, element("small", { lang: cell.lang }, cell.other)];
  };
  var line = (cells, style) => element(
    "tr",
    style ? { class: style } : {},
    element("th", { scope: "row" }, ...said(cells[0])),
    ...cells.slice(1).map((cell) => element("td", {}, ...said(cell)))
  );
  var fillTable = (id, rows, sums = []) => byIdAs(id, HTMLTableElement).tBodies[0].replaceChildren(
    ...rows.map((row) => line(row)),
    ...sums.map((row) => line(row, "fi-sum"))
  );
  var fillComparison = (id, writer, { options, shown }, cellsOf) => {
    const rows = options.map((option) => {
      const row = line([writer.name(option.short), ...cellsOf(option)]);
      if (option === shown) {
        row.setAttribute("aria-current", "true");
      }
      return row;
    });
    byIdAs(id, HTMLTableElement).tBodies[0].replaceChildren(...rows);
  };
  var setCaption = (id, text) => {
    const { caption } = byIdAs(id, HTMLTableElement);
    if (caption) {
      caption.textContent = text;
    }
  };

  // geo/maps/pages/sea/web/panel.js
  var tripointRow = ({ where, coasts, cell }) => [
    where,
    coasts.map((coast) => element("div", {}, ...said(coast))),
    cell
  ];
  var fillSeaPanel = (writer, { options, sides, cable, sensitivity }, option, { limit, tripoints }) => {
    const texts = option.texts[writer.lang];
    const found = texts.limits[limit];
    setCaption("fi-table", found.caption);
    fillTable("fi-table", found.islands, found.sums);
    byId("fi-finding").replaceChildren(
      ...found.finding.map((text, side) => element("p", {}, swatch(side), text))
    );
    fillComparison(
      "fi-cross",
      writer,
      { options, shown: option },
      (other) => other.texts[writer.lang].crossed.map(([first2, second2]) => [
        swatch(0),
        first2,
        element("br"),
        swatch(1),
        second2
      ])
    );
    const [first, second] = sides.map(({ names }) => writer.name(names));
    setCaption("fi-cross", writer.word("sea.cross_note", { first, second }));
    fillTable("fi-straits", texts.straits);
    fillTable("fi-cable", cable.texts[writer.lang]);
    fillTable("fi-hangs", sensitivity[writer.lang]);
    fillTable("fi-tri", tripoints.map(tripointRow));
    byId("fi-tri").hidden = !tripoints.length;
    byId("fi-tri-note").textContent = writer.word(tripoints.length ? "sea.tri_note" : "sea.tri_none");
  };

  // geo/maps/pages/sea/web/sea.js
  var WIDE = 700;
  var START = 0.7;
  var SeaPage = class extends OptionPage {
    /**
     * @param {import("leaflet").Map} map
     * @param {SeaData} data
     */
    constructor(map, data) {
      super(map, data);
      this.section = "sea";
      this.limit = data.limit;
      this.station = void 0;
      this.sea = new Sea(this.map, data, this.shapes.decoded);
      this.showCable(0);
      this.start("sea");
    }
    get colon() {
      return this.writer.word("common.colon");
    }
    get found() {
      return this.option.limits[this.limit];
    }
    /**
     * @override
     * @param {string} place
     */
    bounds(place) {
      if (place === "cable") {
        return this.sea.cableBounds().pad(0.3);
      }
      return leaflet_default.latLngBounds(this.found.zones.flatMap((zone) => this.shapes.outline(zone)));
    }
    /** @override */
    padding() {
      const { x: width } = this.map.getSize();
      const legend = byId("fi-legend");
      const beside = width > WIDE ? legend.offsetLeft + legend.offsetWidth : 30;
      const room = {
        paddingTopLeft: this.isNarrow() ? [8, 8] : [beside, 20],
        paddingBottomRight: this.isNarrow() ? [8, 40] : [30, 44]
      };
      return room;
    }
    connect() {
      super.connect();
      byId("fi-limits").addEventListener("change", (event) => {
        this.limit = Number(valueOf(event));
        this.station = void 0;
        this.refresh();
        this.view("sea");
        this.announce();
      });
      byId("fi-walk").addEventListener("input", (event) => {
        this.station = Number(valueOf(event));
        this.showStation();
      });
      this.onEach("case", (nth) => {
        this.showCable(Number(nth));
        this.view("cable");
      });
    }
    /**
     * @override
     * @param {SeaOption} option
     */
    choose(option) {
      this.station = void 0;
      super.choose(option);
    }
    /** @param {number} nth */
    showCable(nth) {
      this.sea.showCable(this.data.cable.cases[nth]);
      for (const button of all("[data-case]")) {
        button.setAttribute("aria-pressed", String(Number(button.dataset.case) === nth));
      }
    }
    draw() {
      this.shapes.show(this.option, (layer, { island, side }) => {
        const zone = this.found.zones.find((one) => one.island === island && one.side === side);
        layer.on("click", () => zone && this.card(zone, shapeOf(layer)));
      });
      this.sea.show(
        this.found,
        (layer, zone) => this.dressZone(layer, zone),
        ({ latlng }) => this.pointAt(latlng)
      );
      const tripoints = this.option.tripoints.filter((one) => this.isWithin(one));
      this.sea.showTripoints(tripoints, (marker, one) => this.dressTripoint(marker, one));
      fillSeaPanel(this.writer, this.data, this.option, {
        limit: this.limit,
        tripoints: tripoints.map((one) => this.tripointTexts(one))
      });
      this.showStation();
    }
    /**
     * Whether a point of the median line lies within the limit that is shown.
     * @param {{ km: number }} point
     */
    isWithin({ km }) {
      return km <= this.limit * this.data.km_per_mile;
    }
    /** @param {Zone} zone */
    zoneTexts({ part }, limit = this.limit) {
      const nth = this.option.limits[limit].zones.findIndex((one) => one.part === part);
      return this.texts.limits[limit].zones[nth];
    }
    /** @param {Tripoint} tripoint */
    tripointTexts(tripoint) {
      return this.texts.tripoints[this.option.tripoints.indexOf(tripoint)];
    }
    /**
     * @param {import("leaflet").Polygon} layer
     * @param {Zone} zone
     */
    dressZone(layer, zone) {
      const { label } = this.zoneTexts(zone);
      const data = { part: zone.part, side: zone.side };
      asButton(layer, { label, data }, (_, latlng) => this.card(zone, shapeOf(layer), latlng));
    }
    /**
     * @param {import("leaflet").Marker} marker
     * @param {Tripoint} tripoint
     */
    dressTripoint(marker, tripoint) {
      const { label, title, coasts } = this.tripointTexts(tripoint);
      asButton(marker, { label, data: { tri: tripoint.at.join(" ") } }, () => {
        const [lon, lat] = tripoint.at;
        this.sea.showFeet(tripoint);
        const inLanguage = (text) => ({ text, lang: this.lang });
        const rows = coasts.flatMap(
          (coast) => typeof coast === "string" ? [inLanguage(coast)] : [inLanguage(coast.text), { text: coast.other, lang: coast.lang }]
        );
        const card = { title: inLanguage(title), rows };
        this.openCard([lat, lon], card, shapeOf(marker));
        this.tell(label);
      });
    }
    /**
     * @param {Zone} zone
     * @param {HTMLElement | SVGElement} node
     * @param {import("leaflet").LatLngExpression} [latlng]
     */
    card(zone, node, latlng) {
      const names = this.data.coasts[zone.island];
      const row = (limit) => {
        const text = [this.say(`limit_${limit}`), this.zoneTexts(zone, limit).area].join(this.colon);
        return { text, lang: this.lang };
      };
      const rows = [
        ...this.writer.otherNames(names),
        { text: this.writer.word(`sides.${zone.side}`), lang: this.lang },
        ...this.data.limits.map(row)
      ];
      const [lon, lat] = zone.point;
      this.openCard(latlng ?? [lat, lon], { title: this.writer.named(names), rows }, node);
      this.tell(this.zoneTexts(zone).label);
    }
    /** Stations of the profile within the limit that is shown. */
    stations() {
      return this.option.stations.filter((station) => this.isWithin(station));
    }
    /** @param {import("leaflet").LatLng} point */
    pointAt({ lat, lng }) {
      const shrink = Math.cos(lat * Math.PI / 180);
      const off = ({ at: [lon, y] }) => Math.hypot((lon - lng) * shrink, y - lat);
      const stations = this.stations();
      const nearest = stations.reduce((a, b) => off(b) < off(a) ? b : a, stations[0]);
      if (nearest) {
        this.station = stations.indexOf(nearest);
        this.showStation();
      }
    }
    /**
     * A station in words, with both sides' names of each coast.
     * @param {Station} station
     */
    stationText({ figures: [lat, lon, km], feet }) {
      const degrees = (text, ahead, behind) => this.writer.word(`split.${text.startsWith("-") ? behind : ahead}`, {
        value: this.writer.decimal(text.replace("-", ""))
      });
      const [a, b] = feet.map(({ coast }) => this.writer.both(this.data.coasts[coast]));
      const [sideA, sideB] = this.data.sides.map(({ names }) => this.writer.name(names));
      return this.writer.nodes("sea.walk_text", {
        where: [degrees(lat, "north", "south"), degrees(lon, "east", "west")].join(
          this.writer.word("common.comma")
        ),
        km: this.writer.word("split.km", { value: this.writer.decimal(km) }),
        a,
        side_a: sideA,
        b,
        side_b: sideB
      });
    }
    /** Shows a station of the profile; at first one whose two feet are both seen. */
    showStation() {
      const stations = this.stations();
      this.station ??= Math.floor(stations.length * START);
      const slider = byIdAs("fi-walk", HTMLInputElement);
      const shown = stations[this.station];
      const stop = byId("fi-stop");
      stop.replaceChildren(...shown ? this.stationText(shown) : [this.say("walk_none")]);
      slider.disabled = !stations.length;
      slider.max = String(Math.max(0, stations.length - 1));
      slider.value = String(this.station);
      slider.setAttribute("aria-valuetext", stop.textContent ?? "");
      if (shown) {
        this.sea.showFeet(shown);
      } else {
        this.sea.hideFeet();
      }
    }
    shown() {
      return this.texts.limits[this.limit].shown;
    }
    legendRows() {
      const line2 = (style, key, values) => this.legendRow(lineSample(style), this.say(key, values));
      const cables = this.data.sides.map(
        ({ id, names }) => line2(CABLE_STYLES[id], "legend_cable", { side: this.writer.name(names) })
      );
      return [
        line2(MEDIAN_STYLE, "legend_median"),
        line2(FEET_STYLE, "legend_feet"),
        this.legendRow(triSample(34, 15), this.say("legend_tri")),
        ...cables,
        line2(CABLE_STYLES.neither, "legend_cable_neither")
      ];
    }
    /** @returns {import("./labels.js").SeaScene} */
    scene() {
      return {
        writer: this.writer,
        data: this.data,
        zones: this.found.zones,
        parts: this.option.parts,
        median: this.found.median.map(unpack),
        areaOf: (zone) => this.zoneTexts(zone).area,
        outline: (shaped) => this.shapes.outline(shaped),
        roomy: this.map.getSize().x > WIDE
      };
    }
    drawnLines() {
      return seaLines(this.scene());
    }
    allLabels() {
      return seaLabels(this.scene());
    }
  };
  var open = (map, data) => new SeaPage(map, forReader(data));
  return __toCommonJS(sea_exports);
})();
