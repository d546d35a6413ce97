/** New ids: UUID version 7, so that rows made together lie together in an index. */
import { v7 } from 'uuid';

export function newId(): string {
  return v7();
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a string from outside can be an id of ours at all, before it reaches a uuid column. */
export function isId(value: string): boolean {
  return uuidShape.test(value);
}
