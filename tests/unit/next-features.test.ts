import { globSync, readFileSync } from 'node:fs'
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import { describe, expect, it } from 'vitest'
import configFor from '../../next.config'

/**
 * What is switched off in the framework stays off: each of these had advisories in 2025 and 2026, and Colligo needs
 * none of them. What was built is looked at in `tests/e2e/hostile/mallory-reads-the-disk.spec.ts`.
 */
const config = configFor(PHASE_PRODUCTION_SERVER)

const sources = globSync('{app,lib,db}/**/*.{ts,tsx}')
  .concat(globSync('*.{ts,mjs,js}'))
  .filter((file) => !file.endsWith('.d.ts'))
  .map((file) => ({ file, code: readFileSync(file, 'utf8') }))

const forbidden: readonly (readonly [what: string, sign: RegExp, example: string])[] = [
  ['the cache that `use cache` fills', /^\s*(['"])use cache(?:: ?\w+)?\1/mu, "'use cache: remote'"],
  ['caching by call', /\bunstable_cache\b|\bcache(?:Life|Tag)\s*\(/u, 'const read = unstable_cache(load)'],
  ['pages that are made anew in the background', /\bexport const revalidate\b/u, 'export const revalidate = 60'],
  ['revalidation', /\brevalidate(?:Path|Tag)\s*\(/u, "revalidatePath('/en')"],
  ['pages rendered ahead in part', /\bexperimental_ppr\b/u, 'export const experimental_ppr = true'],
  ['the Edge runtime', /\bruntime\s*[:=]\s*(['"])(?:experimental-)?edge\1/u, "export const runtime = 'edge'"],
  ['the image optimiser', /(['"])next\/(?:legacy\/)?image\1/u, "import Image from 'next/image'"],
  ['sharp', /(['"])sharp\1/u, "import sharp from 'sharp'"],
  ['rewrites by configuration', /\brewrites\s*(?:\(\s*\)|:|=)/u, 'rewrites: () => Promise.resolve([])'],
  ['the framework’s own languages', /^\s*i18n:\s*\{/mu, "  i18n: { locales: ['en'] }"],
  ['WebSockets', /\bnew WebSocket(?:Server)?\b|(['"])upgrade\1\s*,\s*(?:upgrade|handle)/u, 'new WebSocketServer()'],
]

describe('the sources', () => {
  it('are looked at', () => {
    expect(sources.map(({ file }) => file)).toEqual(expect.arrayContaining(['next.config.ts', 'instrumentation.ts']))
    expect(sources.length).toBeGreaterThan(100)
  })

  it.each(forbidden)('do without %s', (_what, sign, example) => {
    expect(example, 'the sign is recognised where it stands').toMatch(sign)
    expect(sources.filter(({ code }) => sign.test(code)).map(({ file }) => file)).toEqual([])
  })

  it('have no folder of the Pages Router, and no WebSocket library', () => {
    expect(globSync('{pages,src/pages}/**')).toEqual([])
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }
    expect(Object.keys(dependencies).filter((name) => /^(?:ws|socket\.io|sharp|@img\/.*)$/u.test(name))).toEqual([])
  })
})

describe('the configuration', () => {
  it('does not optimise images, and traces nothing that could', () => {
    expect(config.images).toEqual({ unoptimized: true })
    const excluded = config.outputFileTracingExcludes?.['*'] ?? []
    expect(excluded.join(' ')).toMatch(/\/sharp\/.*\/@img\//u)
  })

  it('switches on nothing beyond what is named here', () => {
    expect(config.rewrites).toBeUndefined()
    expect(config.i18n).toBeUndefined()
    expect(config.cacheComponents).toBeUndefined()
    expect(config.cacheHandler).toBeUndefined()
    expect(config.cacheHandlers).toBeUndefined()
    expect(Object.keys(config.experimental ?? {}).toSorted()).toEqual(['globalNotFound', 'serverActions'])
  })

  it('says nothing about itself, and publishes no sources', () => {
    expect(config).toMatchObject({ poweredByHeader: false, productionBrowserSourceMaps: false, compress: false })
  })
})
