/** The folder of the paths that formats show. */
import path from "node:path";
import { rootOf } from "../../workspace/root.js";

/**
 * The folder that paths in GitHub and GitLab are relative to, which is not the current one if a job runs in a folder of the
 * repository.
 */
export function repositoryOf(cwd: string): string {
  return rootOf(path.join(cwd, ".git"), cwd) ?? cwd;
}
