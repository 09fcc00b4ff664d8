import type { Socket } from 'node:net'

/** Milliseconds in which whoever is refused may read that and hang up. */
const politeness = 2000

/** Answers a connection without reading what it asks. */
export function hangUp(socket: Socket, answer: string): void {
  socket.on('error', () => socket.destroy())
  socket.setTimeout(politeness, () => socket.destroy())
  // What they sent is read and thrown away: left unread, it would make the kernel take the answer back.
  socket.end(answer)
  socket.resume()
}
