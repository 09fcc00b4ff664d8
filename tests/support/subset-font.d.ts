/** What we use of `subset-font`, which brings no types along. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: 'woff2'
      readonly variationAxes: {
        readonly wght: number | { readonly min: number; readonly max: number; readonly default: number }
      }
    },
  ): Promise<Buffer>
}
