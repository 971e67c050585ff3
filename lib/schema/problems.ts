/** The problems of a manifest that the API server would reject. */
import type { Manifest } from "../model/manifest.js";
import { schemaOf } from "./validators.js";
import { chartValuesIn } from "./chart-values.js";
import { describe } from "./describe.js";
import { rightPlaceOf } from "./misplaced.js";
import type { Against, SchemaProblem } from "./subject.js";
import { type Violation, hasKeyword, isAt } from "./violation.js";
import { violationsOf } from "./violations.js";

interface Checks extends Pick<Against, "isOpen" | "place" | "release"> {
  /** The release that the schema is checked for, as a number. */
  readonly number: number;
  /** Whether the real release is newer than the supported ones. */
  readonly isNewer: boolean;
  /** Whether the manifest may lack fields; evaluated only if there are violations. */
  readonly mayLack: () => boolean;
  /** The name of a schema in dist/schemas; if omitted, that of the manifest's kind and version. */
  readonly schema?: string;
  /** The violations to ignore. */
  readonly ignores?: (violation: Violation) => boolean;
}

/** The problems of a manifest; undefined if its version has no schema. */
export function problemsOf(manifest: Manifest, checks: Checks): SchemaProblem[] | undefined {
  const { release, place, number, isNewer, isOpen, mayLack, ignores } = checks;
  const { schema = schemaOf(manifest.kind, manifest.version) } = checks;
  const violationsAs = (isFragment: boolean) => violationsOf(manifest, number, { isFragment, isNewer, schema });
  const whole = violationsAs(false);
  if (!whole) return undefined;
  const all = whole.length > 0 && mayLack() ? violationsAs(true) : whole;
  const violations = (all ?? []).filter((violation) => !ignores?.(violation));
  const unknown = violations.filter(hasKeyword("x-fields"));
  const against: Against = {
    release,
    place,
    isOpen,
    rightPlaces: new Map(
      unknown.map((one) => {
        const at = manifest.root.along(one.path).get(one.params.field);
        return [one, rightPlaceOf(at, one.params.fields, manifest, schema, number)];
      }),
    ),
  };
  const values = chartValuesIn(unknown, manifest, against);
  const targets = [...against.rightPlaces.values()].flatMap((place) => (place?.keys ? [place.keys] : []));
  return [
    ...values.problems,
    ...violations
      .filter((violation) => !values.covered.has(violation) && !targets.some((keys) => lacks(violation, keys)))
      .flatMap((violation) => describe(violation, manifest, against) ?? []),
  ];
}

/** Whether a violation is only about the absence of a field that is in a wrong place. */
function lacks({ keyword, path, params }: Violation, keys: readonly (number | string)[]): boolean {
  const next = keys[path.length];
  if (next === undefined || !isAt(keys, path)) return false;
  if (keyword === "required") return params.missingProperty === next;
  return keyword === "x-part" && params.fields.includes(String(next));
}
