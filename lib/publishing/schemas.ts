import { z } from 'zod'
import { memberStates } from '#lib/domain/member-states'
import { leastShown } from '#lib/figures/published-figures'

/** The shapes of our own documents, from which `openapi.json` describes them and by which the tests hold them. */

const day = z.iso.date()
const instant = z.iso.datetime()
const whole = z.int().min(0)
const off = 'null while organisers have switched the figures off'
const held = `null where it is held back: below ${String(leastShown)}`

export const count = z.strictObject({
  total: whole.nullable().describe(`Statements of support in all, rounded down; ${off}.`),
  goal: whole.describe('Statements that an initiative needs.'),
  asOf: instant.describe('When they were counted.'),
  nextAt: instant.describe('When the next figures come, at the earliest: there is no use in asking before.'),
  figuresAreDelayed: z.boolean().describe('Whether figures wait longer than usual, since many people sign right now.'),
  isOpen: z.boolean().describe('Whether statements are taken now.'),
  isPractice: z.boolean().describe('Whether this is a collection to try things out, in which nothing counts.'),
  isSwitchedOff: z.boolean().describe('Whether organisers have switched the counter and its figures off for now.'),
})

export const progress = z.strictObject({
  registrationNumber: z.string(),
  ...count.shape,
  memberStatesReached: whole.nullable().describe(`Member States at their threshold; ${off}.`),
  memberStatesNeeded: whole,
  byMemberState: z
    .array(
      z.strictObject({
        memberState: z.enum(memberStates).describe('By the codes of the EU’s institutions: EL for Greece.'),
        count: whole.nullable().describe(`Statements, rounded down; ${held}.`),
        threshold: whole,
        share: z.number().min(0).nullable().describe('Of the threshold: 1 where it is reached.'),
        isReached: z.boolean().nullable().describe(`Whether the threshold is reached; ${off}.`),
      }),
    )
    .max(memberStates.length)
    .describe('All of them; none where the law asks them for no numbers of their own.'),
  days: z.array(
    z.strictObject({
      day,
      count: whole.nullable().describe(`Statements of the day, rounded down; ${held}.`),
      total: whole.describe('All statements to the end of the day, rounded down.'),
    }),
  ),
  note: z.string().describe('How figures are rounded.'),
})

export const initiative = z.strictObject({
  registrationNumber: z.string(),
  registeredOn: day,
  registerUrl: z.url(),
  law: z
    .strictObject({
      rulePack: z.string().describe('By the names of Colligo: eci-2019, eci-2011, or that of another procedure.'),
      version: day.describe('Of the rules by which forms are checked now.'),
      source: z.string().describe('The law itself.'),
      procedures: z
        .array(z.strictObject({ language: z.string(), name: z.string() }))
        .describe('What the procedure is called; empty for European citizens’ initiatives.'),
    })
    .describe('The law under which statements of support are taken.'),
  opensOn: day.describe('First day of the collection, Brussels time.'),
  closesOn: day.describe('Last day of it.'),
  isOpen: count.shape.isOpen,
  isPractice: count.shape.isPractice,
  dataLocation: z
    .strictObject({ memberState: z.string(), place: z.string(), provider: z.string() })
    .nullable()
    .describe('Where the statements lie, as the organisers say; null where they have not said it.'),
  organisers: z.array(
    z.strictObject({
      role: z.enum(['representative', 'substitute', 'member', 'legal-entity', 'other']),
      name: z.string(),
      country: z.string().nullable(),
      email: z.string().nullable().describe('Where the register publishes it.'),
    }),
  ),
  texts: z.array(
    z.strictObject({
      language: z.string(),
      isOriginal: z.boolean(),
      title: z.string(),
      objectives: z.string(),
      annexUrl: z.string().nullable(),
      websiteUrl: z.string().nullable(),
      pageUrl: z.url(),
      signUrl: z.url(),
    }),
  ),
})

/** The Commission's shapes, in its own words. */
export const progression = z.strictObject({ signatureCount: whole, goal: whole })

export const distributionMap = z.strictObject({
  signatureCountryCount: z.array(
    z.strictObject({
      countryCode: z.string().describe('ISO 3166, in lower case.'),
      count: whole.describe('0 where it is held back.'),
      totalCount: whole,
      treshold: whole,
      percentage: z.number().min(0),
    }),
  ),
})

const contact = z.strictObject({ firstName: z.string(), familyName: z.string(), role: z.string(), email: z.string() })

export const descriptions = z.strictObject({
  initiativeInfo: z.strictObject({
    registrationNumber: z.string(),
    registrationDate: z.string().describe('As 17/06/2026.'),
    closingDate: z.string(),
    url: z.url(),
    partiallyRegistered: z.boolean(),
    organizers: z.array(contact),
  }),
  descriptions: z.array(
    z.strictObject({
      id: whole,
      languageCode: z.string(),
      original: z.boolean(),
      title: z.string(),
      objectives: z.string(),
      url: z.string(),
      partialRegistration: z.string(),
    }),
  ),
})

export const contacts = z.strictObject({ contactDTOlist: z.array(contact) })

export const languages = z.strictObject({
  languages: z.array(z.strictObject({ languageCode: z.string(), languageName: z.string(), displayOrder: whole })),
})

export const daysLeft = z.strictObject({ value: whole })

export const systemState = z.strictObject({ collecting: z.boolean(), online: z.boolean(), initialized: z.boolean() })

export const collectorState = z.strictObject({ collectionMode: z.enum(['on', 'off']) })

const link = z.strictObject({
  version: z.literal('1.0'),
  type: z.literal('link'),
  title: z.string(),
  provider_name: z.string(),
  provider_url: z.url(),
  cache_age: whole,
  thumbnail_url: z.url(),
  thumbnail_width: whole,
  thumbnail_height: whole,
})

const frame = z.strictObject({ ...link.shape, type: z.literal('rich'), width: whole, height: whole, html: z.string() })

/** A link alone while organisers have switched the counter off. */
export const oembed = z.discriminatedUnion('type', [frame, link])
