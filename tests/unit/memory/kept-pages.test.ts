import { describe, expect, it } from 'vitest'
import { keptPages, pageKindOf, type PageKind } from '#lib/http/memory/kept-pages'
import type { Rendered } from '#lib/http/memory/renderer'

const home = pageKindOf('/en')!

/** A framework whose pages say how often they were rendered. */
function aSite() {
  const world = { version: '1', isDelayed: false, renders: 0, status: 200, fails: false }
  const pages = keptPages({
    render: async (path): Promise<Rendered> => {
      world.renders += 1
      const body = Buffer.from(`<p>${path} ${String(world.renders)}</p>`)
      await Promise.resolve()
      if (world.fails) throw new Error('not now')
      return { status: world.status, type: 'text/html; charset=utf-8', body, headers: {} }
    },
    version: () => world.version,
    isDelayed: () => world.isDelayed,
  })
  const text = async (path = '/en', kind: PageKind = home) =>
    (await pages.page(path, kind))?.bodies.identity.toString() ?? null
  return { world, text, pages }
}

describe('pages that are answered from memory', () => {
  it('are rendered once, however many ask at once', async () => {
    const { world, text } = aSite()
    expect(await Promise.all(Array.from({ length: 50 }, () => text()))).toEqual(Array(50).fill('<p>/en 1</p>'))
    expect(world.renders).toBe(1)
  })

  it('are rendered anew when what they show has changed', async () => {
    const { world, text } = aSite()
    await text()
    world.version = '2'
    expect(await text()).toBe('<p>/en 2</p>')
  })

  it('under pressure are given as they are, and made anew beside', async () => {
    const { world, text } = aSite()
    await text()
    world.isDelayed = true
    world.version = '2'
    expect(await text()).toBe('<p>/en 1</p>')
    await new Promise(setImmediate)
    expect(await text()).toBe('<p>/en 2</p>')
  })

  it('stay as they were where they cannot be rendered now, and are tried again', async () => {
    const { world, text } = aSite()
    await text()
    world.version = '2'
    world.fails = true
    await expect(text()).rejects.toThrow('not now')
    world.fails = false
    expect(await text()).toBe('<p>/en 3</p>')
  })

  it('are left to the framework where they are no pages', async () => {
    const { world, text } = aSite()
    world.status = 404
    expect(await text()).toBeNull()
    world.status = 200
    expect(await text()).toBe('<p>/en 2</p>')
  })

  it('may be kept by browsers for half a minute, and under pressure for five', async () => {
    const { world, pages } = aSite()
    expect((await pages.page('/en', home))?.headers['Cache-Control']).toBe('public, max-age=30')
    world.isDelayed = true
    world.version = '2'
    await pages.page('/en', home)
    await new Promise(setImmediate)
    expect((await pages.page('/en', home))?.headers['Cache-Control']).toBe('public, max-age=300')
    const form = pageKindOf('/en/sign/EE')!
    expect((await pages.page('/en/sign/EE', form))?.headers['Cache-Control']).toBe('no-cache')
  })

  it('are those that are the same for everyone, and no others', () => {
    expect(['/en', '/en/sign', '/en/sign/EE', '/ro/privacy'].map((path) => pageKindOf(path)?.name)).toEqual([
      'initiative',
      'choice',
      'form',
      'privacy',
    ])
    for (const path of ['/', '/en/', '/organiser', '/en/signed', '/en/sign/EE/x', '/eng', '/en/unknown/address']) {
      expect(pageKindOf(path)).toBeNull()
    }
  })
})
