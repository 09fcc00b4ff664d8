import type { CDPSession, Page } from '@playwright/test'
import { expect } from './site.ts'

/** What a screen reader is told of one thing on a page. */
export interface Told {
  readonly role: string
  readonly name: string
  readonly description: string
  readonly isInvalid: boolean
  readonly isFocused: boolean
}

type Tree = Awaited<ReturnType<CDPSession['send']>> & {
  readonly nodes: readonly {
    readonly nodeId: string
    readonly childIds?: readonly string[]
    readonly ignored: boolean
    readonly role?: { readonly value?: unknown }
    readonly name?: { readonly value?: unknown }
    readonly description?: { readonly value?: unknown }
    readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
  }[]
}

/** The page as Chromium tells it to assistive technology, in the order in which it is read. */
export async function accessibilityTree(page: Page): Promise<readonly Told[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as Tree
  await session.detach()
  const known = new Map(nodes.map((node) => [node.nodeId, node]))
  const [root] = nodes
  return root === undefined ? [] : inOrder(known, root)
}

function inOrder(known: ReadonlyMap<string, Tree['nodes'][number]>, node: Tree['nodes'][number]): readonly Told[] {
  const has = (name: string, value: string): boolean =>
    node.properties?.some((property) => property.name === name && String(property.value.value) === value) === true
  const below = (node.childIds ?? []).flatMap((id) => {
    const child = known.get(id)
    return child === undefined ? [] : inOrder(known, child)
  })
  if (node.ignored) return below
  const told = {
    role: text(node.role),
    name: text(node.name),
    description: text(node.description),
    isInvalid: has('invalid', 'true'),
    isFocused: has('focused', 'true'),
  }
  return [told, ...below]
}

const text = (value: { readonly value?: unknown } | undefined): string =>
  typeof value?.value === 'string' ? spaced(value.value) : ''

/** One space is as good as another to the ear, no-break ones among them. */
const spaced = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** One thing that must be told, by what it is called and how it is described. */
export type Expected = readonly [role: string, name: string | RegExp, description?: string | RegExp]

/** Looks whether all of these are told, in this order, with whatever between them. */
export function expectInOrder(tree: readonly Told[], expected: readonly Expected[]): void {
  let at = -1
  for (const [role, name, description] of expected) {
    const next = tree.findIndex(
      (told, place) =>
        place > at &&
        told.role === role &&
        fits(told.name, name) &&
        (description === undefined || fits(told.description, description)),
    )
    const rest = tree.slice(at + 1).filter((told) => told.role === role)
    expect(next, `${role} ${String(name)} ${String(description ?? '')} among ${JSON.stringify(rest)}`).not.toBe(-1)
    at = next
  }
}

const fits = (told: string, expected: string | RegExp): boolean =>
  typeof expected === 'string' ? told === spaced(expected) : expected.test(told)
