// Tests of what is pure in the pages' scripts: no browser, milliseconds.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["tests/web/*.test.js"], environment: "node" },
});
