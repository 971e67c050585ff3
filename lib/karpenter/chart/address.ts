/**
 * How Argo CD reads the address of a chart: with `oci://`, it is the chart itself, otherwise `chart` is appended, with
 * `https://` in an index (Argo CD's reposerver/repository/repository.go and util/helm/client.go).
 */
import type { ChartInstall } from "../../model/chart-install.js";
import type { Problem } from "../../model/problem.js";
import type { Cursor } from "../../yaml/cursor.js";
import { replace } from "../../yaml/edits/edit.js";
import { isDead } from "./registry.js";

export const addressMessages = {
  retiredRepository:
    "`{{value}}` has no Karpenter chart newer than 0.16; use `public.ecr.aws/karpenter`, which has 0.17 and later.",
  ociWithChart:
    "With `oci://`, Argo CD treats `{{value}}` as the full chart address and ignores `chart`; use `{{text}}`.",
  ociAddressWithChart:
    "With `chart`, Argo CD before 3.1 and its API reject the chart address `{{value}}`; use `{{text}}`.",
  registryAsRepository:
    "`{{value}}` is an OCI registry, but with `{{scheme}}`, Argo CD looks for the index of a Helm repository; use `{{text}}`.",
  wrongRegistry:
    "Argo CD appends `chart` to `{{value}}` and looks for `{{address}}`, which does not exist; use `{{text}}`.",
  doubledName:
    "Helm appends the chart's name to `{{value}}`, and the resulting `{{address}}` does not exist; use `{{text}}`.",
  missingScheme: "Without `oci://`, Helm does not read `{{value}}` as a registry; use `{{text}}`.",
  replaceValue: "Replace with `{{text}}`.",
};

/** The problems with the repository of an install that names its chart. */
export function* addressProblems(
  { installer, repository: at, name }: ChartInstall,
  { checkOciAddress }: { readonly checkOciAddress: boolean },
): Generator<Problem<keyof typeof addressMessages>> {
  const value = at.text;
  if (isDead(value)) yield { at, messageId: "retiredRepository", data: { value } };
  else if (installer !== "Argo CD") yield* helmAddressProblems(at, name);
  else if (name.isSet) {
    const { scheme, plain } = partsOf(value);
    const text = registryFor(plain, name.text);
    const data = { value, text, scheme, address: `${plain}/${name.text}` };
    const suggest = [{ messageId: "replaceValue", data: { text }, edit: replace(at, text) } as const];
    const messageId = scheme === "oci://" ? messageForOci(plain, name.text) : messageFor(scheme, data.address, at);
    if (messageId !== undefined && (checkOciAddress || messageId !== "ociAddressWithChart"))
      yield { at, messageId, data, suggest };
  }
}

/** Helm itself, which other installers call, requires `oci://` for a registry and appends the chart's name. */
function* helmAddressProblems(at: Cursor, name: Cursor): Generator<Problem<keyof typeof addressMessages>> {
  const value = at.text;
  const { scheme, plain } = partsOf(value);
  const address = `${plain}/${name.text}`;
  if (at.isUnknown || !name.isSet || hostIn(address) === undefined) return;
  const text = `oci://${registryFor(plain, name.text)}`;
  const suggest = [{ messageId: "replaceValue", data: { text }, edit: replace(at, text) } as const];
  if (scheme !== "oci://") yield { at, messageId: "missingScheme", data: { value, text }, suggest };
  else if (!isOwnChart(address)) yield { at, messageId: "doubledName", data: { value, address, text }, suggest };
}

function messageForOci(plain: string, chart: string): "ociAddressWithChart" | "ociWithChart" {
  const isChart = plain.endsWith(`/${chart}`) && (hostIn(plain) === undefined || isOwnChart(plain));
  return isChart ? "ociAddressWithChart" : "ociWithChart";
}

/** @param address where Argo CD looks for the chart */
function messageFor(
  scheme: string,
  address: string,
  { isUnknown }: Cursor,
): "registryAsRepository" | "wrongRegistry" | undefined {
  const isOci = hostIn(address) !== undefined || OCI_ONLY.test(address);
  if (isUnknown || !isOci) return undefined;
  if (scheme !== "") return "registryAsRepository";
  return isOwnChart(address) || hostIn(address) === undefined ? undefined : "wrongRegistry";
}

/** Registries without an index of charts: private ones of AWS and Google, and that of GitHub. */
const OCI_ONLY = /^(?:[\w-]+\.dkr\.ecr\.[\w.-]+\.amazonaws\.com(?:\.cn)?|ghcr\.io|[\w-]+-docker\.pkg\.dev)\//u;

/** The host with Karpenter's own charts, or with a cache of them, of an address there; copies may have any address. */
function hostIn(address: string): string | undefined {
  return /^(public\.ecr\.aws|[\w.-]+\.amazonaws\.com(?:\.cn)?\/ecr-public)\/karpenter(?:\/|$)/u.exec(address)?.[1];
}

function isOwnChart(address: string): boolean {
  return /^[^/]+(?:\/ecr-public)?\/karpenter\/karpenter(?:-crd)?$/u.test(address);
}

function partsOf(address: string): { scheme: string; plain: string } {
  const [scheme = ""] = /^[a-z]+:\/\//u.exec(address) ?? [];
  return { scheme, plain: address.slice(scheme.length).replace(/\/$/u, "") };
}

/** The registry to which Argo CD appends `chart`: `karpenter`, or `karpenter/karpenter` in a few Applications. */
function registryFor(plain: string, chart: string): string {
  const host = hostIn(`${plain}/${chart}`);
  if (host !== undefined) return chart.includes("/") ? host : `${host}/karpenter`;
  return plain.endsWith(`/${chart}`) ? plain.slice(0, -chart.length - 1) : plain;
}
