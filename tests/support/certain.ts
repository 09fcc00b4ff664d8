/** The value of a step that the test takes for granted. */
export function certain<Value, Problem>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem },
): Value {
  if (result.ok) return result.value
  throw new Error(`a step was refused: ${JSON.stringify(result.problem)}`)
}
