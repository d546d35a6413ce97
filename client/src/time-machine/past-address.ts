/** Where the past of the present scope is shown, to come back to the desk from. */
import type { LocationQueryRaw } from 'vue-router';
import { presentScope } from '../feed/scope';

/** Without a moment it opens at the last full minute. */
export function pastOfHere(): { path: string; query: LocationQueryRaw } {
  return { path: '/wall', query: { ...presentScope(), at: '', from: 'desk' } };
}
