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
      to: {
        pathNot:
          '^lib/crypto|node_modules/(jose|argon2|otpauth|altcha-lib|zod|@simplewebauthn/server|@zxcvbn-ts/language-common)/',
        dependencyTypesNot: ['core'],
      },
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
        path: '^(db|lib/(crypto|config|instance|cli|opening))|node_modules/(drizzle-orm|better-sqlite3|jose|argon2|otpauth|@simplewebauthn/server)/',
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
      to: { path: '^lib/(opening|desk)/', reachable: true },
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
      name: 'opening-runs-in-a-browser-too',
      comment:
        'What opens statements and makes packages runs in the desk’s page as it does on Node: bytes must not depend on either. Node’s own things stand in lib/opening/node and in the files named here.',
      severity: 'error',
      from: {
        path: '^lib/(opening|pdf)/',
        pathNot:
          '^lib/opening/(node/|(asked-lines|backup-file|command|hidden-lines|key-file|passphrase-input|progress|sentences|write-key-pair)\\.ts)',
      },
      to: {
        path: '^lib/opening/node/|^(node:)?(buffer|child_process|crypto|events|fs|fs/promises|module|os|path|process|readline|readline/promises|stream|stream/consumers|tty|url|util|v8|worker_threads|zlib)$',
        reachable: true,
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
        pathNot:
          '^lib/(forms|domain|rules|shares)/|^lib/i18n/(days|names)|^messages/|node_modules/(@types/)?(pdfkit|uqr)/',
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'shares-are-neutral',
      comment: 'lib/shares runs in Node and in browsers alike: Web APIs, and the library that does the arithmetic.',
      severity: 'error',
      from: { path: '^lib/shares' },
      to: { pathNot: '^lib/(shares|domain)/|^lib/opening/private-key|node_modules/shamir-secret-sharing/' },
    },
    {
      name: 'proofs-are-neutral',
      comment:
        'lib/proofs checks what the public log says, for the server, the command line and browsers alike: whoever believes nobody runs the same code.',
      severity: 'error',
      from: { path: '^lib/proofs' },
      to: { pathNot: '^lib/(proofs|domain)/|node_modules/@noble/hashes/' },
    },
    {
      name: 'the-log-is-checked-in-a-browser',
      comment: 'lib/log-check runs in a reader’s browser: what it knows of the log it has fetched, as anybody can.',
      severity: 'error',
      from: { path: '^lib/log-check' },
      to: { pathNot: '^lib/(log-check|proofs|domain)/|node_modules/@noble/hashes/' },
    },
    {
      name: 'envelopes-are-neutral',
      comment:
        'lib/envelopes runs in Node and in browsers, online and offline: Web APIs, and libraries that need no more.',
      severity: 'error',
      from: { path: '^lib/envelopes' },
      to: { pathNot: '^lib/(envelopes|domain)/|node_modules/(@noble/ciphers|age-encryption|asn1js|openpgp|pkijs)/' },
    },
    {
      name: 'the-desk-is-neutral',
      comment:
        'lib/desk runs in a browser, from a disk: what it shares with the command line reaches for no machine, no server and no site.',
      severity: 'error',
      from: { path: '^lib/desk' },
      to: {
        pathNot:
          '^lib/(desk|domain|shares|envelopes|returning|pdf)/|^lib/opening/(?!node/)|^lib/crypto/common-passwords|^messages/desk/|node_modules/(preact|use-intl|uqr|zod)/',
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
      name: 'forecasts-are-arithmetic',
      comment: 'lib/forecast reckons with what it is given: what is known, and nothing that it would have to ask for.',
      severity: 'error',
      from: { path: '^lib/forecast' },
      to: { pathNot: '^lib/(forecast|domain|rules)/' },
    },
    {
      name: 'what-is-returned-is-read-anywhere',
      comment:
        'lib/returning reads what authorities send back, for the server’s page and for the desk in a browser: it knows neither.',
      severity: 'error',
      from: { path: '^lib/returning' },
      to: { pathNot: '^lib/(returning|domain)/' },
    },
    {
      name: 'charts-know-no-subject',
      comment: 'lib/charts draws numbers and words. What they are about is said by whoever has them drawn.',
      severity: 'error',
      from: { path: '^lib/charts' },
      to: { pathNot: '^lib/(charts/|publishing/markup)|node_modules/csv-stringify/' },
    },
    {
      name: 'fraud-is-pure',
      comment: 'lib/fraud judges counts and what a request shows. It writes nothing anywhere: neither disk nor log.',
      severity: 'error',
      from: { path: '^lib/fraud' },
      to: { pathNot: '^lib/(fraud|domain)|^(node:)?crypto$' },
    },
    {
      name: 'hosts-touch-no-collection',
      comment:
        'lib/hosting works as root on files and users. It opens no collection: each is touched by its own program, as its own user.',
      severity: 'error',
      from: { path: '^lib/hosting' },
      to: {
        path: '^(db|app|lib/(instance|serving|opening|crypto|server|organising|collecting))|node_modules/(next/|better-sqlite3|drizzle-orm)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-that-serves-loads',
      comment:
        'lib/load plays crowds and attackers, lib/cli/demo makes people up. No site needs them, and the image has neither.',
      severity: 'error',
      from: { path: '^(app|db|instrumentation|lib/(?!load|cli/(load|demo)))' },
      to: { path: '^lib/(load|cli/(load|demo))' },
    },
    {
      name: 'nothing-that-serves-makes-dossiers',
      comment: 'lib/dossier writes down what the rest is, for the command line and the tests. No site needs it.',
      severity: 'error',
      from: { path: '^(app|db|instrumentation|lib/(?!dossier|cli/(dossier|conformity)))' },
      to: { path: '^lib/dossier' },
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
