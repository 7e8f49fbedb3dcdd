// Tables and texts of the sea page, in one language. `sea_page.py` writes the same texts into the
// file, for readers without JavaScript; a test holds the two together.
"use strict";

(() => {
  const { element } = FourIslands;

  /** Writes the figures of the sea page. */
  FourIslands.SeaFigures = class extends FourIslands.Writer {
    constructor(data, lang) {
      super(data.strings, lang);
      this.data = data;
      this.sides = data.sides.map(({ id }) => id);
    }

    km2(value) {
      return this.word("split.km2", { value: this.number(value, 0) });
    }

    side(id) {
      return this.name(this.data.strings.sides[id]);
    }

    coast(id) {
      return this.name(this.data.coasts[id]);
    }

    coordinates(lat, lon) {
      const value = (degrees) => ({ value: this.number(Math.abs(degrees), 2) });
      return [this.word("split.north", value(lat)), this.word("split.east", value(lon))].join(", ");
    }

    change(value) {
      const number = this.number(value, 0);
      return value > 0 ? `+${number}` : number;
    }

    rows(option, limit) {
      const { zones, sides: found } = option.limits[limit];
      const area = (island, side) => {
        const zone = zones.find((one) => one.island === island && one.side === side);
        return zone ? this.number(zone.area_km2, 0) : "–";
      };
      const islands = this.data.islands.map((island) => [
        this.coast(island),
        ...this.sides.map((side) => area(island, side)),
      ]);
      const sums = [
        ["sea.area", ({ area_km2: value }) => this.number(value, 0)],
        ["sea.share", ({ share }) => this.percent(share)],
        ["sea.change", ({ change_km2: value }) => this.change(value)],
      ].map(([word, write]) => [this.word(word), ...this.sides.map((side) => write(found[side]))]);
      return { islands, sums };
    }

    finding(option, limit) {
      return this.sides.map((side) =>
        this.word("sea.finding", {
          side: this.side(side),
          land: this.percent(option.land[side]),
          sea: this.percent(option.limits[limit].sides[side].share),
          limit,
        }),
      );
    }

    crossed(option) {
      const ofSea = this.data.limits.map((limit) => {
        const { sides } = option.limits[limit];
        return Object.fromEntries(this.sides.map((side) => [side, sides[side].share]));
      });
      return [option.count, option.land, ...ofSea].map((by) =>
        this.sides.map((side) => this.number(100 * by[side], 1)),
      );
    }

    straits(option) {
      return option.straits.map(({ names, width_km: width, sides: [a, b], within_12: within }) => [
        this.name(names),
        this.number(width, 1),
        a === b ? this.side(a) : this.word("sea.both", { a: this.side(a), b: this.side(b) }),
        within ? this.side(within) : this.word("sea.no"),
      ]);
    }

    cable() {
      return this.data.cable.cases.map(({ limit, km }) => [
        this.word(`sea.cable_${limit}`),
        ...[...this.sides, "neither"].map((whose) => this.number(km[whose], 1)),
      ]);
    }

    zone({ island, side, area_km2: area }, limit) {
      const names = this.data.coasts[island];
      const others = this.otherNames(names).map(({ text }) => text);
      return this.word("sea.zone", {
        island: this.name(names),
        names: others.join(", ") || island,
        side: this.side(side),
        area: this.km2(area),
        limit,
      });
    }

    stop([lon, lat, , , , , km, a, b]) {
      return this.word("sea.walk_text", {
        where: this.coordinates(lat, lon),
        km: this.word("split.km", { value: this.number(km, 1) }),
        a: this.coast(a),
        side_a: this.side(this.sides[0]),
        b: this.coast(b),
        side_b: this.side(this.sides[1]),
      });
    }
  };

  const swatch = (side) =>
    element("i", { class: `fi-swatch fi-side-${side}`, "aria-hidden": "true" });

  const line = (cells, style) =>
    element(
      "tr",
      style ? { class: style } : {},
      element("th", { scope: "row" }, cells[0]),
      ...cells.slice(1).map((cell) => element("td", {}, ...[cell].flat())),
    );

  const body = (id) => document.getElementById(id).tBodies[0];

  /** Fills the panel's tables and texts. */
  FourIslands.fillSeaPanel = (writer, option, limit) => {
    const { islands, sums } = writer.rows(option, limit);
    const title = writer.name(option.titles);
    const caption = writer.word("sea.caption", { limit, option: title });
    document.getElementById("fi-table").caption.textContent = caption;
    body("fi-table").replaceChildren(
      ...islands.map((row) => line(row)),
      ...sums.map((row) => line(row, "fi-sum")),
    );
    document
      .getElementById("fi-finding")
      .replaceChildren(
        ...writer.finding(option, limit).map((text, side) => element("p", {}, swatch(side), text)),
      );
    body("fi-cross").replaceChildren(
      ...writer.data.options.map((other) => {
        const cells = writer
          .crossed(other)
          .map(([first, second]) => [swatch(0), first, element("br"), swatch(1), second]);
        const row = line([writer.name(other.short), ...cells]);
        if (other === option) {
          row.setAttribute("aria-current", "true");
        }
        return row;
      }),
    );
    const [first, second] = writer.sides.map((side) => writer.side(side));
    const note = writer.word("sea.cross_note", { first, second });
    document.getElementById("fi-cross").caption.textContent = note;
    body("fi-straits").replaceChildren(...writer.straits(option).map((row) => line(row)));
    body("fi-cable").replaceChildren(...writer.cable().map((row) => line(row)));
  };
})();
