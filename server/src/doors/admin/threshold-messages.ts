/** What can be wrong with a threshold; the number is the bound that it passes. */
export const thresholdMessages = {
  'below-least': { zh: '不能小于 {n}。', en: 'At least {n}.' },
  'above-most': { zh: '不能大于 {n}。', en: 'At most {n}.' },
} as const;
