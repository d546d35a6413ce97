/** Whether two rows of a list say the same. */
export function sameRow<T extends object>(before: T, after: T): boolean {
  return (Object.keys(before) as (keyof T)[]).every((field) => before[field] === after[field]);
}
