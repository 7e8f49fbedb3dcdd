// The page of the sea: controls, map and panel in step.
"use strict";

(() => {
  const { element } = FourIslands;
  const NARROW = 480;
  const WIDE = 700;
  const SPOTS = 30;
  const START = 0.7;
  const KM_PER_MILE = 1.852;

  // Which places are labelled, how early, and from which zoom level.
  const RANKS = {
    landmass: { kind: "land", priority: 2, fromZoom: 0 },
    strait: { kind: "water", priority: 4, fromZoom: 7.5, mayCover: 2, openSea: true },
    island: { kind: "land", priority: 6, fromZoom: 7 },
    city: { kind: "place", priority: 5, fromZoom: 5.5, dot: true, mayCover: 4, openSea: true },
    town: { kind: "place", priority: 5.5, fromZoom: 6.5, dot: true, mayCover: 4, openSea: true },
  };

  class SeaPage {
    constructor(mapId, data) {
      this.data = data;
      this.map = FourIslands.map(mapId);
      this.limit = data.limit;
      this.option = data.options.find(({ option }) => option === data.selected);
      this.place = "sea";
      this.map.setView(this.map.getCenter(), this.map.getZoom());
      this.shapes = new FourIslands.Shapes(this.map, data);
      this.sea = new FourIslands.Sea(this.map, data);
      this.labels = new FourIslands.Labels(this.map);
      L.control.scale({ imperial: false, position: "bottomright" }).addTo(this.map);
      this.sea.showCable(data.cable.cases[0]);
      this.connect();
      this.rest();
      this.speak(data.lang);
      this.fit();
      this.keepView();
    }

    get found() {
      return this.option.limits[this.limit];
    }

    padding() {
      const { x: width } = this.map.getSize();
      const legend = document.getElementById("fi-legend");
      const beside = width > WIDE ? legend.offsetLeft + legend.offsetWidth : 30;
      return {
        paddingTopLeft: width < NARROW ? [8, 8] : [beside, 20],
        paddingBottomRight: width < NARROW ? [8, 40] : [30, 44],
        animate: false,
      };
    }

    fit() {
      const bounds = {
        islands: () => this.shapes.parts.getBounds(),
        sea: () => this.sea.zonesBounds(),
        cable: () => this.sea.cableBounds().pad(0.3),
      }[this.place]();
      this.map.fitBounds(bounds, this.padding());
    }

    /** The view is kept while the window changes, until the reader moves the map. */
    keepView() {
      const container = this.map.getContainer();
      let moved = false;
      for (const event of ["pointerdown", "wheel", "keydown"]) {
        container.addEventListener(event, () => (moved = true), { passive: true });
      }
      this.map.on("resize", () => {
        if (!moved) {
          this.fit();
        }
      });
    }

    connect() {
      document.getElementById("fi-options").addEventListener("change", (event) => {
        this.option = this.data.options.find(({ option }) => option === event.target.value);
        this.rest();
        this.refresh();
        this.announce();
      });
      document.getElementById("fi-limits").addEventListener("change", (event) => {
        this.limit = Number(event.target.value);
        this.place = "sea";
        this.rest();
        this.refresh();
        this.fit();
        this.announce();
      });
      document.getElementById("fi-walk").addEventListener("input", (event) => {
        this.stop = Number(event.target.value);
        this.showStop();
      });
      const each = (key, run) => {
        for (const button of document.querySelectorAll(`[data-${key}]`)) {
          button.addEventListener("click", () => run(button.dataset[key]));
        }
      };
      each("language", (lang) => this.speak(lang));
      each("view", (place) => {
        this.place = place;
        this.fit();
      });
      each("case", (nth) => this.showCase(Number(nth)));
      this.map.on("popupopen popupclose", () => this.labels.place());
      this.map.on("popupclose", ({ popup }) => this.returnFocus(popup));
      this.map.getContainer().addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          this.map.closePopup();
        }
      });
    }

    showCase(nth) {
      this.sea.showCable(this.data.cable.cases[nth]);
      for (const button of document.querySelectorAll("[data-case]")) {
        button.setAttribute("aria-pressed", String(Number(button.dataset.case) === nth));
      }
      this.place = "cable";
      this.fit();
    }

    /** Shows the whole page in a language. */
    speak(lang) {
      this.lang = lang;
      this.writer = new FourIslands.SeaFigures(this.data, lang);
      document.documentElement.lang = lang;
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
      document.getElementById("fi-display").textContent = this.writer.word("sea.source_display", {
        islands: metres(this.data.tolerance_m.islands),
        coast: metres(this.data.tolerance_m.coast),
      });
      this.dressControls();
      this.refresh();
    }

    dressControls() {
      const container = this.map.getContainer();
      container.setAttribute("aria-label", this.writer.word("sea.map"));
      for (const [name, word] of [["in", "common.zoom_in"], ["out", "common.zoom_out"]]) {
        const button = container.querySelector(`.leaflet-control-zoom-${name}`);
        button.title = this.writer.word(word);
        button.setAttribute("aria-label", this.writer.word(word));
      }
    }

    /** Draws the option and limit that are chosen, and writes their figures. */
    refresh() {
      this.map.closePopup();
      this.shapes.show(this.option, (layer, { island, side }) => {
        const zone = this.found.zones.find((one) => one.island === island && one.side === side);
        layer.on("click", () => this.card(zone, layer.getElement()));
      });
      this.sea.show(
        this.found,
        (layer, zone) => this.dressZone(layer, zone),
        ({ latlng }) => this.pointAt(latlng),
      );
      FourIslands.fillSeaPanel(this.writer, this.option, this.limit);
      this.drawLegend();
      this.label();
      this.showStop();
    }

    dressZone(layer, zone) {
      const node = layer.getElement();
      node.setAttribute("tabindex", "0");
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", this.writer.zone(zone, this.limit));
      node.dataset.part = zone.part;
      node.dataset.side = zone.side;
      layer.on("click", ({ latlng }) => this.card(zone, node, latlng));
      FourIslands.onKey(node, () => this.card(zone, node));
    }

    card(zone, node, latlng) {
      const names = this.data.coasts[zone.island];
      const row = (limit) => {
        const one = this.option.limits[limit].zones.find(({ part }) => part === zone.part);
        const text = `${this.writer.word(`sea.limit_${limit}`)}: ${this.writer.km2(one.area_km2)}`;
        return { text, lang: this.lang };
      };
      this.opener = node;
      FourIslands.openCard(this.map, latlng ?? [zone.point[1], zone.point[0]], {
        title: this.writer.named(names),
        rows: [
          ...this.writer.otherNames(names),
          { text: this.writer.side(zone.side), lang: this.lang },
          ...this.data.limits.map(row),
        ],
        closeLabel: this.writer.word("common.close"),
      });
      document.getElementById("fi-live").textContent = this.writer.zone(zone, this.limit);
    }

    /** Closing a card from within leaves the reader on the shape that opened it. */
    returnFocus(popup) {
      const active = document.activeElement;
      const lost = active === document.body || popup?.getElement()?.contains(active);
      if (lost && this.opener?.isConnected) {
        this.opener.focus({ preventScroll: true });
      }
    }

    /** Stops of the walk within the limit that is shown. */
    stops() {
      return this.option.walk.filter((stop) => stop[6] <= this.limit * KM_PER_MILE);
    }

    /** Puts the walk where both of its feet are seen. */
    rest() {
      this.stop = Math.floor(this.stops().length * START);
    }

    pointAt({ lat, lng }) {
      const shrink = Math.cos((lat * Math.PI) / 180);
      const off = ([lon, at]) => Math.hypot((lon - lng) * shrink, at - lat);
      const stops = this.stops();
      const nearest = stops.reduce((a, b) => (off(b) < off(a) ? b : a), stops[0]);
      if (nearest) {
        this.stop = stops.indexOf(nearest);
        this.showStop();
      }
    }

    showStop() {
      const stops = this.stops();
      const slider = document.getElementById("fi-walk");
      const text = stops.length
        ? this.writer.stop(stops[this.stop])
        : this.writer.word("sea.walk_none");
      slider.disabled = !stops.length;
      slider.max = Math.max(0, stops.length - 1);
      slider.value = this.stop;
      slider.setAttribute("aria-valuetext", text);
      document.getElementById("fi-stop").textContent = text;
      if (stops.length) {
        this.sea.showStop(stops[this.stop]);
      } else {
        this.sea.hideStop();
      }
    }

    announce() {
      document.getElementById("fi-live").textContent = this.writer.word("sea.shown", {
        option: this.writer.name(this.option.titles),
        figures: this.writer.finding(this.option, this.limit).join(" "),
      });
    }

    drawLegend() {
      const row = (sample, text) => element("li", {}, sample, element("span", {}, text));
      const line = (style, word, values) =>
        row(FourIslands.lineSample(style), this.writer.word(word, values));
      const names = this.data.sides.map(({ names: all }) => this.writer.name(all));
      const rows = names.map((side, nth) =>
        row(
          FourIslands.fillSample(FourIslands.fillOf(nth)),
          this.writer.word("sea.legend_side", { side }),
        ),
      );
      rows.push(
        row(FourIslands.fillSample(FourIslands.LAND), this.writer.word("sea.legend_land")),
        line(FourIslands.MEDIAN_STYLE, "sea.legend_median"),
        line(FourIslands.FEET_STYLE, "sea.legend_feet"),
        ...this.data.sides.map(({ id }, nth) =>
          line(FourIslands.CABLE_STYLES[id], "sea.legend_cable", { side: names[nth] }),
        ),
        line(FourIslands.CABLE_STYLES.neither, "sea.legend_cable_neither"),
      );
      document
        .getElementById("fi-legend")
        .replaceChildren(
          element("h2", {}, this.writer.word("sea.legend")),
          element("ul", {}, ...rows),
        );
    }

    label() {
      const cable = Object.values(this.data.cable.cases[0].lines).flat();
      const lines = [...this.found.median, ...cable].map(FourIslands.unpack);
      const drawn = { land: this.shapes.land, lines };
      const coast = this.option.parts.flatMap((part) =>
        this.sea.outline(part).map((point) => ({ point, land: part.island })),
      );
      this.labels.set([...this.zoneLabels(), ...this.placeLabels()], coast, drawn);
    }

    names(names) {
      const main = this.writer.named(names);
      const others = this.writer.otherNames(names);
      const rest = others.map(({ text }) => text).join(" · ");
      const lang = others.length === 1 ? others[0].lang : "";
      return rest ? [main, { text: rest, lang, style: "fi-other-name" }] : [main];
    }

    zoneLabels() {
      const roomy = this.map.getSize().x > WIDE;
      return this.found.zones.map((zone) => {
        const side = this.data.sides.findIndex(({ id }) => id === zone.side);
        const outline = this.sea.outline(zone);
        const step = Math.max(1, Math.floor(outline.length / SPOTS));
        const [lon, lat] = zone.point;
        const around = outline.filter((_, nth) => nth % step === 0);
        const inward = around.map(([y, x]) => [(y + lat) / 2, (x + lon) / 2]);
        const owner = `${this.writer.side(zone.side)}: ${this.writer.km2(zone.area_km2)}`;
        const isCut = zone.part !== zone.island;
        const others = this.found.zones.filter(
          (one) => one !== zone && !(isCut && one.side === zone.side),
        );
        return {
          kind: "island",
          openSea: true,
          notOn: roomy ? others.map((one) => this.sea.outline(one)) : [],
          priority: 0,
          where: "centre",
          points: [[lat, lon], ...inward, ...around],
          lines: [
            ...this.names(this.data.coasts[zone.island]),
            { text: owner, lang: this.lang, style: `fi-owner fi-side-${side}` },
          ],
        };
      });
    }

    placeLabels() {
      return this.data.places.map(({ kind, names, point: [lon, lat] }) => ({
        ...RANKS[kind],
        where: RANKS[kind].dot ? "beside" : "centre",
        points: [[lat, lon]],
        lines: this.names(names),
      }));
    }
  }

  /** Brings the page of the sea to life. */
  FourIslands.sea = (mapId, data) => new SeaPage(mapId, data);
})();
