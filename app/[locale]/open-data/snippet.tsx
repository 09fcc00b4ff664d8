/** Lines to copy: one click takes them all, and they are broken where the page ends rather than hidden. */
export function Snippet({ children }: { readonly children: string }) {
  return (
    <pre
      translate="no"
      className="rounded-md border border-line bg-sheet px-4 py-3 text-sm whitespace-pre-wrap select-all [overflow-wrap:anywhere]"
    >
      <code>{children}</code>
    </pre>
  )
}
