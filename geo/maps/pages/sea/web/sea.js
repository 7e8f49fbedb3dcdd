// @ts-check
// The page of the sea: controls, map and panel in step.

import { all, byId, byIdAs, valueOf } from "../../../shared/web/elements.js";
import { forReader } from "../../../shared/web/language.js";
import L from "../../../shared/web/leaflet.js";
import { OptionPage } from "../../../shared/web/option_page.js";
import { unpack } from "../../../shared/web/packed.js";
import { asButton, shapeOf } from "../../../shared/web/page.js";
import { lineSample } from "../../../shared/web/shapes.js";
import { CABLE_STYLES, FEET_STYLE, MEDIAN_STYLE, Sea, triSample } from "./map.js";
import { seaLabels, seaLines } from "./labels.js";
import { fillSeaPanel } from "./panel.js";

/**
 * @typedef {import("./data").SeaData} SeaData
 * @typedef {import("./data").SeaOption} SeaOption
 * @typedef {import("./data").Zone} Zone
 * @typedef {import("./data").Station} Station
 * @typedef {import("./data").Tripoint} Tripoint
 */

const WIDE = 700;
const START = 0.7;

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
      roomy: this.map.getSize().x > WIDE,
    };
  }

  drawnLines() {
    return seaLines(this.scene());
  }

  allLabels() {
    return seaLabels(this.scene());
  }
}

/**
 * Brings the page of the sea to life.
 * @param {import("leaflet").Map} map
 * @param {SeaData} data
 */
export const open = (map, data) => new SeaPage(map, forReader(data));
