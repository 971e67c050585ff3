/** What creates the roles of a cluster and lets them in, read when it is needed. */
import { cloudFormationModules } from "../cloudformation-modules.js";
import type { IndexInput } from "../index-input.js";
import { terraformModules } from "../terraform-modules.js";
import { AwsAuth } from "./aws-auth.js";
import type { ControllerTrust } from "./controller-trusts.js";
import { eksctlTrusts } from "./eksctl.js";
import { TerraformIdentity } from "./terraform-identity.js";

type Input = Pick<IndexInput, "identityFiles" | "read" | "terraform">;

export class IdentitySources {
  readonly #input: Input;
  #terraform: TerraformIdentity | undefined;
  #awsAuth: AwsAuth | undefined;
  #eksctl: readonly ControllerTrust[] | undefined;

  constructor(input: Input) {
    this.#input = input;
  }

  /** The roles, queues and tags in the Terraform modules and CloudFormation templates that mention Karpenter. */
  get terraform(): TerraformIdentity {
    const { terraform, identityFiles, read } = this.#input;
    const templates = identityFiles.flatMap(({ path, form }) => (form === "cloudFormation" ? [path] : []));
    this.#terraform ??= new TerraformIdentity([
      ...terraformModules({ files: terraform, read }),
      ...cloudFormationModules({ files: templates, read }),
    ]);
    return this.#terraform;
  }

  /** The service accounts that eksctl gives a role to. */
  get eksctl(): readonly ControllerTrust[] {
    const { identityFiles, read } = this.#input;
    this.#eksctl ??= identityFiles.flatMap(({ path, form }) =>
      form === "eksctl" ? eksctlTrusts(path, read(path) ?? "") : [],
    );
    return this.#eksctl;
  }

  /** The ConfigMaps `aws-auth`, as far as files show them. */
  get awsAuth(): AwsAuth {
    const { identityFiles, read } = this.#input;
    this.#awsAuth ??= new AwsAuth(this.terraform, identityFiles, read);
    return this.#awsAuth;
  }
}
