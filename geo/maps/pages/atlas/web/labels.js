// @ts-check
// The atlas: what is labelled on a map, and which places can be opened.

import { nameLines, thin } from "../../../shared/web/labels.js";
import { unpack } from "../../../shared/web/packed.js";

/**
 * @typedef {import("../../../shared/web/labels.js").LabelWish} LabelWish
 * @typedef {import("../../../shared/web/data").Place} Place
 */

/**
 * How places are opened.
 * @typedef {object} Opening
 * @property {(subject: string) => boolean} knows whether there are events
 * @property {(subject: string, names: import("../../../shared/web/data").Names) => string} titled
 * @property {(place: Place, node: HTMLElement, byKey: boolean) => void} open
 */

/** @type {Record<string, { kind: string, priority: number, dot: boolean, fromZoom: number }>} */
const RANKS = {
  landmass: { kind: "land", priority: 2, dot: false, fromZoom: 0 },
  strait: { kind: "water", priority: 6, dot: false, fromZoom: 7 },
  water: { kind: "water", priority: 5, dot: false, fromZoom: 6 },
  city: { kind: "place", priority: 5, dot: true, fromZoom: 5.5 },
  town: { kind: "place", priority: 6, dot: true, fromZoom: 7 },
  island: { kind: "land", priority: 7, dot: false, fromZoom: 6.5 },
  islet: { kind: "land", priority: 8, dot: false, fromZoom: 9 },
  other: { kind: "place", priority: 9, dot: true, fromZoom: 8 },
};
const MARK_PRIORITY = 3;
/** @type {Record<string, number>} */
const BELONGS = { "kurils-north": 1.5 };
const HALVES_FROM = 5.75;
const SPOTS = 16;

/** @param {{ shape: import("../../../shared/web/data").Packed }} area */
const outline = ({ shape }) => shape.flatMap(([outer]) => unpack(outer));

/**
 * @param {import("./words.js").AtlasWriter} writer
 * @param {import("./data").Area} area
 * @param {boolean} isOfFour
 * @returns {LabelWish}
 */
const areaLabel = (writer, { id, names, whole, point: [lon, lat], ...area }, isOfFour) => ({
  kind: isOfFour ? "island" : "land",
  priority: isOfFour ? 0 : (BELONGS[id] ?? 1),
  where: "beside",
  fromZoom: whole ? HALVES_FROM : 0,
  land: id,
  openSea: isOfFour,
  points: [[lat, lon], ...(isOfFour ? thin(outline(area), SPOTS) : [])],
  lines: nameLines(writer, names),
});

/**
 * @param {import("./words.js").AtlasWriter} writer
 * @param {Place} place
 * @param {Opening} on
 * @returns {LabelWish}
 */
const placeLabel = (writer, place, on) => {
  const {
    kind,
    names,
    group,
    point: [lon, lat],
    id,
  } = place;
  const rank = RANKS[kind] ?? RANKS.other;
  const subject = `places/${id}`;
  const mark =
    rank.dot && on.knows(subject)
      ? {
          id,
          label: on.titled(subject, names),
          open: (/** @type {HTMLElement} */ node, /** @type {boolean} */ byKey) =>
            on.open(place, node, byKey),
        }
      : undefined;
  return {
    kind: rank.kind,
    priority: mark ? Math.min(rank.priority, MARK_PRIORITY) : rank.priority,
    where: rank.dot || kind === "islet" ? "beside" : "centre",
    dot: rank.dot,
    mark,
    fromZoom: mark ? 0 : rank.fromZoom,
    land: group,
    points: [[lat, lon]],
    lines: nameLines(writer, names),
  };
};

/**
 * @param {import("./words.js").AtlasWriter} writer
 * @param {import("./data").LineLayer} layer
 * @returns {LabelWish}
 */
const lineLabel = (writer, layer) => {
  const points = layer.features.flatMap(({ line }) => line.flatMap(unpack));
  const { text, lang } = writer.named(layer.short);
  return {
    kind: "line",
    priority: 4,
    fromZoom: 5.5,
    where: "beside",
    points: points.length
      ? [0.5, 0.3, 0.7, 0.1, 0.9].map((share) => points[Math.round(share * (points.length - 1))])
      : [],
    lines: [{ text, lang, style: `fi-line-name fi-line-${layer.id}` }],
  };
};

/**
 * Coasts that labels leave bare if they can: those of the four islands.
 * @param {import("./data").AtlasData} data
 */
export const labelCoast = ({ areas, four }) =>
  areas.slice(0, four).flatMap((area) => outline(area).map((point) => ({ point, land: area.id })));

/**
 * All labels of a map in the writer's language.
 * @param {import("./words.js").AtlasWriter} writer
 * @param {import("./data").AtlasData} data
 * @param {Opening} on
 * @returns {LabelWish[]}
 */
export const atlasLabels = (writer, { areas, four, places, lines: layers }, on) => [
  ...areas.map((area, order) => areaLabel(writer, area, order < four)),
  ...places.map((place) => placeLabel(writer, place, on)),
  ...layers.map((layer) => lineLabel(writer, layer)),
];
