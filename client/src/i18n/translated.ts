/** The shape of a language's messages: the same keys as another's, other words. */
export type Translated<T> = {
  [K in keyof T]: T[K] extends string ? string : Translated<T[K]>;
};
