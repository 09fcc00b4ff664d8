/** Whom a password is chosen by. */
interface PasswordOwner {
  readonly email: string
  readonly name: string
}

/** From how many letters on a word counts wherever it stands; a shorter one only by itself: Ion may write of attention. */
const longWord = 4
const shortestWord = 3

/** Whether a password has in it what everybody knows of its owner, or the name of this software. */
export function isPersonalPassword(password: string, { email, name }: PasswordOwner): boolean {
  const typed = plain(password)
  const words = new Set(wordsOf(typed))
  const [mailbox = ''] = email.split('@')
  const joined = [mailbox, name].map((text) => plain(text).replaceAll(/[^\p{L}\p{N}]/gu, ''))
  return ['colligo', ...joined, ...wordsOf(plain(mailbox)), ...wordsOf(plain(name))]
    .filter((word) => [...word].length >= shortestWord)
    .some((word) => words.has(word) || ([...word].length >= longWord && typed.includes(word)))
}

/** In small letters without accents. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? []

/** What can be wrong with a new password, whoever chooses it. */
export type ShapeProblem = 'too-short' | 'too-long' | 'too-plain' | 'too-common'

/** What keeps a password from being this person's, or `null`. */
export async function problemWithNewPassword(
  problemWithPassword: (password: string) => Promise<ShapeProblem | null>,
  password: string,
  owner: PasswordOwner,
): Promise<ShapeProblem | 'too-personal' | null> {
  const problem = await problemWithPassword(password)
  return problem ?? (isPersonalPassword(password, owner) ? 'too-personal' : null)
}
