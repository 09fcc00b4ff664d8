/** What stands for a letter in passwords that only look uncommon. */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Words that are too short to be looked for within something longer. */
const shortest = 4

/**
 * Whether a password is one of those that are tried first, or such a one with what a rule asks for put around it
 * (`Password1!`), in the place of its letters (`P@ssw0rd`), or said twice. Source: the 49,000 commonest of zxcvbn.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const common = await commonPasswords()
  const typed = password.normalize('NFKC').toLowerCase()
  const cores = [typed, unmarked(typed), stripped(typed), lettersOf(typed), stripped(lettersOf(typed))]
  return cores.some((core) => common.has(core) || isRepeated(core, common) || isRun(core))
}

/** Without the digits and special characters at its ends. */
const stripped = (text: string): string => text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')

/** Without the special characters at its ends. */
const unmarked = (text: string): string => text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}]+$/u, '')

const lettersOf = (text: string): string =>
  [...stripped(text)].map((character) => lookalikes[character] ?? character).join('')

function isRepeated(core: string, common: ReadonlySet<string>): boolean {
  const unit = /^(.+?)\1+$/su.exec(core)?.[1]
  return unit !== undefined && ([...unit].length < shortest || common.has(unit))
}

/** The alphabets of the Union, and back. */
const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'αβγδεζηθικλμνξοπρστυφχψω', 'абвгдежзийклмнопрстуфхцчшщъьюя']
const runs = alphabets.flatMap((alphabet) => [alphabet, [...alphabet].toReversed().join('')])

const isRun = (core: string): boolean => core.length >= shortest && runs.some((run) => run.includes(core))

/** The list is large, and wanted only while somebody chooses a password: no process loads it before. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}
