import { z } from 'zod'
import { isDay } from '#lib/domain/day'
import { memberStates } from '#lib/domain/member-states'
import { accentFrom } from './accent.ts'
import { certificateAddress, pictureAddress } from './file-addresses.ts'
import { plainSite, type Site, type SitePicture } from './site.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)

/** A text in some languages. */
const inLanguages = z.record(z.string().regex(/^[a-z]{2}$/u), z.string().min(1))

const line = z.string().min(1)

const picture = z.object({
  type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  sha256,
  width: z.int().positive(),
  height: z.int().positive(),
  /** The first language is the one to fall back to. */
  alt: inLanguages,
})

/** What is stored under each name: the one place that knows these shapes. */
const shapes = {
  look: z.object({
    name: z.string().min(1).nullable(),
    accent: z
      .string()
      .regex(/^#[0-9a-f]{6}$/u)
      .nullable(),
  }),
  logo: picture,
  cover: picture,
  contact: z.object({ email: z.string().min(1).nullable(), postalAddress: z.string().min(1).nullable() }),
  host: z.object({ memberState: z.enum(memberStates), provider: z.string().min(1), place: z.string().min(1) }),
  'return-link': z.object({ url: z.url({ protocol: /^https$/u }), label: z.string().min(1) }),
  certificate: z.object({
    sha256,
    bytes: z.int().positive(),
    authority: z.string().min(1),
    issuedOn: z.string().refine(isDay),
  }),
  /** Whether this is for practice, and whether the law asks for a certificate where it is not. */
  nature: z.object({ isPractice: z.boolean(), needsCertificate: z.boolean() }),
  /** What only people know of those whom the certificate concerns; `null` where nobody has said it yet. */
  certification: z.object({
    securityOfficer: line.nullable(),
    hostAddress: line.nullable(),
    authority: line.nullable(),
    authorityAddress: line.nullable(),
    scope: line.nullable(),
  }),
  figures: z.object({ every: z.int().min(1).max(60) }),
  proof: z.object({ least: z.int().min(1), most: z.int().max(12) }).refine(({ least, most }) => least <= most),
  texts: z.object({ callback: inLanguages, share: inLanguages, shareSigned: inLanguages }),
  /** Why the collection is paused; `null` from when it is taken up again. */
  pause: z.object({ reason: inLanguages, original: z.string() }),
  switches: z.object({ charts: z.boolean(), counter: z.boolean(), mail: z.boolean(), plainLane: z.boolean() }),
} as const

type Shapes = typeof shapes

export type SettingName = keyof Shapes

/** What organisers have set; `null` where they have not. */
export type Settings = { readonly [Name in SettingName]: z.infer<Shapes[Name]> | null }

export type StoredPicture = NonNullable<Settings['logo']>

/** A row as the database has it. */
export interface StoredSetting {
  readonly name: string
  /** JSON. */
  readonly value: string
}

/**
 * Reads what was stored. What cannot be read counts as not set: the collection goes on, and its organisers see on their
 * pages what is missing.
 */
export function readSettings(rows: readonly StoredSetting[]): Settings {
  const stored = new Map(rows.map(({ name, value }) => [name, value]))
  const read = Object.entries(shapes).map(([name, shape]) => [name, valueOf(shape, stored.get(name))])
  return Object.fromEntries(read) as Settings
}

function valueOf(shape: z.ZodType, value = 'null'): unknown {
  // The database takes nothing but JSON.
  const read = shape.safeParse(JSON.parse(value))
  return read.success ? read.data : null
}

/** A partner whose links are counted. */
export interface Channel {
  readonly code: string
  readonly name: string
}

/** The site as its pages see it. */
export function siteFrom(
  settings: Settings,
  channels: readonly Channel[],
  { sendsNews, isTest = false }: Pick<Site, 'sendsNews'> & { readonly isTest?: boolean },
): Site {
  const { look, certificate, contact } = settings
  const conduct = conductFrom(settings)
  const nature = natureFrom(settings)
  return {
    ...nature,
    isPractice: nature.isPractice || isTest,
    name: look?.name ?? plainSite.name,
    accent: look?.accent == null ? null : accentFrom(look.accent),
    logo: shown(settings.logo),
    cover: shown(settings.cover),
    contact: contact ?? plainSite.contact,
    host: settings.host,
    certificate: certificate === null ? null : { ...certificate, address: certificateAddress(certificate) },
    returnLink: settings['return-link'],
    ...conduct,
    sendsNews: sendsNews && conduct.switches.mail,
    channels: channels.map(({ code, name }) => ({ code, name })),
  }
}

const conductFrom = ({
  texts,
  pause,
  switches,
  figures,
  proof,
}: Settings): Pick<Site, 'texts' | 'pause' | 'switches' | 'figuresEvery' | 'proof'> => ({
  figuresEvery: figures?.every ?? plainSite.figuresEvery,
  proof: proof ?? plainSite.proof,
  texts: texts ?? plainSite.texts,
  pause,
  switches: switches ?? plainSite.switches,
})

/** What is for practice needs no certificate. */
function natureFrom({ nature }: Settings): Pick<Site, 'isPractice' | 'needsCertificate'> {
  const { isPractice, needsCertificate } = nature ?? plainSite
  return { isPractice, needsCertificate: needsCertificate && !isPractice }
}

function shown(stored: StoredPicture | null): SitePicture | null {
  if (stored === null) return null
  const { width, height, alt } = stored
  return { address: pictureAddress(stored), width, height, alt }
}
