import { escaped } from './markup.ts'

/** A document for people to complete, print and sign. Text in square brackets is a gap that only they can fill. */
export interface PrintableDocument {
  readonly language: string
  readonly title: string
  /** Whose it is, of when, and how to complete it. */
  readonly intro: readonly string[]
  readonly sections: readonly DocumentSection[]
}

export interface DocumentSection {
  readonly title: string
  readonly paragraphs?: readonly string[]
  readonly items?: readonly string[]
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

/**
 * Writes a document as one file that needs nothing else: no script, no picture, no address. Word processors open it as
 * browsers do, so its styles are few and its tables plain.
 */
export function printableHtml({ language, title, intro, sections }: PrintableDocument): string {
  return [
    `<!doctype html>\n<html lang="${escaped(language)}">\n<head>\n<meta charset="utf-8">\n`,
    `<title>${escaped(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n`,
    `<h1>${withGaps(title)}</h1>\n`,
    ...intro.map(paragraph),
    ...sections.map(sectionHtml),
    '</body>\n</html>\n',
  ].join('')
}

const style = [
  'body{font:11pt/1.45 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em;color:#000;background:#fff}',
  'h1{font-size:20pt;line-height:1.2}h2{font-size:14pt;margin-top:1.6em;break-after:avoid}',
  'table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.3em .5em;text-align:left;vertical-align:top}',
  'tr{break-inside:avoid}td,th,p,li{overflow-wrap:anywhere}mark{background:#fff3a8;color:#000}@page{margin:2cm}',
].join('')

const sectionHtml = ({ title, paragraphs = [], items = [], table }: DocumentSection): string =>
  [
    `<h2>${withGaps(title)}</h2>\n`,
    ...paragraphs.map(paragraph),
    items.length === 0 ? '' : `<ul>\n${items.map((item) => `<li>${withGaps(item)}</li>\n`).join('')}</ul>\n`,
    table === undefined ? '' : tableHtml(table),
  ].join('')

const paragraph = (text: string): string => `<p>${withGaps(text)}</p>\n`

function tableHtml({ head, rows }: NonNullable<DocumentSection['table']>): string {
  const heads = head.map((cell) => `<th scope="col">${withGaps(cell)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${withGaps(cell)}</td>`).join('')}</tr>\n`).join('')
  return `<table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>\n`
}

/** Gaps stand out, on paper too. */
const withGaps = (text: string): string => escaped(text).replace(/\[[^\]]+\]/gu, '<mark>$&</mark>')
