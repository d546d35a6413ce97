/** Where a verb's words and its result go, and how it ends. */
import { ServerRefusal } from './heed-client';

export interface Output {
  /** One line for people. */
  say(line: string): void;
  /** The result, for programs. */
  print(line: string): void;
}

export const terminal: Output = {
  say: (line) => console.error(line),
  print: (line) => console.log(line),
};

export const DONE = 0;
export const FAILED = 1;
export const USAGE = 2;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The kind of trouble; a file's content is never in it. */
export function reasonOf(error: unknown): string {
  if (error instanceof ServerRefusal) return error.message;
  if (error instanceof Error && error.cause instanceof Error) return error.cause.message;
  return error instanceof Error ? error.message : 'failed';
}
