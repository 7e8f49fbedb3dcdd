// @ts-check
// The panel of the sea page: its tables and texts, as the page's data has them written.

import { byId, element } from "../../../shared/web/elements.js";
import { fillComparison, fillTable, said, setCaption, swatch } from "../../../shared/web/tables.js";

/** @param {import("./data").TripointTexts} texts */
const tripointRow = ({ where, coasts, cell }) => [
  where,
  coasts.map((coast) => element("div", {}, ...said(coast))),
  cell,
];

/**
 * Fills the panel for an option of the data, a limit, and the tripoints within it.
 * @param {import("../../../shared/web/writer.js").Writer} writer
 * @param {import("./data").SeaData} data
 * @param {import("./data").SeaOption} option
 * @param {{ limit: number, tripoints: import("./data").TripointTexts[] }} shown
 */
export const fillSeaPanel = (
  writer,
  { options, sides, cable, sensitivity },
  option,
  { limit, tripoints },
) => {
  const texts = option.texts[writer.lang];
  const found = texts.limits[limit];
  setCaption("fi-table", found.caption);
  fillTable("fi-table", found.islands, found.sums);
  byId("fi-finding").replaceChildren(
    ...found.finding.map((text, side) => element("p", {}, swatch(side), text)),
  );
  fillComparison("fi-cross", writer, { options, shown: option }, (other) =>
    other.texts[writer.lang].crossed.map(([first, second]) => [
      swatch(0),
      first,
      element("br"),
      swatch(1),
      second,
    ]),
  );
  const [first, second] = sides.map(({ names }) => writer.name(names));
  setCaption("fi-cross", writer.word("sea.cross_note", { first, second }));
  fillTable("fi-straits", texts.straits);
  fillTable("fi-cable", cable.texts[writer.lang]);
  fillTable("fi-hangs", sensitivity[writer.lang]);
  fillTable("fi-tri", tripoints.map(tripointRow));
  byId("fi-tri").hidden = !tripoints.length;
  byId("fi-tri-note").textContent = writer.word(tripoints.length ? "sea.tri_note" : "sea.tri_none");
};
