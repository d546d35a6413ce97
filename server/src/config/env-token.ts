/** The token under which the settings are injected. */
export const ENV = Symbol('ENV');
