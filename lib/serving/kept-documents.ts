import { documentOf, type Document } from '#lib/http/memory/document'

/** What somebody may ask for at an address, and how it is made. */
export interface Recipe<Publication> {
  readonly type: string
  /** `null` where there is nothing to say: the address is then unknown. */
  readonly build: (publication: Publication) => Made | Promise<Made>
  readonly headers: (publication: Publication) => Readonly<Record<string, string>>
}

type Made = string | Buffer | null

type Answer = Document | null | Promise<Document | null>

interface Kept<Publication> {
  readonly publication: Publication
  readonly answer: Answer
}

/**
 * Answers by address with documents that are made when somebody asks for them and something has changed, and then kept:
 * whatever the crowd, a document is made once for each publication. Addresses are those of the recipes, so what is kept
 * has a bound.
 *
 * @param current - The publication of this moment: the same object while nothing has changed.
 */
export function keptDocuments<Publication>(
  recipes: ReadonlyMap<string, Recipe<Publication>>,
  current: () => Publication,
): (address: string) => Answer {
  const kept = new Map<string, Kept<Publication>>()
  return (address) => {
    const recipe = recipes.get(address)
    if (recipe === undefined) return null
    const publication = current()
    const before = kept.get(address)
    if (before?.publication === publication) return before.answer
    const made = recipe.build(publication)
    if (!(made instanceof Promise)) {
      const answer = asDocument(made, recipe, publication, before?.answer)
      kept.set(address, { publication, answer })
      return answer
    }
    const answer = made.then((body) => asDocument(body, recipe, publication, before?.answer))
    return beside(kept, address, { publication, answer }, before)
  }
}

/** What takes long is made once, and beside: until it is done, the document from before is good enough. */
function beside<Publication>(
  kept: Map<string, Kept<Publication>>,
  address: string,
  next: { readonly publication: Publication; readonly answer: Promise<Document | null> },
  before: Kept<Publication> | undefined,
): Answer {
  const { publication, answer } = next
  const meanwhile = before === undefined ? answer : before.answer
  kept.set(address, { publication, answer: meanwhile })
  answer.then(
    (made) => {
      if (kept.get(address)?.publication === publication) kept.set(address, { publication, answer: made })
    },
    () => {
      // The next one who asks has it tried once more.
      if (before === undefined) kept.delete(address)
      else kept.set(address, before)
    },
  )
  return meanwhile
}

/** The same bytes stay the same document: its compressed forms are there already. */
function asDocument<Publication>(
  made: Made,
  { type, headers }: Recipe<Publication>,
  publication: Publication,
  before: Answer | undefined,
): Document | null {
  if (made === null) return null
  const [body, own] = [Buffer.from(made), headers(publication)]
  if (before instanceof Promise || before === undefined || before === null) return documentOf(body, type, own)
  const isSame =
    before.bodies.identity.equals(body) && Object.entries(own).every(([name, value]) => before.headers[name] === value)
  return isSame ? before : documentOf(body, type, own)
}
