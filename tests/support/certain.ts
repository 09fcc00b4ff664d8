/** The value of a step that the test takes for granted. */
export function certain<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: unknown },
): Value {
  if (result.ok) return result.value
  throw new Error(`a step was refused: ${JSON.stringify(result.problem)}`)
}
