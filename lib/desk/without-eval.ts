import { z } from 'zod'

// It would try whether it may make functions out of text, and the page's policy would complain. Imported first: schemas
// ask as soon as they are made.
z.config({ jitless: true })
