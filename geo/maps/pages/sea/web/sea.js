// @ts-check
// The page of the sea: controls, map and panel in step.

import { all, byId, byIdAs, valueOf } from "../../../shared/web/elements.js";
import { thin } from "../../../shared/web/labels.js";
import { forReader } from "../../../shared/web/language.js";
import L from "../../../shared/web/leaflet.js";
import { OptionPage } from "../../../shared/web/option_page.js";
import { unpack } from "../../../shared/web/packed.js";
import { asButton, shapeOf } from "../../../shared/web/page.js";
import { lineSample } from "../../../shared/web/shapes.js";
import { CABLE_STYLES, FEET_STYLE, MEDIAN_STYLE, Sea, triSample } from "./map.js";
import { fillSeaPanel } from "./panel.js";

/**
 * @typedef {import("./data").SeaData} SeaData
 * @typedef {import("./data").SeaOption} SeaOption
 * @typedef {import("./data").Zone} Zone
 * @typedef {import("./data").Station} Station
 * @typedef {import("./data").Tripoint} Tripoint
 * @typedef {import("../../../shared/web/labels.js").LabelWish} LabelWish
 * @typedef {Pick<LabelWish, "kind" | "where" | "dot" | "mayCover" | "openSea" | "offLines" |
 *   "mayWrap">} Rank how a kind of place is labelled
 */

const WIDE = 700;
const SPOTS = 30;
const START = 0.7;
const STRAY_COST = 40;

// Which places are labelled, how early, and from which zoom level.
/** @type {Rank} */
const WATER = { kind: "water", where: "centre", mayCover: 2, openSea: true, mayWrap: true };
/** @type {Rank} */
const TOWN = {
  kind: "place",
  where: "beside",
  dot: true,
  mayCover: 4,
  offLines: true,
  mayWrap: true,
};
/** @type {Rank} */
const LAND = { kind: "land", where: "centre" };
const RANKS = {
  landmass: { ...LAND, priority: 2, fromZoom: 0 },
  strait: { ...WATER, priority: 4, fromZoom: 7.5 },
  island: { ...LAND, priority: 6, fromZoom: 7 },
  city: { ...TOWN, priority: 5, fromZoom: 5.5 },
  town: { ...TOWN, priority: 5.5, fromZoom: 6.5 },
};

/** @extends {OptionPage<SeaOption, SeaData>} */
class SeaPage extends OptionPage {
  /**
   * @param {import("leaflet").Map} map
   * @param {SeaData} data
   */
  constructor(map, data) {
    super(map, data);
    this.section = "sea";
    this.limit = data.limit;
    /** @type {number | undefined} */
    this.station = undefined;
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
    return L.latLngBounds(this.found.zones.flatMap((zone) => this.shapes.outline(zone)));
  }

  /** @override */
  padding() {
    const { x: width } = this.map.getSize();
    const legend = byId("fi-legend");
    const beside = width > WIDE ? legend.offsetLeft + legend.offsetWidth : 30;
    /** @type {import("leaflet").FitBoundsOptions} */
    const room = {
      paddingTopLeft: this.isNarrow() ? [8, 8] : [beside, 20],
      paddingBottomRight: this.isNarrow() ? [8, 40] : [30, 44],
    };
    return room;
  }

  connect() {
    super.connect();
    byId("fi-limits").addEventListener("change", (event) => {
      this.limit = Number(valueOf(event));
      this.station = undefined;
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
    this.station = undefined;
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
      ({ latlng }) => this.pointAt(latlng),
    );
    const tripoints = this.option.tripoints.filter((one) => this.isWithin(one));
    this.sea.showTripoints(tripoints, (marker, one) => this.dressTripoint(marker, one));
    fillSeaPanel(this.writer, this.data, this.option, {
      limit: this.limit,
      tripoints: tripoints.map((one) => this.tripointTexts(one)),
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
      /** @param {string} text */
      const inLanguage = (text) => ({ text, lang: this.lang });
      const rows = coasts.flatMap((coast) =>
        typeof coast === "string"
          ? [inLanguage(coast)]
          : [inLanguage(coast.text), { text: coast.other, lang: coast.lang }],
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
    /** @param {number} limit */
    const row = (limit) => {
      const text = [this.say(`limit_${limit}`), this.zoneTexts(zone, limit).area].join(this.colon);
      return { text, lang: this.lang };
    };
    const rows = [
      ...this.writer.otherNames(names),
      { text: this.writer.word(`sides.${zone.side}`), lang: this.lang },
      ...this.data.limits.map(row),
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
    const shrink = Math.cos((lat * Math.PI) / 180);
    /** @param {Station} station */
    const off = ({ at: [lon, y] }) => Math.hypot((lon - lng) * shrink, y - lat);
    const stations = this.stations();
    const nearest = stations.reduce((a, b) => (off(b) < off(a) ? b : a), stations[0]);
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
    /**
     * @param {string} text
     * @param {string} ahead
     * @param {string} behind
     */
    const degrees = (text, ahead, behind) =>
      this.writer.word(`split.${text.startsWith("-") ? behind : ahead}`, {
        value: this.writer.decimal(text.replace("-", "")),
      });
    const [a, b] = feet.map(({ coast }) => this.writer.both(this.data.coasts[coast]));
    const [sideA, sideB] = this.data.sides.map(({ names }) => this.writer.name(names));
    return this.writer.nodes("sea.walk_text", {
      where: [degrees(lat, "north", "south"), degrees(lon, "east", "west")].join(
        this.writer.word("common.comma"),
      ),
      km: this.writer.word("split.km", { value: this.writer.decimal(km) }),
      a,
      side_a: sideA,
      b,
      side_b: sideB,
    });
  }

  /** Shows a station of the profile; at first one whose two feet are both seen. */
  showStation() {
    const stations = this.stations();
    this.station ??= Math.floor(stations.length * START);
    const slider = byIdAs("fi-walk", HTMLInputElement);
    const shown = stations[this.station];
    const stop = byId("fi-stop");
    stop.replaceChildren(...(shown ? this.stationText(shown) : [this.say("walk_none")]));
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
    /**
     * @param {import("../../../shared/web/shapes.js").LineStyle} style
     * @param {string} key
     * @param {import("../../../shared/web/writer.js").Values} [values]
     */
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

  /** @returns {LabelWish[]} */
  zoneLabels() {
    const roomy = this.map.getSize().x > WIDE;
    return this.found.zones.map((zone) => {
      const [lon, lat] = zone.point;
      const around = thin(this.shapes.outline(zone), SPOTS);
      const land = this.option.parts.find(
        ({ island, side }) => island === zone.island && side === zone.side,
      );
      const ashore = land ? thin(this.shapes.outline(land), SPOTS) : [];
      /** @type {[number, number][]} */
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
          this.ownerLine(zone.side, `${this.colon}${this.zoneTexts(zone).area}`),
        ],
      };
    });
  }

  /** @returns {LabelWish[]} */
  placeLabels() {
    return this.data.places.map(({ kind, names, point: [lon, lat] }) => ({
      ...(Object.entries(RANKS).find(([name]) => name === kind)?.[1] ?? RANKS.town),
      points: [[lat, lon]],
      lines: this.nameLines(names),
    }));
  }
}

/**
 * Brings the page of the sea to life.
 * @param {import("leaflet").Map} map
 * @param {SeaData} data
 */
export const open = (map, data) => new SeaPage(map, forReader(data));
