import { readFileSync } from 'node:fs'
import { roles, type Role } from '#lib/domain/role'

const accountable: readonly Role[] = ['representative', 'substitute']
const counting: readonly Role[] = [...accountable, 'member', 'security-officer', 'exporter']
const editing: readonly Role[] = [...accountable, 'editor']
const onPaper: readonly Role[] = [...accountable, 'member', 'exporter']
const handingOver: readonly Role[] = [...accountable, 'security-officer', 'exporter']
const handing: readonly Role[] = [...accountable, 'exporter']
const judging: readonly Role[] = [...accountable, 'security-officer']
const reading: readonly Role[] = [...judging, 'auditor']

/** Which roles open each page and each file of the protected side; every other is led away. */
export const pageDoors: Readonly<Record<string, readonly Role[]>> = {
  '/organiser/road': counting,
  '/organiser/approvals': roles,
  '/organiser/confirm': roles,
  '/organiser/not-permitted': roles,
  '/organiser/live': accountable,
  '/organiser/close': accountable,
  '/organiser/pause': accountable,
  '/organiser/exports': handing,
  '/organiser/exports/EE': ['exporter'],
  '/organiser/recipients': handingOver,
  '/organiser/recipients/EE': handingOver,
  '/organiser/exports/batches/7777': handing,
  '/organiser/collection': counting,
  '/organiser/collection/charts/total?as=csv': counting,
  '/organiser/collection/charts/validity?as=svg': counting,
  '/organiser/results': accountable,
  '/organiser/submission': accountable,
  '/organiser/submission/form': accountable,
  '/organiser/submission/certificates/EE': accountable,
  '/organiser/keys': ['security-officer'],
  '/organiser/keys/sample': ['security-officer'],
  '/organiser/desk': roles,
  '/organiser/desk/file': roles,
  '/organiser/keys/who': counting,
  '/organiser/news': editing,
  '/organiser/news/new': editing,
  '/organiser/news/1/en': editing,
  '/organiser/news/readers': accountable,
  '/organiser/site': editing,
  '/organiser/site/look': editing,
  '/organiser/site/contact': editing,
  '/organiser/site/certificate': editing,
  '/organiser/site/figures': editing,
  '/organiser/site/partners': editing,
  '/organiser/site/texts': editing,
  '/organiser/site/switches': editing,
  '/organiser/paper': onPaper,
  '/organiser/paper/7777': onPaper,
  '/organiser/paper/file': onPaper,
  '/organiser/paper/bundles': onPaper,
  '/organiser/suspects': judging,
  '/organiser/removals': accountable,
  '/organiser/certification': accountable,
  '/organiser/certification/request': accountable,
  '/organiser/documents': accountable,
  '/organiser/documents/record-of-processing': accountable,
  '/organiser/people': accountable,
  '/organiser/audit/witnesses': ['security-officer'],
  '/organiser/retention': accountable,
  '/organiser/retention/hold': accountable,
  '/organiser/retention/destroy': accountable,
  '/organiser/retention/certificate': accountable,
  '/organiser/retention/certificate/certificate.json': accountable,
  '/organiser/audit': reading,
  '/organiser/audit/file': reading,
  '/organiser/account': roles,
}

/** What stands before the protected side, for everybody. */
export const openPages = [
  '/organiser',
  '/organiser/sign-in',
  '/organiser/sign-in/code',
  '/organiser/sign-in/recovery',
  '/organiser/welcome/[token]',
  '/organiser/setup/[token]',
]

/** Which roles each action of the protected side obeys, by the page and its name. */
export const actionDoors: Readonly<Record<string, readonly Role[]>> = {
  'account endSession': roles,
  'account changePassword': roles,
  'account makeSheet': roles,
  'account askForNew': roles,
  'account removeOne': roles,
  'account addNew': roles,
  'approvals decide': roles,
  'certification submitCertification': accountable,
  'confirm submitConfirmation': roles,
  'confirm askToConfirm': roles,
  'confirm confirmWithPasskey': roles,
  'close askToClose': accountable,
  'live askToGoLive': accountable,
  'road switchTest': accountable,
  'pause resume': accountable,
  'pause submitPause': accountable,
  'exports askForExports': ['exporter'],
  'exports askForBatch': ['exporter'],
  'exports askToDissolve': handing,
  'exports/batches/[id] submitHandOver': handing,
  'audit/witnesses submitWitness': ['security-officer'],
  'audit/witnesses removeWitness': ['security-officer'],
  'exports/batches/[id] submitManifest': handing,
  'exports/batches/[id] submitReceipt': handing,
  'exports/batches/[id] submitResult': handing,
  'keys submitPublicKey': ['security-officer'],
  'keys submitProof': ['security-officer'],
  'keys submitSplitting': ['security-officer'],
  'keys submitDestroyed': ['security-officer'],
  'news submitNews': editing,
  'news withdraw': editing,
  'news deleteReaders': accountable,
  'paper removeBundle': onPaper,
  'paper addBundle': onPaper,
  'paper countBundle': onPaper,
  'paper sendBundle': onPaper,
  'people setRoles': accountable,
  'people invite': accountable,
  'people remove': accountable,
  'people signOut': accountable,
  'recipients submitRecipient': ['exporter'],
  'recipients submitConfirmation': judging,
  'recipients withdrawKey': handingOver,
  'recipients askIntake': ['exporter'],
  'removals submitRemoval': accountable,
  'results submitResult': accountable,
  'submission submitValidityCertificate': accountable,
  'submission takeCertificateAway': accountable,
  'retention askForHold': accountable,
  'retention askForDestruction': accountable,
  'retention changeMilestone': accountable,
  'site/certificate changeCertificate': editing,
  'site/certificate submitCertificate': editing,
  'site/contact submitContact': editing,
  'site/figures switchPractice': editing,
  'site/figures submitProtection': editing,
  'site/look takeDownPicture': editing,
  'site/look submitLook': editing,
  'site/look submitCover': editing,
  'site/look submitLogo': editing,
  'site/partners forgetChannel': editing,
  'site/partners submitChannel': editing,
  'site/switches submitSwitches': editing,
  'site/texts submitTexts': editing,
  'suspects askToMark': judging,
  'suspects askToLift': judging,
  'suspects see': judging,
}

/** What is for whoever has not signed in yet, or signs out. */
export const openActions = [
  'signOutOrganiser',
  'sign-in submitPassword',
  'sign-in submitCode',
  'sign-in askAtSignIn',
  'sign-in submitPasskey',
  'welcome/[token] submitWelcome',
  'setup/[token] submitSetUp',
]

const built = (file: string): unknown => JSON.parse(readFileSync(`.next/server/${file}`, 'utf8'))

/** The addresses of the protected side that were built, with brackets where they take anything. */
export const builtRoutes = (): readonly string[] =>
  Object.keys(built('app-paths-manifest.json') as object).flatMap((route) => {
    const [, path] = /^\/\(organiser\)(\/.*?)\/(?:page|route)$/u.exec(route) ?? []
    return path === undefined ? [] : [path]
  })

/** An action that was built, as its page's forms name it. */
export interface BuiltAction {
  readonly id: string
  /** By the page and its name: `people invite`. */
  readonly name: string
  /** A page that has it. */
  readonly page: string
}

export function builtActions(): readonly BuiltAction[] {
  const { node } = built('server-reference-manifest.json') as {
    readonly node: Readonly<
      Record<string, { readonly filename: string; readonly exportedName: string; readonly workers: object }>
    >
  }
  return Object.entries(node).flatMap(([id, { filename, exportedName, workers }]) => {
    const [, room = ''] = /^app\/\(organiser\)\/organiser\/(?:(.*)\/)?[a-z-]+\.ts$/u.exec(filename) ?? [null, null]
    if (!filename.startsWith('app/(organiser)/')) return []
    const pages = Object.keys(workers).map((worker) => worker.replace(/^app\/\(organiser\)|\/page$/gu, ''))
    const page = pages.find((path) => path === `/organiser/${room ?? ''}`) ?? pages[0] ?? '/organiser'
    return [{ id, name: room === '' || room === null ? exportedName : `${room} ${exportedName}`, page }]
  })
}
