import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { accentFrom, leastContrast, lookSheet, papers, shadesOf, themes } from '#lib/site-settings/accent'
import { colourOf, contrast, oklchOf, readColour } from '#lib/site-settings/colour'

const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('a colour that was typed', () => {
  it.each([
    ['#1d4f91', '#1d4f91'],
    [' 1D4F91 ', '#1d4f91'],
    ['#14f', '#1144ff'],
  ])('%s is read as %s', (typed, read) => {
    expect(readColour(typed)).toBe(read)
  })

  it.each([
    '',
    '#',
    'red',
    '#12345',
    '#1234567',
    '#ggg',
    'rgb(1,2,3)',
    '#1d4f91;}body{',
    'url(//x.example)',
    '#１２３',
  ])('%s is none', (typed) => {
    expect(readColour(typed)).toBeNull()
  })
})

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    // Examples of WCAG's own techniques: the greys just above and just below 4.5 on white.
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is %f', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })
})

describe('lightness, chroma and hue', () => {
  it.each([
    // CSS Color 4 and its reference implementation.
    ['#ff0000', 0.62796, 0.25768, 29.234],
    ['#00ff00', 0.86644, 0.29483, 142.495],
    ['#0000ff', 0.45201, 0.31321, 264.052],
    ['#ffffff', 1, 0, null],
  ])('of %s are known', (colour, lightness, chroma, degrees) => {
    const found = oklchOf(colour)
    expect(found.lightness).toBeCloseTo(lightness, 4)
    expect(found.chroma).toBeCloseTo(chroma, 4)
    if (degrees !== null) expect(((found.hue * 180) / Math.PI + 360) % 360).toBeCloseTo(degrees, 2)
  })

  it('lead back to the same colour', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        expect(colourOf(oklchOf(colour))).toBe(colour)
      }),
    )
  })

  it('beyond what a screen shows lead to the same hue with less chroma', () => {
    const { hue } = oklchOf('#1d4f91')
    const shown = oklchOf(colourOf({ lightness: 0.7, chroma: 0.4, hue }))
    expect(shown.lightness).toBeCloseTo(0.7, 2)
    expect(shown.hue).toBeCloseTo(hue, 1)
    expect(shown.chroma).toBeLessThan(0.2)
  })
})

describe('the shades of a colour', () => {
  it('can be read on every paper and filled with text, whatever the colour', () => {
    expect(leastContrast).toBe(4.5)
    fc.assert(
      fc.property(colours, (chosen) => {
        const shades = shadesOf(chosen)
        for (const theme of themes) {
          const { accent, strong, wash, onAccent } = shades[theme]
          for (const ground of [papers[theme].paper, papers[theme].sheet, wash, onAccent]) {
            expect(contrast(accent, ground)).toBeGreaterThanOrEqual(leastContrast)
            expect(contrast(strong, ground)).toBeGreaterThanOrEqual(leastContrast)
          }
          expect(strong).not.toBe(accent)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('leave words readable on the ground of notices', () => {
    fc.assert(
      fc.property(colours, (chosen) => {
        const { light, dark } = shadesOf(chosen)
        expect(contrast('#1a1d24', light.wash)).toBeGreaterThan(7)
        expect(contrast('#eceae4', dark.wash)).toBeGreaterThan(7)
        expect(contrast('#555a65', light.wash)).toBeGreaterThan(leastContrast)
        expect(contrast('#a9adb8', dark.wash)).toBeGreaterThan(leastContrast)
      }),
    )
  })

  it('are the colour itself where it can be read', () => {
    expect(accentFrom('#1d4f91').light).toBe('#1d4f91')
    expect(accentFrom('#ffd400').dark).toBe('#ffd400')
  })

  it('are the nearest that can be read where it cannot, and say how far it was off', () => {
    const { light } = shadesOf('#ffff00')
    expect(light.chosenContrast).toBeLessThan(1.1)
    expect(light.contrast).toBeGreaterThanOrEqual(leastContrast)
    expect(light.contrast).toBeLessThan(leastContrast + 0.1)
    expect(oklchOf(light.accent).hue).toBeCloseTo(oklchOf('#ffff00').hue, 1)
  })

  it('are made for the papers of the theme, and take the place of its colours', () => {
    const theme = readFileSync('app/ui/theme.css', 'utf8')
    expect(theme).toContain(`--color-paper: light-dark(${papers.light.paper}, ${papers.dark.paper})`)
    expect(theme).toContain(`--color-sheet: light-dark(${papers.light.sheet}, ${papers.dark.sheet})`)
    for (const name of ['accent', 'accent-strong', 'on-accent', 'wash']) {
      expect(theme).toContain(`--color-${name}: light-dark(`)
      expect(lookSheet('#c80f5a')).toMatch(new RegExp(`--color-${name}:light-dark\\(#[0-9a-f]{6},#[0-9a-f]{6}\\)`, 'u'))
    }
  })

  it('have a sheet that browsers read which know no light-dark()', () => {
    const { light, dark } = shadesOf('#c80f5a')
    const [plain, inTheDark] = lookSheet('#c80f5a').split(/@media|@supports/u)
    expect(plain).toContain(`--color-accent:${light.accent};`)
    expect(inTheDark).toContain('screen and (prefers-color-scheme:dark)')
    expect(inTheDark).toContain(`--color-accent:${dark.accent};`)
    expect(`${plain ?? ''}${inTheDark ?? ''}`).not.toContain('light-dark(')
  })
})
