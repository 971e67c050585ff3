import { execSync } from "node:child_process";

/** Tests of what people run, the command and the package, need `dist/` as it would be published. */
export default function setup(): void {
  execSync("npm run --silent build", { stdio: "inherit" });
}
