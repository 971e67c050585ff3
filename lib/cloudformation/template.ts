/** Templates of CloudFormation, in YAML or JSON, as files of Terraform: what reads these then reads both. */
import type { Attribute, Block, Expression } from "../terraform/hcl/syntax.js";
import { type TaggedMapping, type TaggedValue, taggedDocuments, valueUnder } from "../yaml/tagged.js";
import type { Range } from "../yaml/text-map.js";
import { type Refer, expressionOf, unknown } from "./functions.js";
import { ATTRIBUTES, resourceTypes } from "./resource-types.js";

/** Whether a text may be a template with roles, policies or queues for Karpenter. */
export function mayBeTemplate(text: string): boolean {
  return /\bAWS::(?:EKS|Events|IAM|SQS)::/u.test(text) && text.includes("Resources") && /karpenter/iu.test(text);
}

interface Declared {
  readonly id: string;
  readonly type: string;
  readonly properties: TaggedValue | undefined;
  readonly range: Range;
}

/** The root block of the file that Terraform would need; undefined if a text is not a template. */
export function readTemplate(text: string): Block | undefined {
  const resources = taggedDocuments(text)
    .map((document) => valueUnder(document, "Resources"))
    .find((found): found is TaggedMapping => found?.type === "mapping");
  if (!resources) return undefined;
  const all = resources.entries.flatMap(({ key: id, keyRange, value }): Declared[] => {
    const type = valueUnder(value, "Type");
    if (id === undefined || type?.type !== "scalar" || type.text === null) return [];
    return [{ id, type: type.text, properties: valueUnder(value, "Properties"), range: keyRange }];
  });
  const refer = referringTo(all);
  const blocks = all.flatMap((one) => [...ownBlock(one, refer), ...blocksBeside(one, refer)]);
  return { type: "", labels: [], attributes: [], blocks, range: [0, text.length] };
}

/** Parameters, conditions and the variables of AWS are unknown. */
function referringTo(all: readonly Declared[]): Refer {
  const types = new Map(all.map(({ id, type }) => [id, resourceTypes.get(type)]));
  return (id, attribute, range) => {
    const found = types.get(id);
    if (!found) return unknown(range);
    const name = attribute === undefined ? found.ref : (ATTRIBUTES.get(attribute) ?? attribute.toLowerCase());
    return { type: "reference", path: [found.type, id, name], range };
  };
}

function ownBlock({ id, type, properties, range }: Declared, refer: Refer): Block[] {
  const known = resourceTypes.get(type);
  if (!known) return [];
  const attributes = (properties?.type === "mapping" ? properties.entries : []).flatMap(
    ({ key = "", keyRange, value }): Attribute[] => {
      const name = known.properties.get(key);
      return name === undefined ? [] : [{ key: name, keyRange, value: expressionOf(value, refer) }];
    },
  );
  // The only role of a profile, although it is a list.
  const [role] = type === "AWS::IAM::InstanceProfile" ? itemsUnder(properties, "Roles", range, refer) : [];
  const roles = role ? [attributeOf("role", role)] : [];
  const inline = type === "AWS::IAM::Role" ? inlinePolicies(properties, refer) : [];
  return [{ type: "resource", labels: [known.type, id], attributes: [...attributes, ...roles], blocks: inline, range }];
}

/** What Terraform writes as resources of their own: attachments of policies, and targets of rules. */
function blocksBeside({ id, type, properties, range }: Declared, refer: Refer): Block[] {
  const own = refer(id, undefined, range);
  const each = (key: string) => itemsUnder(properties, key, range, refer);
  const document = expressionUnder(properties, "PolicyDocument", range, refer);
  const block = (name: string, attributes: Readonly<Record<string, Expression>>, index = 0): Block => ({
    type: "resource",
    labels: [name, `${id}.${String(index)}`],
    attributes: Object.entries(attributes).map(([key, value]) => attributeOf(key, value)),
    blocks: [],
    range,
  });
  switch (type) {
    case "AWS::IAM::ManagedPolicy":
      return each("Roles").map((role, index) =>
        block("aws_iam_role_policy_attachment", { role, policy_arn: own }, index),
      );
    case "AWS::IAM::Policy":
      return each("Roles").map((role, index) => block("aws_iam_role_policy", { role, policy: document }, index));
    case "AWS::IAM::RolePolicy":
      return [
        block("aws_iam_role_policy", { role: expressionUnder(properties, "RoleName", range, refer), policy: document }),
      ];
    case "AWS::SQS::QueuePolicy":
      return each("Queues").map((queue, index) =>
        block("aws_sqs_queue_policy", { queue_url: queue, policy: document }, index),
      );
    case "AWS::Events::Rule":
      return itemsOf(valueUnder(properties, "Targets")).map((target, index) =>
        block("aws_cloudwatch_event_target", { rule: own, arn: expressionUnder(target, "Arn", range, refer) }, index),
      );
    default:
      return [];
  }
}

/** The policies inside of a role. */
function inlinePolicies(properties: TaggedValue | undefined, refer: Refer): Block[] {
  const policies = valueUnder(properties, "Policies");
  if (!policies) return [];
  // The value of a function may be any list.
  const items = policies.type === "list" && policies.tag === undefined ? policies.items : [undefined];
  return items.map((item): Block => {
    const policy = valueUnder(item, "PolicyDocument");
    const { range } = item ?? policies;
    if (!policy) return { type: "dynamic", labels: ["inline_policy"], attributes: [], blocks: [], range };
    return {
      type: "inline_policy",
      labels: [],
      attributes: [attributeOf("policy", expressionOf(policy, refer))],
      blocks: [],
      range,
    };
  });
}

function itemsOf(list: TaggedValue | undefined): readonly (TaggedValue | undefined)[] {
  if (!list) return [];
  return list.type === "list" && list.tag === undefined ? list.items : [undefined];
}

/** The items of a list; a single unknown one if the list is. */
function itemsUnder(properties: TaggedValue | undefined, key: string, range: Range, refer: Refer): Expression[] {
  return itemsOf(valueUnder(properties, key)).map((item) => (item ? expressionOf(item, refer) : unknown(range)));
}

function expressionUnder(value: TaggedValue | undefined, key: string, range: Range, refer: Refer): Expression {
  const found = valueUnder(value, key);
  return found ? expressionOf(found, refer) : unknown(range);
}

function attributeOf(key: string, value: Expression): Attribute {
  return { key, keyRange: value.range, value };
}
