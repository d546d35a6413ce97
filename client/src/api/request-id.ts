/** A name for one request, so that its repetition is known as the same. */
import type { Answer } from './http';

const BYTES = 16;

/** Random, on plain HTTP too: there a browser has no `crypto.randomUUID`. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Ids of what was asked for and not answered: who asks for the same again gets the first answer. */
export class RequestIds {
  private readonly open = new Map<string, string>();

  of(what: string): string {
    const id = this.open.get(what) ?? newRequestId();
    this.open.set(what, id);
    return id;
  }

  /** An answer from the server itself ends it; without one nobody knows whether it worked. */
  heard(what: string, answer: Answer<unknown>): void {
    if (answer.ok || answer.rejection.error !== 'unavailable') this.open.delete(what);
  }
}
