// Made of geo.maps.pages.sea.types by "make web"; change that, not this.

import type {
  BothNames,
  Part,
  Place,
  Side,
  Tolerances,
} from "../../../shared/web/data";

/** The sea nearest to a part of the land; `point` is where its name goes. */
export interface Zone {
  part: string;
  island: string;
  side: string;
  point: [number, number];
  shape: number;
}

/** Nearest-coast areas and equidistance line within a limit. */
export interface SeaLimit {
  zones: Zone[];
  median: number[][];
}

/** The point of a coast that is nearest to a point of the equidistance line. */
export interface Foot {
  at: [number, number];
  coast: string;
}

/** A point of the equidistance line, with the nearest point of each side's coast. */
export interface Station {
  at: [number, number];
  km: number;
  feet: Foot[];
  figures: string[];
}

/** A point that is equally near to three coasts. */
export interface Tripoint {
  at: [number, number];
  km: number;
  feet: Foot[];
}

/** A nearest-coast area in words: its name for those who hear the page, and its area. */
export interface ZoneTexts {
  label: string;
  area: string;
}

/** Every figure within a limit; `shown` for those who hear the page, `zones` as in the limit. */
export interface LimitTexts {
  caption: string;
  islands: (string | BothNames)[][];
  sums: string[][];
  finding: string[];
  shown: string;
  zones: ZoneTexts[];
}

/** A tripoint in words; `cell` is its distance in a table of kilometres. */
export interface TripointTexts {
  label: string;
  title: string;
  where: string;
  coasts: (string | BothNames)[];
  cell: string;
}

/** Every figure of an option in one language; the page writes none of its own. */
export interface SeaTexts {
  limits: Record<string, LimitTexts>;
  crossed: string[][];
  straits: (string | BothNames)[][];
  tripoints: TripointTexts[];
}

/** A settlement option at sea; `limits` by nautical miles, `texts` by language. */
export interface SeaOption {
  titles: Record<string, string>;
  short: Record<string, string>;
  option: string;
  parts: Part[];
  limits: Record<string, SeaLimit>;
  stations: Station[];
  tripoints: Tripoint[];
  texts: Record<string, SeaTexts>;
}

/** The cable in each one's waters ("neither" among them) for one limit of Japan's. */
export interface CableCase {
  limit: number;
  lines: Record<string, number[][]>;
}

/** The power bridge's cable; `texts`, by language, has a row for each case. */
export interface Cable {
  names: Record<string, string>;
  cases: CableCase[];
  texts: Record<string, string[][]>;
}

/** The whole page; `limit` is the one that it opens with, `coasts` are names by id. */
export interface SeaData {
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
  coasts: Record<string, Record<string, string>>;
  options: SeaOption[];
  limit: number;
  limits: number[];
  km_per_mile: number;
  cable: Cable;
  sensitivity: Record<string, string[][]>;
  lines: number[][][][];
}
