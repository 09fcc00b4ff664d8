import { fail, ok, type Result } from '#lib/domain/result'
import { found, type Problems, type SiteKeeping } from './keeping.ts'
import { readPicture, type PictureName, type PictureProblem } from './pictures/picture.ts'
import type { StoredPicture } from './settings.ts'
import { lengthOf, lineOf } from './typed-text.ts'

/** Characters of the longest text for those who do not see a picture. */
export const longestAlt = 300

export interface PictureForm {
  /** `null` where the picture stays and its texts change. */
  readonly file: Buffer | null
  /** Whether the picture only adorns, and is passed over by those who hear the page. */
  readonly isDecorative: boolean
  /** What it shows, by language. */
  readonly alt: Readonly<Partial<Record<string, string>>>
}

export type PictureFormProblems = Problems<'file' | 'alt', PictureProblem | 'missing' | 'too-long'>

/** Puts up a picture, or changes what is said of it. */
export function changePicture(
  keeping: SiteKeeping,
  name: PictureName,
  form: PictureForm,
  organiserId: number | null,
): Result<void, PictureFormProblems> {
  const picture = form.file === null ? standing(keeping, name) : readPicture(name, form.file)
  const alt = form.isDecorative ? ok({}) : altsOf(form.alt, keeping.originalLanguage())
  if (!picture.ok || !alt.ok) {
    return fail(found({ file: picture.ok ? null : picture.problem, alt: alt.ok ? null : alt.problem }) ?? {})
  }
  if ('bytes' in picture.value) {
    const { bytes, ...shown } = picture.value
    const sha256 = keeping.digest(bytes)
    const files = { [name]: { type: shown.type, bytes, sha256 } }
    const settings = { [name]: { ...shown, sha256, alt: alt.value } }
    keeping.keep({ files, settings }, { event: 'picture-uploaded', organiserId, sha256 })
  } else {
    keeping.keep({ settings: { [name]: { ...picture.value, alt: alt.value } } }, { event: 'look-changed', organiserId })
  }
  return ok(undefined)
}

function standing(keeping: SiteKeeping, name: PictureName): Result<StoredPicture, 'missing'> {
  const picture = keeping.settings()[name]
  return picture === null ? fail('missing') : ok(picture)
}

/** Takes a picture down. */
export function removePicture(keeping: SiteKeeping, name: PictureName, organiserId: number | null): void {
  if (keeping.settings()[name] === null) return
  keeping.keep({ files: { [name]: null }, settings: { [name]: null } }, { event: 'picture-removed', organiserId })
}

/** The texts that are there, the original language's first: it stands in for those that have none. */
function altsOf(
  typed: PictureForm['alt'],
  originalLanguage: string | null,
): Result<Readonly<Record<string, string>>, 'missing' | 'too-long'> {
  const original = originalLanguage ?? 'en'
  const languages = [original, ...Object.keys(typed).filter((language) => language !== original)]
  const alts = languages
    .map((language) => [language, lineOf(typed[language] ?? '')] as const)
    .filter(([, text]) => text !== '')
  if (alts[0]?.[0] !== original) return fail('missing')
  return alts.some(([, text]) => lengthOf(text) > longestAlt) ? fail('too-long') : ok(Object.fromEntries(alts))
}
