import { nodeClass } from "./karpenter-lint.js";
import { runPage } from "./run-page.js";

const patch = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: default\nspec:\n  weight: 10\n";

runPage("docs/troubleshooting.md", {
  fresh: "section",
  files: {
    "charts/nodes/Chart.yaml": "name: nodes\nversion: 1.0.0\n",
    "charts/nodes/values.yaml": "replicas: 1\n",
    "clusters/dev/kustomization.yaml": "resources: [../base]\npatches: [{ path: pool.yaml }]\n",
    "clusters/dev/pool.yaml": patch,
    "clusters/prod/nodes.yaml": nodeClass,
    "docs/a.md": "",
    "out/nodes.yaml": nodeClass,
  },
  programs: { kubectl: `cat <<'EOF'\n${nodeClass}EOF` },
});
