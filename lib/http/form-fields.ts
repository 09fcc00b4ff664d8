/** The text fields of a form. Files are left to `form-file.ts`. Of fields sent twice the first counts. */
export function textFieldsOf(form: FormData): Readonly<Partial<Record<string, string>>> {
  const fields: Partial<Record<string, string>> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$')) fields[name] ??= value
  }
  return fields
}
