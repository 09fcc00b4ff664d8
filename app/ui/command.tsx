/** A command to be typed on somebody's own computer. */
export function Command({ children }: { readonly children: string }) {
  return <pre className="overflow-x-auto rounded-md border border-line bg-sheet px-4 py-3 text-sm">{children}</pre>
}
