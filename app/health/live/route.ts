/** Whether the process answers at all. Does nothing, so that the bench can tell what an answer costs by itself. */
export const GET = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })

export const POST = GET
