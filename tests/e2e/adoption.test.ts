import { nodeClass } from "./karpenter-lint.js";
import { runPage } from "./run-page.js";

const pool = `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: default
spec:
  limits:
    cpu: 100m
  template:
    spec:
      nodeClassRef:
        group: karpenter.k8s.aws/v1
        kind: EC2NodeClass
        name: default
      requirements: []
`;

runPage("docs/adoption.md", {
  fresh: "page",
  files: {
    "clusters/dev/class.yaml": nodeClass.replaceAll("lakeside-prod", "dev"),
    "clusters/prod/class.yaml": nodeClass,
    "clusters/prod/pool.yaml": pool,
  },
});
