// @ts-check
// The panel of the split page: its tables and texts, as the page's data has them written.

import { byId, element } from "../../../shared/web/elements.js";
import { fillComparison, fillTable, pairsTable, setCaption } from "../../../shared/web/tables.js";

/** @typedef {import("./data").SplitOption} SplitOption */

/**
 * @param {import("./data").Quote} passage
 * @param {string} where
 */
const quote = ({ quote: words }, where) =>
  element("p", {}, element("q", { lang: "en" }, words), " ", element("cite", {}, where));

/**
 * Fills the panel for an option of the data.
 * @param {import("../../../shared/web/writer.js").Writer} writer
 * @param {{ options: SplitOption[] }} data
 * @param {SplitOption} option
 */
export const fillPanel = (writer, { options }, option) => {
  const texts = option.texts[writer.lang];
  setCaption("fi-table", texts.caption);
  fillTable("fi-table", texts.islands, texts.sums);
  byId("fi-cut-title").textContent = texts.cut_title;
  fillTable("fi-cut", texts.cuts[0]?.rows ?? []);
  byId("fi-more-cuts").replaceChildren(
    ...texts.cuts
      .slice(1)
      .flatMap(({ title, rows }) => [element("h2", {}, title), pairsTable(rows)]),
  );
  const passages = option.citations.map((one, nth) => quote(one, texts.passages[nth]));
  const none = element("p", {}, writer.word("split.passages_none"));
  byId("fi-passages").replaceChildren(...(passages.length ? passages : [none]));
  if (document.getElementById("fi-compare")) {
    fillComparison("fi-compare", writer, { options, shown: option }, (other) =>
      other.texts[writer.lang].compared.map(([area, share]) => [area, element("br"), share]),
    );
  }
};

/**
 * @param {import("../../../shared/web/writer.js").Writer} writer
 * @param {Record<string, unknown>} citation
 * @returns {(Node | string)[]}
 */
const cited = (writer, citation) => {
  /** @param {string} key */
  const text = (key) => String(citation[key] ?? "");
  if (citation.type === "treaty") {
    return [writer.name(/** @type {import("../../../shared/web/data").Names} */ (citation.names))];
  }
  if (citation.type === "document" && Array.isArray(citation.lines)) {
    const where = writer.passage({ document: text("document"), lines: citation.lines });
    return [element("q", { lang: "en" }, text("quote")), " ", where];
  }
  const parts = [text("title"), text("licence")].filter(Boolean);
  return [element("span", { lang: "en" }, parts.join(", "))];
};

/**
 * @param {import("../../../shared/web/writer.js").Writer} writer
 * @param {import("./data").LineFeature} feature
 */
const facts = (writer, { names, basis, citation, fixed, chosen, uncertainty }) => {
  /** @type {Node[]} */
  const pairs = [];
  /**
   * @param {string} key
   * @param {import("../../../shared/web/data").Names | null} told
   */
  const add = (key, told) => {
    if (told?.en) {
      const { text, lang } = writer.named(told);
      pairs.push(element("dt", {}, writer.word(key)), element("dd", { lang }, text));
    }
  };
  add("split.fixed", fixed);
  add("split.chosen", chosen);
  add("split.uncertainty", uncertainty);
  return [
    element(
      "h3",
      { lang: writer.named(names ?? { en: "" }).lang },
      writer.name(names ?? { en: "" }),
    ),
    element(
      "p",
      {},
      writer.has("basis", basis) ? writer.word(`basis.${basis}`) : String(basis ?? ""),
    ),
    element("ul", {}, ...(citation ?? []).map((one) => element("li", {}, ...cited(writer, one)))),
    element("dl", {}, ...pairs),
  ];
};

/**
 * What a line rests on: a closed block that the reader may open.
 * @param {import("../../../shared/web/writer.js").Writer} writer
 * @param {import("./data").LineLayer} layer
 */
export const lineDetails = (writer, layer) =>
  element(
    "details",
    {},
    element("summary", {}, writer.word("split.rests_on")),
    ...layer.features.flatMap((feature) => facts(writer, feature)),
  );
