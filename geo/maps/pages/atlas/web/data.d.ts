// Made of geo.maps.pages.atlas.types by "make web"; change that, not this.

import type {
  Document,
  EventRow,
  Place,
  Subject,
  Tolerances,
} from "../../../shared/web/data";

/** Land that is coloured; `whole` is what it is a half of. */
export interface Area {
  id: string;
  names: Record<string, string>;
  whole: string | null;
  point: [number, number];
  shape: number[][][];
}

/** Who held which areas from a day until before another, in which views. */
export interface HoldingRow {
  areas: string[];
  views: string[];
  since: string;
  start: number;
  end: number | null;
  holder: string;
  state: string;
  fill: string;
  treaties: Record<string, string>[];
  basis: string;
}

/** A line, in force from a day until before another; a claim is a line of its own view alone. */
export interface Line {
  names: Record<string, string>;
  start: number;
  end: number | null;
  ends: Record<string, number>;
  views: string[];
  line: number[][];
  treaties: Record<string, string>[];
  basis: string;
}

/** The water in which no text says where the line of these names runs. */
export interface Band {
  names: Record<string, string>;
  start: number;
  end: number | null;
  band: number[][][];
}

/** A layer of lines, with its bands. */
export interface LineLayer {
  id: string;
  names: Record<string, string>;
  short: Record<string, string>;
  features: Line[];
  bands: Band[];
}

/** Days that a date covers, None where it is open, and whether it is free of doubt. */
export type Span = [
  first: number | null,
  last: number | null,
  sure: boolean,
];

/** What is known of a document beside title and authors. */
export interface Card {
  publisher: string;
  date: string;
  note: string;
  otherwise: string;
}

/** What a document, by its place in the list of documents, says where they disagree. */
export type SaidRow = [
  document: number,
  first: number,
  last: number,
  quote: string,
  says: string,
];

/** Where documents disagree, what we show, and the public record. */
export interface Disagreement {
  title: string;
  summary: string;
  shows: string;
  record: string;
  checked: string;
  sides: SaidRow[];
}

/** Events with the atlas's additions. */
export interface AtlasEvidence {
  documents: Document[];
  columns: string[];
  events: EventRow[];
  dates: Record<string, string[]>;
  places: Record<string, Record<string, string>>;
  subjects: Subject[];
  spans: Span[];
  starts: number[];
  layers: string[][];
  cards: Record<string, Card>;
  disagreements: Disagreement[];
  disputed: Record<string, number[]>;
}

/** The whole page; the first `four` of the areas are the four islands. */
export interface AtlasData {
  lang: string;
  languages: string[];
  strings: Record<string, Record<string, Record<string, string>>>;
  steps_per_degree: number;
  tiles?: boolean;
  views: string[];
  four: number;
  first_year: number;
  last_year: number;
  first: number;
  last: number;
  periods: number[];
  areas: Area[];
  wholes: Record<string, Record<string, string>>;
  rows: HoldingRow[];
  lines: LineLayer[];
  coast: number[][][];
  places: Place[];
  region: number[];
  evidence: AtlasEvidence;
  tolerance_m: Tolerances;
}
