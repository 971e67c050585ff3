// The parts of a schema that only some releases have, and the invariants, as keywords of ajv.
import { _, stringify } from "ajv";
import { Type } from "ajv/dist/compile/util.js";
import { isAlways } from "../scripts/facts/files.js";

/**
 * @typedef {import("ajv").default} Ajv
 * @typedef {import("ajv").KeywordCxt} Context
 */

/** @param {Ajv} ajv */
export function addParts(ajv) {
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
      const { range, invariant } = schema;
      const isInForce = isAlways(range) ? _`true` : _`this.release >= ${range[0]} && this.release <= ${range[1]}`;
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
