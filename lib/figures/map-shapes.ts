import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { geoAzimuthalEqualArea, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { memberStates, type MemberState } from '#lib/domain/member-states'

/** Numbers of ISO 3166-1, by which the map's source knows countries. */
const numbers: Readonly<Record<MemberState, string>> = {
  ...{ BE: '056', BG: '100', CZ: '203', DK: '208', DE: '276', EE: '233', IE: '372', EL: '300', ES: '724' },
  ...{ FR: '250', HR: '191', IT: '380', CY: '196', LV: '428', LT: '440', LU: '442', HU: '348', MT: '470' },
  ...{ NL: '528', AT: '040', PL: '616', PT: '620', RO: '642', SI: '705', SK: '703', FI: '246', SE: '752' },
}

export const mapWidth = 640
export const mapHeight = 600

export interface MemberStateShape {
  readonly memberState: MemberState
  /** An SVG path. */
  readonly path: string
  /** Where the Member State's code stands. */
  readonly label: readonly [x: number, y: number]
  /** Too small to be seen: drawn as a dot as well. */
  readonly isSmall: boolean
}

export interface MapShapes {
  readonly memberStates: readonly MemberStateShape[]
  /** Land around, for the eye to find its way. */
  readonly around: string
}

/** Degrees east and north that the map shows: Europe, without the islands far out in other oceans. */
const [west, east, south, north] = [-12, 36, 33.5, 71.5]

/** Where a code would stand in the sea, on a neighbour or in another code if it stood in the middle. */
const labelPlaces: Readonly<Partial<Record<MemberState, readonly [longitude: number, latitude: number]>>> = {
  ...{ SE: [15, 61.5], FI: [26, 62.5], HR: [17.2, 45.5], IT: [12.4, 43], FR: [2.4, 46.8], EL: [22, 39.4] },
  ...{ PT: [-8.2, 39.6], NL: [5.6, 52.4], DK: [9.2, 56], EE: [25.8, 58.8], LV: [25.8, 56.9], CY: [33, 35] },
  ...{ BE: [4.1, 50.8], SI: [14.3, 46.1] },
}

let drawn: MapShapes | undefined

/**
 * The Member States' outlines in Lambert's azimuthal equal-area projection around the middle of Europe, as the Union's
 * own statistics draw them (ETRS89-LAEA). From Natural Earth's open geodata (npm `world-atlas`). Drawn once.
 */
export function mapShapes(): MapShapes {
  drawn ??= draw()
  return drawn
}

function draw(): MapShapes {
  const countries = countriesOf('50m')
  const projection = geoAzimuthalEqualArea()
    .rotate([-10, -52])
    .fitExtent(
      [
        [8, 8],
        [mapWidth - 8, mapHeight - 8],
      ],
      corners,
    )
    .clipExtent([
      [0, 0],
      [mapWidth, mapHeight],
    ])
  const path = geoPath(projection).digits(0)
  const ours = new Set(Object.values(numbers))
  return {
    memberStates: memberStates.map((memberState) => {
      const shape = countries.find(({ id }) => id === numbers[memberState])?.shape
      if (shape === undefined) throw new Error(`the map has no ${memberState}`)
      const place = labelPlaces[memberState]
      const [x, y] = place === undefined ? path.centroid(shape) : (projection([...place]) ?? [0, 0])
      return {
        memberState,
        path: path(shape) ?? '',
        label: [Math.round(x), Math.round(y)],
        isSmall: path.area(shape) < 250,
      }
    }),
    around: countriesOf('110m')
      .flatMap(({ id, shape }) => (ours.has(id) ? [] : [path(shape) ?? '']))
      .join(''),
  }
}

/** What the map's source has at a scale of 1 : 50 or 1 : 110 million. */
function countriesOf(scale: '50m' | '110m'): readonly { readonly id: string; readonly shape: Feature<MultiPolygon> }[] {
  const file = createRequire(join(process.cwd(), 'package.json')).resolve(`world-atlas/countries-${scale}.json`)
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: GeometryCollection }>
  return feature(atlas, atlas.objects.countries)
    .features.map(({ id, geometry }) => ({ id: String(id), shape: europeanPart(geometry as Polygon | MultiPolygon) }))
    .filter(({ shape }) => shape.geometry.coordinates.length > 0)
}

/** The map's edge, as points to be fitted. */
const corners: Feature<MultiPolygon> | { readonly type: 'MultiPoint'; coordinates: Position[] } = {
  type: 'MultiPoint',
  coordinates: [
    [west + 2, south + 2],
    [14, south + 1.6],
    [east - 1.3, south + 0.8],
    [west + 4, 58],
    [east - 6, north - 1],
    [24, north],
  ],
}

/** A country without its parts in other oceans. */
function europeanPart(geometry: Polygon | MultiPolygon): Feature<MultiPolygon> {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const isInside = ([longitude = 0, latitude = 0]: Position): boolean =>
    longitude > west && longitude < east + 25 && latitude > south && latitude < north + 10
  const coordinates = polygons.filter(([outline = []]) => outline.some(isInside))
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } }
}
