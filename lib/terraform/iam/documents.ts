/** Reads the policy that a value stands for. */
import type { Arguments } from "../module/arguments.js";
import type { Resource } from "../module/resource.js";
import { type Value, isNull, itemsOf, knownText } from "../module/value.js";
import { actionsOf, jsonPolicyOf } from "./json-policies.js";
import { ANY_PRINCIPAL, type PolicyDocument, type Statement, documentOf, isAllow } from "./statement.js";

/** Undefined if it can't be read. */
export function policyOf(value: Value): PolicyDocument | undefined {
  if (value.type !== "attribute") return jsonPolicyOf(value);
  const { of, name } = value;
  if (!of.isData || of.type !== "aws_iam_policy_document") return undefined;
  return name === "json" || name === "minified_json" ? documentOfData(of) : undefined;
}

function documentOfData(data: Resource): PolicyDocument {
  const statements = data.blocks("statement").map((one) => statementOf(one));
  const others = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"].flatMap(
    (key) => (data.has(key) ? [data.get(key)] : []),
  );
  const included = others.flatMap((one) => itemsOf(one)?.items ?? []).map((one) => includedPolicy(one, data));
  return documentOf(
    [...statements, ...included.flatMap((one) => one?.statements ?? [])],
    data.hasDynamic("statement") ||
      others.some((one) => itemsOf(one)?.isOpen !== false) ||
      included.some((one) => one?.isOpen !== false),
  );
}

/** A document in another one, which may contain the first one again. */
function includedPolicy(value: Value, around: Resource): PolicyDocument | undefined {
  if (value.type !== "attribute") return jsonPolicyOf(value);
  const isPlain =
    value.of !== around && !value.of.has("source_policy_documents") && !value.of.has("override_policy_documents");
  return isPlain ? policyOf(value) : undefined;
}

function statementOf(statement: Arguments): Statement {
  const actions = statement.get("actions");
  const resources = statement.get("resources");
  const hasMore = statement.hasDynamic("principals") || statement.blocks("not_principals").length > 0;
  const principals = statement.blocks("principals").map((one) => ({
    type: knownText(one.get("type")),
    values: itemsOf(one.get("identifiers")),
  }));
  return {
    isAllowed: isNull(statement.get("effect")) || isAllow(statement.get("effect")),
    actions: isNull(actions) ? undefined : actionsOf(itemsOf(actions)),
    resources: isNull(resources) ? undefined : itemsOf(resources),
    principals: hasMore ? [...principals, ANY_PRINCIPAL] : principals,
    conditions: statement.hasDynamic("condition")
      ? []
      : statement.blocks("condition").map((one) => ({
          test: knownText(one.get("test")),
          variable: one.get("variable"),
          values: itemsOf(one.get("values")),
        })),
    place: statement.placeOf(),
  };
}
