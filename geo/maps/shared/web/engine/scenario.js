// @ts-check
// Settlements as they are asked for (docs/scenarios.md): every field checked, in its one form. The
// twin of geo.settlement.scenario, ._fields and .island_cut.

import { checkEnds } from "./chord.js";
import { ScenarioError, quoted, shown } from "./errors.js";
import { checkCut } from "./island.js";
import { findPlace } from "./names.js";

/**
 * @typedef {import("./names.js").Named} Named
 * @typedef {import("./geodesic.js").Place} Place
 *
 * How an island is cut, as a scenario says it.
 * @typedef {{
 *   fraction?: number, ends?: [Place, Place], method?: string, bearing_deg?: number,
 *   toward?: string | number,
 * }} PlainCut
 *
 * A scenario, without its format and version: see docs/scenarios.md.
 * @typedef {{
 *   title?: string, islands?: Record<string, string>, cuts?: Record<string, PlainCut>,
 *   option?: string, share?: number, alpha?: Record<string, number> | number, cut?: PlainCut,
 *   entitlement?: Record<string, number>, without?: string[], including?: string[],
 *   sea?: number, lang?: string,
 * }} Plain
 *
 * A formula that the documents name.
 * @typedef {{ id: string, title: string, share?: number, whole?: string[], alpha?: string }} Formula
 *
 * What is known of scenarios.
 * @typedef {{
 *   sides: [string, string], options: Formula[], islands: Named[], rocks: Named[],
 * }} Known
 */

export const SEA = "sea";
export const LIMITS_NM = [12, 200];
export const LANGUAGES = ["en", "ja", "ru"];
const FORMAT = "four-islands-scenario";
const VERSION = 1;
const WITH_SHARE = ["area", SEA];
const ENTITLEMENTS = [200, 12, 0];
const WAY = ["method", "bearing_deg", "toward"];
const SHORTEST = "shortest";
const SOUTH_WEST = "south-west";
const TOP = [
  "title",
  "islands",
  "cuts",
  "option",
  "share",
  "alpha",
  "cut",
  "entitlement",
  "without",
  "including",
  "sea",
  "lang",
];

/**
 * @param {string} where
 * @param {unknown} value
 * @param {string} wanted
 */
const refused = (where, value, wanted) =>
  new ScenarioError(`the scenario's "${where}" is ${shown(value)}; give ${wanted}`);

/**
 * @param {Record<string, unknown>} given
 * @param {readonly string[]} known
 * @param {string} [where]
 */
const only = (given, known, where = "") => {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const field = where ? `${where}.${unknown}` : unknown;
    throw new ScenarioError(
      `the scenario has a field "${field}" that is not known; leave it out, or use one of: ` +
        known.join(", "),
    );
  }
};

/**
 * @param {unknown} value
 * @param {string} where
 * @param {number} low
 * @param {number} high
 */
const numberIn = (value, where, low, high) => {
  if (typeof value !== "number" || !(low <= value && value <= high)) {
    throw refused(where, value, `a number from ${low} to ${high}`);
  }
  return value;
};

/**
 * @template T
 * @param {unknown} value
 * @param {string} where
 * @param {readonly T[]} known
 * @returns {T}
 */
const oneOf = (value, where, known) => {
  const found = known.find((each) => each === value);
  if (found === undefined) {
    throw refused(where, value, `one of: ${known.join(", ")}`);
  }
  return found;
};

/**
 * @param {unknown} value
 * @param {string} where
 * @returns {Record<string, unknown>}
 */
const mapping = (value, where) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refused(where, value, 'an object, for example {"kunashiri": ...}');
  }
  return { ...value };
};

/**
 * @param {unknown} value
 * @param {string} where
 */
const text = (value, where) => {
  if (typeof value !== "string" || !value.trim()) {
    throw refused(where, value, "a text that is not empty, or leave it out");
  }
  return value;
};

/**
 * Runs what refuses, and says of which field it does.
 * @template T
 * @param {string} where
 * @param {() => T} run
 */
const within = (where, run) => {
  try {
    return run();
  } catch (error) {
    if (error instanceof ScenarioError) {
      throw new ScenarioError(`the scenario's "${where}" is wrong: ${error.message}`);
    }
    throw error;
  }
};

/**
 * An object with islands as its names, in the islands' order.
 * @param {unknown} value
 * @param {string} where
 * @param {readonly Named[]} islands
 * @returns {Record<string, unknown>}
 */
const byIsland = (value, where, islands) => {
  const found = new Map();
  for (const [name, each] of Object.entries(mapping(value, where))) {
    const island = within(where, () => findPlace(name, islands, "island"));
    if (found.has(island)) {
      throw new ScenarioError(
        `the scenario's "${where}" names ${quoted(name)} twice; name it once`,
      );
    }
    found.set(island, each);
  }
  return Object.fromEntries(
    islands.filter(({ id }) => found.has(id)).map(({ id }) => [id, found.get(id)]),
  );
};

/**
 * @param {unknown} value
 * @param {string} where
 * @param {readonly Named[]} rocks
 */
const rockIds = (value, where, rocks) => {
  if (!Array.isArray(value) || value.some((name) => typeof name !== "string")) {
    throw refused(where, value, 'a list of names, for example ["kaigara"]');
  }
  const found = value.map((name) => within(where, () => findPlace(name, rocks, "rock")));
  const twice = found.findIndex((rock, k) => found.indexOf(rock) !== k);
  if (twice >= 0) {
    throw new ScenarioError(
      `the scenario's "${where}" names ${quoted(value[twice])} twice; name it once`,
    );
  }
  return found.sort();
};

/**
 * @param {unknown} value
 * @param {string} where
 */
const direction = (value, where) => {
  if (typeof value === "string") {
    return value.trim().toLowerCase();
  }
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw refused(where, value, "a compass point, for example north-east, or degrees");
  }
  return value;
};

/**
 * @param {Record<string, unknown>} given
 * @param {string} where
 */
const checkAim = (given, where) => {
  only(given, ["fraction", "ends", ...WAY], where);
  if ("fraction" in given === "ends" in given) {
    throw new ScenarioError(
      `the scenario's "${where}" needs either a fraction or the ends of the border; give one of ` +
        "them",
    );
  }
  const superfluous = "ends" in given && ["method", "bearing_deg"].find((name) => name in given);
  if (superfluous) {
    throw new ScenarioError(
      `the scenario's "${where}.${superfluous}" does not go with given ends, which say how the ` +
        "border runs; leave it out",
    );
  }
};

/**
 * A cut in its one form, without what is as by default.
 * @param {unknown} value
 * @param {string} where
 * @param {boolean} formula whether a formula says how much is cut
 * @returns {PlainCut}
 */
const checkedCut = (value, where, formula) => {
  const given = mapping(value, where);
  if (formula) {
    only(given, WAY, where);
  } else {
    checkAim(given, where);
  }
  /** @type {PlainCut} */
  const cut = {};
  if ("ends" in given) {
    cut.ends = within(where, () => checkEnds(given.ends, "the island"));
  }
  if ("fraction" in given) {
    cut.fraction = numberIn(given.fraction, `${where}.fraction`, 0, 1);
  }
  if (!cut.ends) {
    cut.method = /** @type {string} */ (given.method ?? SHORTEST);
  }
  if ("bearing_deg" in given) {
    cut.bearing_deg = numberIn(given.bearing_deg, `${where}.bearing_deg`, -360, 360);
  }
  const toward = "toward" in given ? direction(given.toward, `${where}.toward`) : SOUTH_WEST;
  if (toward !== SOUTH_WEST) {
    cut.toward = toward;
  }
  within(where, () => checkCut(cut.method ?? SHORTEST, cut.bearing_deg, toward));
  return cut;
};

/**
 * How a border runs, all said.
 * @param {PlainCut | undefined} cut
 */
export const wayOf = (cut) => ({
  method: cut?.method ?? SHORTEST,
  bearing_deg: cut?.bearing_deg,
  toward: cut?.toward ?? SOUTH_WEST,
});

/**
 * Refuses a scenario with no formula, or with two.
 * @param {Record<string, unknown>} given
 * @param {boolean} claims
 * @param {boolean} alpha
 * @param {readonly Formula[]} options
 */
const checkKind = (given, claims, alpha, options) => {
  const said = ["option", "share"].filter((name) => name in given);
  const more = [...said, ...(alpha ? ["alpha"] : []), ...("cut" in given ? ["cut"] : [])];
  if (claims && more.length) {
    throw new ScenarioError(
      `the scenario has both "islands" or "cuts" and "${more[0]}"; either say what becomes of ` +
        "each island, or name a formula",
    );
  }
  if (!claims && !said.length) {
    throw new ScenarioError(
      'the scenario does not say who gets what; give it "islands" or "cuts", an "option" or a ' +
        '"share"',
    );
  }
  if (!claims) {
    checkFormula(given, alpha, options);
  }
};

/**
 * @param {Record<string, unknown>} given
 * @param {boolean} alpha
 * @param {readonly Formula[]} options
 */
function checkFormula(given, alpha, options) {
  const option = "option" in given ? text(given.option, "option") : undefined;
  const known = [...options.map(({ id }) => id), SEA];
  if (option !== undefined && !known.includes(option)) {
    throw new ScenarioError(`no option is called ${quoted(option)}; known: ${known.join(", ")}`);
  }
  if ("share" in given && option !== undefined && !WITH_SHARE.includes(option)) {
    throw new ScenarioError(
      `the option ${quoted(option)} has no share to set; leave the share out, or use one of: ` +
        WITH_SHARE.join(", "),
    );
  }
  const needs = options.filter((each) => each.alpha).map(({ id }) => id);
  if (alpha !== (option !== undefined && needs.includes(option))) {
    throw new ScenarioError(
      alpha
        ? `"alpha" goes with the option ${needs.join(", ")} alone; leave it out`
        : `the option ${quoted(option)} needs its α, for example "alpha": {"kunashiri": 0.5}; its ` +
            "document does not say how large it is",
    );
  }
}

/**
 * @param {unknown} value
 * @param {Known} known
 */
const alphaOf = (value, { options, islands }) => {
  const island = options.find((option) => option.alpha)?.alpha ?? "";
  const given = typeof value === "number" ? { [island]: value } : value;
  const found = Object.entries(byIsland(given, "alpha", islands));
  return Object.fromEntries(found.map(([id, v]) => [id, numberIn(v, `alpha.${id}`, 0, 1)]));
};

/**
 * @param {Record<string, unknown>} given
 * @param {Known} known
 * @returns {Plain}
 */
const claimOf = (given, { sides, islands: named }) => {
  const islands = byIsland(given.islands ?? {}, "islands", named);
  const cuts = byIsland(given.cuts ?? {}, "cuts", named);
  for (const [id, side] of Object.entries(islands)) {
    oneOf(side, `islands.${id}`, sides);
    if (id in cuts) {
      throw new ScenarioError(
        `the scenario names ${quoted(id)} both in "islands" and in "cuts"; name it once`,
      );
    }
  }
  const whole = named.filter(({ id }) => !(id in cuts));
  return {
    ...(whole.length && {
      islands: Object.fromEntries(whole.map(({ id }) => [id, String(islands[id] ?? sides[1])])),
    }),
    ...(Object.keys(cuts).length && {
      cuts: Object.fromEntries(
        Object.entries(cuts).map(([id, cut]) => [id, checkedCut(cut, `cuts.${id}`, false)]),
      ),
    }),
  };
};

/**
 * @param {Record<string, unknown>} given
 * @param {Known} known
 * @returns {Plain}
 */
const formulaOf = (given, known) => {
  const cut = "cut" in given ? checkedCut(given.cut, "cut", true) : {};
  const isPlain = (cut.method ?? SHORTEST) === SHORTEST && !("toward" in cut);
  const alpha = "alpha" in given ? alphaOf(given.alpha, known) : {};
  return {
    ...("option" in given && { option: text(given.option, "option") }),
    ...("share" in given && { share: numberIn(given.share, "share", 0, 1) }),
    ...(Object.keys(alpha).length && { alpha }),
    ...(!isPlain && { cut }),
  };
};

/**
 * @param {Record<string, unknown>} given
 * @param {Known} known
 * @returns {Plain}
 */
const seaOf = (given, { islands, rocks }) => {
  const entitled = Object.entries(byIsland(given.entitlement ?? {}, "entitlement", islands));
  const kept = entitled
    .map(([id, miles]) => [id, oneOf(miles, `entitlement.${id}`, ENTITLEMENTS)])
    .filter(([, miles]) => miles !== ENTITLEMENTS[0]);
  const without = rockIds(given.without ?? [], "without", rocks);
  const including = rockIds(given.including ?? [], "including", rocks);
  return {
    ...(kept.length && { entitlement: Object.fromEntries(kept) }),
    ...(without.length && { without }),
    ...(including.length && { including }),
    sea: oneOf(given.sea ?? 200, "sea", LIMITS_NM),
    lang: oneOf(given.lang ?? LANGUAGES[0], "lang", LANGUAGES),
  };
};

/**
 * Checks a scenario, with or without its format and version.
 * @param {unknown} plain
 * @param {Known} known
 * @returns {Plain} in its one form, islands by their ids
 */
export const checkedScenario = (plain, known) => {
  if (typeof plain !== "object" || plain === null || Array.isArray(plain)) {
    throw new ScenarioError("a scenario is a JSON object; see docs/scenarios.md");
  }
  const {
    format = FORMAT,
    version = VERSION,
    ...given
  } = /** @type {Record<string, unknown>} */ (plain);
  oneOf(format, "format", [FORMAT]);
  oneOf(version, "version", [VERSION]);
  only(given, TOP);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined) {
      throw refused(name, null, "a value, or leave it out");
    }
  }
  /** @param {unknown} value */
  const isSome = (value) => Object.keys(mapping(value ?? {}, "islands")).length > 0;
  const claims = isSome(given.islands) || isSome(given.cuts);
  const alpha = "alpha" in given && Object.keys(alphaOf(given.alpha, known)).length > 0;
  checkKind(given, claims, alpha, known.options);
  return {
    ...("title" in given && { title: text(given.title, "title") }),
    ...(claims ? claimOf(given, known) : formulaOf(given, known)),
    ...seaOf(given, known),
  };
};
