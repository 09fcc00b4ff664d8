/** Does something for each item, so many at the same time, and in order begun; what fails fails all. */
export async function inTurns<Item, Value>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next
      next += 1
      values[index] = await work(items[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return values
}
