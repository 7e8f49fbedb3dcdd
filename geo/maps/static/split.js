// The page that shows settlement options: controls, map and panel in step.
"use strict";

(() => {
  const { element } = FourIslands;
  const NARROW = 480;
  const SPOTS = 24;
  const CUT_ZOOM = 6.25;
  const MARK_PRIORITY = 3.2;

  // Which places are labelled first, and from which zoom level.
  const PLACE_RANKS = {
    landmass: { kind: "land", priority: 3.5, dot: false, fromZoom: 0 },
    strait: { kind: "water", priority: 5, dot: false, fromZoom: 6.5 },
    water: { kind: "water", priority: 6, dot: false, fromZoom: 7 },
    city: { kind: "place", priority: 6, dot: true, fromZoom: 5.5 },
    town: { kind: "place", priority: 7, dot: true, fromZoom: 6.5 },
    island: { kind: "land", priority: 6.5, dot: false, fromZoom: 6 },
    islet: { kind: "land", priority: 8, dot: false, fromZoom: 8.5 },
    other: { kind: "place", priority: 9, dot: true, fromZoom: 8 },
  };

  class SplitPage {
    constructor(mapId, data) {
      this.data = data;
      this.map = FourIslands.map(mapId);
      this.lang = data.lang;
      this.option = data.options.find(({ option }) => option === data.selected);
      this.shownLines = new Set(data.lines.filter(({ shown }) => shown).map(({ id }) => id));
      this.openDetails = new Set();
      this.region = this.allBounds();
      this.map.fitBounds(this.islandBounds(), this.padding());
      this.shapes = new FourIslands.Shapes(this.map, data);
      this.labels = new FourIslands.Labels(this.map);
      L.control.scale({ imperial: false, position: "bottomright" }).addTo(this.map);
      this.evidence = data.evidence ? new FourIslands.Evidence(data) : undefined;
      this.connect();
      this.speak(data.lang);
      this.keepView();
    }

    points(parts) {
      return parts.flatMap(({ shape }) =>
        this.data.shapes[shape].flatMap(([outer]) => FourIslands.unpack(outer)),
      );
    }

    islandBounds() {
      return L.latLngBounds(this.points(this.option.parts));
    }

    allBounds() {
      const bounds = this.islandBounds();
      for (const layer of this.data.lines) {
        for (const line of layer.features.flatMap((feature) => feature.line)) {
          FourIslands.unpack(line).forEach((point) => bounds.extend(point));
        }
      }
      return bounds;
    }

    padding() {
      const narrow = this.map.getSize().x < NARROW;
      return {
        paddingTopLeft: narrow ? [14, 20] : [40, 40],
        paddingBottomRight: narrow ? [14, 64] : [40, 56],
        animate: false,
      };
    }

    /** The opening view is kept while the window changes, until the reader moves the map. */
    keepView() {
      const container = this.map.getContainer();
      let moved = false;
      for (const event of ["pointerdown", "wheel", "keydown"]) {
        container.addEventListener(event, () => (moved = true), { passive: true });
      }
      this.map.on("resize", () => {
        if (!moved) {
          this.map.fitBounds(this.islandBounds(), this.padding());
        }
      });
    }

    connect() {
      document.getElementById("fi-options").addEventListener("change", (event) => {
        this.option = this.data.options.find(({ option }) => option === event.target.value);
        this.refresh();
        this.announce();
      });
      for (const button of document.querySelectorAll("[data-language]")) {
        button.addEventListener("click", () => this.speak(button.dataset.language));
      }
      for (const button of document.querySelectorAll("[data-view]")) {
        button.addEventListener("click", () => this.view(button.dataset.view));
      }
      this.map.on("popupopen popupclose", () => this.labels.place());
      this.map.on("popupclose", ({ popup }) => this.returnFocus(popup));
      document.querySelector(".fi-skip").addEventListener("click", () => {
        this.evidence?.close({ focus: false });
      });
      this.map.getContainer().addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          this.map.closePopup();
        }
      });
    }

    view(name) {
      const line = this.option.border?.ends.map(([lon, lat]) => [lat, lon]);
      if (name === "border" && line) {
        this.map.fitBounds(L.latLngBounds(line).pad(0.6), this.padding());
      } else {
        this.map.fitBounds(name === "region" ? this.region : this.islandBounds(), this.padding());
      }
    }

    /** Shows the whole page in a language. */
    speak(lang) {
      this.lang = lang;
      this.writer = new FourIslands.Figures(this.data, lang);
      document.documentElement.lang = lang;
      document.title = document.getElementById("fi-title").textContent;
      for (const node of document.querySelectorAll("[data-word]")) {
        node.textContent = this.writer.word(node.dataset.word);
      }
      document.title = document.getElementById("fi-title").textContent;
      for (const node of document.querySelectorAll("[data-label]")) {
        node.setAttribute("aria-label", this.writer.word(node.dataset.label));
      }
      for (const button of document.querySelectorAll("[data-language]")) {
        button.setAttribute("aria-pressed", String(button.dataset.language === lang));
      }
      for (const node of document.querySelectorAll("[data-option]")) {
        const option = this.data.options.find((one) => one.option === node.dataset.option);
        const { text, lang: real } = this.writer.named(option.titles);
        node.textContent = text;
        node.lang = real;
      }
      for (const node of document.querySelectorAll("th[data-side]")) {
        const side = this.data.sides[Number(node.dataset.side)];
        node.querySelector("span").textContent = this.writer.name(side.names);
      }
      const metres = (value) => this.writer.number(value, 0);
      document.getElementById("fi-display").textContent = this.writer.word("split.source_display", {
        islands: metres(this.data.tolerance_m.islands),
        coast: metres(this.data.tolerance_m.coast),
      });
      this.dressControls();
      this.evidence?.speak(this.writer);
      this.listLines();
      this.refresh();
    }

    dressControls() {
      const container = this.map.getContainer();
      container.setAttribute("aria-label", document.title);
      for (const [name, word] of [["in", "common.zoom_in"], ["out", "common.zoom_out"]]) {
        const button = container.querySelector(`.leaflet-control-zoom-${name}`);
        button.title = this.writer.word(word);
        button.setAttribute("aria-label", this.writer.word(word));
      }
    }

    /** Draws the option that is chosen, and writes its figures. */
    refresh() {
      this.map.closePopup();
      this.shapes.show(this.option, (layer, part, side) => this.dressPart(layer, part, side));
      for (const [id, group] of Object.entries(this.shapes.lines)) {
        this.map[this.shownLines.has(id) ? "addLayer" : "removeLayer"](group);
      }
      this.data.lines.filter(({ id }) => this.shownLines.has(id)).forEach((layer) => this.dressLine(layer));
      FourIslands.fillPanel(this.writer, this.option);
      const border = document.querySelector('[data-view="border"]');
      border.disabled = !this.option.border;
      this.drawLegend();
      this.label();
    }

    dressPart(layer, part) {
      const node = layer.getElement();
      node.setAttribute("tabindex", "0");
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", this.writer.part(part));
      node.dataset.island = part.island;
      node.dataset.side = part.side;
      layer.on("click", () => this.card(node, part, false));
      FourIslands.onKey(node, () => this.card(node, part, true));
    }

    /** Makes a line that is shown open its card; Leaflet draws it anew when it is shown again. */
    dressLine(layer) {
      for (const { path, names } of this.shapes.lines[layer.id].hits) {
        const node = path.getElement();
        const middle = path.getLatLngs().flat()[0] ? path.getCenter() : this.map.getCenter();
        const open = (at, byKey) => this.lineCard(layer, names, { node, at, byKey });
        path.off("click").on("click", ({ latlng }) => open(latlng, false));
        node.setAttribute("aria-label", this.lineLabel(layer, names));
        if (!node.dataset.line) {
          node.setAttribute("tabindex", "0");
          node.setAttribute("role", "button");
          node.dataset.line = layer.id;
          FourIslands.onKey(node, () => open(middle, true));
        }
      }
    }

    lineLabel(layer, names) {
      return this.evidence.titled(`lines/${layer.id}`, names ?? layer.names);
    }

    lineCard(layer, names, { node, at, byKey }) {
      const [title, own] = [this.writer.named(layer.names), this.writer.named(names ?? { en: "" })];
      const rows = own.text && own.text !== title.text ? [own] : [];
      this.openCard(at, { title, rows, subject: `lines/${layer.id}` }, node, byKey);
      document.getElementById("fi-live").textContent = node.getAttribute("aria-label");
    }

    placeCard({ id, names, point: [lon, lat] }, node, byKey) {
      const title = this.writer.named(names);
      const rows = this.writer.otherNames(names);
      this.openCard([lat, lon], { title, rows, subject: `places/${id}` }, node, byKey);
      document.getElementById("fi-live").textContent = node.getAttribute("aria-label");
    }

    /** Closing a card from within leaves the reader on the shape that opened it. */
    returnFocus(popup) {
      const active = document.activeElement;
      const lost = active === document.body || popup?.getElement()?.contains(active);
      if (lost && this.opener?.isConnected) {
        this.opener.focus({ preventScroll: true });
      }
    }

    /** A card with the events of its subject behind a button; a reader by key is led into it. */
    openCard(at, { title, rows, subject }, node, byKey) {
      this.opener = node;
      const button = this.cardButton(subject, node);
      const none = { text: this.writer.word("evidence.none"), lang: this.lang };
      FourIslands.openCard(this.map, at, {
        title,
        rows: this.evidence?.knows(subject) && !button ? [...rows, none] : rows,
        button,
        closeLabel: this.writer.word("common.close"),
      });
      if (byKey) {
        button?.focus({ preventScroll: true });
      }
    }

    /** The button that leads to the events of a subject; nothing where there are none. */
    cardButton(subject, node) {
      const count = this.evidence?.knows(subject) ? this.evidence.count(subject) : 0;
      if (!count) {
        return undefined;
      }
      const key = count === 1 ? "evidence.open_event" : "evidence.open_events";
      const button = element("button", { type: "button" }, this.writer.word(key, { count }));
      const again = () => (button.isConnected ? button : this.drawn(node));
      button.addEventListener("click", () => this.evidence.open(subject, again));
      return button;
    }

    /** The shape itself, or what was drawn in its stead since. */
    drawn(node) {
      const { island, side, line, place } = node.dataset;
      const alike = [...this.map.getContainer().querySelectorAll("[role=button][data-island], [data-line], [data-place]")]
        .filter((one) => one.dataset.island === island && one.dataset.line === line && one.dataset.place === place);
      return alike.find((one) => one.dataset.side === side) ?? alike[0];
    }

    card(node, part, byKey) {
      const names = this.data.islands[part.island];
      const side = this.data.sides.find(({ id }) => id === part.side);
      const held = `${this.writer.held(part.fraction)}, ${this.writer.km2(part.area_km2)}`;
      const rows = [
        ...this.writer.otherNames(names),
        { text: `${this.writer.name(side.names)}: ${held}`, lang: this.lang },
      ];
      const card = { title: this.writer.named(names), rows, subject: `islands/${part.island}` };
      this.openCard([part.point[1], part.point[0]], card, node, byKey);
      document.getElementById("fi-live").textContent = this.writer.part(part);
    }

    announce() {
      const figures = this.writer
        .sidesOf(this.option)
        .map((side, index) => {
          const name = this.writer.name(this.data.sides[index].names);
          return `${name} ${this.writer.km2(side.area_km2)}, ${this.writer.percent(side.share)}`;
        })
        .join("; ");
      document.getElementById("fi-live").textContent = this.writer.word("split.shown", {
        option: this.writer.name(this.option.titles),
        figures,
      });
    }

    drawLegend() {
      const row = (sample, text) => element("li", {}, sample, element("span", {}, text));
      const rows = this.data.sides.map((side, index) =>
        row(
          FourIslands.fillSample(FourIslands.fillOf(index)),
          this.writer.word("split.legend_side", { side: this.writer.name(side.names) }),
        ),
      );
      rows.push(row(FourIslands.fillSample(FourIslands.LAND), this.writer.word("split.legend_land")));
      if (this.option.border) {
        const style = { color: "#111111", weight: 3 };
        rows.push(row(FourIslands.lineSample(style), this.writer.word("split.legend_border")));
      }
      for (const layer of this.data.lines.filter(({ id }) => this.shownLines.has(id))) {
        const sample = FourIslands.lineSample(FourIslands.LINE_STYLES[layer.id]);
        rows.push(row(sample, this.writer.name(layer.short)));
      }
      if (this.data.places.some(({ id }) => this.evidence?.knows(`places/${id}`))) {
        const mark = element("i", { class: "fi-mark-sample", "aria-hidden": "true" });
        rows.push(row(mark, this.writer.word("evidence.with_events")));
      }
      document
        .getElementById("fi-legend")
        .replaceChildren(
          element("h2", {}, this.writer.word("split.legend")),
          element("ul", {}, ...rows),
        );
    }

    listLines() {
      const list = document.getElementById("fi-lines");
      list?.replaceChildren(...this.data.lines.map((layer) => this.lineRow(layer)));
    }

    lineRow(layer) {
      const name = this.writer.name(layer.names);
      const box = element("input", { type: "checkbox", value: layer.id });
      box.checked = this.shownLines.has(layer.id);
      box.addEventListener("change", () => {
        this.shownLines[box.checked ? "add" : "delete"](layer.id);
        this.refresh();
      });
      const zoom = element(
        "button",
        { type: "button", "aria-label": this.writer.word("split.zoom_to_line", { line: name }) },
        this.writer.word("split.zoom_to"),
      );
      zoom.addEventListener("click", () => {
        box.checked = true;
        this.shownLines.add(layer.id);
        this.refresh();
        this.map.fitBounds(L.latLngBounds(this.shapes.lines[layer.id].vertices), {
          ...this.padding(),
          maxZoom: 9,
        });
      });
      const sample = FourIslands.lineSample(FourIslands.LINE_STYLES[layer.id]);
      const details = FourIslands.lineDetails(this.writer, layer);
      details.open = this.openDetails.has(layer.id);
      details.addEventListener("toggle", () =>
        this.openDetails[details.open ? "add" : "delete"](layer.id),
      );
      const label = element("label", {}, box, sample, element("span", {}, name));
      const events = this.evidence?.button(`lines/${layer.id}`, (count) => this.evidence.events(count)) ?? "";
      return element("div", { class: "fi-line" }, label, zoom, events, details);
    }

    /** All labels of the map for this option and language. */
    label() {
      this.labels.set([
        ...this.islandLabels(),
        ...this.cutLabels(),
        ...this.lineLabels(),
        ...this.placeLabels(),
      ], this.coastPoints(), this.drawnUnder());
    }

    /** What the islands' labels leave bare: other land, lines and the edges of their bands. */
    drawnUnder() {
      const shown = Object.entries(this.shapes.lines).filter(([id]) => this.shownLines.has(id));
      return { land: this.shapes.land, lines: shown.flatMap(([, group]) => group.outlines) };
    }

    coastPoints() {
      return this.option.parts.flatMap((part) =>
        this.points([part]).map((point) => ({ point, land: `${part.island}:${part.side}` })),
      );
    }

    names(names) {
      const main = this.writer.named(names);
      const others = this.writer.otherNames(names);
      const rest = others.map(({ text }) => text).join(" · ");
      const lang = others.length === 1 ? others[0].lang : "";
      return rest ? [main, { text: rest, lang, style: "fi-other-name" }] : [main];
    }

    islandLabels() {
      return Object.entries(this.data.islands).reverse().flatMap(([id, names]) => {
        const parts = this.option.parts.filter(({ island }) => island === id);
        const whole = parts.length === 1;
        const largest = parts.reduce((a, b) => (b.area_km2 > a.area_km2 ? b : a));
        const spots = (part) => {
          const outline = this.points([part]);
          const step = Math.max(1, Math.floor(outline.length / SPOTS));
          const [lon, lat] = part.point;
          return [[lat, lon], ...outline.filter((_, nth) => nth % step === 0)];
        };
        const owner = (part) => {
          const side = this.data.sides.findIndex((one) => one.id === part.side);
          const name = this.writer.name(this.data.sides[side].names);
          const share = part.fraction === 1 ? "" : ` ${this.writer.percent(part.fraction)}`;
          return { text: name + share, lang: this.lang, style: `fi-owner fi-side-${side}` };
        };
        const island = {
          kind: "island",
          openSea: true,
          land: id,
          priority: 0,
          where: "centre",
          points: parts.length > 1 ? parts.flatMap(spots) : spots(largest),
          lines: [...this.names(names), ...(whole ? [owner(parts[0])] : [])],
        };
        const shares = parts.map((part) => ({
          kind: "share",
          openSea: true,
          land: `${id}:${part.side}`,
          keepTo: id,
          notOn: parts.filter((other) => other !== part).map((other) => this.points([other])),
          priority: 2,
          fromZoom: 6,
          where: "centre",
          points: spots(part),
          lines: [owner(part)],
        }));
        return whole ? [island] : [island, ...shares];
      });
    }

    cutLabels() {
      const { border } = this.option;
      if (!border) {
        return [];
      }
      const ends = border.ends.map(([lon, lat], index) => ({
        kind: "end",
        priority: -1,
        fromZoom: CUT_ZOOM,
        where: "centre",
        points: [[lat, lon]],
        reserve: [[lat, lon]],
        mayCover: 8,
        lines: [
          { text: "AB"[index], lang: "", style: "fi-main-name" },
          { text: this.writer.coordinates([lon, lat]), lang: this.lang, style: "fi-other-name" },
        ],
      }));
      const [[lonA, latA], [lonB, latB]] = border.ends;
      const text = `${this.writer.length(border)}, ${this.writer.bearing(border)}`;
      return [
        ...ends,
        {
          kind: "end",
          priority: 3,
          fromZoom: CUT_ZOOM,
          where: "beside",
          mayCover: 8,
          points: [[(latA + latB) / 2, (lonA + lonB) / 2]],
          lines: [{ text, lang: this.lang, style: "fi-cut-size" }],
        },
      ];
    }

    lineLabels() {
      return this.data.lines
        .filter(({ id }) => this.shownLines.has(id))
        .map((layer) => {
          const { vertices } = this.shapes.lines[layer.id];
          const steps = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9, 0, 1];
          const at = (share) => vertices[Math.round(share * (vertices.length - 1))];
          const { text, lang } = this.writer.named(layer.short);
          return {
            kind: "line",
            priority: 4,
            where: "beside",
            mayCover: 12,
            points: vertices.length ? steps.map(at) : [],
            lines: [{ text, lang, style: `fi-line-name fi-line-${layer.id}` }],
          };
        });
    }

    /** How a place with events is opened. */
    mark(place) {
      const subject = `places/${place.id}`;
      if (!this.evidence?.knows(subject)) {
        return undefined;
      }
      return {
        id: place.id,
        label: this.evidence.titled(subject, place.names),
        open: (node, byKey) => this.placeCard(place, node, byKey),
      };
    }

    placeLabels() {
      return this.data.places.map((place) => {
        const { kind, names, group, point: [lon, lat] } = place;
        const rank = PLACE_RANKS[kind] ?? PLACE_RANKS.other;
        const mark = this.mark(place);
        const dot = rank.dot || Boolean(mark);
        return {
          kind: rank.kind,
          priority: mark ? Math.min(rank.priority, MARK_PRIORITY) : rank.priority,
          where: dot || kind === "islet" ? "beside" : "centre",
          dot,
          mark,
          fromZoom: mark ? 0 : rank.fromZoom,
          mayCover: rank.kind === "water" ? 2 : 8,
          land: group,
          points: [[lat, lon]],
          lines: this.names(names),
        };
      });
    }
  }

  /** Brings the split page to life. */
  FourIslands.split = (mapId, data) => new SplitPage(mapId, data);
})();
