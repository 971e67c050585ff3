export { generate as default } from "./steps.js";
