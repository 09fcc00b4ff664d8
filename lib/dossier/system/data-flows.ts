/** Where something comes into the system or goes out of it: between whom, by which way, what, and what protects it. */
export const dataFlows: readonly (readonly [between: string, by: string, what: string, protection: string])[] = [
  [
    'Signatories and server',
    'HTTPS, ended at the front',
    'forms, pages',
    'TLS; limits of the gate; checks under the rule',
  ],
  [
    'Organisers and server',
    'HTTPS, on a name of its own if the host gives one',
    'administration, sealed exports',
    'password and second factor, roles, two persons',
  ],
  ['Programs and server', 'HTTPS, reading alone', 'open figures, feeds, the public log', 'late and rounded; signed'],
  [
    'Witnesses and server',
    'HTTPS',
    'checkpoints of the public log with a signature more',
    'the public key that organisers entered',
  ],
  [
    'Server and mail server',
    'SMTP with TLS, if it is set',
    'news to those who asked, alarms',
    'no statement, no signatory',
  ],
  ['Server and alarm address', 'HTTPS, or on the machine itself, if it is set', 'counts', 'no person'],
  ['Server and who watches', 'a port of the machine, or a token', 'figures of the process', 'no person'],
  ['Organisers and desk', 'a file, carried by hand', 'sealed exports', 'opened offline alone, with the private key'],
  [
    'Organisers and authorities',
    'a package, by the way that both agreed',
    'statements of one Member State',
    'an envelope to the authority’s key',
  ],
]
