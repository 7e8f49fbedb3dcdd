// @ts-check
// The atlas: what stands in words beside the map. Sentence, legend, tables, tabs, documents.

import { all, byId, byIdAs, element } from "../../../shared/web/elements.js";
import { LAND, LINE_STYLES, fillSample, lineSample } from "../../../shared/web/shapes.js";
import { HOLDER_FILLS, lineStates } from "./map.js";

/**
 * @typedef {import("./words.js").AtlasWriter} AtlasWriter
 * @typedef {import("./model.js").AtlasModel} AtlasModel
 * @typedef {import("./data").Area} Area
 * @typedef {import("./data").Line} Line
 * @typedef {import("./data").HoldingRow} HoldingRow
 */

const FILLS = ["japan", "russia", "claim", "undivided", "renounced"];

/**
 * The sentence under the controls: date, view, and who holds what.
 * @param {AtlasWriter} writer
 * @param {AtlasModel} model
 * @param {string} view
 * @param {number} day
 */
export const sayWho = (writer, model, view, day) => {
  const groups = model.groups(view, day).map(({ row, names }) =>
    writer.say("group", {
      state: writer.state(row),
      areas: writer.list(names.map((one) => writer.name(one))),
    }),
  );
  return [writer.shown(day, view), ...groups];
};

/**
 * The legend: the fills that are on the map now, land, lines, and the place of an event.
 * @param {AtlasWriter} writer
 * @param {Set<string | undefined>} fills
 * @param {boolean} chosen whether an event is
 */
export const drawLegend = (writer, fills, chosen) => {
  /**
   * @param {Node} sample
   * @param {string} key
   */
  const row = (sample, key) => element("li", {}, sample, element("span", {}, writer.say(key)));
  /**
   * @param {string} name
   * @param {Partial<import("../../../shared/web/shapes.js").LineStyle>} style
   */
  const line = (name, style) => {
    const sample = lineSample({ ...LINE_STYLES[name], ...style });
    sample.firstElementChild?.classList.add(`fi-path-${name}`);
    return sample;
  };
  const rows = FILLS.filter((fill) => fills.has(fill)).map((fill) =>
    row(fillSample(HOLDER_FILLS[fill]), `legend_${fill}`),
  );
  const land = fillSample(LAND);
  land.firstElementChild?.classList.add("fi-other-land");
  const band = element("i", { class: "fi-band-sample", "aria-hidden": "true" });
  const ring = element("i", { class: "fi-spot-sample", "aria-hidden": "true" });
  rows.push(row(land, "legend_land"));
  rows.push(row(line("boundary_1855", { weight: 4 }), "legend_strong"));
  rows.push(row(line("boundary_1855", { weight: 1.6 }), "legend_faint"));
  rows.push(row(band, "legend_band"), row(line("power_bridge", {}), "legend_bridge"));
  const mark = element("i", { class: "fi-mark-sample", "aria-hidden": "true" });
  rows.push(element("li", {}, mark, element("span", {}, writer.word("evidence.with_events"))));
  if (chosen) {
    rows.push(row(ring, "legend_selected"));
  }
  byId("fi-legend").replaceChildren(
    element("h2", {}, writer.say("legend")),
    element("ul", {}, ...rows),
  );
};

/**
 * @param {AtlasWriter} writer
 * @param {import("../../../shared/web/data").Names} names
 * @param {() => void} run
 */
const goTo = (writer, names, run) => {
  const named = writer.named(names);
  const label = writer.say("go_to", { name: writer.name(names) });
  const button = element(
    "button",
    { type: "button", class: "fi-link", "aria-label": label, lang: named.lang },
    named.text,
  );
  button.addEventListener("click", run);
  return button;
};

/**
 * The other names, small below the first.
 * @param {AtlasWriter} writer
 * @param {import("../../../shared/web/data").Names} names
 */
const others = (writer, names) =>
  writer.otherNames(names).map(({ text, lang }) => element("small", { lang }, text));

/**
 * @param {AtlasWriter} writer
 * @param {HoldingRow} row
 * @returns {(Node | string)[]}
 */
const holding = (writer, row) => {
  const sample = fillSample(HOLDER_FILLS[row.fill]);
  const since = element("small", {}, writer.say("since", { date: writer.date(row.start) }));
  return [sample, " ", writer.state(row), since];
};

/**
 * The table of land: one column a view that is shown.
 * @param {AtlasWriter} writer
 * @param {AtlasModel} model
 * @param {{ views: string[], day: number, go: (area: Area) => void }} shown
 */
export const drawLandTable = (writer, model, { views, day, go }) => {
  // with two views there is no room for what each rests on: one view at a time tells
  const alone = views.length === 1;
  const heads = [
    writer.say("area"),
    ...views.map((view) => writer.view(view)),
    ...(alone ? [writer.say("rests")] : []),
  ];
  const rows = model.data.areas.map((area) => {
    const rowsOf = views.map((view) => model.holding(area.id, view, day));
    const [first] = rowsOf;
    const basis = first ? writer.basis(first) : { text: "", lang: writer.lang };
    return element(
      "tr",
      { "data-area": area.id },
      element(
        "th",
        { scope: "row" },
        goTo(writer, area.names, () => go(area)),
        ...others(writer, area.names),
      ),
      ...rowsOf.map((row) =>
        row ? element("td", { "data-fill": row.fill }, ...holding(writer, row)) : element("td"),
      ),
      ...(alone ? [element("td", { lang: basis.lang }, basis.text)] : []),
    );
  });
  byId("fi-land-caption").textContent = writer.say("table_caption", { date: writer.date(day) });
  byId("fi-land-head").replaceChildren(
    ...heads.map((text) => element("th", { scope: "col" }, text)),
  );
  byId("fi-land-body").replaceChildren(...rows);
};

/**
 * The table of lines: which are in force in the views that are shown.
 * @param {AtlasWriter} writer
 * @param {AtlasModel} model
 * @param {{ views: string[], day: number, go: (line: Line) => void }} shown
 */
export const drawLineTable = (writer, model, { views, day, go }) => {
  const rows = model.data.lines.flatMap((layer) =>
    layer.features.map((feature) =>
      element(
        "tr",
        { "data-line": layer.id },
        element(
          "th",
          { scope: "row" },
          goTo(writer, feature.names, () => go(feature)),
          ...others(writer, feature.names),
        ),
        element(
          "td",
          {},
          ...lineStates(writer, layer, feature, { views, day }).map((text) =>
            element("div", {}, text),
          ),
        ),
        element("td", {}, writer.basis(feature).text),
      ),
    ),
  );
  byId("fi-lines-body").replaceChildren(...rows);
};

/**
 * The cards of the documents.
 * @param {AtlasWriter} writer
 * @param {import("../../../shared/web/register.js").Register} register
 * @param {Record<string, import("./data").Card>} cards
 */
export const drawDocuments = (writer, register, cards) => {
  /** @param {string} text */
  const english = (text) => (text ? [element("span", { lang: "en" }, text)] : []);
  /** @param {import("../../../shared/web/data").Document} document */
  const one = ({ id, title, authors }) => {
    const { publisher = "", date = "", note = "" } = cards[id] ?? {};
    const name = title
      ? element("strong", { lang: "en" }, title)
      : element("strong", {}, writer.word("evidence.untitled"));
    const told = [
      ...english(authors.join(", ")),
      ...english(publisher),
      ...(date ? [register.when({ date }, writer.lang)] : []),
    ].flatMap((part, nth) => [nth ? writer.word("common.comma") : " — ", part]);
    const notes = note ? [element("small", { lang: "en" }, note)] : [];
    return element("li", {}, name, ...told, ` [${id}]`, ...notes);
  };
  byId("fi-documents").replaceChildren(...register.documents.map(one));
};

/** Tabs of the panel: arrow keys go from one to the next. */
export class Tabs {
  /** @param {(tab: string) => void} change */
  constructor(change) {
    this.tabs = all("[role=tab]");
    this.tabs.forEach((tab, nth) => {
      tab.addEventListener("click", () => change(tab.dataset.tab ?? ""));
      tab.addEventListener("keydown", (event) => {
        /** @type {Record<string, number>} */
        const steps = { ArrowLeft: -1, ArrowRight: 1 };
        /** @type {Record<string, number>} */
        const ends = { Home: 0, End: this.tabs.length - 1 };
        const to = event.key in ends ? ends[event.key] : nth + (steps[event.key] ?? NaN);
        const next = this.tabs[(to + this.tabs.length) % this.tabs.length];
        if (next) {
          event.preventDefault();
          change(next.dataset.tab ?? "");
          next.focus();
        }
      });
    });
  }

  /** @param {string} name */
  show(name) {
    for (const tab of this.tabs) {
      const chosen = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(chosen));
      tab.setAttribute("tabindex", chosen ? "0" : "-1");
      byId(tab.getAttribute("aria-controls") ?? "").hidden = !chosen;
    }
  }
}

/**
 * Copies a text; where the browser refuses, shows it marked, ready for the keys.
 * @param {string} text
 * @param {{ done: () => void, failed: () => void }} then
 */
export const copyText = async (text, { done, failed }) => {
  const field = byIdAs("fi-copy-text", HTMLTextAreaElement);
  try {
    await navigator.clipboard.writeText(text);
    byId("fi-copy").hidden = true;
    done();
  } catch {
    byId("fi-copy").hidden = false;
    field.value = text;
    field.focus();
    field.select();
    const copied = document.execCommand("copy");
    byId("fi-copy").hidden = copied;
    (copied ? done : failed)();
  }
};
