/** Makes the readiness report from the results of a run and the index of the repository. */
import { agreementsOf } from "./agreements.js";
import { checksFor } from "./aws-checks.js";
import { Contradictions, doubtsOf } from "./contradictions.js";
import { countManifests, coverageOf } from "./coverage.js";
import { drawingsOf } from "./drawings.js";
import { countSuppressed, problemsOf, severitiesOf } from "./findings.js";
import { headerOf } from "./header.js";
import { launchChartsOf } from "./launch-charts.js";
import { launchesOf } from "./launches.js";
import type { Report } from "./model.js";
import { referencesOf } from "./references.js";
import { repositoryOf } from "./repository.js";
import type { Run } from "./run.js";
import { tablesOf } from "./tables.js";
import { uncheckedOf } from "./unchecked.js";
import { verdictOf } from "./verdict.js";

export function reportOf(run: Run): Report {
  const repository = repositoryOf(run);
  const problems = problemsOf(run);
  const references = referencesOf(repository, problems);
  const contradictions = new Contradictions(repository, problems);
  const severities = severitiesOf(problems, run.cwd);
  const doubts = doubtsOf(repository, references, contradictions);
  const coverage = coverageOf(repository, references, problems, run);
  const { judged, foreign } = countManifests(repository, references);
  return {
    header: headerOf(repository, run),
    verdict: verdictOf({ severities, coverage, doubts, judged, foreign, suppressed: countSuppressed(run) }),
    drawings: drawingsOf(repository, references),
    severities,
    doubts,
    coverage,
    agreements: agreementsOf(repository, references, contradictions),
    launches: launchesOf(repository),
    launchCharts: launchChartsOf(repository),
    tables: tablesOf(repository),
    checks: checksFor(repository, contradictions),
    unchecked: uncheckedOf(repository, severities),
  };
}
