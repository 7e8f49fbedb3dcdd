// The engine as a page has it: its data, with the ledger from where it lies.
import { readFileSync } from "node:fs";
import { URL } from "node:url";

import { createEngine } from "../../geo/maps/shared/web/engine/engine.js";

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf-8"));

export const data = {
  ...read("engine_data.json"),
  ledger: read("../../data/derived/coast_ledger.json"),
};
export const cases = read("engine_cases.json");
export const engine = createEngine(data);
