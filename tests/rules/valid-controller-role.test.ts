import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { RuleTester } from "../rule-tester.js";
import { application, applicationSet } from "../terraform.js";

const ruleTester = new RuleTester();

const arn = "arn:aws:iam::840215937461:role/controller";

const withRole = (value: string) => application().replace(arn, value);

const valid = (name: string, value: string) => ({ name, code: withRole(value) });

const invalid = (name: string, value: string, code = withRole(value)) => ({
  name,
  code,
  errors: [{ messageId: "notRoleArn", data: { value }, suggestions: [], ...positionOf(code, value) }],
});

const profile = (value: string) =>
  application({ version: "0.31.0", values: `          aws:\n            defaultInstanceProfile: ${value}\n` });

const wrongProfile = (messageId: string, value: string) => ({
  name: `a profile: ${messageId}`,
  code: profile(value),
  errors: [
    {
      messageId,
      data: { field: "defaultInstanceProfile", value, remedy: "`nodes`" },
      suggestions: [{ messageId: "replaceName", data: { name: "nodes" }, output: profile("nodes") }],
      ...positionOf(profile(value), value),
    },
  ],
});

const long = "p".repeat(129);

const tooLong = {
  messageId: "nameTooLong",
  data: { field: "defaultInstanceProfile", length: "129", max: "128" },
  suggestions: [],
  ...positionOf(profile(long), long),
};

ruleTester.run("valid-controller-role", karpenter.rules["valid-controller-role"], {
  texts: {
    arnAsName:
      "`defaultInstanceProfile` must be a name, not the ARN `arn:aws:iam::840215937461:instance-profile/nodes`; use `nodes`.",
    nameTooLong: "`defaultInstanceProfile` has 129 characters, but IAM allows at most 128; shorten it.",
    notRoleArn:
      "`eks.amazonaws.com/role-arn` is `controller-of-prod`, which is not the ARN of a role, so the controller has no AWS credentials; use an ARN such as `arn:aws:iam::ACCOUNT:role/NAME`.",
    pathInName: "`defaultInstanceProfile` must be a name without a path, not `a/nodes`; use `nodes`.",
    replaceName: "Replace with `nodes`.",
  },
  valid: [
    valid("the ARN of a role", arn),
    valid("a role with a path", "arn:aws:iam::840215937461:role/eks/controller"),
    valid("another partition", "arn:aws-us-gov:iam::840215937461:role/controller"),
    valid("templated", "'{{ .role }}'"),
    valid("an account that is filled in", "arn:aws:iam::${ACCOUNT_ID}:role/controller"),
    valid("a placeholder", "REPLACE_ME"),
    valid("a placeholder of another form", "<role>"),
    valid("an empty account, which another rule reports", "arn:aws:iam:::role/controller"),
    valid("empty", '""'),
    valid("a number", "12"),
    { name: "no role", code: application({ role: "" }) },
    { name: "another chart", code: withRole("controller").replace("chart: karpenter", "chart: other") },
    { name: "another group", code: withRole("controller").replace("argoproj.io", "example.io") },
    { name: "a profile by its name", code: profile("nodes") },
    { name: "a profile that is templated", code: profile("'{{ .profile }}'") },
  ],
  invalid: [
    invalid("a name", "controller-of-prod"),
    invalid("an ApplicationSet", "controller-of-prod", applicationSet(withRole("controller-of-prod"))),
    invalid("a path", "/eks/controller-of-prod"),
    invalid("an instance profile", "arn:aws:iam::840215937461:instance-profile/controller"),
    invalid("a policy", "arn:aws:iam::840215937461:policy/controller"),
    invalid("a session", "arn:aws:sts::840215937461:assumed-role/controller/x"),
    invalid("an account that is too short", "arn:aws:iam::84021593746:role/controller"),
    wrongProfile("arnAsName", "arn:aws:iam::840215937461:instance-profile/nodes"),
    wrongProfile("pathInName", "a/nodes"),
    { name: "a profile with a long name", code: profile(long), errors: [tooLong] },
  ],
});
