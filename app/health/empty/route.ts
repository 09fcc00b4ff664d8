/** An answer that does nothing: the floor that the bench of signing compares with. */
export const GET = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
