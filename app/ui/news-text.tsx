import type { ReactNode } from 'react'
import type { Block, Inline } from '#lib/news/markdown'

/** What organisers wrote, as elements of a closed set: no string of theirs is ever taken for HTML. */
export function NewsText({ blocks, lang }: { readonly blocks: readonly Block[]; readonly lang?: string | undefined }) {
  return (
    <div className="grid grid-cols-1 gap-3" lang={lang}>
      <Blocks blocks={blocks} />
    </div>
  )
}

const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }): ReactNode =>
  blocks.map((block, at) => <OneBlock key={at} block={block} />)

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">
          <Inlines inlines={block.inside} />
        </p>
      )
    case 'heading':
      return <Heading {...block} />
    case 'list':
      return <List {...block} />
    case 'quote':
      return (
        <blockquote className="grid grid-cols-1 gap-3 border-l-4 border-line pl-4">
          <Blocks blocks={block.blocks} />
        </blockquote>
      )
    case 'code':
      return (
        <pre className="rounded-md border border-line bg-sheet px-4 py-3 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
          <code>{block.text}</code>
        </pre>
      )
  }
}

/** Below the item's own title, which is a heading of the second level. */
function Heading({ level, inside }: Extract<Block, { kind: 'heading' }>) {
  const Level = level === 3 ? 'h3' : 'h4'
  return (
    <Level className={level === 3 ? 'text-xl font-semibold' : 'font-semibold'}>
      <Inlines inlines={inside} />
    </Level>
  )
}

function List({ start, items }: Extract<Block, { kind: 'list' }>) {
  const inside = items.map((item, at) => (
    <li key={at} className="[&>*+*]:mt-1">
      <Blocks blocks={item} />
    </li>
  ))
  if (start === null) return <ul className="list-disc pl-6">{inside}</ul>
  return (
    <ol start={start} className="list-decimal pl-8">
      {inside}
    </ol>
  )
}

const Inlines = ({ inlines }: { readonly inlines: readonly Inline[] }): ReactNode =>
  inlines.map((inline, at) => <OneInline key={at} inline={inline} />)

function OneInline({ inline }: { readonly inline: Inline }): ReactNode {
  switch (inline.kind) {
    case 'words':
      return inline.text
    case 'break':
      return <br />
    case 'code':
      return <code className="rounded bg-wash px-1 text-[0.9em]">{inline.text}</code>
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.inside} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.inside} />
        </strong>
      )
    case 'link':
      return (
        <a href={inline.href} rel="nofollow noreferrer noopener">
          <Inlines inlines={inline.inside} />
        </a>
      )
  }
}
