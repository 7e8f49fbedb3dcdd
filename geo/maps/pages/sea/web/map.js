// @ts-check
// What the sea page draws over the land: zones, the median line, its feet, the cable.

import { svg } from "../../../shared/web/elements.js";
import L from "../../../shared/web/leaflet.js";
import { unpack } from "../../../shared/web/packed.js";
import { FILLS, addPanes, fillOf } from "../../../shared/web/shapes.js";

/** @typedef {import("./data").Tripoint} Tripoint */

const PANES = { zones: 380, cable: 424, median: 426, feet: 428, tri: 430 };
const TRI_SIZE = 24;
const EDGES = [FILLS[0], "var(--hatched-edge)"];
// Leaflet writes it as it is: the style sheet has one value for light and one for dark
const SEA_OPACITY = /** @type {number[]} */ (
  /** @type {unknown} */ (["var(--plain-sea)", "var(--hatched-sea)"])
);
const HIT_WEIGHT = 22;

export const MEDIAN_STYLE = { color: "var(--median)", weight: 3 };
export const FEET_STYLE = { color: "var(--coast)", weight: 2, dashArray: "2 5" };
/** @type {Record<string, import("../../../shared/web/shapes.js").LineStyle>} */
export const CABLE_STYLES = {
  japan: { color: EDGES[0], weight: 6 },
  neither: { color: "var(--cable)", weight: 3, dashArray: "1 7" },
  russia: { color: EDGES[1], weight: 5, dashArray: "8 9" },
};

/** The diamond of a tripoint, on the map and in the legend. */
export const triSample = (width = TRI_SIZE, height = TRI_SIZE) =>
  svg(
    "svg",
    {
      viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`,
      width,
      height,
      "aria-hidden": "true",
    },
    svg("path", { d: "M0-6.5 6.5 0 0 6.5-6.5 0Z", class: "fi-tri-shape" }),
  );

/**
 * @param {number} lat
 * @param {number} lon
 * @returns {[number, number]}
 */
const latLng = (lat, lon) => [lat, lon];

/** The layers of the sea; `decoded` are the polygons of the data's shapes. */
export class Sea {
  /**
   * @param {import("leaflet").Map} map
   * @param {import("./data").SeaData} data
   * @param {[number, number][][][][]} decoded
   */
  constructor(map, data, decoded) {
    this.data = data;
    this.decoded = decoded;
    addPanes(map, PANES);
    this.zones = L.featureGroup().addTo(map);
    this.median = L.featureGroup().addTo(map);
    this.cable = L.featureGroup().addTo(map);
    this.feet = L.featureGroup().addTo(map);
    this.tri = L.featureGroup().addTo(map);
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
      const icon = L.divIcon({
        className: "fi-tri-mark",
        html: /** @type {HTMLElement} */ (/** @type {Element} */ (triSample())),
        iconSize: [TRI_SIZE, TRI_SIZE],
      });
      const marker = L.marker([lat, lon], { icon, pane: "tri", keyboard: false }).addTo(this.tri);
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
      const layer = L.polygon(this.decoded[zone.shape], {
        pane: "zones",
        className: `fi-zone fi-zone-${side}`,
        color: EDGES[side],
        weight: 1.2,
        fillColor: fillOf(side),
        fillOpacity: SEA_OPACITY[side],
        smoothFactor: 0.5,
        bubblingMouseEvents: false,
      }).addTo(this.zones);
      onZone(layer, zone);
    }
    const lines = found.median.map(unpack);
    const common = { pane: "median", interactive: false };
    const style = { ...common, ...MEDIAN_STYLE };
    L.polyline(lines, { ...common, color: "var(--halo)", weight: 6 }).addTo(this.median);
    L.polyline(lines, { ...style, className: "fi-median" }).addTo(this.median);
    L.polyline(lines, { pane: "median", className: "fi-hit", weight: HIT_WEIGHT, opacity: 0 })
      .on("mousemove", onMedian)
      .on("click", onMedian)
      .addTo(this.median);
  }

  /** @param {{ lines: Record<string, import("../../../shared/web/data").Ring[]> }} found */
  showCable({ lines }) {
    this.cable.clearLayers();
    const common = { pane: "cable", interactive: false };
    const all = Object.values(lines).flat().map(unpack);
    L.polyline(all, { ...common, color: "var(--halo)", weight: 9 }).addTo(this.cable);
    for (const [whose, packed] of Object.entries(lines)) {
      const style = { ...common, ...CABLE_STYLES[whose] };
      L.polyline(packed.map(unpack), { ...style, className: `fi-cable-${whose}` }).addTo(
        this.cable,
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
      L.polyline([at, foot], { ...common, color: "var(--halo)", weight: 5 }).addTo(this.feet);
      const style = { ...common, ...FEET_STYLE };
      L.polyline([at, foot], { ...style, className: "fi-foot" }).addTo(this.feet);
    }
    const dot = {
      ...common,
      color: "var(--coast)",
      weight: 2,
      fillColor: "var(--halo)",
      fillOpacity: 1,
    };
    for (const [nth, point] of [at, ...feet].entries()) {
      L.circleMarker(point, { ...dot, radius: nth ? 4 : 6 }).addTo(this.feet);
    }
  }

  hideFeet() {
    this.feet.clearLayers();
  }

  cableBounds() {
    return this.cable.getBounds();
  }
}
