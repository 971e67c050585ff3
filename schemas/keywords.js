// Constraints that JSON Schema cannot express, or for which ajv needs one of its modules at run time, as keywords of
// ajv. Each has the code of its failure, the fields that it reads, and the parameters of its errors.
import { _, stringify } from "ajv";
import { addParts } from "./parts.js";
import { rangeOf } from "../scripts/facts/files.js";

/**
 * @typedef {import("ajv").default} Ajv
 * @typedef {import("ajv").KeywordCxt} Context
 * @typedef {import("ajv").Name} Name
 * @typedef {import("ajv").Code} Code
 */

/**
 * @typedef Keyword
 * @property {string} name
 * @property {(value: any, data: Name, context: Context) => Code} code
 * @property {(value: any) => readonly string[]} [fields]
 * @property {(value: any) => Code} [describe]
 */

const hasLimit = (/** @type {number} */ limit) => _`{ limit: ${limit} }`;

/** @type {readonly Keyword[]} */
export const keywords = [
  {
    name: "x-max-length",
    code: (limit, data) =>
      _`typeof ${data} === "string" && ${data}.length > ${limit} && [...${data}].length > ${limit}`,
    describe: hasLimit,
  },
  {
    name: "x-min-length",
    code: (limit, data) => _`typeof ${data} === "string" && [...${data}].length < ${limit}`,
    describe: hasLimit,
  },
  {
    name: "x-pattern",
    code: ({ pattern }, data, { gen }) => {
      const code = _`new RegExp(${pattern}, "u")`;
      const compiled = gen.scopeValue("pattern", { key: pattern, ref: new RegExp(pattern, "u"), code });
      return _`typeof ${data} === "string" && !${compiled}.test(${data})`;
    },
    describe: ({ form }) => _`{ form: ${form} }`,
  },
  {
    name: "x-unique",
    code: (_unique, data) =>
      _`Array.isArray(${data}) && new Set(${data}.map((item) => JSON.stringify(item))).size < ${data}.length`,
  },
  {
    name: "x-at-most-one",
    fields: Object.keys,
    code: (one, data) => {
      const [[field, value] = []] = Object.entries(one);
      return _`Array.isArray(${data}) && ${data}.filter((item) => item?.[${field}] === ${value}).length > 1`;
    },
  },
  {
    name: "x-greater",
    fields: (fields) => fields,
    // Only numbers, because unknown values cannot be compared.
    code: ([more, less], data) =>
      _`typeof ${data}?.[${more}] === "number" && typeof ${data}[${less}] === "number" && ${data}[${more}] <= ${data}[${less}]`,
  },
  {
    name: "x-same-keys",
    fields: (fields) => fields,
    code: ([one, other], data) =>
      _`Object.keys(${data}?.[${one}] ?? {}).some((key) => !Object.hasOwn(${data}[${other}] ?? {}, key)) || (${data}?.[${one}] !== undefined && ${data}[${other}] === undefined)`,
  },
  {
    name: "x-at-least",
    fields: (fields) => fields,
    code: ([list, count], data) =>
      _`typeof ${data}?.[${count}] === "number" && !(Array.isArray(${data}[${list}]) && ${data}[${list}].length >= ${data}[${count}])`,
  },
  {
    // A number as Go's strconv.ParseInt reads it, and not negative.
    name: "x-whole-number",
    code: (_whole, data) =>
      _`!(typeof ${data} === "string" && ${data}.length < 40 && /^\\+?\\d+$|^-0+$/.test(${data}) && BigInt(${data}.replace(/^[+-]/, "")) < 9223372036854775808n)`,
  },
  {
    name: "x-labels",
    code: ({ domain, known }, data, { gen }) => {
      const ranges = Object.entries(known).map(([label, { since, until }]) => [label, rangeOf(since, until)]);
      const table = gen.scopeValue("obj", { ref: known, code: _`new Map(${stringify(ranges)})` });
      return _`typeof ${data} === "string" && ${data}.split("/", 1)[0].endsWith(${domain}) && !(this.release >= ${table}.get(${data})?.[0] && this.release <= ${table}.get(${data})[1])`;
    },
  },
  {
    // One interface for each card and device, one efa-only for each card. Lists of 200 or more are invalid anyway.
    name: "x-interfaces",
    fields: () => ["deviceIndex", "networkCardIndex", "interfaceType"],
    code: (_interfaces, data) =>
      _`Array.isArray(${data}) && ${data}.length < 200 && ${data}.some((one, i) => ${data}.some((other, j) => i !== j && one?.networkCardIndex === other?.networkCardIndex && (one?.deviceIndex === other?.deviceIndex || (one?.interfaceType === "efa-only" && other?.interfaceType === "efa-only"))))`,
  },
];

/** @param {Ajv} ajv @returns {Ajv} */
export function addKeywords(ajv) {
  for (const { name, code, describe = () => _`{}` } of keywords) {
    ajv.addKeyword({
      keyword: name,
      code: (context) => {
        context.fail(code(context.schema, context.data, context));
      },
      error: { message: "", params: ({ schema }) => describe(schema) },
    });
  }
  addFields(ajv);
  addParts(ajv);
  return ajv;
}

/** The only fields of a mapping, and those that only some releases have. @param {Ajv} ajv */
function addFields(ajv) {
  ajv.addKeyword({
    keyword: "x-fields",
    code(context) {
      const { data, gen, schema } = context;
      const fields = gen.scopeValue("obj", { ref: schema, code: _`new Set(${stringify(schema)})` });
      gen.if(_`typeof ${data} === "object" && ${data} !== null && !Array.isArray(${data})`, () => {
        gen.forIn("field", data, (field) => {
          gen.if(_`!${fields}.has(${field})`, () => {
            context.setParams({ field, fields });
            context.error(true);
          });
        });
      });
    },
    error: { message: "", params: ({ params }) => _`{ field: ${params["field"]}, fields: ${params["fields"]} }` },
  });
  ajv.addKeyword({
    keyword: "x-foreign",
    code(context) {
      for (const field of context.schema) {
        context.setParams({ field: stringify(field) });
        context.gen.if(_`${context.data}?.[${field}] !== undefined`, () => {
          context.error(true);
        });
      }
    },
    error: { message: "", params: ({ params }) => _`{ field: ${params["field"]} }` },
  });
  ajv.addKeyword({
    keyword: "x-field",
    code(context) {
      const [since, until] = context.schema;
      context.fail(_`this.release < ${since} || this.release > ${until}`);
    },
    error: { message: "", params: ({ schema }) => _`{ since: ${schema[0]}, until: ${schema[1]} }` },
  });
}
