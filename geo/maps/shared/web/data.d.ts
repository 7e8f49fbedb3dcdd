// Made of geo.maps.shared.types by "make web"; change that, not this.

export type Names = Record<string, string>;

export type Words = Record<string, Record<string, string>>;

export type Ring = number[];

export type Packed = number[][][];

export type Position = [number, number];

export type Rows = string[][];

/** A cell that names something, and below it, smaller, the other side's name in its language. */
export interface BothNames {
  text: string;
  other: string;
  lang: string;
}

export type NamedRows = (string | BothNames)[][];

/** One of the two that land is divided between. */
export interface Side {
  id: string;
  names: Record<string, string>;
}

/** A named point of the map; `group` is the island or land that it belongs to. */
export interface Place {
  id: string;
  kind: string;
  names: Record<string, string>;
  point: [number, number];
  group: string | null;
}

/** One side's part of an island; `shape` is its place in the page's shapes. */
export interface Part {
  island: string;
  side: string;
  shape: number;
}

/** Titles of an option by language, in full and short. */
export interface OptionTitles {
  titles: Record<string, string>;
  short: Record<string, string>;
}

/** Metres by which drawn shapes may run beside the measured ones. */
export interface Tolerances {
  islands: number;
  coast: number;
}

/** A treaty and its articles as each language names them, without and with its day. */
export interface Treaty {
  cited: Record<string, string>;
  signed: Record<string, string>;
}

/** What every page with a map carries; `strings` by section, key and language. */
export interface PageData {
  lang: string;
  languages: string[];
  strings: Record<string, Record<string, Record<string, string>>>;
  steps_per_degree: number;
  tiles?: boolean;
}

/** What every page of settlement options carries beside its options. */
export interface OptionPageData {
  lang: string;
  languages: string[];
  strings: Record<string, Record<string, Record<string, string>>>;
  steps_per_degree: number;
  tiles?: boolean;
  sides: Side[];
  shapes: number[][][][];
  selected: string;
  coast: number[][][];
  places: Place[];
  tolerance_m: Tolerances;
}

/** A passage of an event; `document` is its place in the page's documents. */
export type PassageRow = [
  document: number,
  first: number,
  last: number,
  quote: string,
  role: string,
];

/** An event, without its keys: hundreds of events would repeat them. */
export type EventRow = [
  id: string,
  title: Record<string, string>,
  kind: string,
  date: string,
  known: string,
  known_how: Record<string, string>,
  summary: Record<string, string>,
  relevance: string,
  places: string[],
  passages: PassageRow[],
];

/** A document that events cite. */
export interface Document {
  id: string;
  title: string;
  authors: string[];
}

/** What events concern: ``group/name``, and the places of its events in the page's list. */
export interface Subject {
  id: string;
  group: string;
  names: Record<string, string>;
  events: number[];
}

/** All events by date; `dates` in words by EDTF date, a text for each of the languages. */
export interface Evidence {
  documents: Document[];
  columns: string[];
  events: EventRow[];
  dates: Record<string, string[]>;
  places: Record<string, Record<string, string>>;
  subjects: Subject[];
}

/** A place, and all spellings of its names, in small letters and without marks. */
export interface EngineNamed {
  id: string;
  spellings: string[];
}

/** A formula that the documents name: the islands that go whole, a share, the island of α. */
export interface EngineFormula {
  id: string;
  title: string;
  share?: number;
  whole?: string[];
  alpha?: string;
}

/** An island that can be cut; its rings in steps of 1e-7 degrees, each vertex from the last. */
export interface EngineIsland {
  id: string;
  name: string;
  spellings: string[];
  area_m2: number;
  official_km2: number;
  rings: number[][];
  polygon: number[];
  islets: [number, number][];
}

/** The coast ledger: see `geo.measure.ledger.Ledger.to_dict`. */
export interface EngineLedger {
  middle: [number, number];
  reach_m: number;
  along_m: number[][];
  others: [string, number[], number[]][];
  triangles: number[];
  areas: Record<string, number[]>;
}

/** What the laboratory's engine reckons with. */
export interface EngineData {
  sides: [string, string];
  options: EngineFormula[];
  islands: EngineIsland[];
  rocks: EngineNamed[];
  holders: Record<string, string>;
  ledger: EngineLedger;
}
