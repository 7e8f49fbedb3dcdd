// @ts-check
// What is labelled on the map of the sea: the zones, and places.

import { nameLines, ownerLine, thin } from "../../../shared/web/labels.js";
import { unpack } from "../../../shared/web/packed.js";

/**
 * @typedef {import("../../../shared/web/labels.js").LabelWish} LabelWish
 * @typedef {import("./data").Zone} Zone
 * @typedef {Pick<LabelWish, "kind" | "where" | "dot" | "mayCover" | "openSea" | "offLines" |
 *   "mayWrap">} Rank how a kind of place is labelled
 */

/**
 * What the labels of a settlement at sea are made of, as it is drawn now.
 * @template {Zone} [Z=any]
 * @typedef {object} SeaScene
 * @property {import("../../../shared/web/writer.js").Writer} writer
 * @property {Pick<import("./data").SeaData, "coasts" | "sides" | "places" | "cable">} data
 * @property {Z[]} zones that are shown
 * @property {import("../../../shared/web/data").Part[]} parts of the land
 * @property {[number, number][][]} median
 * @property {(zone: Z) => string} areaOf a zone, in words
 * @property {(shaped: { shape: number }) => [number, number][]} outline of a zone or a part
 * @property {boolean} roomy whether the map is wide enough for each label in its own zone
 */

const SPOTS = 30;
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

/**
 * @param {SeaScene} scene
 * @returns {LabelWish[]}
 */
export const zoneLabels = ({ writer, data, zones, parts, areaOf, outline, roomy }) =>
  zones.map((zone) => {
    const [lon, lat] = zone.point;
    const around = thin(outline(zone), SPOTS);
    const land = parts.find(({ island, side }) => island === zone.island && side === zone.side);
    const ashore = land ? thin(outline(land), SPOTS) : [];
    /** @type {[number, number][]} */
    const inward = around.map(([y, x]) => [(y + lat) / 2, (x + lon) / 2]);
    const isCut = zone.part !== zone.island;
    const others = zones.filter(
      (one) => one !== zone && !((isCut || !roomy) && one.side === zone.side),
    );
    const area = `${writer.word("common.colon")}${areaOf(zone)}`;
    return {
      kind: "island",
      openSea: true,
      notOn: others.map((one) => outline(one)),
      strayCost: roomy ? Infinity : STRAY_COST,
      priority: 0,
      where: "centre",
      points: [[lat, lon], ...inward, ...around, ...ashore],
      lines: [
        ...nameLines(writer, data.coasts[zone.island]),
        ownerLine(writer, data.sides, zone.side, area),
      ],
    };
  });

/**
 * @param {SeaScene} scene
 * @returns {LabelWish[]}
 */
export const placeLabels = ({ writer, data }) =>
  data.places.map(({ kind, names, point: [lon, lat] }) => ({
    ...(Object.entries(RANKS).find(([name]) => name === kind)?.[1] ?? RANKS.town),
    points: [[lat, lon]],
    lines: nameLines(writer, names),
  }));

/**
 * All labels of the map of the sea.
 * @param {SeaScene} scene
 */
export const seaLabels = (scene) => [...zoneLabels(scene), ...placeLabels(scene)];

/**
 * Lines that labels keep off.
 * @param {SeaScene} scene
 */
export const seaLines = ({ median, data }) => ({
  lines: [...median, ...Object.values(data.cable.cases[0].lines).flat().map(unpack)],
});
