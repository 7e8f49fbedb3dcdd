// Tables and texts of the panel, in one language for one option. `split_page.py` writes the same
// texts into the file, for readers without JavaScript; a test holds the two together.

import { element } from "../../../shared/web/elements.js";
import { OptionWriter, fillComparison, fillTable, setCaption } from "../../../shared/web/tables.js";

/** Writes the figures of the split page. */
export class Figures extends OptionWriter {
  held(fraction) {
    if (fraction === 0 || fraction === 1) {
      return this.word(fraction ? "split.whole" : "split.nothing");
    }
    return this.percent(fraction);
  }

  island(id) {
    return this.name(this.data.islands[id]);
  }

  sidesOf(option) {
    return this.sides.map((id) => option.sides[id]);
  }

  rows(option) {
    const sides = this.sidesOf(option);
    const islands = Object.keys(this.data.islands).map((id) => [
      this.island(id),
      ...sides.map((side) => this.held(side.islands[id] ?? 0)),
    ]);
    const sums = [
      [this.word("split.area_km2"), ...sides.map((side) => this.number(side.area_km2))],
      [this.word("split.share"), ...sides.map((side) => this.percent(side.share))],
    ];
    if (this.data.ours) {
      sums.push(
        [this.word("split.official_km2"), ...sides.map((side) => this.number(side.official_km2))],
        [
          this.word("split.official_share"),
          ...sides.map((side) => this.percent(side.official_share)),
        ],
      );
    }
    return { islands, sums };
  }

  compared(option) {
    return this.sidesOf(option).map((side) => [
      this.km2(side.area_km2),
      [side.share, ...(this.data.ours ? [side.official_share] : [])]
        .map((share) => this.percent(share))
        .join(" / "),
    ]);
  }

  method(method) {
    const [known] = method.split(":");
    return this.has("methods", known) ? this.word(`methods.${known}`) : method;
  }

  alpha({ fraction, island, area_km2: area, official_fraction: official }) {
    const text = this.word("split.alpha_value", {
      fraction: this.percent(fraction),
      island: this.island(island),
      area: this.km2(area),
    });
    if (official === null) {
      return text;
    }
    return `${text}; ${this.word("split.alpha_official", { fraction: this.percent(official) })}`;
  }

  cut({ border, alpha }) {
    if (!border) {
      return [];
    }
    const rows = [
      [this.word("split.end_a"), this.coordinates(border.ends[0])],
      [this.word("split.end_b"), this.coordinates(border.ends[1])],
      [this.word("split.length"), this.length(border)],
      [this.word("split.bearing"), this.bearing(border)],
      [this.word("split.method"), this.method(border.method)],
    ];
    return alpha ? [...rows, [this.word("split.alpha"), this.alpha(alpha)]] : rows;
  }

  length(border) {
    return this.km(border.length_km);
  }

  bearing(border) {
    return this.word("split.degrees", { value: this.number(border.bearing_deg) });
  }

  cutTitle({ border }) {
    return border
      ? this.word("split.border", { island: this.island(border.island) })
      : this.word("split.border_none");
  }

  passage({ document: id, lines }) {
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const key = first === last ? "split.document_line" : "split.document";
    return this.word(key, { id, first, last });
  }

  part({ island, side, fraction, area_km2: area }) {
    const names = this.data.islands[island];
    return this.word("split.part", {
      island: this.island(island),
      names: this.otherText(names, island),
      side: this.name(this.data.sides.find(({ id }) => id === side).names),
      fraction: this.held(fraction),
      area: this.km2(area),
    });
  }
}

const passage = (writer, citation) =>
  element(
    "p",
    {},
    element("q", { lang: "en" }, citation.quote),
    " ",
    element("cite", {}, writer.passage(citation)),
  );

/** Fills the panel's tables and texts. */
export const fillPanel = (writer, option) => {
  const by = (id) => document.getElementById(id);
  const { islands, sums } = writer.rows(option);
  setCaption("fi-table", writer.word("split.caption", { option: writer.name(option.titles) }));
  fillTable("fi-table", islands, sums);
  by("fi-cut-title").textContent = writer.cutTitle(option);
  fillTable("fi-cut", writer.cut(option));
  const passages = option.citations.map((citation) => passage(writer, citation));
  const none = element("p", {}, writer.word("split.passages_none"));
  by("fi-passages").replaceChildren(...(passages.length ? passages : [none]));
  if (by("fi-compare")) {
    fillComparison("fi-compare", writer, option, (other) =>
      writer.compared(other).map(([area, share]) => [area, element("br"), share]),
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

const facts = (writer, { names, basis, citation, accuracy }) => {
  const pairs = [];
  const add = (key, text, lang) => {
    if (text) {
      const value = element("dd", lang ? { lang } : {}, text);
      pairs.push(element("dt", {}, writer.word(key)), value);
    }
  };
  add("split.fixed", accuracy?.fixed_by_text, "en");
  add("split.chosen", accuracy?.chosen, "en");
  const metres = accuracy?.uncertainty_m;
  if (typeof metres === "number") {
    add("split.uncertainty", writer.word("split.metres", { value: writer.number(metres, 0) }));
  }
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
