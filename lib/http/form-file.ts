/** The file of a form's field, by its bytes alone: what it is called is nobody's business. `null` where none was chosen. */
export async function fileIn(form: FormData, name: string): Promise<Buffer | null> {
  const entry = form.get(name)
  return typeof entry === 'object' && entry !== null && entry.size > 0 ? Buffer.from(await entry.arrayBuffer()) : null
}
