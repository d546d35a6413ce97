/** Lets a worker started from source import as the bundler does: relative, without an extension. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    const ours = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    const bare = ours && !/\.[cm]?[jt]s$/.test(specifier);
    return nextResolve(bare ? `${specifier}.ts` : specifier, context);
  },
});
