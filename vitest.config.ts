import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["tests/build.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time, tests wait for programs that they have started.
    maxWorkers: "100%",
    reporters: ["default", "./tests/closing-line.ts"],
    // Vitest runs them in the order of their names, so the tests that wait most come first and the short ones last,
    // when one worker may have nothing left to do.
    projects: [
      { extends: true, test: { name: "programs", include: ["tests/e2e/*.test.ts"] } },
      { extends: true, test: { name: "robustness", include: ["tests/robustness.test.ts"] } },
      {
        extends: true,
        test: {
          name: "sources",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**", "tests/robustness.test.ts"],
          // Otherwise, loading ESLint, in two versions for each rule, would take longer than all tests of these files.
          isolate: false,
        },
      },
    ],
  },
});
