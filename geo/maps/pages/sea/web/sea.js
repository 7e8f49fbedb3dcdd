// The page of the sea: controls, map and panel in step.

import { thin } from "../../../shared/web/labels.js";
import L from "../../../shared/web/leaflet.js";
import { OptionPage } from "../../../shared/web/option_page.js";
import { unpack } from "../../../shared/web/packed.js";
import { asButton } from "../../../shared/web/page.js";
import { lineSample } from "../../../shared/web/shapes.js";
import { SeaFigures, fillSeaPanel } from "./figures.js";
import { CABLE_STYLES, FEET_STYLE, MEDIAN_STYLE, Sea, triSample } from "./map.js";

const WIDE = 700;
const SPOTS = 30;
const START = 0.7;
const STRAY_COST = 40;
const KM_PER_MILE = 1.852;

// Which places are labelled, how early, and from which zoom level.
const WATER = { kind: "water", where: "centre", mayCover: 2, openSea: true, mayWrap: true };
const TOWN = {
  kind: "place",
  where: "beside",
  dot: true,
  mayCover: 4,
  offLines: true,
  mayWrap: true,
};
const LAND = { kind: "land", where: "centre" };
const RANKS = {
  landmass: { ...LAND, priority: 2, fromZoom: 0 },
  strait: { ...WATER, priority: 4, fromZoom: 7.5 },
  island: { ...LAND, priority: 6, fromZoom: 7 },
  city: { ...TOWN, priority: 5, fromZoom: 5.5 },
  town: { ...TOWN, priority: 5.5, fromZoom: 6.5 },
};

class SeaPage extends OptionPage {
  section = "sea";
  Writer = SeaFigures;

  bounds = {
    sea: () => L.latLngBounds(this.found.zones.flatMap((zone) => this.shapes.outline(zone))),
    cable: () => this.sea.cableBounds().pad(0.3),
  };

  constructor(map, data) {
    super(map, data);
    this.limit = data.limit;
    this.sea = new Sea(this.map, data, this.shapes.decoded);
    this.showCable(0);
    this.start("sea");
  }

  get found() {
    return this.option.limits[this.limit];
  }

  padding() {
    const { x: width } = this.map.getSize();
    const legend = document.getElementById("fi-legend");
    const beside = width > WIDE ? legend.offsetLeft + legend.offsetWidth : 30;
    return {
      paddingTopLeft: this.isNarrow() ? [8, 8] : [beside, 20],
      paddingBottomRight: this.isNarrow() ? [8, 40] : [30, 44],
    };
  }

  connect() {
    super.connect();
    document.getElementById("fi-limits").addEventListener("change", ({ target }) => {
      this.limit = Number(target.value);
      this.stop = undefined;
      this.refresh();
      this.view("sea");
      this.announce();
    });
    document.getElementById("fi-walk").addEventListener("input", ({ target }) => {
      this.stop = Number(target.value);
      this.showStop();
    });
    this.onEach("case", (nth) => {
      this.showCable(Number(nth));
      this.view("cable");
    });
  }

  choose(option) {
    this.stop = undefined;
    super.choose(option);
  }

  showCable(nth) {
    this.sea.showCable(this.data.cable.cases[nth]);
    for (const button of document.querySelectorAll("[data-case]")) {
      button.setAttribute("aria-pressed", String(Number(button.dataset.case) === nth));
    }
  }

  draw() {
    this.shapes.show(this.option, (layer, { island, side }) => {
      const zone = this.found.zones.find((one) => one.island === island && one.side === side);
      layer.on("click", () => this.card(zone, layer.getElement()));
    });
    this.sea.show(
      this.found,
      (layer, zone) => this.dressZone(layer, zone),
      ({ latlng }) => this.pointAt(latlng),
    );
    const tri = this.option.tri_points.filter(([, , km]) => km <= this.limit * KM_PER_MILE);
    this.sea.showTri(tri, (marker, one) => this.dressTri(marker, one));
    fillSeaPanel(this.writer, this.option, this.limit, tri);
    this.showStop();
  }

  dressZone(layer, zone) {
    const label = this.writer.zone(zone, this.limit);
    const data = { part: zone.part, side: zone.side };
    asButton(layer, { label, data }, (_, latlng) => this.card(zone, layer.getElement(), latlng));
  }

  dressTri(marker, tri) {
    const label = this.writer.triLabel(tri);
    asButton(marker, { label, data: { tri: tri.slice(0, 2).join(" ") } }, () => {
      const [lon, lat, km, feet] = tri;
      const rows = this.writer.triCoasts(tri).map((text) => ({ text, lang: this.lang }));
      this.sea.showFeet(
        [lat, lon],
        feet.map(([x, y]) => [y, x]),
      );
      const text = `${this.writer.coordinates([lon, lat], 2)}: ${this.writer.km(km)}`;
      const title = { text, lang: this.lang };
      this.openCard([lat, lon], { title, rows }, marker.getElement());
      this.tell(label);
    });
  }

  card(zone, node, latlng) {
    const names = this.data.coasts[zone.island];
    const row = (limit) => {
      const one = this.option.limits[limit].zones.find(({ part }) => part === zone.part);
      const text = `${this.say(`limit_${limit}`)}: ${this.writer.km2(one.area_km2, 0)}`;
      return { text, lang: this.lang };
    };
    const rows = [
      ...this.writer.otherNames(names),
      { text: this.writer.side(zone.side), lang: this.lang },
      ...this.data.limits.map(row),
    ];
    const [lon, lat] = zone.point;
    this.openCard(latlng ?? [lat, lon], { title: this.writer.named(names), rows }, node);
    this.tell(this.writer.zone(zone, this.limit));
  }

  /** Stops of the walk within the limit that is shown. */
  stops() {
    return this.option.walk.filter((stop) => stop[6] <= this.limit * KM_PER_MILE);
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

  /** Shows a stop of the walk; at first one whose two feet are both seen. */
  showStop() {
    const stops = this.stops();
    this.stop ??= Math.floor(stops.length * START);
    const slider = document.getElementById("fi-walk");
    const text = stops.length ? this.writer.stop(stops[this.stop]) : this.say("walk_none");
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

  figures() {
    return this.writer.finding(this.option, this.limit).join(" ");
  }

  legendRows() {
    const line = (style, key, values) => this.legendRow(lineSample(style), this.say(key, values));
    const cables = this.data.sides.map(({ id, names }) =>
      line(CABLE_STYLES[id], "legend_cable", { side: this.writer.name(names) }),
    );
    return [
      line(MEDIAN_STYLE, "legend_median"),
      line(FEET_STYLE, "legend_feet"),
      this.legendRow(triSample(34, 15), this.say("legend_tri")),
      ...cables,
      line(CABLE_STYLES.neither, "legend_cable_neither"),
    ];
  }

  drawnLines() {
    const cable = Object.values(this.data.cable.cases[0].lines).flat();
    return { lines: [...this.found.median, ...cable].map(unpack) };
  }

  allLabels() {
    return [...this.zoneLabels(), ...this.placeLabels()];
  }

  zoneLabels() {
    const roomy = this.map.getSize().x > WIDE;
    return this.found.zones.map((zone) => {
      const [lon, lat] = zone.point;
      const around = thin(this.shapes.outline(zone), SPOTS);
      const land = this.option.parts.find(
        ({ island, side }) => island === zone.island && side === zone.side,
      );
      const ashore = land ? thin(this.shapes.outline(land), SPOTS) : [];
      const inward = around.map(([y, x]) => [(y + lat) / 2, (x + lon) / 2]);
      const isCut = zone.part !== zone.island;
      const others = this.found.zones.filter(
        (one) => one !== zone && !((isCut || !roomy) && one.side === zone.side),
      );
      return {
        kind: "island",
        openSea: true,
        notOn: others.map((one) => this.shapes.outline(one)),
        strayCost: roomy ? Infinity : STRAY_COST,
        priority: 0,
        where: "centre",
        points: [[lat, lon], ...inward, ...around, ...ashore],
        lines: [
          ...this.nameLines(this.data.coasts[zone.island]),
          this.ownerLine(zone.side, `: ${this.writer.km2(zone.area_km2, 0)}`),
        ],
      };
    });
  }

  placeLabels() {
    return this.data.places.map(({ kind, names, point: [lon, lat] }) => ({
      ...RANKS[kind],
      points: [[lat, lon]],
      lines: this.nameLines(names),
    }));
  }
}

/** Brings the page of the sea to life. */
export const open = (map, data) => new SeaPage(map, data);
