/** The results as ESLint prints them, with invisible characters escaped. */
import { visibleJson } from "../../visible.js";
import type { Format } from "./format.js";

export const json: Format = ({ results }) => `${visibleJson(JSON.stringify(results))}\n`;
