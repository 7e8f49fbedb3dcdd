// Tables of figures, and the numbers in them, for the pages of settlement options. `option_page.py`
// writes the same texts into the file, for readers without JavaScript.

import { element } from "./elements.js";
import { Writer } from "./writer.js";

/** Words and numbers of a page of settlement options. */
export class OptionWriter extends Writer {
  constructor(data, lang) {
    super(data.strings, lang);
    this.data = data;
    this.sides = data.sides.map(({ id }) => id);
  }

  km(value) {
    return this.word("split.km", { value: this.number(value) });
  }

  km2(value, decimals = 1) {
    return this.word("split.km2", { value: this.number(value, decimals) });
  }

  coordinates([lon, lat], decimals = 4) {
    const value = (degrees) => ({ value: this.number(Math.abs(degrees), decimals) });
    return [
      this.word(lat >= 0 ? "split.north" : "split.south", value(lat)),
      this.word(lon >= 0 ? "split.east" : "split.west", value(lon)),
    ].join(", ");
  }

  /** The names of the others in one text; `id` where there are none. */
  otherText(names, id) {
    return (
      this.otherNames(names)
        .map(({ text }) => text)
        .join(", ") || id
    );
  }
}

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
export const fillComparison = (id, writer, shown, cellsOf) => {
  const rows = writer.data.options.map((option) => {
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
