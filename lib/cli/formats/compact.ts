/** One line for each problem, as compilers print them. */
import { visible } from "../../visible.js";
import type { Format } from "./format.js";
import { inert } from "./inert.js";
import { relativePath } from "../../slashes.js";
import { problemsByFile } from "./problems.js";

export const compact: Format = (run) =>
  problemsByFile(run)
    .flatMap(({ filePath, problems }) => {
      const file = visible(relativePath(filePath, run.cwd));
      return problems.map(
        ({ line, column, effect, message, rule }) =>
          `${inert(`${file}:${String(line)}:${String(column)}: ${effect}: ${message} [${rule}]`)}\n`,
      );
    })
    .join("");
