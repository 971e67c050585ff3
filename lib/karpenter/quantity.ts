/** Kubernetes' quantities, such as `100m` and `1.5Gi` (apimachinery, pkg/api/resource). */

const FACTORS: ReadonlyMap<string, number> = new Map([
  ["n", 1e-9],
  ["u", 1e-6],
  ["m", 1e-3],
  ["", 1],
  ["k", 1e3],
  ["M", 1e6],
  ["G", 1e9],
  ["T", 1e12],
  ["P", 1e15],
  ["E", 1e18],
  ["Ki", 2 ** 10],
  ["Mi", 2 ** 20],
  ["Gi", 2 ** 30],
  ["Ti", 2 ** 40],
  ["Pi", 2 ** 50],
  ["Ei", 2 ** 60],
]);

/** The number that a quantity is; undefined for anything else. */
export function quantityOf(text: string): number | undefined {
  const [, amount, unit = ""] = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)([a-zA-Z]{0,2})$/u.exec(text) ?? [];
  const factor = FACTORS.get(unit);
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}
