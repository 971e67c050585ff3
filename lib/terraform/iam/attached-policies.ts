/** Which policy is attached: one of AWS's own, or one that the same repository creates. */
import { groupBy } from "../../group-by.js";
import type { FilePlace } from "../../model/file-place.js";
import type { Module } from "../module/module.js";
import type { Resource } from "../module/resource.js";
import { type Value, knownEnd, knownText } from "../module/value.js";
import { policyOf } from "./documents.js";
import type { PolicyDocument } from "./statement.js";

/** A policy of a role; the document of one of AWS's own policies is not needed. */
export interface Attached {
  readonly place: FilePlace;
  /** The name of a policy that AWS manages. */
  readonly managed: string | undefined;
  /** Undefined if it can't be read. */
  readonly document: PolicyDocument | undefined;
}

/** How the names of AWS's own policies begin, of those for nodes and controllers. */
const OF_AWS = /^(?:Amazon|AWS|AdministratorAccess|CloudWatch|EC2|PowerUserAccess|ReadOnlyAccess)/u;

export class AttachedPolicies {
  readonly #modules: readonly Module[];
  #byName: ReadonlyMap<string, readonly Resource[]> | undefined;

  constructor(modules: readonly Module[]) {
    this.#modules = modules;
  }

  /** The policy of an ARN. */
  of(arn: Value, place: FilePlace): Attached {
    const policy = arn.type === "attribute" && arn.of.type === "aws_iam_policy" ? arn.of : undefined;
    if (policy?.isData === false) return { place, managed: undefined, document: policyOf(policy.get("policy")) };
    const found = policy ? this.#lookedUp(policy) : { managed: managedIn(arn), document: this.#documentIn(arn) };
    return { place, ...found };
  }

  /** A policy that is looked up by its name or ARN. */
  #lookedUp(data: Resource): Omit<Attached, "place"> {
    const name = knownText(data.get("name"));
    const arn = data.get("arn");
    if (name === undefined) return { managed: managedIn(arn), document: this.#documentIn(arn) };
    const document = this.#documentNamed(name);
    return { managed: !document && OF_AWS.test(name) ? name : undefined, document };
  }

  /** The account in an ARN may be unknown. */
  #documentIn(arn: Value): PolicyDocument | undefined {
    const end = knownEnd(arn);
    const isOwn = end?.includes(":policy/") === true && !end.includes(":iam::aws:");
    return isOwn ? this.#documentNamed(end.slice(end.lastIndexOf("/") + 1)) : undefined;
  }

  /** The document of the only policy of a name. */
  #documentNamed(name: string): PolicyDocument | undefined {
    this.#byName ??= groupBy(
      this.#modules.flatMap((module) => module.ofType("aws_iam_policy")),
      (policy) => knownText(policy.get("name")) ?? "",
    );
    const [policy, ...others] = name === "" ? [] : (this.#byName.get(name) ?? []);
    return policy && others.length === 0 ? policyOf(policy.get("policy")) : undefined;
  }
}

/** The name of AWS's own policy in an ARN, whose partition may be unknown. */
function managedIn(arn: Value): string | undefined {
  const end = knownEnd(arn);
  const isOfAws =
    arn.type === "text" && arn.parts.some((part) => typeof part === "string" && part.includes(":iam::aws:policy/"));
  return isOfAws && end?.includes("/") === true ? end.slice(end.lastIndexOf("/") + 1) : undefined;
}
