// @ts-check
// The atlas: the cards that land, lines and places open on a map.

import { byId, element } from "../../../shared/web/elements.js";
import { shapeOf } from "../../../shared/web/page.js";
import { openCard } from "../../../shared/web/shapes.js";
import { lineStates } from "./map.js";

/**
 * @typedef {import("leaflet").Map} Map
 * @typedef {import("./words.js").AtlasWriter} AtlasWriter
 * @typedef {{ writer: AtlasWriter, day: number }} Now language and day that are shown
 * @typedef {{ node: HTMLElement | SVGElement, byKey: boolean }} Opener
 * @typedef {object} Card
 * @property {import("../../../shared/web/data").Names} names
 * @property {{ text: string, lang: string }[]} rows
 * @property {string | undefined} subject
 */

/** Opens cards. */
export class AtlasCards {
  /**
   * @param {import("./model.js").AtlasModel} model
   * @param {import("./event_list.js").AtlasEvidence} evidence
   * @param {(subject: string) => void} about lists the events of a subject
   */
  constructor(model, evidence, about) {
    this.model = model;
    this.evidence = evidence;
    this.about = about;
    /** @type {HTMLElement | SVGElement | undefined} */
    this.opener = undefined;
  }

  /**
   * @param {Map} map
   * @param {import("./data").Area} area
   * @param {Now} now
   * @param {Opener} opener
   */
  area(map, area, { writer, day }, opener) {
    const { lang } = writer;
    const views = this.model.data.views.flatMap((view) => {
      const row = this.model.holding(area.id, view, day);
      return row
        ? [{ text: `${writer.view(view)}${writer.word("common.colon")}${writer.state(row)}`, lang }]
        : [];
    });
    const subject = [`islands/${area.id}`, `areas/${area.id}`].find((one) =>
      this.evidence.knows(one),
    );
    const rows = [...writer.otherNames(area.names), { text: writer.date(day), lang }, ...views];
    const [lon, lat] = area.point;
    this.open(map, [lat, lon], { names: area.names, rows, subject }, writer, opener);
  }

  /**
   * @param {Map} map
   * @param {import("./map.js").DrawnLine} line
   * @param {Now} now
   * @param {boolean} byKey
   */
  line(map, { layer, feature, hit }, { writer, day }, byKey) {
    const { names } = feature;
    const states = lineStates(writer, layer, feature, { day, views: this.model.data.views });
    const said = states.map((text) => ({ text, lang: writer.lang }));
    const rows = [...writer.otherNames(names), ...said, writer.basis(feature)];
    const card = { names, rows, subject: `lines/${layer.id}` };
    this.open(map, hit.getCenter(), card, writer, { node: shapeOf(hit), byKey });
  }

  /**
   * @param {Map} map
   * @param {import("../../../shared/web/data").Place} place
   * @param {Now} now
   * @param {Opener} opener
   */
  place(map, { id, names, point: [lon, lat] }, { writer }, opener) {
    const card = { names, rows: writer.otherNames(names), subject: `places/${id}` };
    this.open(map, [lat, lon], card, writer, opener);
  }

  /**
   * A card on the map; its events are listed at once, and its button leads to them.
   * @param {Map} map
   * @param {import("leaflet").LatLngExpression} at
   * @param {Card} card
   * @param {AtlasWriter} writer
   * @param {Opener} opener
   */
  open(map, at, { names, rows, subject }, writer, { node, byKey }) {
    this.opener = node;
    const count = subject && this.evidence.knows(subject) ? this.evidence.count(subject) : 0;
    const words = writer.plural("evidence.events", count);
    const button = element("button", { type: "button" }, words);
    button.addEventListener("click", () => {
      byId("fi-panel").scrollIntoView();
      byId("fi-about").focus();
    });
    openCard(map, at, {
      title: writer.named(names),
      rows,
      button: count ? button : undefined,
      closeLabel: writer.word("common.close"),
    });
    if (subject && count) {
      this.about(subject);
    }
    if (byKey) {
      button.focus({ preventScroll: true });
    }
    byId("fi-live").textContent = node.getAttribute("aria-label");
  }
}
