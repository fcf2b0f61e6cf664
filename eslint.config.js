import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const pure = {
  'no-restricted-globals': [
    'error',
    ...['console', 'process', 'setTimeout', 'setInterval', 'fetch', 'window', 'document', 'crypto', 'performance'].map(
      (name) => ({
        name,
        message: 'shared and exports are pure: hand it in.',
      }),
    ),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'Chance is handed in.' },
    { object: 'Date', property: 'now', message: 'Time is handed in.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is handed in.' },
    { selector: 'ExportDefaultDeclaration', message: 'A thing has one name: export it by that.' },
  ],
}

export default defineConfig(
  { ignores: ['dist/', 'data/', '.cache/', 'test-results/', 'playwright-report/', 'client/public/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Control characters and combining signs are what our text rules are about.
      'no-control-regex': 'off',
      'no-misleading-character-class': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'A thing has one name: export it by that.' },
        {
          selector: 'ObjectExpression > Property > FunctionExpression ThisExpression',
          message: 'Our objects are closures: their methods are handed on, and then `this` is another.',
        },
      ],
      // Our objects are closures, without `this` (above): their methods may be handed on.
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['warn', { max: 400, skipBlankLines: false }],
    },
  },
  { files: ['shared/**/*.ts', 'exports/**/*.ts'], rules: pure },
  {
    files: ['client/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      'no-restricted-properties': [
        'error',
        {
          object: 'document',
          property: 'cookie',
          message: 'There are no cookies here: no banner, no cross-site tricks.',
        },
        { property: 'innerHTML', message: 'Text of people is never read as markup.' },
      ],
    },
  },
  {
    // Answers of the server and files are looked at by the expectation itself.
    files: [
      'test/{integration,property,contract,support}/**/*.ts',
      'test/unit/{server,shared,exports,scripts}/**/*.ts',
      'bench/**/*.{ts,tsx}',
    ],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The days are counted from today when the page is drawn: `Date.now` there is meant. To be handed in.
    files: ['client/share/**/*.tsx'],
    rules: { 'react-hooks/purity': 'off' },
  },
  {
    // A tool or a framework asks for these by the name `default`.
    files: ['*.config.{ts,js}', '**/*.d.ts', 'test/support/globalSetup.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: { module: 'readonly', process: 'readonly', URL: 'readonly', TextEncoder: 'readonly' } },
  },
)
