import { defineConfig } from "vitest/config";

/** The tests that Stryker runs for each mutant: those of the quick loop that look at the code it changes. */
export default defineConfig({
  test: {
    include: ["tests/rules/*.test.ts", "tests/lib/*.test.ts", "tests/workspaces.test.ts"],
    // Its time isn't about mutants.
    exclude: ["tests/lib/growth.test.ts", "tests/lib/chart.test.ts"],
    // Stryker runs the tests in threads, which can't become another user.
    testNamePattern: /^(?!.*a folder that nobody may read)/u,
    testTimeout: 60_000,
    isolate: false,
  },
});
