/** Values that contradict others: rules report some of them, and the others are doubts. */
import type { Problem } from "./findings.js";
import type { Doubt } from "./model.js";
import type { Reference } from "./references.js";
import { type FilePlace, type FileStatement, type Repository, type Subject, placeText } from "./repository.js";

/** Tells which values are in doubt: nothing agrees with them, and no command is derived from them. */
export class Contradictions {
  readonly #values = new Set<string>();
  /** The messages of all problems, by place. */
  readonly #messages = new Map<string, string[]>();

  constructor({ statements, conflicts, pathOf }: Repository, problems: readonly Problem[]) {
    for (const { statement, other } of conflicts) {
      this.#add(statement);
      // Terraform is not linted, so no rule has decided which of the two is right.
      if (other && statement.side === "terraform") this.#add(other);
    }
    for (const { file, line, message } of problems) {
      const place = placeText({ file: pathOf(file), line });
      const messages = this.#messages.get(place);
      if (messages) messages.push(message);
      else this.#messages.set(place, [message]);
    }
    for (const statement of statements) {
      if (this.isReported(statement, statement.value)) this.#add(statement);
    }
  }

  /** Whether a problem at a place mentions a value. */
  isReported(place: FilePlace, value: string): boolean {
    return this.#messages.get(placeText(place))?.some((message) => message.includes(`\`${value}\``)) ?? false;
  }

  has({ subject, value }: { readonly subject: Subject; readonly value: string }): boolean {
    return this.#values.has(`${subject}\n${value}`);
  }

  #add({ subject, value }: FileStatement): void {
    this.#values.add(`${subject}\n${value}`);
  }
}

export function doubtsOf(
  repository: Repository,
  references: readonly Reference[],
  contradictions: Contradictions,
): Doubt[] {
  return [...doubtsOfValues(repository, contradictions), ...doubtsOfClasses(repository, references)];
}

/** Values in Terraform that differ from all others: not reported, because they may belong to another cluster. */
function doubtsOfValues({ conflicts, show }: Repository, contradictions: Contradictions): Doubt[] {
  return conflicts.flatMap(({ statement, other }) => {
    if (statement.side !== "terraform" || !other || contradictions.isReported(other, statement.value)) return [];
    const [one, two] = [statement, other].map(
      (fact) => `\`${nameOf(fact)}\` is \`${fact.value}\` in \`${show(fact)}\``,
    );
    return [{ question: "Do these belong to two different clusters?", explanation: `${one ?? ""}, but ${two ?? ""}.` }];
  });
}

function nameOf({ subject, what }: FileStatement): string {
  return subject === "queue" && what === "name" ? "aws_sqs_queue.name" : what;
}

function doubtsOfClasses({ show }: Repository, references: readonly Reference[]): Doubt[] {
  const ambiguous = new Map<
    string,
    { readonly definitions: string; readonly name: string; readonly pools: string[] }
  >();
  for (const { state, name, definitions, pool } of references) {
    if (state !== "ambiguous") continue;
    const places = definitions.map((one) => `\`${show(one)}\``).join(" and ");
    const known = ambiguous.get(places) ?? { definitions: places, name, pools: [] };
    ambiguous.set(places, known);
    known.pools.push(`\`${pool.name ?? "(templated)"}\``);
  }
  return [...ambiguous.values()].map(({ definitions, name, pools }) => ({
    question: "Which definition does the cluster use?",
    explanation: `\`${name}\` is defined in ${definitions}, and used by ${pools.join(", ")}.`,
  }));
}
