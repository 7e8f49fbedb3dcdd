// @ts-check
// Tables of figures, for the pages of settlement options: their cells stand written in the data.

import { byIdAs, element } from "./elements.js";

/** @typedef {import("./data").BothNames} BothNames */
/** @typedef {string | BothNames | Node | (string | Node)[]} Cell */

/** @param {number} side */
export const swatch = (side) =>
  element("i", { class: `fi-swatch fi-side-${side}`, "aria-hidden": "true" });

/**
 * What stands in a cell: a place has the other side's name below its own.
 * @param {Cell} cell
 * @returns {(string | Node)[]}
 */
export const said = (cell) => {
  if (typeof cell === "string" || cell instanceof Node) {
    return [cell];
  }
  return Array.isArray(cell)
    ? cell
    : [cell.text, element("small", { lang: cell.lang }, cell.other)];
};

/**
 * @param {Cell[]} cells
 * @param {string} [style]
 */
const line = (cells, style) =>
  element(
    "tr",
    style ? { class: style } : {},
    element("th", { scope: "row" }, ...said(cells[0])),
    ...cells.slice(1).map((cell) => element("td", {}, ...said(cell))),
  );

/**
 * Fills a table with rows, and with the rows of sums below them.
 * @param {string} id
 * @param {Cell[][]} rows
 * @param {Cell[][]} sums
 */
export const fillTable = (id, rows, sums = []) =>
  byIdAs(id, HTMLTableElement).tBodies[0].replaceChildren(
    ...rows.map((row) => line(row)),
    ...sums.map((row) => line(row, "fi-sum")),
  );

/**
 * A table of pairs: what a figure is, and the figure.
 * @param {Cell[][]} rows
 */
export const pairsTable = (rows) =>
  element("table", { class: "fi-pairs" }, element("tbody", {}, ...rows.map((row) => line(row))));

/**
 * Fills a table of all options; the row of the one that is shown says so.
 * @template {import("./data").OptionTitles} T
 * @param {string} id
 * @param {import("./writer.js").Writer} writer
 * @param {{ options: T[], shown: T }} given
 * @param {(option: T) => Cell[]} cellsOf
 */
export const fillComparison = (id, writer, { options, shown }, cellsOf) => {
  const rows = options.map((option) => {
    const row = line([writer.name(option.short), ...cellsOf(option)]);
    if (option === shown) {
      row.setAttribute("aria-current", "true");
    }
    return row;
  });
  byIdAs(id, HTMLTableElement).tBodies[0].replaceChildren(...rows);
};

/**
 * @param {string} id
 * @param {string} text
 */
export const setCaption = (id, text) => {
  const { caption } = byIdAs(id, HTMLTableElement);
  if (caption) {
    caption.textContent = text;
  }
};
