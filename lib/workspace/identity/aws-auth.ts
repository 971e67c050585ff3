/** The ConfigMap `aws-auth`, which lets roles into a cluster: in YAML, in Terraform, or written by a module. */
import type { FilePlace } from "../../model/file-place.js";
import { type RoleMappings, roleMappingsOf } from "../../terraform/iam/role-mappings.js";
import type { ModuleCall } from "../../terraform/module/module-call.js";
import type { Resource } from "../../terraform/module/resource.js";
import { type Value, entryOf, isNull, itemsOf, knownText, text as textValue } from "../../terraform/module/value.js";
import { LineIndex } from "../../yaml/lines.js";
import { taggedDocuments, valueUnder } from "../../yaml/tagged.js";
import type { IdentityFile } from "../identity-files.js";
import { textUnder } from "./scalar-text.js";
import type { TerraformIdentity } from "./terraform-identity.js";

export interface ConfigMap extends FilePlace, RoleMappings {}

const RESOURCES = ["kubernetes_config_map", "kubernetes_config_map_v1", "kubernetes_config_map_v1_data"];

export class AwsAuth {
  readonly maps: readonly ConfigMap[];
  /** Whether something that is not read may let roles into the cluster. */
  readonly isOpen: boolean;

  constructor(
    terraform: TerraformIdentity,
    files: readonly IdentityFile[],
    read: (file: string) => string | undefined,
  ) {
    this.maps = [
      ...RESOURCES.flatMap((type) => terraform.ofType(type)).flatMap((one) => ofResource(one)),
      ...terraform.calls.flatMap((call) => ofModule(call)),
      ...files.flatMap(({ path, form }) => (form === "awsAuth" ? ofFile(path, read(path) ?? "") : [])),
    ];
    const own = new Set(this.maps.map(({ file }) => file));
    this.isOpen =
      files.some(({ form }) => form === "eksctl") ||
      terraform.modules.some((module) =>
        module.files.some(({ path, text }) => !own.has(path) && MENTION.test(text.replaceAll(REFERENCE, ""))),
      );
  }
}

const MENTION = /aws[-_]auth|mapRoles/u;

/** A reference to a ConfigMap in another file, as in `depends_on`. */
const REFERENCE = /\bkubernetes_config_map\w*\.\w+/gu;

function ofResource(one: Resource): ConfigMap[] {
  const names = one.blocks("metadata").map((metadata) => metadata.get("name"));
  const isOther = names.some((name) => knownText(name) !== undefined && knownText(name) !== "aws-auth");
  if (one.isData || isOther) return [];
  const data = one.get("data");
  const roles = entryOf(data, "mapRoles");
  const isUnknown = names.length !== 1 || names.some((name) => knownText(name) === undefined);
  return [{ ...closed(roles), ...(isUnknown && { isOpen: true }), ...one.placeOf("data") }];
}

function closed(roles: Value): RoleMappings {
  return isNull(roles) ? { mappings: [], isOpen: false } : roleMappingsOf(roles);
}

/**
 * Source: terraform-aws-modules/eks/aws, which writes it up to version 19, and its module `aws-auth` since. Before, it
 * also maps the roles of its own groups of nodes.
 */
function ofModule(call: ModuleCall): ConfigMap[] {
  if (!call.has("aws_auth_roles") && !call.has("manage_aws_auth_configmap")) return [];
  if (knownText(call.get("manage_aws_auth_configmap")) === "false") return [];
  const roles = call.get("aws_auth_roles");
  const isKnown =
    /\bterraform-aws-modules\/(?:eks\/aws|terraform-aws-eks(?:\.git)?)(?:\/\/modules\/aws-auth)?(?:\?|$)/u.test(
      call.source,
    );
  const list = itemsOf(roles);
  return [{ ...closed(roles), ...((!isKnown || !list) && { isOpen: true }), ...call.placeOf("aws_auth_roles") }];
}

function ofFile(file: string, text: string): ConfigMap[] {
  const lines = LineIndex.of(text);
  const found = taggedDocuments(text).flatMap((document) => {
    if (textUnder(document, "kind") !== "ConfigMap") return [];
    if (textUnder(valueUnder(document, "metadata"), "name") !== "aws-auth") return [];
    const data = valueUnder(document, "data");
    const roles = valueUnder(data, "mapRoles");
    const written = textUnder(data, "mapRoles");
    const mappings = written === undefined ? { mappings: [], isOpen: true } : roleMappingsOf(textValue(written));
    return [{ ...mappings, file, line: lines.at((roles ?? document).range[0]).line }];
  });
  return found.length > 0 ? found : [{ mappings: [], isOpen: true, file, line: 1 }];
}
