/** Finds the files of a repository that mention Karpenter, of any type: also those that the index does not read. */
import path from "node:path";
import { type Kind, kinds } from "../kinds.js";
import { readText } from "../yaml/read-text.js";
import { isHelmTemplate } from "../yaml/template.js";
import { disk } from "./disk.js";
import { FileLister } from "./files.js";
import { headersIn } from "./headers.js";
import { withoutComments } from "./comments.js";
import { mentionedKinds } from "./hidden-kinds.js";

/**
 * - `large`: too large to read
 * - `invalid`: YAML that can't be parsed
 * - `unrendered`: a template of YAML that can't be parsed before it is rendered
 * - `terraform`, `yaml`: as its extension promises
 * - `template`: a template of another tool, such as `.tftpl`
 * - `other`: a script, a program, JSON
 */
type Form = "invalid" | "large" | "other" | "template" | "terraform" | "unrendered" | "yaml";

export interface MentioningFile {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly form: Form;
  /** The kinds of the manifests in it, with one entry for each manifest. */
  readonly manifests: readonly Kind[];
  /** Whether a template sets the API version of one of the manifests. */
  readonly hasTemplatedVersion: boolean;
  /** Whether it contains template actions. */
  readonly isTemplate: boolean;
  /** Whether it installs Karpenter's chart, in any form. */
  readonly installsChart: boolean;
}

interface Mentioning {
  readonly files: readonly MentioningFile[];
  /** Whether files were omitted because of the limits. */
  readonly isCut: boolean;
}

/** Everything except prose, pictures, archives and lists of dependencies. */
const SEARCHED =
  /^(?!.*\.(?:mdx?|markdown|txt|rst|adoc|html?|css|svg|png|jpe?g|gif|webp|ico|pdf|woff2?|ttf|otf|zip|t?gz|tar|bz2|xz|jar|so|exe|dll|wasm|mp4|map|lock|sum|tfstate|backup)$)(?!(?:package-lock\.json|LICENSE|NOTICE)$)/iu;

/** Larger files are generated. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Larger files are not even searched: they are data or programs. */
const MAX_READ_BYTES = 16 * 1024 * 1024;

/** Of any type; a repository that people review has fewer. */
const MAX_FILES = 50_000;

/** The files below a folder, of those that a function selects. */
export function mentioningFiles(root: string, isSelected: (file: string) => boolean): Mentioning {
  const { files, isCut } = searchedFiles(root, isSelected);
  return { files: files.flatMap((one) => mentionIn(one.file, one.text(), one.size) ?? []), isCut };
}

interface SearchedFile {
  readonly file: string;
  readonly size: number;
  /** Its text; empty if it can't be read or is too large. */
  readonly text: () => string;
}

/** The files below a folder that are searched, of those that a function selects. */
export function searchedFiles(
  root: string,
  isSelected: (file: string) => boolean,
): { readonly files: readonly SearchedFile[]; readonly isCut: boolean } {
  const selected = new FileLister(disk, root, SEARCHED).list().filter(({ path: file }) => isSelected(file));
  const files = selected.slice(0, MAX_FILES).map(({ path: file, size }) => ({
    file,
    size,
    text: () => (size > MAX_READ_BYTES ? "" : (disk.read(path.join(root, file)) ?? "")),
  }));
  return { files, isCut: selected.length > MAX_FILES };
}

const WORDS = /karpenter|EC2NodeClass|Node(?:Pool|Class|Claim|Overlay)|CapacityBuffer/u;

function mentionIn(file: string, text: string, size: number): MentioningFile | undefined {
  if (!WORDS.test(text) || text.includes("\0")) return undefined;
  const code = withoutComments(text);
  const headers = headersIn(code);
  const installsChart = isInstall(file, code);
  const isMentioned = mentionedKinds(text).some((kind) => kinds[kind].project === "Karpenter");
  if (headers.length === 0 && !installsChart && !isMentioned) return undefined;
  return {
    file,
    form: size > MAX_FILE_BYTES ? "large" : formOf(file, text),
    manifests: headers.map(({ kind }) => kind),
    hasTemplatedVersion: headers.some(({ isTemplated }) => isTemplated),
    isTemplate: code.includes("{{"),
    installsChart,
  };
}

/** `chart: karpenter`, also after `repository/` and in HCL; or the address of the chart as Helm expects it. */
const CHART =
  /(?<![\w.-])chart["']?[ \t]*[:=][ \t]*["']?(?:[\w.-]+\/)?karpenter(?:-crd)?(?![\w/.-])|oci:\/\/public\.ecr\.aws\/karpenter\/karpenter/u;

/** The files in which a chart is a dependency, by its name next to its repository. */
const DEPENDING = /(?:^|\/)(?:Chart|requirements|kustomization)\.ya?ml$|(?:^|\/)Kustomization$/u;

function isInstall(file: string, code: string): boolean {
  if (CHART.test(code)) return true;
  return (
    DEPENDING.test(file) &&
    /(?<![\w.-])name:[ \t]*["']?karpenter(?:-crd)?["']?[ \t]*$/mu.test(code) &&
    /public\.ecr\.aws\/karpenter|charts\.karpenter\.sh/u.test(code)
  );
}

function formOf(file: string, text: string): Form {
  if (/\.(?:tf|tfvars|tofu)(?:\.json)?$/u.test(file)) return "terraform";
  if (/\.(?:tftpl|tpl|tmpl|gotmpl|j2|jinja2?|erb)$/u.test(file)) return "template";
  if (!/\.ya?ml$|(?:^|\/)Kustomization$/u.test(file)) return "other";
  const { broken } = readText(text);
  if (broken.length === 0) return "yaml";
  return broken.some((document) => isHelmTemplate(document.text) || document.text.includes("{{"))
    ? "unrendered"
    : "invalid";
}
