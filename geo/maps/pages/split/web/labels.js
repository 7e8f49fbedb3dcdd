// @ts-check
// What is labelled on the map of a settlement on land: islands, the border, lines, places.

import { nameLines, ownerLine, thin } from "../../../shared/web/labels.js";
import { unpack } from "../../../shared/web/packed.js";

/**
 * @typedef {import("../../../shared/web/labels.js").LabelWish} LabelWish
 * @typedef {import("../../../shared/web/data").Names} Names
 * @typedef {import("../../../shared/web/data").Place} Place
 */

/**
 * One side's part of an island: whose it is, how large, and where its name goes.
 * @typedef {object} LabelledPart
 * @property {string} island
 * @property {string} side
 * @property {number} area_km2
 * @property {[number, number]} point longitude, latitude
 */

/**
 * What the labels of a settlement are made of, as it is drawn now.
 * @template {LabelledPart} [T=any]
 * @typedef {object} SplitScene
 * @property {import("../../../shared/web/writer.js").Writer} writer
 * @property {{ islands: Record<string, Names>, sides: import("../../../shared/web/data").Side[],
 *   places: Place[] }} data
 * @property {T[]} parts
 * @property {{ ends: [number, number][], line: number[][] }[]} borders on cut islands, packed
 * @property {{ parts: { share: string }[], cuts: { ends: string[], size: string }[] }} texts in the
 *   order of parts and borders
 * @property {(part: T) => [number, number][]} outline of a part: latitude, longitude
 * @property {{ id: string, short: Names, vertices: [number, number][],
 *   parts: [number, number][][], edges: [number, number][][] }[]} layers of lines that are shown
 * @property {(place: Place) => import("../../../shared/web/labels.js").Mark | undefined} mark how a
 *   place with events is opened
 */

const SPOTS = 24;
const MOST_COVERED = 40;
const CUT_ZOOM = 6.25;
const MARK_PRIORITY = 3.2;

// Which places are labelled first, and from which zoom level.
const WATER = {
  kind: "water",
  dot: false,
  mayCover: 2,
  openSea: true,
  offLines: true,
  mayWrap: true,
};
const PLACE = { kind: "place", dot: true, mayCover: 8, offLines: true, mayWrap: true };
const LAND = { kind: "land", dot: false, mayCover: 8, offLines: true };
const PLACE_RANKS = {
  landmass: { ...LAND, priority: 3.5, fromZoom: 0 },
  strait: { ...WATER, priority: 5, fromZoom: 6.5 },
  water: { ...WATER, priority: 6, fromZoom: 7 },
  city: { ...PLACE, priority: 6, fromZoom: 5.5 },
  town: { ...PLACE, priority: 7, fromZoom: 6.5 },
  island: { ...LAND, priority: 6.5, fromZoom: 6 },
  islet: { ...LAND, priority: 8, fromZoom: 8.5 },
  other: { ...PLACE, priority: 9, fromZoom: 8 },
};

/**
 * @param {SplitScene} scene
 * @returns {LabelWish[]}
 */
export const islandLabels = ({ writer, data, parts: all, texts, outline }) =>
  Object.entries(data.islands)
    .reverse()
    .flatMap(([id, names]) => {
      const parts = all.filter(({ island }) => island === id);
      const whole = parts.length === 1;
      const largest = parts.reduce((a, b) => (b.area_km2 > a.area_km2 ? b : a));
      /**
       * @param {LabelledPart} part
       * @returns {[number, number][]}
       */
      const spots = (part) => {
        const [lon, lat] = part.point;
        return [[lat, lon], ...thin(outline(part), SPOTS)];
      };
      /** @param {LabelledPart} part */
      const owner = (part) => {
        const { share } = texts.parts[all.indexOf(part)];
        return ownerLine(writer, data.sides, part.side, share && ` ${share}`);
      };
      /** @type {LabelWish} */
      const island = {
        kind: "island",
        openSea: true,
        mayCover: MOST_COVERED,
        land: id,
        priority: 0,
        where: "centre",
        points: parts.length > 1 ? parts.flatMap(spots) : spots(largest),
        lines: [...nameLines(writer, names), ...(whole ? [owner(parts[0])] : [])],
      };
      /** @type {LabelWish[]} */
      const shares = parts.map((part) => ({
        kind: "share",
        openSea: true,
        land: `${id}:${part.side}`,
        keepTo: id,
        notOn: parts.filter((other) => other !== part).map((other) => outline(other)),
        priority: 2,
        fromZoom: 6,
        where: "centre",
        points: spots(part),
        lines: [owner(part)],
      }));
      return whole ? [island] : [island, ...shares];
    });

/**
 * @param {SplitScene} scene
 * @returns {LabelWish[]}
 */
export const cutLabels = ({ writer: { lang }, borders, texts }) =>
  borders.flatMap(({ ends: [a, b] }, nth) => {
    /** @type {LabelWish[]} */
    const ends = [a, b].map(([lon, lat], index) => ({
      kind: "end",
      priority: -1,
      fromZoom: CUT_ZOOM,
      where: "centre",
      points: [[lat, lon]],
      reserve: [[lat, lon]],
      mayCover: 8,
      lines: [
        { text: "AB"[index], lang: "", style: "fi-main-name" },
        { text: texts.cuts[nth].ends[index], lang, style: "fi-other-name" },
      ],
    }));
    return [
      ...ends,
      {
        kind: "end",
        priority: 3,
        fromZoom: CUT_ZOOM,
        where: "beside",
        mayCover: 8,
        points: [[(a[1] + b[1]) / 2, (a[0] + b[0]) / 2]],
        lines: [{ text: texts.cuts[nth].size, lang, style: "fi-cut-size" }],
      },
    ];
  });

/**
 * @param {SplitScene} scene
 * @returns {LabelWish[]}
 */
export const lineLabels = ({ writer, layers }) =>
  layers.map(({ id, short, vertices }) => {
    const steps = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9, 0, 1];
    /** @param {number} share */
    const at = (share) => vertices[Math.round(share * (vertices.length - 1))];
    const { text, lang } = writer.named(short);
    return {
      kind: "line",
      priority: 4,
      where: "beside",
      mayCover: 12,
      offLines: true,
      points: vertices.length ? steps.map(at) : [],
      lines: [{ text, lang, style: `fi-line-name fi-line-${id}` }],
    };
  });

/**
 * @param {SplitScene} scene
 * @returns {LabelWish[]}
 */
export const placeLabels = ({ writer, data, mark: markOf }) =>
  data.places.map((place) => {
    const {
      kind,
      names,
      group,
      point: [lon, lat],
    } = place;
    const rank =
      Object.entries(PLACE_RANKS).find(([name]) => name === kind)?.[1] ?? PLACE_RANKS.other;
    const mark = markOf(place);
    const dot = rank.dot || Boolean(mark);
    return {
      ...rank,
      priority: mark ? Math.min(rank.priority, MARK_PRIORITY) : rank.priority,
      where: dot || kind === "islet" ? "beside" : "centre",
      dot,
      mark,
      fromZoom: mark ? 0 : rank.fromZoom,
      land: group,
      points: [[lat, lon]],
      lines: nameLines(writer, names),
    };
  });

/**
 * All labels of the map of a settlement.
 * @param {SplitScene} scene
 */
export const splitLabels = (scene) => [
  ...islandLabels(scene),
  ...cutLabels(scene),
  ...lineLabels(scene),
  ...placeLabels(scene),
];

/**
 * Lines, and edges of bands, that labels keep off.
 * @param {SplitScene} scene
 */
export const splitLines = ({ layers, borders }) => ({
  lines: [
    ...layers.flatMap(({ parts }) => parts),
    ...borders.flatMap(({ line }) => line.map(unpack)),
  ],
  bands: layers.flatMap(({ edges }) => edges),
});
