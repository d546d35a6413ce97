/** Whether two rows of a board say the same: fields, and fields of fields, one by one. */
export function sameRow(a: object, b: object): boolean {
  if (a === b) return true;
  const fields = Object.entries(a);
  if (fields.length !== Object.keys(b).length) return false;
  return fields.every(([name, value]) => sameValue(value, Reflect.get(b, name)));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return isObject(a) && isObject(b) && sameRow(a, b);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
