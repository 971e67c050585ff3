/** Converts violations, which the API server would reject, to problems with messages and changes. */
import type { Manifest } from "../model/manifest.js";
import { describeForeign, describeMissing, describeUnknown, describeUnserved } from "./describe-fields.js";
import { describeInvariant } from "./describe-invariants.js";
import { describeBound, describeForm, describeType, describeValue } from "./describe-values.js";
import type { Against, SchemaProblem } from "./subject.js";
import type { Violation } from "./violation.js";

/** Describes a violation as a problem; undefined if it is about a default that is not in the file. */
export function describe(violation: Violation, manifest: Manifest, against: Against): SchemaProblem | undefined {
  const at = manifest.root.along(violation.path);
  const subject = { at, path: at.path || manifest.kind, manifest, against };
  switch (violation.keyword) {
    case "x-fields":
      return describeUnknown(violation, subject);
    case "x-field":
      return at.isAbsent && !at.pair ? undefined : describeUnserved(violation, subject);
    case "x-foreign":
      return describeForeign(violation, subject);
    case "required":
      return describeMissing(violation, subject);
    case "type":
      return describeType(violation, subject);
    case "enum":
    case "const":
      return describeValue(violation, subject);
    case "x-pattern":
      return describeForm(violation, subject);
    case "x-part":
      return describeInvariant(violation, subject);
    default:
      return describeBound(violation, subject);
  }
}
