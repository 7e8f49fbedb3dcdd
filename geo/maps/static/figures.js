// Tables and texts of the panel, in one language for one option. `split_page.py` writes the same
// texts into the file, for readers without JavaScript; a test holds the two together.
"use strict";

(() => {
  const { element } = FourIslands;

  /** Writes the figures of the split page. */
  FourIslands.Figures = class extends FourIslands.Writer {
    constructor(data, lang) {
      super(data.strings, lang);
      this.data = data;
    }

    held(fraction) {
      if (fraction === 0 || fraction === 1) {
        return this.word(fraction ? "split.whole" : "split.nothing");
      }
      return this.percent(fraction);
    }

    km2(value) {
      return this.word("split.km2", { value: this.number(value) });
    }

    coordinates([lon, lat]) {
      const value = (degrees) => ({ value: this.number(Math.abs(degrees), 4) });
      return [
        this.word(lat >= 0 ? "split.north" : "split.south", value(lat)),
        this.word(lon >= 0 ? "split.east" : "split.west", value(lon)),
      ].join(", ");
    }

    island(id) {
      return this.name(this.data.islands[id]);
    }

    sidesOf(option) {
      return this.data.sides.map(({ id }) => option.sides[id]);
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
      return this.word("split.km", { value: this.number(border.length_km) });
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
      const others = this.otherNames(names).map(({ text }) => text);
      return this.word("split.part", {
        island: this.island(island),
        names: others.join(", ") || island,
        side: this.name(this.data.sides.find(({ id }) => id === side).names),
        fraction: this.held(fraction),
        area: this.km2(area),
      });
    }
  };

  const line = (cells, style) =>
    element(
      "tr",
      style ? { class: style } : {},
      element("th", { scope: "row" }, cells[0]),
      ...cells.slice(1).map((cell) => element("td", {}, ...[cell].flat())),
    );

  /** Fills the panel's tables and texts. */
  FourIslands.fillPanel = (writer, option) => {
    const by = (id) => document.getElementById(id);
    const title = writer.named(option.titles).text;
    const { islands, sums } = writer.rows(option);
    by("fi-table").caption.textContent = writer.word("split.caption", { option: title });
    by("fi-table").tBodies[0].replaceChildren(
      ...islands.map((row) => line(row)),
      ...sums.map((row) => line(row, "fi-sum")),
    );
    by("fi-cut-title").textContent = writer.cutTitle(option);
    by("fi-cut").tBodies[0].replaceChildren(...writer.cut(option).map((row) => line(row)));
    by("fi-passages").replaceChildren(
      ...option.citations.map((citation) =>
        element(
          "p",
          {},
          element("q", { lang: "en" }, citation.quote),
          " ",
          element("cite", {}, writer.passage(citation)),
        ),
      ),
    );
    if (!option.citations.length) {
      by("fi-passages").append(element("p", {}, writer.word("split.passages_none")));
    }
    if (by("fi-compare")) {
      by("fi-compare").tBodies[0].replaceChildren(
        ...writer.data.options.map((other) => {
          const cells = writer.compared(other).map(([area, share]) => [area, element("br"), share]);
          const row = line([writer.name(other.short), ...cells]);
          if (other === option) {
            row.setAttribute("aria-current", "true");
          }
          return row;
        }),
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
    return [element("span", { lang: "en" }, [citation.title, citation.licence].filter(Boolean).join(", "))];
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
      element("h3", { lang: writer.named(names ?? { en: "" }).lang }, writer.name(names ?? { en: "" })),
      element("p", {}, writer.has("basis", basis) ? writer.word(`basis.${basis}`) : String(basis ?? "")),
      element("ul", {}, ...(citation ?? []).map((one) => element("li", {}, ...cited(writer, one)))),
      element("dl", {}, ...pairs),
    ];
  };

  /** What a line rests on: a closed block that the reader may open. */
  FourIslands.lineDetails = (writer, layer) =>
    element(
      "details",
      {},
      element("summary", {}, writer.word("split.rests_on")),
      ...layer.features.flatMap((feature) => facts(writer, feature)),
    );
})();
