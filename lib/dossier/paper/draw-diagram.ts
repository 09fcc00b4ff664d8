import { ink, type Canvas } from '#lib/forms/canvas'
import { widthOf } from '#lib/forms/sheet'
import type { Faces } from '#lib/forms/sheet'
import type { Diagram, Shape, Tone } from '../system/diagram.ts'
import type { Pen } from './pen.ts'

const fills: Readonly<Record<Tone, string | null>> = {
  plain: '1 1 1',
  soft: '0.91 0.93 0.98',
  mark: ink.blue,
  edge: null,
}

const scaleOf = ({ sheet }: Pen, diagram: Diagram): number =>
  Math.min(1.15, (sheet.right - sheet.left) / diagram.width, (sheet.bottom - sheet.top - 24) / diagram.height)

/** How much of a page a diagram takes, in points. */
export const heightOfDiagram = (pen: Pen, diagram: Diagram): number => diagram.height * scaleOf(pen, diagram) + 8

/** Draws a diagram as one picture with a description, as wide as the page at the most. */
export function drawDiagram(pen: Pen, diagram: Diagram): void {
  const { paper, sheet } = pen
  const scale = scaleOf(pen, diagram)
  const [width, height] = [diagram.width * scale, diagram.height * scale]
  const top = pen.take(heightOfDiagram(pen, diagram)) + 4
  const left = sheet.left + (sheet.right - sheet.left - width) / 2
  paper.tag(
    'Figure',
    (drawing) => {
      for (const shape of diagram.shapes) drawShape(drawing, paper.faces, shape, { left, top, scale })
    },
    { alt: diagram.description, bbox: [left, top, left + width, top + height] },
  )
}

interface Place {
  readonly left: number
  readonly top: number
  readonly scale: number
}

function drawShape(drawing: Canvas, faces: Faces, shape: Shape, { left, top, scale }: Place): void {
  const at = (x: number, y: number): readonly [number, number] => [left + x * scale, top + y * scale]
  switch (shape.kind) {
    case 'box': {
      const [x, y] = at(shape.x, shape.y)
      const [width, height] = [shape.width * scale, shape.height * scale]
      const fill = fills[shape.tone]
      if (fill !== null) drawing.fill(x, y, width, height, fill)
      drawing.frame(x, y, width, height, shape.tone === 'edge' ? 1.2 : 0.5)
      return
    }
    case 'line': {
      drawing.rule(...at(shape.x1, shape.y1), ...at(shape.x2, shape.y2), shape.isStrong === true ? 1.1 : 0.3)
      return
    }
    case 'text': {
      const face = shape.isBold === true ? faces.bold : faces.regular
      const run = face.set(shape.text)
      const size = shape.size * scale
      const back = shape.align === undefined ? 0 : widthOf(run, size) / (shape.align === 'middle' ? 2 : 1)
      const [x, y] = at(shape.x, shape.y)
      drawing.text(run, { x: x - back, y, size, face })
    }
  }
}
