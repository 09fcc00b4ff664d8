/** Who may import whom: the table of docs/architecture.md, made to bite. */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'lib/domain says what the law says. It knows no framework, database, clock or key.',
      severity: 'error',
      from: { path: '^lib/domain' },
      to: { pathNot: '^lib/domain' },
    },
    {
      name: 'rules-are-data',
      comment: 'lib/rules holds values and check digits: nothing but the domain beneath them.',
      severity: 'error',
      from: { path: '^lib/rules' },
      to: { pathNot: '^lib/(rules|domain)' },
    },
    {
      name: 'crypto-knows-no-rules',
      comment: 'lib/crypto takes bytes and gives bytes. What they mean is decided elsewhere.',
      severity: 'error',
      from: { path: '^lib/crypto' },
      to: { pathNot: '^lib/crypto|node_modules/(jose|argon2|otpauth|altcha-lib|zod)/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'use-cases-take-ports',
      comment: 'A use case asks for what it needs as arguments. It finds neither database nor framework by itself.',
      severity: 'error',
      from: { path: '^lib/(collecting|organising|exporting|register|news)' },
      to: {
        path: '^(db|app|lib/(server|instance|crypto|config|http|cli|opening))|node_modules/(next|react|drizzle-orm|better-sqlite3)/',
      },
    },
    {
      name: 'database-knows-tables',
      comment: 'db turns verbs into SQL. What a statement means is the business of lib.',
      severity: 'error',
      from: { path: '^db' },
      to: { path: '^(app|lib/(?!domain/))' },
    },
    {
      name: 'pages-do-not-touch-the-database',
      comment: 'app asks lib/server.ts. A page that queries is a page that can leak.',
      severity: 'error',
      from: { path: '^app' },
      to: {
        path: '^(db|lib/(crypto|config|instance|cli|opening))|node_modules/(drizzle-orm|better-sqlite3|jose|argon2|otpauth)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-server-cannot-open',
      comment:
        'No code in app or behind it can open a statement. Opening happens offline, on the organisers’ machine: lib/opening is out of reach, by any way round.',
      severity: 'error',
      from: {
        path: '^(app|db|instrumentation|lib/(server|serving|instance|collecting|organising|exporting|forms|register|http|i18n|crypto|config|log|backup|cli/(serve|site|backup)))',
      },
      to: { path: '^lib/opening', reachable: true },
    },
    {
      name: 'only-opening-decrypts',
      comment: 'The decrypting half of jose belongs to the offline room.',
      severity: 'error',
      from: { path: '^(app|db|lib)', pathNot: '^lib/opening' },
      to: { path: 'node_modules/jose/.*(decrypt|unsecured|index)' },
    },
    {
      name: 'opening-is-offline',
      comment: 'What opens statements stands alone: no database, no framework, no server.',
      severity: 'error',
      from: { path: '^lib/opening' },
      to: {
        path: '^(db|app|lib/(server|instance|collecting|organising|http|config|cli|i18n))|node_modules/(next|react)/',
      },
    },
    {
      name: 'commands-know-no-framework',
      comment: 'lib/cli runs on Node alone. lib/serving starts Next, behind the gate.',
      severity: 'error',
      from: { path: '^lib/cli' },
      to: { path: '^(app|lib/(server\\.ts|http|i18n))|node_modules/(next|react)/' },
    },
    {
      name: 'only-the-composition-root-joins',
      comment: 'db, keys and clock meet the use cases in lib/instance; lib/server.ts and lib/cli open it.',
      severity: 'error',
      from: { pathNot: '^(lib/(instance|serving|cli|backup|doctor)|db|tests)' },
      to: { path: '^db', pathNot: '^db/migrations', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'forms-are-paper',
      comment:
        'lib/forms draws what it is given, for printed exports offline and for blank forms alike: it asks nobody.',
      severity: 'error',
      from: { path: '^lib/forms' },
      to: {
        pathNot: '^lib/(forms|domain|rules)/|^lib/i18n/(days|names)|^messages/|node_modules/(@types/)?(pdfkit|uqr)/',
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'surge-is-pure',
      comment: 'lib/surge decides by numbers and a clock that is handed in: it feels nothing by itself.',
      severity: 'error',
      from: { path: '^lib/surge' },
      to: { pathNot: '^lib/surge', dependencyTypesNot: ['core'] },
    },
    {
      name: 'nothing-that-serves-loads',
      comment: 'lib/load plays crowds and attackers. No site needs it.',
      severity: 'error',
      from: { path: '^(app|db|instrumentation|lib/(?!load|cli/load))' },
      to: { path: '^lib/load' },
    },
    {
      name: 'only-the-serving-process-starts-the-framework',
      comment: 'The instance is opened outside the framework’s bundle: app sees it through lib/server.ts alone.',
      severity: 'error',
      from: { path: '^(app|instrumentation|lib/server\\.ts)' },
      to: { path: '^lib/(instance|serving/(?!shared-server))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'Tests import everything; nothing imports tests.',
      severity: 'error',
      from: { pathNot: '^tests' },
      to: { path: '^tests' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.runtime)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
