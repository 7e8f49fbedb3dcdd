// Tables of figures, for the pages of settlement options: their cells stand written in the data.

import { element } from "./elements.js";

export const swatch = (side) =>
  element("i", { class: `fi-swatch fi-side-${side}`, "aria-hidden": "true" });

const line = (cells, style) =>
  element(
    "tr",
    style ? { class: style } : {},
    element("th", { scope: "row" }, cells[0]),
    ...cells.slice(1).map((cell) => element("td", {}, ...[cell].flat())),
  );

/** Fills a table with rows, and with the rows of sums below them. */
export const fillTable = (id, rows, sums = []) =>
  document
    .getElementById(id)
    .tBodies[0].replaceChildren(
      ...rows.map((row) => line(row)),
      ...sums.map((row) => line(row, "fi-sum")),
    );

/** Fills a table of all options; the row of the one that is shown says so. */
export const fillComparison = (id, writer, { options, shown }, cellsOf) => {
  const rows = options.map((option) => {
    const row = line([writer.name(option.short), ...cellsOf(option)]);
    if (option === shown) {
      row.setAttribute("aria-current", "true");
    }
    return row;
  });
  document.getElementById(id).tBodies[0].replaceChildren(...rows);
};

export const setCaption = (id, text) => {
  document.getElementById(id).caption.textContent = text;
};
