/**
 * For whom this page speaks. A browser has one cookie for all its tabs: after somebody else has
 * logged in, an older tab would act in their name. So each request says whose page it comes from.
 */
let account: string | null = null;

/** Null while nobody is logged in here. */
export function speakFor(id: string | null): void {
  account = id;
}

export function speaker(): string | null {
  return account;
}
