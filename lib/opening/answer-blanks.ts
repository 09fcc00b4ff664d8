import { jsonOf, type Manifest } from './manifest.ts'

/** Names of the forms that authorities fill in and send back. They name the manifest's hash, so it cannot name theirs. */
export const receiptBlankName = 'receipt-blank.json'
export const resultBlankName = 'result-blank.json'

/** A receipt, `docs/formats/result.md`, but for what only the authority knows. */
export const receiptBlank = (manifest: Manifest, manifestSha256: string): string =>
  jsonOf({
    format: 'colligo-receipt/1',
    initiative: manifest.initiative,
    memberState: manifest.memberState,
    statements: manifest.statements,
    batch: manifest.batch,
    manifestSha256,
    receivedOn: '',
    count: manifest.count,
    authority: manifest.recipient?.authority ?? '',
  })

/** The result of a verification, but for what only the authority knows. */
export const resultBlank = (manifest: Manifest, manifestSha256: string): string =>
  jsonOf({
    format: 'colligo-result/1',
    initiative: manifest.initiative,
    memberState: manifest.memberState,
    statements: manifest.statements,
    batch: manifest.batch,
    manifestSha256,
    received: manifest.count,
    valid: null,
    invalid: [],
    authority: manifest.recipient?.authority ?? '',
    issuedOn: '',
  })
