/** The text fields of a form. Files are dropped: no form of ours takes one. Of fields sent twice the first counts. */
export function textFieldsOf(form: FormData): Readonly<Partial<Record<string, string>>> {
  const fields: Partial<Record<string, string>> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$')) fields[name] ??= value
  }
  return fields
}
