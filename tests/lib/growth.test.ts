import { expect, it } from "vitest";
import { LINEAR, growth } from "../growth.js";

let sum = 0;

function work(steps: number): void {
  for (let step = 0; step < steps; step += 1) sum = (sum * 31 + step) % 1_000_003;
}

it("linear work grows with its size, and quadratic work with its square", () => {
  expect(growth(1_000_000, work)).toBeLessThan(LINEAR);
  expect(
    growth(1000, (size) => {
      work(size * size);
    }),
  ).toBeGreaterThan(LINEAR);
});

it("work that takes next to no time doesn't grow", () => {
  expect(growth(1, work)).toBeLessThan(LINEAR);
});
