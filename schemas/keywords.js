// Constraints that JSON Schema cannot express, as keywords of ajv that become code: `this` is `{ release }` in it.
import { _, stringify } from "ajv";
import { Type } from "ajv/dist/compile/util.js";
import { releaseNumber } from "./prepare.js";

/**
 * @typedef {import("ajv").default} Ajv
 * @typedef {import("ajv").KeywordCxt} Context
 */

/**
 * @param {Ajv} ajv
 * @returns {Ajv}
 */
export function addKeywords(ajv) {
  addReleases(ajv);
  addShapes(ajv);
  /** @type {Record<string, (context: Context, data: import("ajv").Name) => void>} */
  const keywords = {
    "x-max-length": (context, data) => {
      context.fail(
        _`typeof ${data} === "string" && ${data}.length > ${context.schema} && [...${data}].length > ${context.schema}`,
      );
    },
    "x-min-length": (context, data) => {
      context.fail(_`typeof ${data} === "string" && [...${data}].length < ${context.schema}`);
    },
    "x-unique": (context, data) => {
      context.fail(
        _`Array.isArray(${data}) && new Set(${data}.map((item) => JSON.stringify(item))).size < ${data}.length`,
      );
    },
    "x-at-most-one": (context, data) => {
      const [[field, value] = []] = Object.entries(context.schema);
      context.fail(_`Array.isArray(${data}) && ${data}.filter((item) => item?.[${field}] === ${value}).length > 1`);
    },
    "x-greater": (context, data) => {
      const [more, less] = context.schema;
      // Only numbers, because unknown values cannot be compared.
      context.fail(
        _`typeof ${data}?.[${more}] === "number" && typeof ${data}[${less}] === "number" && ${data}[${more}] <= ${data}[${less}]`,
      );
    },
    "x-same-keys": (context, data) => {
      const [one, other] = context.schema;
      context.fail(
        _`Object.keys(${data}?.[${one}] ?? {}).some((key) => !Object.hasOwn(${data}[${other}] ?? {}, key)) || (${data}?.[${one}] !== undefined && ${data}[${other}] === undefined)`,
      );
    },
    "x-at-least": (context, data) => {
      const [list, count] = context.schema;
      context.fail(
        _`typeof ${data}?.[${count}] === "number" && !(Array.isArray(${data}[${list}]) && ${data}[${list}].length >= ${data}[${count}])`,
      );
    },
    // A number as Go's strconv.ParseInt reads it, and not negative.
    "x-whole-number": (context, data) => {
      context.fail(
        _`!(typeof ${data} === "string" && ${data}.length < 40 && /^\\+?\\d+$|^-0+$/.test(${data}) && BigInt(${data}.replace(/^[+-]/, "")) < 9223372036854775808n)`,
      );
    },
    "x-labels": (context, data) => {
      const { domain, known } = context.schema;
      const ranges = Object.entries(known).map(([label, { since, until }]) => [
        label,
        [since ? releaseNumber(since) : 0, until ? releaseNumber(until) : 999_999],
      ]);
      const table = context.gen.scopeValue("obj", { ref: known, code: _`new Map(${stringify(ranges)})` });
      context.fail(
        _`typeof ${data} === "string" && ${data}.split("/", 1)[0].endsWith(${domain}) && !(this.release >= ${table}.get(${data})?.[0] && this.release <= ${table}.get(${data})[1])`,
      );
    },
    // One interface for each card and device, one efa-only for each card. Lists of 200 or more are invalid anyway.
    "x-interfaces": (context, data) => {
      context.fail(
        _`Array.isArray(${data}) && ${data}.length < 200 && ${data}.some((one, i) => ${data}.some((other, j) => i !== j && one?.networkCardIndex === other?.networkCardIndex && (one?.deviceIndex === other?.deviceIndex || (one?.interfaceType === "efa-only" && other?.interfaceType === "efa-only"))))`,
      );
    },
  };
  for (const [keyword, code] of Object.entries(keywords)) {
    ajv.addKeyword({
      keyword,
      code: (context) => {
        code(context, context.data);
      },
      // Some are mappings or lists, for which no limit is reported.
      error: { message: "", params: ({ schema }) => (typeof schema === "number" ? _`{ limit: ${schema} }` : _`{}`) },
    });
  }
  return ajv;
}

/** @param {Ajv} ajv */
function addShapes(ajv) {
  ajv.addKeyword({
    keyword: "x-pattern",
    code(context) {
      const { pattern } = context.schema;
      const { data, gen } = context;
      const compiled = gen.scopeValue("pattern", {
        key: pattern,
        ref: new RegExp(pattern, "u"),
        code: _`new RegExp(${pattern}, "u")`,
      });
      context.fail(_`typeof ${data} === "string" && !${compiled}.test(${data})`);
    },
    error: { message: "", params: ({ schema }) => _`{ form: ${schema.form} }` },
  });
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
}

/** @param {Ajv} ajv */
function addReleases(ajv) {
  ajv.addKeyword({
    keyword: "x-field",
    code(context) {
      const [since, until] = context.schema;
      context.fail(_`this.release < ${since} || this.release > ${until}`);
    },
    error: { message: "", params: ({ schema }) => _`{ since: ${schema[0]}, until: ${schema[1]} }` },
  });
  ajv.addKeyword({
    keyword: "x-parts",
    // After everything else, when defaults are filled in.
    post: true,
    code(context) {
      const parts = /** @type {unknown[]} */ (context.schema);
      parts.forEach((_part, index) => {
        context.subschema({ keyword: "x-parts", schemaProp: index }, context.gen.name("valid"));
      });
    },
  });
  ajv.addKeyword({
    keyword: "x-part",
    trackErrors: true,
    code(context) {
      const { gen, schema } = context;
      const { since, until, invariant } = schema;
      const isInForce =
        since === 0 && until === 999_999 ? _`true` : _`this.release >= ${since} && this.release <= ${until}`;
      gen.if(isInForce, () => {
        if (invariant) addInvariant(context);
        else context.subschema({ keyword: "x-part", schemaProp: "schema" }, gen.name("valid"));
      });
    },
    error: {
      message: "",
      params: ({ params }) =>
        _`{ invariant: ${params["invariant"]}, fields: ${params["fields"]}, at: ${params["at"]}, isKey: ${params["isKey"]}, labels: ${params["labels"]} }`,
    },
  });
}

/**
 * An invariant creates one error for the invalid value, or one for each invalid item or key if it applies to
 * each of them, but none for the schema that expresses it.
 * @param {Context} context
 */
function addInvariant(context) {
  const { data, gen, schema } = context;
  const { invariant, fields, labels } = schema;
  // Written once, not with each error.
  const known = gen.scopeValue("obj", { ref: labels, code: stringify(labels) });
  /** @param {import("ajv").Code | undefined} at @param {boolean} isKey @param {object} where */
  const check = (at, isKey, where) => {
    const valid = gen.name("valid");
    const count = gen.const("count", _`errors`);
    context.subschema(
      {
        ...where,
        schemaPath: _`""`,
        errSchemaPath: "",
        topSchemaRef: context.it.topSchemaRef,
        createErrors: false,
        allErrors: false,
        compositeRule: true,
      },
      valid,
    );
    // The errors of the schema itself are removed, as in ajv's own `not`.
    gen.code(
      _`errors = ${count}; if (vErrors !== null) { if (${count}) vErrors.length = ${count}; else vErrors = null; }`,
    );
    context.setParams({
      invariant,
      fields: stringify(fields ?? []),
      at: at ?? _`undefined`,
      isKey: _`${isKey}`,
      labels: known,
    });
    gen.if(_`!${valid}`, () => {
      context.error(true);
    });
  };
  const { additionalProperties, items, propertyNames, ...rest } = schema.schema;
  if (items) {
    gen.if(_`Array.isArray(${data})`, () => {
      gen.forRange("i", 0, _`${data}.length`, (i) => {
        check(i, false, {
          schema: items,
          dataProp: i,
          dataPropType: Type.Num,
        });
      });
    });
  }
  const isObject = _`typeof ${data} === "object" && ${data} !== null && !Array.isArray(${data})`;
  if (propertyNames) {
    gen.if(isObject, () => {
      gen.forIn("key", data, (key) => {
        check(key, true, {
          schema: propertyNames,
          data: key,
          dataTypes: ["string"],
          propertyName: key,
        });
      });
    });
  }
  if (additionalProperties) {
    gen.if(isObject, () => {
      gen.forIn("key", data, (key) => {
        check(key, false, {
          schema: additionalProperties,
          dataProp: key,
          dataPropType: Type.Str,
        });
      });
    });
  }
  if (Object.keys(rest).length > 0) {
    check(undefined, false, {
      schema: rest,
    });
  }
}
