/** A use of a Terraform module: the files of one folder, and the values of its variables. */
import { type Block, valueOf } from "../hcl/syntax.js";
import { type Each, type Scope, evaluate } from "./evaluate.js";
import { ModuleCall } from "./module-call.js";
import { Resource } from "./resource.js";
import type { ModuleSource, ReadModule, SourceFile } from "./source-file.js";
import { UNKNOWN, type Value, knownText } from "./value.js";

/** More modules than people call from one, and deeper than they nest them. */
const MAX_MODULES = 300;
const MAX_NESTED = 8;

/** Longer lists in `for_each` count as unknown. */
const MAX_INSTANCES = 100;

interface BlockInFile {
  readonly block: Block;
  readonly file: SourceFile;
}

export class Module {
  readonly #source: ModuleSource;
  readonly #readModule: ReadModule;
  /** The call of the module; undefined for a root module. */
  readonly call: ModuleCall | undefined;
  readonly #blocks = new Map<string, BlockInFile[]>();
  readonly #locals = new Map<string, Scope & { readonly block: Block }>();
  readonly #known = new Map<string, Value>();
  readonly #instances = new Map<string, readonly Resource[]>();
  #children: readonly Module[] | undefined;
  #left = MAX_MODULES;
  #calls: readonly ModuleCall[] | undefined;

  constructor(source: ModuleSource, readModule: ReadModule, call?: ModuleCall) {
    this.#source = source;
    this.#readModule = readModule;
    this.call = call;
    for (const file of source.files) for (const block of file.root.blocks) this.#add(block, file);
  }

  #add(block: Block, file: SourceFile): void {
    if (block.type === "locals") {
      const scope = { ...this.#scopeOf(file), block };
      for (const { key } of block.attributes) if (key !== undefined) this.#locals.set(key, scope);
      return;
    }
    const address = addressOf(block);
    const known = this.#blocks.get(address);
    if (known) known.push({ block, file });
    else this.#blocks.set(address, [{ block, file }]);
  }

  get folder(): string {
    return this.#source.folder;
  }

  get files(): readonly SourceFile[] {
    return this.#source.files;
  }

  /** The resources and data sources of a type, such as `data.aws_iam_policy`. */
  ofType(type: string): Resource[] {
    return [...this.#blocks.keys()]
      .filter((address) => address.startsWith(`${type}.`))
      .flatMap((address) => this.instances(address));
  }

  /** The instances of a resource. */
  instances(address: string): readonly Resource[] {
    let found = this.#instances.get(address);
    if (!found) {
      this.#instances.set(address, []);
      found = (this.#blocks.get(address) ?? []).flatMap(({ block, file }) =>
        this.#expanded(block, file).map((each) => new Resource(block, { ...this.#scopeOf(file), each })),
      );
      this.#instances.set(address, found);
    }
    return found;
  }

  /** The elements of `for_each`; a single unknown one if they are unknown, none if the list is certainly empty. */
  #expanded(block: Block, file: SourceFile): readonly (Each | undefined)[] {
    if (knownText(evaluate(valueOf(block, "count"), this.#scopeOf(file))) === "0") return [];
    const all = evaluate(valueOf(block, "for_each"), this.#scopeOf(file));
    if ((all.type === "object" ? all.entries.size : all.type === "list" ? all.items.length : 0) > MAX_INSTANCES) {
      return [undefined];
    }
    if (all.type === "object" && !all.isOpen) return [...all.entries].map(([key, value]) => ({ key, value }));
    if (all.type !== "list" || all.isOpen) return [undefined];
    const keys = all.items.map((item) => knownText(item));
    return keys.includes(undefined)
      ? [undefined]
      : keys.map((key = "", index) => ({ key, value: all.items[index] ?? UNKNOWN }));
  }

  #scopeOf(file: SourceFile): Scope {
    return { module: this, file, each: undefined };
  }

  local(name: string): Value {
    const scope = this.#locals.get(name);
    return scope ? this.#once(`local.${name}`, () => evaluate(valueOf(scope.block, name), scope)) : UNKNOWN;
  }

  variable(name: string): Value {
    return this.#once(`var.${name}`, () => this.#variable(name));
  }

  #variable(name: string): Value {
    const [declared] = this.#blocks.get(`variable.${name}`) ?? [];
    if (!declared) return UNKNOWN;
    const given = this.call?.get(name);
    if (given && this.call?.has(name) === true) return given;
    for (const file of this.call ? [] : this.#source.inputs.toReversed()) {
      const value = valueOf(file.root, name);
      if (value) return evaluate(value, this.#scopeOf(file));
    }
    const fallback = valueOf(declared.block, "default");
    const isOpen = !fallback || (!this.call && this.#source.mayBeSet(name));
    return isOpen ? UNKNOWN : evaluate(fallback, this.#scopeOf(declared.file));
  }

  /** An output of a module that this one calls, given a path behind the name of the call. */
  output(call: string, [name]: readonly (number | string)[]): Value {
    const found = this.calls.find((one) => one.name === call);
    if (!found || typeof name !== "string") return UNKNOWN;
    const child = this.children.find((one) => one.call?.name === call);
    if (child) return child.ownOutput(name);
    return found.folder === undefined ? { type: "output", of: found, name } : UNKNOWN;
  }

  ownOutput(name: string): Value {
    const [found] = this.#blocks.get(`output.${name}`) ?? [];
    if (!found) return UNKNOWN;
    return this.#once(`output.${name}`, () => evaluate(valueOf(found.block, "value"), this.#scopeOf(found.file)));
  }

  #once(key: string, compute: () => Value): Value {
    let value = this.#known.get(key);
    if (!value) {
      // A reference to itself, through others.
      this.#known.set(key, UNKNOWN);
      value = compute();
      this.#known.set(key, value);
    }
    return value;
  }

  get calls(): readonly ModuleCall[] {
    this.#calls ??= [...this.#blocks]
      .filter(([address]) => address.startsWith("module."))
      .flatMap(([, blocks]) => blocks)
      .flatMap(({ block, file }) =>
        this.#expanded(block, file).map((each) => new ModuleCall(block, { ...this.#scopeOf(file), each })),
      );
    return this.#calls;
  }

  /** The modules of this repository that this one calls. */
  get children(): readonly Module[] {
    this.#children ??= this.calls.flatMap((call) => {
      const source = call.folder === undefined || !this.#mayNest() ? undefined : this.#readModule(call.folder);
      return source ? [new Module(source, this.#readModule, call)] : [];
    });
    return this.#children;
  }

  /** Whether another module fits into the limits, which modules that call themselves exceed. */
  #mayNest(): boolean {
    let root = this as Module;
    let depth = 0;
    for (; root.call; root = root.call.scope.module) depth += 1;
    root.#left -= 1;
    return root.#left >= 0 && depth < MAX_NESTED;
  }

  /** This module and all that it calls, directly or not. */
  get tree(): Module[] {
    return [this, ...this.children.flatMap((child) => child.tree)];
  }
}

function addressOf({ type, labels }: Block): string {
  return type === "resource" ? labels.join(".") : [type, ...labels].join(".");
}
