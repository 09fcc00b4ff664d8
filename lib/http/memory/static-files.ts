import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { documentOf, type Document } from './document.ts'

const types: Readonly<Partial<Record<string, string>>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
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
 * The files of the build that browsers load, read at the first asking. What is not among them is nowhere: no path from
 * outside reaches the disk.
 *
 * @param folder - `.next/static`.
 */
export function staticFiles(folder: string): (path: string) => Document | null {
  const kept = new Map<string, Document | null>(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [addressOf(relative(folder, join(parentPath, name))), null]),
  )
  return (path) => {
    const document = kept.get(path)
    if (document !== null) return document ?? null
    const file = path.slice(prefix.length)
    const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    const read = documentOf(readFileSync(join(folder, file)), type, forEver)
    kept.set(path, read)
    return read
  }
}

export const prefix = '/_next/static/'

const addressOf = (file: string): string => prefix + file.split(sep).join('/')
