import { z } from 'zod'
import { routing } from '#lib/i18n/routing'
import type { Publication } from './publication.ts'
import * as schemas from './schemas.ts'

type SchemaName = keyof typeof schemas

/** One address: what is there, and in which form. */
interface Address {
  readonly path: string
  readonly summary: string
  readonly tag: 'figures' | 'initiative' | 'embedding' | 'commission'
  readonly type: string
  /** Of JSON; what else there is has none. */
  readonly schema?: SchemaName
  readonly parameters?: readonly object[]
}

const json = (path: string, schema: SchemaName, tag: Address['tag'], summary: string): Address => ({
  path,
  schema,
  tag,
  summary,
  type: 'application/json',
})

const language = {
  name: 'language',
  in: 'path',
  required: true,
  description: 'An official language of the Union.',
  schema: { type: 'string', enum: routing.locales },
  example: 'en',
}

const query = (name: string, description: string, schema: object, example?: string): object => ({
  name,
  in: 'query',
  required: name === 'url',
  description,
  schema,
  ...(example === undefined ? {} : { example }),
})

const oembedParameters = (origin: string): readonly object[] => [
  query('url', 'A page of this site.', { type: 'string', format: 'uri' }, `${origin}/en`),
  query('format', 'JSON is the only one.', { type: 'string', enum: ['json'] }),
  query('maxwidth', 'Pixels.', { type: 'integer', minimum: 1 }),
  query('maxheight', 'Pixels.', { type: 'integer', minimum: 1 }),
]

const inLanguage = (path: string, type: string, tag: Address['tag'], summary: string): Address => ({
  path,
  type,
  tag,
  summary,
  parameters: [language],
})

const addresses = (origin: string): readonly Address[] => [
  json('/api/v1/count', 'count', 'figures', 'Statements in all: a few bytes, for counters.'),
  json('/api/v1/progress', 'progress', 'figures', 'Statements in all, by Member State and by day.'),
  {
    path: '/api/v1/progress.csv',
    type: 'text/csv',
    tag: 'figures',
    summary: 'Statements by Member State, as a table.',
  },
  { path: '/api/v1/days.csv', type: 'text/csv', tag: 'figures', summary: 'Statements by day, as a table.' },
  json('/api/v1/initiative', 'initiative', 'initiative', 'The initiative as the register has it, in all languages.'),
  inLanguage('/{language}/news.atom', 'application/atom+xml', 'initiative', 'News and milestones, as Atom.'),
  inLanguage('/{language}/news.rss', 'application/rss+xml', 'initiative', 'News and milestones, as RSS 2.0.'),
  inLanguage('/{language}/badge.svg', 'image/svg+xml', 'embedding', 'The count as a small picture.'),
  inLanguage('/{language}/picture.png', 'image/png', 'embedding', 'The picture that stands beside a link.'),
  { path: '/embed.js', type: 'text/javascript', tag: 'embedding', summary: 'The script of <colligo-counter>.' },
  {
    ...json('/oembed', 'oembed', 'embedding', 'A frame with the counter, by oEmbed 1.0.'),
    parameters: oembedParameters(origin),
  },
  json('/api/report/progression', 'progression', 'commission', 'Statements in all.'),
  json('/api/report/map', 'distributionMap', 'commission', 'Statements by Member State.'),
  json('/api/initiative/description', 'descriptions', 'commission', 'The original wording.'),
  json('/api/initiative/alldescriptions', 'descriptions', 'commission', 'The wording in all languages.'),
  {
    ...json('/api/initiative/descriptionByLang/{language}', 'descriptions', 'commission', 'The wording in a language.'),
    parameters: [language],
  },
  json('/api/initiative/contacts', 'contacts', 'commission', 'The organisers.'),
  json('/api/initiative/languages', 'languages', 'commission', 'The languages of the wording.'),
  json('/api/initiative/daysleft', 'daysLeft', 'commission', 'Days until the last one.'),
  json('/api/manager/state', 'systemState', 'commission', 'Whether statements are taken.'),
  json('/api/manager/collectorstate', 'collectorState', 'commission', 'The same in one word.'),
]

/** Describes all open data for programs (OpenAPI 3.1). */
export function openApi({ origin }: Publication): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Open data of a citizens’ initiative',
      version: '1',
      summary: 'Figures, texts and pictures for everybody, without a key.',
      description:
        'Figures change every few minutes, are rounded down, and small ones are held back, so that nobody can watch a ' +
        'person sign. Please ask no more often than they change: each answer says when that is (Cache-Control, nextAt), ' +
        'and has an entity tag.',
      license: { name: 'CC0 1.0', identifier: 'CC0-1.0' },
    },
    servers: [{ url: origin }],
    tags: [
      { name: 'figures', description: 'How far the initiative is.' },
      { name: 'initiative', description: 'What it asks for, and its news.' },
      { name: 'embedding', description: 'For other people’s pages.' },
      { name: 'commission', description: 'Addresses and shapes of the Commission’s own system.' },
    ],
    paths: Object.fromEntries(addresses(origin).map((address) => [address.path, { get: operation(address) }])),
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, described(schema)])),
      headers: {
        ETag: { description: 'Of these bytes: send it back as If-None-Match.', schema: { type: 'string' } },
        'Cache-Control': { description: 'How long they may be kept.', schema: { type: 'string' } },
      },
    },
  }
}

function operation({ path, summary, tag, type, schema, parameters }: Address): object {
  const headers = Object.fromEntries(
    ['ETag', 'Cache-Control'].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  )
  const content = { [type]: { schema: schema === undefined ? { type: 'string' } : reference(schema) } }
  return {
    operationId: path.replace(/[^a-z0-9]+(.)/giu, (_, next: string) => next.toUpperCase()),
    summary,
    tags: [tag],
    ...(parameters === undefined ? {} : { parameters }),
    responses: {
      200: { description: summary, headers, content },
      304: { description: 'You have these bytes already.', headers },
      404: { description: 'There is no initiative on this site yet, or not in this language.' },
    },
  }
}

const reference = (name: SchemaName): object => ({ $ref: `#/components/schemas/${name}` })

function described(schema: z.ZodType): object {
  const written = z.toJSONSchema(schema)
  // OpenAPI 3.1 says once for all which dialect its schemas are in.
  delete written.$schema
  return written
}
