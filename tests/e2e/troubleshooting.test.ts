import { nodeClass } from "./karpenter-lint.js";
import { runPage } from "./run-page.js";

const patch = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata:\n  name: default\nspec: {}\n";

runPage("docs/troubleshooting.md", {
  fresh: "section",
  files: {
    "charts/nodes/Chart.yaml": "name: nodes\nversion: 1.0.0\n",
    "charts/nodes/values.yaml": "replicas: 1\n",
    "clusters/dev/kustomization.yaml": "resources: [../base]\npatches: [{ path: nodes.yaml }]\n",
    "clusters/dev/nodes.yaml": patch,
    "clusters/prod/nodes.yaml": nodeClass,
    "docs/a.md": "",
    "out/nodes.yaml": nodeClass,
  },
  programs: { kubectl: `cat <<'EOF'\n${nodeClass}EOF` },
});
