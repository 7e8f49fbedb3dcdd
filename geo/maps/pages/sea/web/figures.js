// Tables and texts of the sea page, in one language. `sea_page.py` writes the same texts into the
// file, for readers without JavaScript; a test holds the two together.

import { element } from "../../../shared/web/elements.js";
import {
  OptionWriter,
  fillComparison,
  fillTable,
  setCaption,
  swatch,
} from "../../../shared/web/tables.js";

/** Writes the figures of the sea page. */
export class SeaFigures extends OptionWriter {
  side(id) {
    return this.name(this.data.strings.sides[id]);
  }

  coast(id) {
    return this.name(this.data.coasts[id]);
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
    return this.word("sea.zone", {
      island: this.name(names),
      names: this.otherText(names, island),
      side: this.side(side),
      area: this.km2(area, 0),
      limit,
    });
  }

  stop([lon, lat, , , , , km, a, b]) {
    return this.word("sea.walk_text", {
      where: this.coordinates([lon, lat], 2),
      km: this.km(km),
      a: this.coast(a),
      side_a: this.side(this.sides[0]),
      b: this.coast(b),
      side_b: this.side(this.sides[1]),
    });
  }

  triCoasts([, , , feet]) {
    return feet.map(([, , coast, side]) =>
      this.word("sea.tri_coast", { coast: this.coast(coast), side: this.side(side) }),
    );
  }

  triLabel(tri) {
    const [lon, lat, km] = tri;
    return this.word("sea.tri_label", {
      where: this.coordinates([lon, lat], 2),
      km: this.km(km),
      coasts: this.triCoasts(tri).join(", "),
    });
  }

  triRows(found) {
    return found.map((tri) => {
      const [lon, lat, km] = tri;
      const coasts = this.triCoasts(tri).map((text) => element("div", {}, text));
      return [this.coordinates([lon, lat], 2), coasts, this.number(km, 1)];
    });
  }
}

/** Fills the panel's tables and texts. */
export const fillSeaPanel = (writer, option, limit, tri) => {
  const { islands, sums } = writer.rows(option, limit);
  const title = writer.name(option.titles);
  setCaption("fi-table", writer.word("sea.caption", { limit, option: title }));
  fillTable("fi-table", islands, sums);
  const finding = writer.finding(option, limit);
  document
    .getElementById("fi-finding")
    .replaceChildren(...finding.map((text, side) => element("p", {}, swatch(side), text)));
  fillComparison("fi-cross", writer, option, (other) =>
    writer
      .crossed(other)
      .map(([first, second]) => [swatch(0), first, element("br"), swatch(1), second]),
  );
  const [first, second] = writer.sides.map((side) => writer.side(side));
  setCaption("fi-cross", writer.word("sea.cross_note", { first, second }));
  fillTable("fi-straits", writer.straits(option));
  fillTable("fi-cable", writer.cable());
  fillTable("fi-tri", writer.triRows(tri));
  document.getElementById("fi-tri").hidden = !tri.length;
  document.getElementById("fi-tri-note").textContent = writer.word(
    tri.length ? "sea.tri_note" : "sea.tri_none",
  );
};
