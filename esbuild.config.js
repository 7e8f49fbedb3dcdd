// Bundles the pages' scripts: one file a page, of our own code alone, readable as it is.
//   node esbuild.config.js           writes geo/maps/built
//   node esbuild.config.js --check   fails if geo/maps/built is not what the sources give
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { build } from "esbuild";

const OUT = "geo/maps/built";
const SOURCES = "geo/maps";

// Each page's script names itself in the object FourIslands, which map.js makes.
const BUNDLES = {
  map: { entry: "shared/web/map.js", name: "FourIslands" },
  atlas: { entry: "pages/atlas/web/atlas.js", name: "FourIslands.atlas" },
  split: { entry: "pages/split/web/split.js", name: "FourIslands.split" },
  sea: { entry: "pages/sea/web/sea.js", name: "FourIslands.sea" },
  index: { entry: "pages/index/web/index.js", name: "FourIslands.index" },
};

const bundle = async ([file, { entry, name }]) => {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, entry)],
    outfile: join(OUT, `${file}.js`),
    banner: { js: `// Built by "npm run build" from ${SOURCES}/${entry}; change that, not this.` },
    bundle: true,
    charset: "utf8",
    format: "iife",
    globalName: name,
    legalComments: "none",
    packages: "external",
    target: "es2022",
    write: false,
  });
  return outputFiles[0];
};

const built = await Promise.all(Object.entries(BUNDLES).map(bundle));
if (process.argv.includes("--check")) {
  const found = await readdir(OUT);
  const known = built.map(({ path }) => basename(path));
  const faults = found
    .filter((name) => !known.includes(name))
    .map((name) => `${name} is not built`);
  for (const { path, text } of built) {
    const committed = await readFile(path, "utf8").catch(() => "");
    if (committed !== text) {
      faults.push(`${basename(path)} differs from its sources`);
    }
  }
  if (faults.length) {
    console.error(`${OUT}: ${faults.join("; ")}; run "npm run build" and commit what it writes`);
    process.exitCode = 1;
  }
} else {
  const { mkdir, writeFile } = await import("node:fs/promises");
  await mkdir(OUT, { recursive: true });
  await Promise.all(built.map(({ path, text }) => writeFile(path, text)));
}
