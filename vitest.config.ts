import { defineConfig } from "vitest/config";

/** What looks at thousands of texts. */
const thorough = [
  "tests/robustness.test.ts",
  "tests/fuzz.test.ts",
  "tests/everyday-yaml.test.ts",
  "tests/schemas/conformance.test.ts",
  "tests/setups.test.ts",
];

/** What compares pages with what is generated from the built package. */
const texts = ["tests/docs.test.ts", "tests/kinds.test.ts"];

export default defineConfig({
  test: {
    // These end what hangs, and bound nothing else: a loaded machine may be ten times slower than an idle one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most of the time, tests wait for programs that they have started.
    maxWorkers: "100%",
    reporters: ["default", "./tests/closing-line.ts"],
    // Vitest runs them in the order of their names, so the tests that wait most come first and the short ones last,
    // when one worker may have nothing left to do.
    projects: [
      {
        extends: true,
        test: { name: "programs", include: ["tests/e2e/*.test.ts"], globalSetup: ["tests/build/all.ts"] },
      },
      {
        extends: true,
        test: {
          name: "thorough",
          include: thorough,
          globalSetup: ["tests/build/generated.ts"],
        },
      },
      {
        extends: true,
        test: { name: "texts", include: texts, globalSetup: ["tests/build/all.ts"] },
      },
      {
        extends: true,
        test: {
          // The quick loop: npm run test:unit.
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**", ...thorough, ...texts],
          globalSetup: ["tests/build/generated.ts"],
          // Otherwise, loading ESLint for each rule would take longer than all tests of these files.
          isolate: false,
        },
      },
    ],
  },
});
