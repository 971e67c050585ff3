export { build as default } from "./steps.js";
