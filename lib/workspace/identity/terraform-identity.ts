/** The roles, instance profiles, queues and tags that the Terraform modules of a repository create. */
import type { Module } from "../../terraform/module/module.js";
import type { ModuleCall } from "../../terraform/module/module-call.js";
import type { Resource } from "../../terraform/module/resource.js";
import { knownText } from "../../terraform/module/value.js";
import { policyOf } from "../../terraform/iam/documents.js";
import { Attachments, type Permissions } from "../../terraform/iam/permissions.js";
import { roleNameOf } from "../../terraform/iam/role-names.js";
import { type Trust, trustOf } from "../../terraform/iam/trust.js";

export class TerraformIdentity {
  readonly modules: readonly Module[];
  readonly #byType = new Map<string, readonly Resource[]>();
  readonly #trusts = new Map<Resource, Trust | undefined>();
  readonly #permissions = new Map<Resource, Permissions>();
  #attachments: Attachments | undefined;
  #calls: readonly ModuleCall[] | undefined;

  constructor(modules: readonly Module[]) {
    this.modules = modules;
  }

  ofType(type: string): readonly Resource[] {
    let found = this.#byType.get(type);
    if (!found) {
      found = this.modules.flatMap((module) => module.ofType(type));
      this.#byType.set(type, found);
    }
    return found;
  }

  /** The calls of modules that are not in the repository. */
  get calls(): readonly ModuleCall[] {
    this.#calls ??= this.modules.flatMap(({ calls }) => calls.filter(({ folder }) => folder === undefined));
    return this.#calls;
  }

  get roles(): readonly Resource[] {
    return this.ofType("aws_iam_role");
  }

  rolesNamed(name: string): readonly Resource[] {
    return this.roles.filter((role) => roleNameOf(role) === name);
  }

  profilesNamed(name: string): readonly Resource[] {
    return this.ofType("aws_iam_instance_profile").filter((profile) => knownText(profile.get("name")) === name);
  }

  /** Undefined if it can't be read. */
  trustOf(role: Resource): Trust | undefined {
    if (!this.#trusts.has(role)) {
      const policy = policyOf(role.get("assume_role_policy"));
      this.#trusts.set(role, policy && trustOf(policy));
    }
    return this.#trusts.get(role);
  }

  get attachments(): Attachments {
    this.#attachments ??= new Attachments(this.modules);
    return this.#attachments;
  }

  permissionsOf(role: Resource): Permissions {
    const known = this.#permissions.get(role) ?? this.attachments.permissionsOf(role);
    this.#permissions.set(role, known);
    return known;
  }

  /** Whether EC2 may take a role; undefined if that is unknown. */
  isForInstances(role: Resource): boolean | undefined {
    const trust = this.trustOf(role);
    if (trust?.services.some((service) => service?.startsWith("ec2.")) === true) return true;
    return !trust || trust.isOpen || trust.services.includes(undefined) ? undefined : false;
  }
}

/** Whether the name of a resource or of a module around it shows that it is for Karpenter. */
export function isForKarpenter(one: ModuleCall | Resource): boolean {
  const name = one.get("name");
  const texts = name.type === "text" ? name.parts.filter((part) => typeof part === "string") : [];
  const words = [one.name, ...texts];
  for (let call: ModuleCall | undefined = one.scope.module.call; call; call = call.scope.module.call)
    words.push(call.name);
  return words.some((word) => /karpenter/iu.test(word)) || /karpenter/iu.test(one.scope.file.path);
}
