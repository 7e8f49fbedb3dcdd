// @ts-check
// Who gets which land, measured: the twin of geo.settlement.options.

import { cutBetween } from "./chord.js";
import { ScenarioError } from "./errors.js";
import { wayOf } from "./scenario.js";

/**
 * @typedef {import("./geodesic.js").Place} Place
 * @typedef {import("./island.js").Island} Island
 * @typedef {import("./island.js").Border} Border
 * @typedef {import("./island.js").Cut} Cut
 * @typedef {import("./scenario.js").Plain} Plain
 * @typedef {import("./scenario.js").PlainCut} PlainCut
 * @typedef {import("./scenario.js").Known} Known
 *
 * The whole of an island, or one side's part of it; `rings` are not closed, and holes among them
 * are filled by the even-odd rule.
 * @typedef {{
 *   island: string, side: string, fraction: number, area_m2: number, area_km2: number,
 *   share: number, official_km2: number, rings: Place[][],
 * }} Part
 *
 * An island: the side that has all of it, or null if it is cut; `cut` is what the sea needs.
 * @typedef {{
 *   id: string, name: string, side: string | null, parts: Part[], border: Border | null,
 *   cut: Cut | null,
 * }} Settled
 *
 * What a side gets; `islands` is the fraction of each of which it gets any.
 * @typedef {{
 *   area_km2: number, share: number, official_km2: number, official_share: number,
 *   islands: Record<string, number>,
 * }} Side
 *
 * The part of an island that goes with the whole ones.
 * @typedef {{
 *   island: string, fraction: number, area_km2: number, official_fraction: number | null,
 * }} Alpha
 *
 * A settlement of the land; its numbers are those of geo.Settlement.
 * @typedef {{
 *   plain: Plain, option: string, title: string, total_km2: number,
 *   islands: Record<string, Settled>, parts: Part[], sides: Record<string, Side>,
 *   borders: Border[], alphas: Alpha[], residual_m2: number,
 * }} Settlement
 *
 * What a settlement is to reach: given fractions, or a share of all land.
 * @typedef {{
 *   option: string, title: string, fractions: Record<string, number> | null, share: number | null,
 *   cuts: Record<string, PlainCut>, cut: PlainCut | undefined,
 * }} Aim
 */

const ROUNDING = 1e-14;

/**
 * A sum without the rounding of its steps, after A. Neumaier.
 * @param {readonly number[]} values
 */
export const exactSum = (values) => {
  let total = 0;
  let rest = 0;
  for (const value of values) {
    const next = total + value;
    rest += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + rest;
};

/**
 * A number as Python's `.4g` writes it.
 * @param {number} value
 */
const four = (value) => String(Number(value.toPrecision(4))).replace(/e([+-])(\d)$/, "e$10$2");

/**
 * Fills a share of all land, island after island: the fraction of each.
 * @param {Record<string, number>} areas
 * @param {number} share
 */
export const fill = (areas, share) => {
  const total = exactSum(Object.values(areas));
  let left = share * total;
  /** @type {Record<string, number>} */
  const fractions = {};
  for (const [id, area] of Object.entries(areas)) {
    // what the subtraction leaves by rounding is no part of an island
    const isAll = share === 1 || left > area - ROUNDING * total;
    const isNone = Object.keys(fractions).length > 0 && left < ROUNDING * total;
    fractions[id] = isAll ? 1 : isNone ? 0 : left / area;
    left = isAll && left < area ? 0 : Math.max(0, left - area);
  }
  return fractions;
};

/**
 * @param {Plain} plain
 * @param {Record<string, string>} names
 * @returns {Aim}
 */
const claimAim = (plain, names) => {
  const cuts = plain.cuts ?? {};
  /** @type {Record<string, number>} */
  const fractions = {};
  for (const [id, side] of Object.entries(plain.islands ?? {})) {
    fractions[id] = side === "japan" ? 1 : 0;
  }
  for (const [id, cut] of Object.entries(cuts)) {
    fractions[id] = cut.fraction ?? NaN;
  }
  const given = Object.keys(names).filter((id) => fractions[id] !== 0 && id in fractions);
  const texts = given.map((id) => {
    const fraction = fractions[id];
    if (Number.isNaN(fraction)) {
      return `a part of ${names[id]}`;
    }
    return fraction === 1 ? names[id] : `${four(fraction)} of ${names[id]}`;
  });
  const title = plain.title ?? `Claim: ${texts.join(", ") || "no island"}`;
  return { option: "claim", title, fractions, share: null, cuts, cut: undefined };
};

/**
 * @param {Plain} plain
 * @param {Known} known
 * @returns {Aim}
 */
const formulaAim = (plain, { options }) => {
  const formula = options.find(({ id }) => id === (plain.option ?? "area"));
  if (!formula) {
    throw new ScenarioError(`no formula is called '${plain.option}'; choose another one`);
  }
  const { share } = plain;
  const alpha = typeof plain.alpha === "object" ? plain.alpha : {};
  const whole = Object.fromEntries((formula.whole ?? []).map((id) => [id, 1]));
  const twice = Object.keys(alpha).find((id) => id in whole);
  if (twice) {
    throw new ScenarioError(
      `the formula gives '${twice}' whole, so no part of it is added; name another island as α`,
    );
  }
  const title =
    share === undefined ? formula.title : `${four(share)} of the land, from the south-west`;
  const goal = share ?? formula.share ?? null;
  return {
    option: share === undefined ? formula.id : "share",
    title: plain.title ?? title,
    fractions: goal === null ? { ...whole, ...alpha } : null,
    share: goal,
    cuts: {},
    cut: plain.cut,
  };
};

/**
 * @param {Plain} plain checked
 * @param {Known} known
 * @param {Record<string, string>} names
 */
export const aimOf = (plain, known, names) =>
  plain.islands || plain.cuts ? claimAim(plain, names) : formulaAim(plain, known);

/**
 * @param {Island} island
 * @param {number} official
 * @param {string} side
 * @param {number} area
 * @param {Place[][]} rings
 * @param {number} total
 * @returns {Part}
 */
const partOf = (island, official, side, area, rings, total) => {
  const fraction = area === island.area_m2 ? 1 : area / island.area_m2;
  return {
    island: island.id,
    side,
    fraction,
    area_m2: area,
    area_km2: area / 1e6,
    share: area / total,
    official_km2: official * fraction,
    rings,
  };
};

/**
 * @param {Aim} aim
 * @param {Record<string, number>} official
 * @param {Cut} cut
 * @returns {Alpha}
 */
const alphaOf = (aim, official, cut) => {
  const id = cut.border.island;
  // a border between given ends has no aim that other areas could meet
  let fraction = cut.border.method === "ends" ? null : cut.share;
  if (aim.share !== null) {
    fraction = fill(official, aim.share)[id];
  }
  return {
    island: id,
    fraction: cut.share,
    area_km2: cut.part_m2 / 1e6,
    official_fraction: fraction === 0 || fraction === 1 ? null : fraction,
  };
};

/**
 * @param {string} side
 * @param {readonly Part[]} parts
 * @param {Record<string, number>} official
 * @param {number} total_km2
 * @returns {Side}
 */
const sideOf = (side, parts, official, total_km2) => {
  const own = parts.filter((part) => part.side === side);
  const area_km2 = exactSum(own.map((part) => part.area_km2));
  const official_km2 = exactSum(own.map((part) => part.official_km2));
  return {
    area_km2,
    share: area_km2 / total_km2,
    official_km2,
    official_share: official_km2 / exactSum(Object.values(official)),
    islands: Object.fromEntries(own.map((part) => [part.island, part.fraction])),
  };
};

/**
 * Measures a settlement.
 * @param {Plain} plain checked
 * @param {Aim} aim
 * @param {readonly Island[]} islands
 * @param {Record<string, number>} official
 * @param {readonly [string, string]} sides
 * @returns {Settlement}
 */
export const measured = (plain, aim, islands, official, sides) => {
  const areas = Object.fromEntries(islands.map(({ id, area_m2 }) => [id, area_m2 / 1e6]));
  const total_km2 = exactSum(Object.values(areas));
  const fractions = aim.fractions ?? fill(areas, aim.share ?? 0);
  /** @type {Record<string, Settled>} */
  const settled = {};
  for (const island of islands) {
    const { id, name } = island;
    const own = aim.cuts[id];
    const fraction = fractions[id] ?? 0;
    /**
     * @param {string} side
     * @param {number} area
     * @param {Place[][]} rings
     */
    const part = (side, area, rings) =>
      partOf(island, official[id], side, area, rings, total_km2 * 1e6);
    if (!own?.ends && (fraction === 0 || fraction === 1)) {
      const side = sides[fraction ? 0 : 1];
      const parts = [part(side, island.area_m2, island.rings)];
      settled[id] = { id, name, side, parts, border: null, cut: null };
      continue;
    }
    const way = wayOf(own ?? aim.cut);
    const cut = own?.ends ? cutBetween(island, own.ends, way.toward) : island.cut(fraction, way);
    const rest = island.area_m2 - cut.part_m2;
    settled[id] = {
      id,
      name,
      side: null,
      parts: [part(sides[0], cut.part_m2, cut.part), part(sides[1], rest, cut.rest)],
      border: cut.border.ends.length ? cut.border : null,
      cut,
    };
  }
  const all = Object.values(settled);
  const parts = all.flatMap((each) => each.parts);
  const cuts = all.flatMap(({ cut }) => (cut ? [cut] : []));
  return {
    plain,
    option: aim.option,
    title: aim.title,
    total_km2,
    islands: settled,
    parts,
    sides: Object.fromEntries(
      sides.map((side) => [side, sideOf(side, parts, official, total_km2)]),
    ),
    borders: all.flatMap(({ border }) => (border ? [border] : [])),
    alphas: cuts.map((cut) => alphaOf(aim, official, cut)),
    residual_m2: exactSum(cuts.map((cut) => cut.residual_m2)),
  };
};
