import tsdoc from 'eslint-plugin-tsdoc'
import tseslint from 'typescript-eslint'

const teaching = (selector, message) => ({ selector, message })

export default tseslint.config(
  { ignores: ['.next', '.runtime', 'coverage', 'next-env.d.ts', '**/*.d.json.ts', 'postcss.config.mjs'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Passwords and names are counted and drawn by code point.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: false }],
      'no-restricted-syntax': [
        'error',
        teaching(
          "CallExpression[callee.property.name='transaction'] > :matches(ArrowFunctionExpression, FunctionExpression)[async=true]",
          'A transaction of better-sqlite3 is synchronous: an async one would commit before its work is done.',
        ),
        teaching(
          "BinaryExpression[operator=/^[!=]==?$/][left.name='memberState'][right.type='Literal']",
          'What differs between Member States is a value in lib/rules, not a branch.',
        ),
        teaching(
          "BinaryExpression[operator=/^[!=]==?$/][left.property.name='memberState'][right.type='Literal']",
          'What differs between Member States is a value in lib/rules, not a branch.',
        ),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'next/link',
              message:
                'Take PageLink from app/[locale]: it keeps the language in the address, and fetches nothing ahead.',
            },
            { name: '@node-rs/xxhash', message: 'Fast and unkeyed: never for identities or secrets. ETags alone.' },
            {
              name: 'jose',
              message:
                'Import the entry point you need, as jose/jwe/compact/encrypt: a bundle must not be able to open.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['lib/**/*.ts', 'db/**/*.ts'],
    plugins: { tsdoc },
    rules: { 'tsdoc/syntax': 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['lib/config/**', 'instrumentation.ts', 'lib/cli/site.ts', 'tests/**', '*.config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read once, in lib/config.' },
      ],
    },
  },
  {
    // The same bytes on Node and in a browser: see the rule opening-runs-in-a-browser-too.
    files: ['lib/opening/**/*.ts', 'lib/pdf/**/*.ts'],
    ignores: [
      'lib/opening/node/**',
      'lib/opening/{asked-lines,backup-file,command,hidden-lines,key-file,passphrase-input,progress,sentences,write-key-pair}.ts',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'setImmediate', 'require'].map((name) => ({
          name,
          message: 'Not in a browser: this file makes packages in the desk’s page too.',
        })),
        { name: 'Intl', message: 'Its words differ between engines, and packages must not.' },
      ],
    },
  },
  {
    // Markup is long by nature; a component's length is no measure of what it does.
    files: ['app/**/*.tsx', 'lib/desk/{parts,rooms}/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      'no-console': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': 'off',
    },
  },
)
