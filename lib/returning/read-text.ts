import { fail, ok, type Result } from '#lib/domain/result'
import { isRecord, type Values } from './typed-values.ts'
import { receiptFormat, resultFormat, type ReturnProblem } from './returned.ts'

/** A file's text: UTF-8, with or without a byte order mark, or the UTF-16 that spreadsheets call Unicode text. */
export function textOf(bytes: Uint8Array): Result<string, readonly ReturnProblem[]> {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return ok(new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes))
  } catch {
    // TypeError: these bytes are no text.
    return fail([{ code: 'not-text' }])
  }
}

/** The values of a JSON file that says it is of a format. */
export function valuesIn(bytes: Uint8Array, format: string): Result<Values, readonly ReturnProblem[]> {
  const text = textOf(bytes)
  if (!text.ok) return text
  const values = parsed(text.value)
  if (!isRecord(values)) return fail([{ code: 'not-json' }])
  if (values['format'] === format) return ok(values)
  const isOther = (other: string): boolean => values['format'] === other
  if (isOther(receiptFormat)) return fail([{ code: 'receipt-for-result' }])
  return fail([{ code: isOther(resultFormat) ? 'result-for-receipt' : 'other-format' }])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // SyntaxError, whose message quotes the text.
    return null
  }
}
