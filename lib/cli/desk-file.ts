import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build, transform, type BuildOptions, type Metafile } from 'esbuild'
import { fontFiles } from '#lib/forms/fonts'

/** Where all that the desk is made of stands. */
const root = join(import.meta.dirname, '..', '..')

const colourProfile = join(dirname(createRequire(import.meta.url).resolve('pdfkit')), 'data/sRGB_IEC61966_2_1.icc')

/** The official languages, in the Union's order: Interinstitutional style guide, 7.2.1. */
const languages = 'bg es cs da de et el en fr ga hr it lv lt hu mt nl pl pt ro sk sl fi sv'.split(' ')

/** What every browser of the last two years can read: X25519 in WebCrypto is younger than all of the syntax. */
const options = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2024',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'silent',
} as const satisfies BuildOptions

/**
 * Makes the desk: one HTML file with its scripts, words and looks inside, which opens from a disk and cannot reach a
 * network. The same sources give the same bytes on any machine, so that everybody can compare its SHA-256.
 */
export async function deskFile(): Promise<string> {
  const opener = await bundled('lib/desk/opener-worker.ts', {})
  const worker = await bundled('lib/desk/opening-worker.ts', {
    deskOpenerSource: JSON.stringify(opener.text),
    deskMaterials: JSON.stringify(materials()),
    deskAuthorityWords: JSON.stringify(authorityWords()),
  })
  const main = await bundled('lib/desk/desk.ts', {
    deskCatalogues: JSON.stringify(catalogues()),
    deskWorkerSource: JSON.stringify(worker.text),
    deskVersion: JSON.stringify(versionOf(root)),
  })
  const style = await transform(read('lib/desk/desk.css'), { loader: 'css', minify: true, charset: 'utf8' })
  // In a text of ours, where it means the same: HTML would take it for the beginning of a comment.
  const script = main.text.replaceAll('<!--', String.raw`\x3C!--`)
  return page({ script, style: style.code.trim(), packages: packagesOf([worker.metafile, main.metafile]) })
}

async function bundled(entry: string, define: Record<string, string>): Promise<{ text: string; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({ ...options, entryPoints: [entry], define })
  const [file] = outputFiles
  if (file === undefined) throw new Error(`nothing came out of ${entry}`)
  return { text: file.text.trim(), metafile }
}

/** What PDFs are drawn with, where `lib/opening/node/node-machine.ts` finds it. */
function materials(): Readonly<Record<string, string>> {
  const base64 = (file: string): string => readFileSync(file).toString('base64')
  return { regular: base64(fontFiles.regular), bold: base64(fontFiles.bold), colours: base64(colourProfile) }
}

/** What authorities read, in the languages that it has been put into. */
function authorityWords(): Readonly<Record<string, unknown>> {
  const found = languages.flatMap((language) => {
    const authority = readWhereThere(`messages/authority/${language}.json`)
    if (authority === null) return []
    const legal = JSON.parse(read(`messages/legal/${language}.json`)) as {
      readonly form: unknown
      readonly fields: unknown
    }
    const countries = JSON.parse(read(`lib/opening/places/${language}.json`)) as unknown
    const words = {
      language,
      legal: legal.form,
      fields: legal.fields,
      authority: JSON.parse(authority) as unknown,
      countries,
    }
    return [[language, words] as const]
  })
  return Object.fromEntries(found)
}

/** Each language's words; a language without a catalogue is left out, and missed by the tests. */
function catalogues(): Readonly<Record<string, unknown>> {
  const found = languages.flatMap((language) => {
    const text = readWhereThere(`messages/desk/${language}.json`)
    return text === null ? [] : [[language, JSON.parse(text) as unknown] as const]
  })
  return Object.fromEntries(found)
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

function readWhereThere(file: string): string | null {
  try {
    return read(file)
  } catch {
    // ENOENT: not translated yet.
    return null
  }
}

interface Pieces {
  readonly script: string
  readonly style: string
  readonly packages: readonly string[]
}

/**
 * The page around script and style, which its policy names by their hashes: nothing else runs, nothing is fetched, and
 * nothing is sent, whatever a file says that somebody opens here.
 */
function page({ script, style, packages }: Pieces): string {
  // The parser of HTML would end them early, or read other characters: the hash would name another script.
  if (/[\r\0]|<\/script|<!--/iu.test(script) || /[\r\0]|<\/style/iu.test(style)) {
    throw new Error('the script cannot stand in HTML as it is')
  }
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'worker-src blob:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Colligo desk</title>',
    '<!--',
    `Colligo ${versionOf(root)}, licence EUPL-1.2. With these packages inside:`,
    ...packages,
    '-->',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="desk"><noscript><p>This page needs JavaScript, which is switched off in this browser. It runs on your computer alone.</p></noscript></div>',
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Names, versions and licences of what was bundled. */
function packagesOf(metafiles: readonly Metafile[]): readonly string[] {
  const folders = metafiles.flatMap(({ inputs }) =>
    Object.keys(inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file) ?? []),
  )
  return [...new Set(folders)]
    .map((folder) => JSON.parse(read(join(folder, 'package.json'))) as Record<string, string>)
    .map(({ name = '', version = '', license = '' }) => `${name} ${version} (${license})`)
    .toSorted()
}

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version

/** Makes the desk and writes it; tells its SHA-256. */
export async function writeDesk(file: string): Promise<string> {
  const html = await deskFile()
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.new`
  try {
    writeFileSync(unfinished, html)
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  return createHash('sha256').update(html).digest('hex')
}
