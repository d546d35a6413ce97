import vuePlugin from 'eslint-plugin-vue';
import tsParser from '@typescript-eslint/parser';

/** Only Vue templates: oxlint reads the scripts. */
export default [
  ...vuePlugin.configs['flat/recommended'],
  {
    files: ['client/src/**/*.vue'],
    languageOptions: { parserOptions: { parser: tsParser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
    },
  },
];
