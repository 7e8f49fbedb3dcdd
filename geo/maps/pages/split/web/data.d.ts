// Made of geo.maps.pages.split.types by "make web"; change that, not this.

import type {
  BothNames,
  Evidence,
  Place,
  Side,
  Tolerances,
} from "../../../shared/web/data";

/** A part; `point` is where its name goes. */
export interface SplitPart {
  island: string;
  side: string;
  shape: number;
  fraction: number;
  area_km2: number;
  point: [number, number];
}

/** A passage that an option rests on. */
export interface Quote {
  document: string;
  lines: number[];
  quote: string;
}

/** The border on a cut island, from end A to end B. */
export interface CutLine {
  island: string;
  ends: [number, number][];
  line: number[][];
}

/** A part in words: its name for those who hear the page, who holds it, and its share. */
export interface PartTexts {
  label: string;
  held: string;
  share: string;
}

/** A border in words: where it runs, its ends, and its length and bearing. */
export interface CutTexts {
  title: string;
  rows: string[][];
  ends: string[];
  size: string;
}

/** Every figure of an option in one language; the page writes none of its own. */
export interface OptionTexts {
  caption: string;
  islands: (string | BothNames)[][];
  sums: string[][];
  cut_title: string;
  cuts: CutTexts[];
  compared: string[][];
  passages: string[];
  parts: PartTexts[];
  shown: string;
}

/** A settlement option; `texts` by language, in the order of its parts and borders. */
export interface SplitOption {
  titles: Record<string, string>;
  short: Record<string, string>;
  option: string;
  citations: Quote[];
  parts: SplitPart[];
  borders: CutLine[];
  texts: Record<string, OptionTexts>;
}

/** A line, and what it rests on as the layer states it; `uncertainty` in words by language. */
export interface LineFeature {
  names: Record<string, string>;
  basis: string;
  citation: Record<string, unknown>[];
  fixed: Record<string, string>;
  chosen: Record<string, string>;
  uncertainty: Record<string, string> | null;
  line: number[][];
}

/** A layer of lines with its bands: the water in which no text says where the line runs. */
export interface LineLayer {
  id: string;
  names: Record<string, string>;
  short: Record<string, string>;
  shown: boolean;
  features: LineFeature[];
  bands: number[][][][];
}

/** The whole page; `ours` if the four islands are divided, not anyone's polygons. */
export interface SplitData {
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
  ours: boolean;
  islands: Record<string, Record<string, string>>;
  options: SplitOption[];
  lines: LineLayer[];
  evidence: Evidence | null;
}
