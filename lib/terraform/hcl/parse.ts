/**
 * Reads HCL's native syntax: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md. Nothing is evaluated.
 * Invalid parts are skipped, and the rest of the file is read. The time grows with the length of the text.
 */
import { Scanner } from "./scanner.js";
import type { Attribute, Block, Expression, HclFile, Template } from "./syntax.js";
import { contentParts } from "./templates.js";
import { MAX_DEPTH, ValueReader } from "./values.js";

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const LABEL = /"[^"\n]*"/uy;

export function parseHcl(text: string): HclFile {
  const scanner = new Scanner(text);
  const root = new BlockReader(scanner).file();
  return { root, comments: scanner.comments };
}

/** A text that is only a value, such as a part of a file. */
export function parseValue(text: string): { readonly value: Expression; readonly comments: HclFile["comments"] } {
  const scanner = new Scanner(text);
  const value = new BlockReader(scanner).expression(true);
  return { value, comments: scanner.comments };
}

/** The text and the expressions in the content of a string, without the escapes of quotes. */
export function parseContent(text: string): Pick<Template, "hasDirectives" | "parts"> {
  const scanner = new Scanner(text);
  const reader = new BlockReader(scanner);
  return contentParts(scanner, () => reader.expression(true));
}

class BlockReader extends ValueReader {
  file(): Block {
    const content = this.#body();
    return { type: "", labels: [], ...content, range: [0, this.scanner.text.length] };
  }

  /** The arguments and blocks up to a `}` or the end. */
  #body(): Pick<Block, "attributes" | "blocks"> {
    const { scanner } = this;
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    // At the top of a file, a brace closes nothing.
    while (scanner.hasMore() && (scanner.next !== "}" || this.depth === 0)) {
      const start = scanner.at;
      const name = scanner.take(IDENTIFIER);
      const nameEnd = scanner.at;
      scanner.skipBlank(false);
      if (name !== undefined && scanner.takes("=")) {
        attributes.push({ key: name, keyRange: [start, nameEnd], value: this.expression(false) });
      } else {
        const block = name === undefined ? undefined : this.#block(name, start);
        if (block) blocks.push(block);
        else this.other(start, false);
      }
      // Something that ends a value where no value began.
      if (scanner.at === start || /[,)\]~]/u.test(scanner.next)) scanner.skipToken();
    }
    return { attributes, blocks };
  }

  #block(type: string, start: number): Block | undefined {
    const { scanner } = this;
    const labels: string[] = [];
    for (;;) {
      const label = scanner.take(LABEL) ?? scanner.take(IDENTIFIER);
      if (label === undefined) break;
      labels.push(label.replaceAll('"', ""));
      scanner.skipBlank(false);
    }
    if (this.depth >= MAX_DEPTH || !scanner.takes("{")) return undefined;
    this.depth += 1;
    const content = this.#body();
    this.depth -= 1;
    scanner.takes("}");
    return { type, labels, ...content, range: [start, scanner.at] };
  }
}
