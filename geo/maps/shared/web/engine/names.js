// @ts-check
// Places by any of their names, as geo.layers.names finds them; their spellings are in the data.

import { ScenarioError, quoted } from "./errors.js";

/**
 * A place: its id, and all spellings of its names, in small letters and without marks.
 * @typedef {{ id: string, spellings: string[] }} Named
 */

const SUFFIXES = /-(to|jima|shima|gunto|retto|iwa|retsugan)$|[島岩]$|群島$/u;
const PREFIXES = /^(острова?|скалы|о\.) */u;

/** @param {string} text */
const plainOf = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'").trim();

/**
 * The id that a name means; undefined if nothing bears it.
 * @param {string} name
 * @param {readonly Named[]} places
 */
export const lookUp = (name, places) => {
  const plain = plainOf(name);
  const guesses = [
    plain,
    plain.replaceAll(" ", "-"),
    plain.replace(SUFFIXES, ""),
    plain.replace(PREFIXES, ""),
  ];
  for (const guess of guesses) {
    const found =
      places.find(({ id }) => id === guess) ??
      places.find(({ spellings }) => spellings.includes(guess));
    if (found) {
      return found.id;
    }
  }
  return undefined;
};

/**
 * @param {string} name
 * @param {readonly Named[]} places
 * @param {string} what the word for it where it is refused
 */
export const findPlace = (name, places, what) => {
  const found = lookUp(name, places);
  if (found === undefined) {
    const known = places.map(({ id }) => id).join(", ");
    throw new ScenarioError(`no ${what} is called ${quoted(name)}; known: ${known}`);
  }
  return found;
};
