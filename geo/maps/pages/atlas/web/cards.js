// The atlas: the cards that land, lines and places open on a map.

import { element } from "../../../shared/web/elements.js";
import { openCard } from "../../../shared/web/shapes.js";
import { lineState } from "./map.js";

const by = (id) => document.getElementById(id);

/** Opens cards; `page` has the state, the words and the list of events. */
export class AtlasCards {
  constructor(page) {
    this.page = page;
  }

  area(map, area, node, byKey) {
    const row = (view) => this.page.model.holding(area.id, view, this.page.state.day);
    const views = this.page.data.views.map((view) => ({
      text: `${this.page.writer.view(view)}: ${this.page.writer.state(row(view))}`,
      lang: this.page.state.lang,
    }));
    const subject = [`islands/${area.id}`, `areas/${area.id}`].find((one) =>
      this.page.evidence.knows(one),
    );
    const rows = [
      ...this.page.writer.otherNames(area.names),
      { text: this.page.writer.date(this.page.state.day), lang: this.page.state.lang },
      ...views,
    ];
    const [lon, lat] = area.point;
    this.open(map, [lat, lon], { names: area.names, rows, subject, node, byKey });
  }

  line(map, layer, feature, path, byKey) {
    const state = lineState(this.page.writer, layer, feature, this.page.state.day);
    const basis = this.page.writer.basis(feature);
    const rows = [
      ...this.page.writer.otherNames(feature.names),
      { text: state, lang: this.page.state.lang },
      basis,
    ];
    const subject = `lines/${layer.id}`;
    this.open(map, path.getCenter(), {
      names: feature.names,
      rows,
      subject,
      node: path.getElement(),
      byKey,
    });
  }

  place(map, place, node, byKey) {
    const [lon, lat] = place.point;
    const rows = this.page.writer.otherNames(place.names);
    this.open(map, [lat, lon], {
      names: place.names,
      rows,
      subject: `places/${place.id}`,
      node,
      byKey,
    });
  }

  /** A card on the map; its events are listed at once, and its button leads to them. */
  open(map, at, { names, rows, subject, node, byKey }) {
    this.opener = node;
    const count =
      subject && this.page.evidence.knows(subject) ? this.page.evidence.count(subject) : 0;
    const number = this.page.writer.count(count);
    const button = element(
      "button",
      { type: "button" },
      this.page.writer.say("events_of", { count: number }),
    );
    button.addEventListener("click", () => {
      by("fi-panel").scrollIntoView();
      by("fi-about").focus();
    });
    openCard(map, at, {
      title: this.page.writer.named(names),
      rows,
      button: count ? button : undefined,
      closeLabel: this.page.writer.word("common.close"),
    });
    if (count) {
      this.page.about(subject);
    }
    if (byKey) {
      button.focus({ preventScroll: true });
    }
    by("fi-live").textContent = node.getAttribute("aria-label");
  }
}
