import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { documentOf, type Document } from './document.ts'

const types: Readonly<Partial<Record<string, string>>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
  woff: 'font/woff',
  json: 'application/json',
  map: 'application/json',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
}

/** The build's own files never change under one name: browsers may keep them for ever. */
const forEver = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/**
 * The files of the build that browsers load: less than a megabyte, read and compressed when the site starts, so that
 * the first who comes has no more to load than the others. What is not among them is nowhere: no path from outside
 * reaches the disk.
 *
 * @param folder - `.next/static`.
 */
export function staticFiles(folder: string): (path: string) => Document | null {
  const kept = new Map<string, Document>(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
      .map((file) => [addressOf(file), documentOf(readFileSync(join(folder, file)), typeOf(file), forEver)]),
  )
  return (path) => kept.get(path) ?? null
}

const typeOf = (file: string): string => types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'

export const prefix = '/_next/static/'

const addressOf = (file: string): string => prefix + file.split(sep).join('/')
