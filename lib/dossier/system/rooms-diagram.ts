import type { Diagram, Shape } from './diagram.ts'
import type { ImportGraph } from './imports.ts'

const [cell, left, top] = [10.2, 112, 34] as const

/**
 * The rooms against each other: a mark where the room of the row imports from the room of the column. Each row stands
 * above what it imports, so that marks lie on the right of the diagonal; one on the left is of two rooms that lean on each
 * other, by different files.
 */
export function roomsDiagram({ rooms, edges }: ImportGraph): Diagram {
  const at = new Map(rooms.map(({ name }, index) => [name, index]))
  const size = rooms.length * cell
  const shapes: Shape[] = [{ kind: 'box', x: left, y: top, width: size, height: size, tone: 'plain' }]
  rooms.forEach(({ name }, index) => {
    const middle = index * cell + cell / 2
    const label = `${String(index + 1)}  ${name}`
    shapes.push(
      { kind: 'text', x: left - 5, y: top + middle + 2.4, text: label, size: 6.8, align: 'end' },
      { kind: 'text', x: left + middle, y: top - 5, text: String(index + 1), size: 6.2, align: 'middle' },
      { kind: 'line', x1: left, y1: top + index * cell, x2: left + size, y2: top + index * cell },
      { kind: 'line', x1: left + index * cell, y1: top, x2: left + index * cell, y2: top + size },
      { kind: 'box', x: left + index * cell, y: top + index * cell, width: cell, height: cell, tone: 'soft' },
    )
  })
  for (const { from, to, areTypes } of edges) {
    const [row, column] = [at.get(from), at.get(to)]
    if (row === undefined || column === undefined) continue
    const inset = areTypes ? 3.4 : 1.8
    const side = cell - 2 * inset
    shapes.push({
      kind: 'box',
      x: left + column * cell + inset,
      y: top + row * cell + inset,
      width: side,
      height: side,
      tone: areTypes ? 'plain' : 'mark',
    })
  }
  const legend = 'full: code is imported · hollow: types alone, which are gone when it runs'
  shapes.push({ kind: 'text', x: left, y: top - 22, text: legend, size: 7.5 })
  return {
    title: 'Which room imports from which',
    description: `A square table of ${String(rooms.length)} rooms of the program. ${String(edges.length)} pairs import from each other; the table of the section lists them all.`,
    width: left + size + 12,
    height: top + size + 10,
    shapes,
  }
}
