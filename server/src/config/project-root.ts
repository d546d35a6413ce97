import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds the whole project. Source and bundle lie at different depths below it,
 * so it is looked for by the workspace file; a bundle without one takes the working folder.
 */
export function projectRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'pnpm-workspace.yaml'))) return from;
  const parent = dirname(from);
  return parent === from ? process.cwd() : projectRoot(parent);
}
