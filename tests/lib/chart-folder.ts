import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

/** The folder of a chart without templates, which exists until the tests of a file are done. */
export function chartFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "karpenter-chart-"));
  mkdirSync(path.join(folder, "templates"));
  writeFileSync(path.join(folder, "Chart.yaml"), "name: x\nversion: 1.0.0\n");
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}
