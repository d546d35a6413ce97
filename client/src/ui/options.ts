/** One thing to choose from a list. */
export interface Option {
  value: string;
  label: string;
  /** Said after the label, dimmer: a load, a code. */
  hint?: string;
}
