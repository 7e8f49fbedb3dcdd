// @ts-check
// The engine of the laboratory: what python -m geo.split and geo.sea print, in the page, at the pace
// of a hand. No DOM, no map: plain data in, plain data out. Angles are degrees, lengths metres.

import { nearestShore, cutBetween } from "./chord.js";
import { ScenarioError } from "./errors.js";
import { Island } from "./island.js";
import { lookUp } from "./names.js";
import { checkedScenario } from "./scenario.js";
import { aimOf, measured } from "./settle.js";

export { ScenarioError } from "./errors.js";

/**
 * @typedef {import("./geodesic.js").Place} Place
 * @typedef {import("./island.js").Border} Border
 * @typedef {import("./island.js").FanBorder} FanBorder
 * @typedef {import("./settle.js").Settlement} Settlement
 * @typedef {import("../data").EngineData} EngineData
 */

const STEPS_PER_DEGREE = 1e7;
const SOUTH_WEST = "south-west";

/**
 * Vertices of a packed ring.
 * @param {readonly number[]} steps
 * @returns {Place[]}
 */
const unpacked = (steps) => {
  /** @type {Place[]} */
  const places = [];
  let [lon, lat] = [0, 0];
  for (let k = 0; k < steps.length; k += 2) {
    lon += steps[k];
    lat += steps[k + 1];
    places.push([lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE]);
  }
  return places;
};

/** The engine: made once, of the data that a page carries. */
export class Engine {
  /** @param {EngineData} data */
  constructor(data) {
    this.data = data;
    this.islands = data.islands.map(
      (island) => new Island({ ...island, rings: island.rings.map(unpacked) }),
    );
    this.names = Object.fromEntries(this.islands.map(({ id, name }) => [id, name]));
    this.official = Object.fromEntries(data.islands.map((each) => [each.id, each.official_km2]));
  }

  /**
   * An island by its id or any of its names.
   * @param {string} name
   */
  island(name) {
    const id = lookUp(name, this.data.islands);
    const found = this.islands.find((island) => island.id === id);
    if (!found) {
      const known = Object.keys(this.names).join(", ");
      throw new ScenarioError(`no island is called '${name}'; known: ${known}`);
    }
    return found;
  }

  /**
   * Measures the settlement that a scenario asks for.
   * @param {unknown} plain as in docs/scenarios.md, with or without its format and version
   * @returns {Settlement}
   */
  settle(plain) {
    const checked = checkedScenario(plain, this.data);
    const aim = aimOf(checked, this.data, this.names);
    return measured(checked, aim, this.islands, this.official, this.data.sides);
  }

  /**
   * The straight border of a bearing that leaves a fraction of an island on Japan's side.
   * @param {string} island
   * @param {{ bearing_deg: number, fraction: number, toward?: string | number }} how
   * @returns {Border}
   */
  borderAt(island, { bearing_deg, fraction, toward = SOUTH_WEST }) {
    return this.island(island).border(fraction, { method: "bearing", bearing_deg, toward });
  }

  /**
   * The border between two points of an island's shore, or near to it.
   * @param {string} island
   * @param {Place} one
   * @param {Place} other
   * @param {string | number} [toward]
   * @returns {Border}
   */
  borderBetween(island, one, other, toward = SOUTH_WEST) {
    return cutBetween(this.island(island), [one, other], toward).border;
  }

  /**
   * The shortest straight border that leaves a fraction of an island on Japan's side.
   * @param {string} island
   * @param {number} fraction
   * @param {string | number} [toward]
   * @returns {Border}
   */
  shortest(island, fraction, toward = SOUTH_WEST) {
    return this.island(island).border(fraction, { method: "shortest", toward });
  }

  /**
   * The borders of many bearings, evenly over the half-turn, that leave the same fraction.
   * @param {string} island
   * @param {number} fraction
   * @param {string | number} [toward]
   * @param {number} [count]
   * @returns {FanBorder[]}
   */
  fan(island, fraction, toward = SOUTH_WEST, count = 180) {
    return this.island(island).fan(fraction, toward, count);
  }

  /**
   * The point of an island's shore that is nearest to a place.
   * @param {string} island
   * @param {Readonly<Place>} place
   * @returns {{ point: Place, away_m: number, ring: number, vertex: number, along_m: number }}
   */
  nearestShore(island, place) {
    const { point, away, ring, vertex, along } = nearestShore(this.island(island), place);
    return { point, away_m: away, ring, vertex, along_m: along };
  }
}

/**
 * Makes an engine of the data that a page carries.
 * @param {EngineData} data
 */
export const createEngine = (data) => new Engine(data);
