/** The steps between Terraform, the chart and the nodes that the files of a repository confirm, for reports. */
import { actionsOf } from "../../karpenter/iam/actions.js";
import type { FilePlace } from "../../model/file-place.js";
import { isSameRole, roleIn, roleNameOf } from "../../terraform/iam/role-names.js";
import { allows } from "../../terraform/iam/statement.js";
import type { Resource } from "../../terraform/module/resource.js";
import { knownText } from "../../terraform/module/value.js";
import type { WorkspaceIndex } from "../workspace-index.js";
import { controllerTrusts } from "./controller-trusts.js";
import { discoveryTagsOf } from "./discovery-tags.js";
import { IdentityAround } from "./identity-around.js";
import { eventsOfQueue, queueNamed } from "./interruptions.js";
import { missingPolicies } from "./node-policies.js";
import { nodeRolesOf } from "./node-roles.js";
import { missingActions } from "./policy-problems.js";

export interface Confirmed {
  readonly what: string;
  readonly value: string;
  readonly place: FilePlace;
}

export function confirmedIn(index: WorkspaceIndex): Confirmed[] {
  const locate = () => ({ line: 1, column: 1 });
  const identity = new IdentityAround({ index, file: "", near: (items) => items, locate });
  if (identity.terraform.modules.length === 0) return [];
  return [...tagsIn(index, identity), ...ofController(identity), ...ofNodes(identity), ...ofQueues(index, identity)];
}

const NAMES = { cluster: "Cluster tagged", subnets: "Subnets tagged", "security groups": "Security groups tagged" };

function tagsIn(index: WorkspaceIndex, { terraform }: IdentityAround): Confirmed[] {
  const clusters = new Set(
    index.statements.flatMap(({ subject, side, value }) =>
      subject === "clusterName" && side === "class" ? [value] : [],
    ),
  );
  return discoveryTagsOf(terraform).flatMap(({ target, value, file, line }) =>
    value !== undefined && clusters.has(value) ? [{ what: NAMES[target], value, place: { file, line } }] : [],
  );
}

/** The controller's role, if the values of a chart name it and Terraform creates it. */
function ofController(identity: IdentityAround): Confirmed[] {
  const { terraform, controllerRoles, charts } = identity;
  const [chart, ...others] = charts;
  const [role, ...more] = new Set(controllerRoles.flatMap(({ value }) => terraform.rolesNamed(value)));
  if (!chart || !role || others.length + more.length > 0) return [];
  const trusted = controllerTrusts(terraform).filter(
    (trust) => trust.role === role && trust.accounts?.some(({ namespace }) => namespace === chart.namespace) === true,
  );
  return [
    ...trusted.flatMap(({ accounts = [], file, line }) =>
      accounts.map((one) => ({
        what: "Controller trust",
        value: `${one.namespace}/${one.name}`,
        place: { file, line },
      })),
    ),
    ...permissionsOf(role, chart.version, identity),
  ];
}

function permissionsOf(role: Resource, version: string | undefined, identity: IdentityAround): Confirmed[] {
  const permissions = identity.terraform.permissionsOf(role);
  const [first] = permissions.attached;
  if (!first || permissions.isOpen) return [];
  const needed = actionsOf(version, new Set(identity.classes.flatMap(({ traits }) => traits?.occasions ?? [])));
  const isComplete = missingActions(permissions, needed).length === 0;
  const name = roleNameOf(role) ?? role.address;
  const nodeRoles = nodeRolesOf(identity) ?? [];
  const passed = permissions.attached.flatMap(({ document }) =>
    (document?.statements ?? [])
      .filter(
        ({ isAllowed, actions }) =>
          isAllowed === true && actions?.some((pattern) => allows(pattern, "iam:PassRole")) === true,
      )
      .flatMap(({ resources, place }) => (resources?.items ?? []).map((value) => ({ value, place }))),
  );
  return [
    ...(isComplete ? [{ what: "Controller policy", value: name, place: first.place }] : []),
    ...passed.flatMap(({ value, place = first.place }) => {
      const reference = roleIn(value);
      const node = reference?.type === "resource" ? reference.of : undefined;
      const isNodes = node && nodeRoles.some((one) => isSameRole(one, node) === true);
      return isNodes ? [{ what: "Role to pass", value: roleNameOf(node) ?? node.address, place }] : [];
    }),
  ];
}

function ofNodes(identity: IdentityAround): Confirmed[] {
  const { terraform } = identity;
  const references = nodeRolesOf(identity) ?? [];
  const roles = terraform.roles.filter((role) => references.some((one) => isSameRole(one, role) === true));
  return roles.flatMap((role) => {
    const value = roleNameOf(role) ?? role.address;
    const { attached, isOpen } = terraform.permissionsOf(role);
    const [first] = attached;
    const hasPolicies = first && !isOpen && terraform.isForInstances(role) === true && !missingPolicies(role, identity);
    const entries = terraform.ofType("aws_eks_access_entry").filter((entry) => {
      const reference = roleIn(entry.get("principal_arn"));
      return (
        reference && isSameRole(reference, role) === true && knownText(entry.get("type"))?.startsWith("EC2") === true
      );
    });
    return [
      ...(hasPolicies ? [{ what: "Node policies", value, place: first.place }] : []),
      ...entries.map((entry) => ({ what: "Access entry", value, place: entry.placeOf("type") })),
    ];
  });
}

/** The queues that the values of charts name, if events reach them. */
function ofQueues(index: WorkspaceIndex, identity: IdentityAround): Confirmed[] {
  const names = new Set(
    index.statements.flatMap(({ subject, side, value }) => (subject === "queue" && side === "chart" ? [value] : [])),
  );
  return [...names].flatMap((value) => {
    const queue = queueNamed(value, identity);
    if (!queue) return [];
    const { isAllowed, isSent } = eventsOfQueue(queue, identity);
    const place = queue.placeOf("name");
    return [
      ...(isAllowed === true ? [{ what: "Queue policy", value, place }] : []),
      ...(isSent === true ? [{ what: "Event rules", value, place }] : []),
    ];
  });
}
