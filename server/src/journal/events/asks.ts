/** Questions of the public, as triage marks them among the rules that fired: `ask:<question>`. */

const PREFIX = 'ask:';

/** The questions that a complaint asks, each once. */
export function asksIn(fired: readonly { readonly rule: string }[]): string[] {
  const asks = fired.filter(({ rule }) => rule.startsWith(PREFIX));
  return [...new Set(asks.map(({ rule }) => rule.slice(PREFIX.length)))];
}

export function asRule(ask: string): string {
  return PREFIX + ask;
}
