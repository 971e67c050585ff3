/** What Terraform creates for the cluster of a linted file. */
import type { FilePlace } from "../../model/file-place.js";
import { roleIn } from "../../terraform/iam/role-names.js";
import { allows } from "../../terraform/iam/statement.js";
import type { Resource as TerraformResource } from "../../terraform/module/resource.js";
import type { Value } from "../../terraform/module/value.js";
import type { Cursor } from "../../yaml/cursor.js";
import { LineIndex } from "../../yaml/lines.js";
import type { FileChart, FileStatement, Resource } from "../facts.js";
import type { WorkspaceIndex } from "../workspace-index.js";
import { foldersOf } from "../environments.js";
import { isTerraform } from "../terraform-facts.js";
import type { AwsAuth } from "./aws-auth.js";
import type { ControllerTrust } from "./controller-trusts.js";
import { valueIn } from "./expression-values.js";
import type { TerraformIdentity } from "./terraform-identity.js";

interface Input {
  readonly index: WorkspaceIndex;
  readonly file: string;
  /** The items in the environment of the file, or without one, in the nearest folder that has any. */
  readonly near: <Item extends FilePlace>(items: readonly Item[]) => readonly Item[];
  readonly locate: (at: Cursor) => { readonly line: number; readonly column: number };
}

const roles = new WeakMap<WorkspaceIndex, readonly FileStatement[]>();

export class IdentityAround {
  readonly #input: Input;

  constructor(input: Input) {
    this.#input = input;
  }

  /** The linted file. */
  get file(): string {
    return this.#input.file;
  }

  get terraform(): TerraformIdentity {
    return this.#input.index.identity.terraform;
  }

  /** The items in the environment of the file, or without one, in the nearest folder that has any. */
  near<Item extends FilePlace>(items: readonly Item[]): readonly Item[] {
    return this.#input.near(items);
  }

  /** Whether manifests for other clusters only are nearer to a place than the linted file is. */
  isOfOthers({ file }: FilePlace, cluster: string): boolean {
    const { index } = this.#input;
    const folder = foldersOf(file).findLast((one) => one !== "" && !this.file.startsWith(`${one}/`));
    if (folder === undefined) return false;
    const names = index.statements.filter(
      ({ subject, side, file: other }) =>
        subject === "clusterName" && side !== "terraform" && other.startsWith(`${folder}/`),
    );
    return names.length > 0 && names.every(({ value }) => value !== cluster);
  }

  /** All installs of Karpenter's controller. */
  get charts(): readonly FileChart[] {
    return this.#input.index.charts.filter(({ name }) => name === "karpenter");
  }

  /** The node classes of the cluster. */
  get classes(): readonly Resource[] {
    return this.near(this.#input.index.resources("EC2NodeClass").filter(({ isPatch }) => !isPatch));
  }

  /** The roles that the values of charts name for the controller. */
  get controllerRoles(): readonly FileStatement[] {
    const { index } = this.#input;
    const all = roles.get(index) ?? index.statements.filter(({ subject }) => subject === "controllerRole");
    roles.set(index, all);
    return this.near(all);
  }

  /** The roles that policies in Terraform allow to pass, as far as they are known. */
  get passedRoles(): readonly TerraformResource[] {
    const statements = this.terraform.attachments.all.flatMap(({ document }) => document?.statements ?? []);
    return statements
      .filter(
        ({ isAllowed, actions }) =>
          isAllowed === true && actions?.some((pattern) => allows(pattern, "iam:PassRole")) === true,
      )
      .flatMap(({ resources }) => resources?.items ?? [])
      .flatMap((value) => {
        const role = roleIn(value);
        return role?.type === "resource" ? [role.of] : [];
      });
  }

  /** Whether any Terraform that was read, or any manifest, contains a text. */
  readonly mentions = (pattern: RegExp): boolean =>
    this.terraform.modules.some(({ files }) => files.some(({ text }) => pattern.test(text))) ||
    this.isInManifests(pattern);

  /** Whether any manifest outside of Terraform contains a text. */
  readonly isInManifests = (pattern: RegExp): boolean => {
    const { identity, files } = this.#input.index;
    const known = new Set(identity.awsAuth.maps.map(({ file }) => file));
    return files.some(({ file, text }) => !isTerraform(file) && !known.has(file) && pattern.test(text));
  };

  /** The service accounts that eksctl gives a role to. */
  get eksctl(): readonly ControllerTrust[] {
    return this.#input.index.identity.eksctl;
  }

  /** The ConfigMaps `aws-auth`. */
  get awsAuth(): AwsAuth {
    return this.#input.index.identity.awsAuth;
  }

  /** Whether a script contains an expression. */
  readonly isInScripts = (wanted: RegExp): boolean => {
    for (const text of this.#input.index.scripts) if (wanted.test(text)) return true;
    return false;
  };

  /** The value of an expression in a heredoc of Terraform; undefined for anything else. */
  valueAt(at: Cursor): Value | undefined {
    const { index, file, locate } = this.#input;
    if (!/\.(?:tf|tofu)$/u.test(file)) return undefined;
    const source = index.identity.terraform.modules.flatMap(({ files }) => files).find(({ path }) => path === file);
    const { line, column } = locate(at);
    const start = source && LineIndex.of(source.text).indexAt(line, column);
    return start === undefined ? undefined : valueIn(index.identity.terraform.modules, file, start);
  }
}
