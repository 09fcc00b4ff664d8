/** A command to be typed on somebody's own computer: one click takes it all, and it is broken rather than hidden. */
export function Command({ children }: { readonly children: string }) {
  return (
    <pre
      translate="no"
      className="rounded-md border border-line bg-sheet px-4 py-3 text-sm whitespace-pre-wrap select-all [overflow-wrap:anywhere]"
    >
      {children}
    </pre>
  )
}
