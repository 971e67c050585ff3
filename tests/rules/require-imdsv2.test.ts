import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const message =
  "`httpTokens` is `optional`, which lets any pod that is fooled into a request read the node's credentials over IMDSv1; set it to `required`.";

ruleTester.run("require-imdsv2", karpenter.rules["require-imdsv2"], {
  valid: [
    {
      name: "metadataOptions are absent: the API server fills in `required`",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec: {}\n",
    },
  ],
  invalid: [
    {
      name: "v1",
      code: "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  metadataOptions:\n    httpTokens: optional # for now\n",
      errors: [
        {
          message,
          line: 5,
          column: 17,
          endLine: 5,
          endColumn: 25,
          suggestions: [
            {
              desc: "Set `httpTokens: required`.",
              output:
                "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  metadataOptions:\n    httpTokens: required # for now\n",
            },
          ],
        },
      ],
    },
  ],
});
