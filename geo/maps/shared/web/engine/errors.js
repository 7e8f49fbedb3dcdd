// @ts-check
// What is refused, and how values are shown where it is said why.

/** A settlement that cannot be drawn: one sentence that says what, why, and how to fix it. */
export class ScenarioError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "ScenarioError";
  }
}

const LONG = 60;

/**
 * A number to six digits, as Python's `g` writes it.
 * @param {number} value
 */
export const short = (value) => {
  const text = String(Number(value.toPrecision(6)));
  return text.replace(/e([+-])(\d)$/, "e$10$2");
};

/** @param {unknown} value */
export const quoted = (value) => {
  const text = String(value);
  return `'${text.length > LONG ? `${text.slice(0, LONG)}…` : text}'`;
};

/** @param {unknown} value */
export const shown = (value) => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
};
