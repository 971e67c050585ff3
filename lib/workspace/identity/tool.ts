import type { FilePlace } from "../../model/file-place.js";

/** What creates the resources in a file. */
export function toolOf({ file }: FilePlace): "CloudFormation" | "Terraform" {
  return /\.(?:tf|tofu)(?:\.json)?$/u.test(file) ? "Terraform" : "CloudFormation";
}
