import type { KeyShare } from '#lib/shares/key-share'
import { splitKey } from '#lib/shares/split-key'
import type { PrivateKey } from '#lib/opening/private-key'

const people = ['Ines', 'Teodor', 'Mari', 'Jonas', 'Eleni', 'Boyan', 'Lena', 'Görg', 'Päivi', 'Ona', 'Aoife', 'Luca']

/** So many made-up holders. */
export const holders = (among: number): readonly string[] =>
  Array.from({ length: among }, (_, index) => people[index] ?? `Person ${String(index + 1)}`)

/** Shares of a key among made-up holders. */
export async function sharesOf(
  key: PrivateKey,
  needed: number,
  among: number,
  initiative: string | null = 'ECI(2026)000001',
): Promise<readonly KeyShare[]> {
  const split = await splitKey(key, { needed, among, holders: holders(among), initiative })
  if (!split.ok) throw new Error(split.problem)
  return split.value.map(({ share }) => share)
}
