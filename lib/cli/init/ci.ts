import path from "node:path";
import { homepage, version } from "../../meta.js";
import type { InitRepository, Proposal } from "./proposal.js";

const WORKFLOW = ".github/workflows/karpenter-lint.yml";

const WORKFLOW_TEXT = `name: karpenter-lint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  karpenter:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: ${homepage.replace("https://github.com/", "")}@v${version}
`;

const GITLAB_JOB = `karpenter:
  image:
    name: ghcr.io/eslint-plugin-karpenter/karpenter-lint:${version}
    entrypoint: [""]
  script:
    - karpenter-lint --format pretty --format gitlab=code-quality.json --format junit=junit.xml
  artifacts:
    when: always
    reports:
      codequality: code-quality.json
      junit: junit.xml
`;

/** A check of each change, where the repository is hosted. */
export function proposeCi(repository: InitRepository): Proposal[] {
  return [...proposeWorkflow(repository), ...proposeGitlab(repository)];
}

function proposeWorkflow({ root, files, read, remotes }: InitRepository): Proposal[] {
  const folder = path.posix.dirname(WORKFLOW);
  const isOnGithub = files.stat(path.join(root, folder))?.type === "folder" || remotes.includes("github.com");
  const present = files.list(path.join(root, folder)).filter(({ type }) => type !== "folder");
  const isChecked = present.some(({ name }) => read(`${folder}/${name}`)?.includes("karpenter-lint") === true);
  return isOnGithub && !isChecked
    ? [{ purpose: "a workflow for GitHub Actions", files: { [WORKFLOW]: WORKFLOW_TEXT } }]
    : [];
}

function proposeGitlab({ read, remotes }: InitRepository): Proposal[] {
  const text = read(".gitlab-ci.yml");
  if ((text === undefined && !remotes.includes("gitlab")) || text?.includes("karpenter-lint") === true) return [];
  const purpose = "a job for GitLab";
  // A pipeline can have stages, includes and defaults that decide where a job belongs.
  return text === undefined
    ? [{ purpose, files: { ".gitlab-ci.yml": GITLAB_JOB } }]
    : [{ purpose, files: {}, byHand: `Add this job to .gitlab-ci.yml:\n\n${GITLAB_JOB}` }];
}
