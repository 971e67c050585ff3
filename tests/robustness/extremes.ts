/** Texts that are too long, too deep or too twisted for whoever didn't expect them. */
import { application, argo, many, nodeClass } from "./build.js";
import { Random } from "./random.js";

/** What regular expressions look for, over and over, so that none of them gets to its end. */
const UNITS =
  "< <a <a> {{ {{}} {% $ ${ your- your YOUR x xxx- X aA arn: arn:aws: arn:aws:iam: A_ A_HERE A- _ - / // :// : . ... a. [a [a] \\ REPLACE_ CHANGE PLACEHOLDER ACCOUNT_ID example. example.com. //example.com.x ORG/ ami- ami-x 1 123456789012 \uE000 😀 é"
    .split(" ")
    .concat(" ", "\t", " a", "{{ ", "<a ", "\u2028");

/** What a value needs at its ends for some expressions to start at all. */
const ENDS = [
  ["", ""],
  ["https://", "1"],
  ["arn:aws:", "!"],
] as const;

/** Values in which a unit is repeated: the texts of some length, by what is repeated and between what. */
export const runs: readonly (readonly [name: string, text: (length: number) => string])[] = UNITS.flatMap((unit) => {
  const run = (length: number) => unit.repeat(length / unit.length);
  return [
    ...ENDS.map(([start, end]) => {
      const text = (length: number) => nodeClass(`tags:\n  a: ${JSON.stringify(start + run(length) + end)}`);
      return [JSON.stringify([start, unit, end]), text] as const;
    }),
    [
      `${JSON.stringify(unit)} as an endpoint`,
      (length) => application(`values: |\n  settings:\n    clusterEndpoint: ${JSON.stringify(run(length))}`),
    ],
  ];
});

const nestings: readonly ((depth: number) => string)[] = [
  (depth) => "[".repeat(depth) + "]".repeat(depth),
  (depth) => `${"{a: ".repeat(depth)}x${"}".repeat(depth)}`,
  (depth) => `${"[{? ".repeat(depth / 2)}x${"}]".repeat(depth / 2)}`,
  (depth) => `\n        ${"- ".repeat(depth)}x`,
  (depth) => `\n        ${"? ".repeat(depth)}x`,
  (depth) => `\n${many(depth, (level) => `${" ".repeat(Number(level) + 8)}a:`)} x`,
  (depth) => "[".repeat(depth),
];

/** Up to where the parser gives up, and beyond: shortly before, a rule may run out of stack where it didn't. */
const DEPTHS = [10, 600, 1200, 3000];

export function* deep(): Generator<string> {
  for (const nest of nestings) {
    for (const depth of DEPTHS) {
      yield nodeClass(`tags:\n  a: REPLACE_ME\n  b: ${nest(depth)}`);
      // To be removed by a suggestion.
      yield nodeClass(`amiSelectorTerms:\n  - id: ami-12345678\n    tags: ${nest(depth)}\n  - id: ami-12345678`);
    }
    // YAML in a scalar that is too deep goes unread, so that the findings depend on the very depth.
    for (const depth of [100, 3000]) yield application(`values: |\n  a: CHANGEME\n  b: ${nest(depth)}`);
  }
}

/** As many keys as the parser can take in a second: it compares each with each. */
const KEYS = 2000;

export function* huge(): Generator<string> {
  yield nodeClass(`tags:\n  a: ${"ab ".repeat(350_000)}`);
  yield nodeClass(`tags:\n  a: "${String.raw`\x61`.repeat(250_000)}"`);
  yield application(`values: |\n${"  # a comment of some length, line after line\n".repeat(22_000)}`);
  yield application(`values: ${JSON.stringify(`settings: # ${'"x" '.repeat(200_000)}`)}`);
  yield nodeClass(`tags:\n${many(KEYS, (key) => `  k${key}: CHANGEME`)}`);
  yield nodeClass(`tags: {${many(KEYS, (key) => `k${key}: CHANGEME`, ", ")}}`);
  yield application(`values: |\n${many(KEYS, (key) => `  {{- if x }}\n  k${key}: {{ y }}your-name`)}`);
  yield application(`values: >\n${many(KEYS, (key) => `  k${key}: CHANGEME\n`)}`);
  yield nodeClass(`tags:\n${many(10_000, () => "- CHANGEME")}`);
  yield nodeClass(`tags: [${"a,".repeat(20_000)}]`);
  yield nodeClass("") + "---\n".repeat(5000);
  yield many(300, () => nodeClass("metadataOptions: {httpTokens: optional}"), "---\n");
  yield nodeClass(`amiSelectorTerms:\n${many(1000, () => "- id: ami-12345678")}`);
  yield nodeClass(`amiSelectorTerms: [${many(200, () => "id: ami-12345678", ", ")}]`);
  yield nodeClass(`blockDeviceMappings:\n${many(1000, () => "- ebs: {encrypted: no}")}`);
  const source = '- {chart: karpenter, repoURL: a, helm: {values: "settings: {clusterEndpoint: CHANGEME}"}}';
  yield argo("Application", `sources:\n${many(500, () => source)}`);
  yield application(`parameters:\n${many(1500, () => "- {name: settings.clusterEndpoint, value: CHANGEME}")}`);
  yield application(`parameters:\n${many(2000, () => "- {name: settings.clusterNam, value: x}")}`);
  yield application(`parameters:\n- {name: ${"settings.".repeat(30_000)}x, value: x}`);
  yield argo("ApplicationSet", `generators:\n${many(2000, () => "- {list: {elements: [CHANGEME]}}")}`);
}

const bomb = (item: (index: string) => string) =>
  many(12, (index) => `  a${String(Number(index) + 1)}: &a${String(Number(index) + 1)} ${item(index)}`);

export function* twisted(): Generator<string> {
  // Billions of laughs, as lists and as merge keys.
  const lists = bomb((index) => `[${many(9, () => `*a${index}`, ",")}]`);
  yield nodeClass(`tags:\n  a0: &a0 [CHANGEME]\n${lists}\namiSelectorTerms: *a12\nblockDeviceMappings: *a12`);
  yield argo("ApplicationSet", `tags:\n  a0: &a0 [CHANGEME]\n${lists}\ngenerators: *a12`);
  const merges = bomb((index) => `{<<: [${many(9, () => `*a${index}`, ",")}]}`);
  yield nodeClass(`tags:\n  a0: &a0 {x: y}\n${merges}\nmetadataOptions: *a12\nblockDeviceMappings: [ebs: *a12]`);
  yield nodeClass(`tags:\n- &a v\n${many(10_000, () => "- *a")}`);
  yield nodeClass(`tags:\n${many(2000, () => "- &a v\n- *a")}`);
  yield nodeClass(`tags: &a {x: y}\nmetadataOptions:\n  <<: [${many(10_000, () => "*a", ", ")}]`);
  const chain = many(
    2000,
    (index) => `- &b${index} {<<: *a${index}}\n- &a${String(Number(index) + 1)} {<<: *b${index}}`,
  );
  yield nodeClass(`tags:\n- &a0 {httpTokens: optional}\n${chain}\nmetadataOptions: *a2000`);
  // What refers to itself.
  yield `&a\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec: *a\n<<: *a\n`;
  yield nodeClass(
    "amiSelectorTerms: &a [*a, {id: *a}, &b {<<: [*a, *b]}]\nmetadataOptions: &c {<<: *c, httpTokens: *c}",
  );
  yield argo("ApplicationSet", "generators: &a [matrix: {generators: *a}, merge: &b {generators: [*b], <<: *b}]");
  yield application("values: &a\n  <<: *a\n  values: *a\nvaluesObject: *a\nparameters: [*a]");
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    yield nodeClass(`tags: &${name} {${name}: CHANGEME, a: *${name}}\n${name}: *${name}\n<<: {${name}: x}`);
    yield nodeClass(`tags: {${name}: CHANGEME, a: &a {${name}: x}, <<: *a}\nmetadataOptions: *${name}`);
    yield `apiVersion: karpenter.sh/${name}\nkind: ${name}\nNodePool: *${name}\n`;
  }
  // What the parser gives up on without saying where.
  yield "  {{ x }}: y\n  {{ x }}: y\n  #";
  // No text at all.
  const random = new Random(1);
  for (const limit of [2, 32, 256, 65_536]) {
    const units = Array.from({ length: 20_000 }, () => random.below(limit));
    const junk = String.fromCharCode(...units);
    yield* [
      junk,
      `${junk}karpenter.sh/v1 NodePool`,
      nodeClass(`tags:\n  a: ${junk}`),
      application(`values: |\n  a: ${junk}`),
    ];
  }
}
