import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["tests/build.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time, a test waits for a program that it has started.
    maxWorkers: "100%",
    reporters: ["default", "./tests/closing-line.ts"],
    // Vitest takes them in the order of their names. So what waits most comes first, and what is short comes last, when
    // one worker may have nothing left to do.
    projects: [
      { extends: true, test: { name: "programs", include: ["tests/e2e/*.test.ts"] } },
      { extends: true, test: { name: "robustness", include: ["tests/robustness.test.ts"] } },
      {
        extends: true,
        test: {
          name: "sources",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**", "tests/robustness.test.ts"],
          // To load ESLint, in two versions for each rule, would take these files longer than all of their tests.
          isolate: false,
        },
      },
    ],
  },
});
