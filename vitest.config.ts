import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["tests/build.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time, a test waits for a program that it has started.
    maxWorkers: "100%",
    reporters: ["default", "./tests/closing-line.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "rules",
          include: ["tests/{rules,kinds}/*.test.ts"],
          // To load two versions of ESLint for each of forty files would take longer than all of their tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "all else", include: ["tests/**/*.test.ts"], exclude: ["tests/{rules,kinds}/**"] },
      },
    ],
  },
});
