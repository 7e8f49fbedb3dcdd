// The panel of the split page: its tables and texts, as the page's data has them written.

import { element } from "../../../shared/web/elements.js";
import { fillComparison, fillTable, setCaption } from "../../../shared/web/tables.js";

const by = (id) => document.getElementById(id);

const quote = ({ quote: words }, where) =>
  element("p", {}, element("q", { lang: "en" }, words), " ", element("cite", {}, where));

/** Fills the panel for an option of the data. */
export const fillPanel = (writer, { options }, option) => {
  const texts = option.texts[writer.lang];
  setCaption("fi-table", texts.caption);
  fillTable("fi-table", texts.islands, texts.sums);
  by("fi-cut-title").textContent = texts.cut_title;
  fillTable("fi-cut", texts.cut);
  const passages = option.citations.map((one, nth) => quote(one, texts.passages[nth]));
  const none = element("p", {}, writer.word("split.passages_none"));
  by("fi-passages").replaceChildren(...(passages.length ? passages : [none]));
  if (by("fi-compare")) {
    fillComparison("fi-compare", writer, { options, shown: option }, (other) =>
      other.texts[writer.lang].compared.map(([area, share]) => [area, element("br"), share]),
    );
  }
};

const cited = (writer, citation) => {
  if (citation.type === "treaty") {
    const article = writer.word("split.article", { article: citation.article });
    return [element("span", { lang: "en" }, citation.title), `, ${article} (${citation.signed})`];
  }
  if (citation.type === "document") {
    return [element("q", { lang: "en" }, citation.quote), " ", writer.passage(citation)];
  }
  return [
    element("span", { lang: "en" }, [citation.title, citation.licence].filter(Boolean).join(", ")),
  ];
};

const facts = (writer, { names, basis, citation, accuracy, uncertainty }) => {
  const pairs = [];
  const add = (key, text, lang) => {
    if (text) {
      const value = element("dd", lang ? { lang } : {}, text);
      pairs.push(element("dt", {}, writer.word(key)), value);
    }
  };
  add("split.fixed", accuracy?.fixed_by_text, "en");
  add("split.chosen", accuracy?.chosen, "en");
  add("split.uncertainty", uncertainty && writer.name(uncertainty));
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

/** What a line rests on: a closed block that the reader may open. */
export const lineDetails = (writer, layer) =>
  element(
    "details",
    {},
    element("summary", {}, writer.word("split.rests_on")),
    ...layer.features.flatMap((feature) => facts(writer, feature)),
  );
