import type { Reporter, TestModule } from "vitest/node";

/** Ends the output with one plain line that CI can read. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.state() === "failed" && module.children.size === 0) counts.failed += 1;
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
    }
    const { passed, failed, skipped, pending } = counts;
    process.stdout.write(
      `\n${String(passed)} passed, ${String(failed)} failed, ${String(skipped + pending)} skipped\n`,
    );
  }
}
