import type legal from '../../messages/legal/en.json'
import type organiser from '../../messages/organisers/en.json'
import type messages from '../../messages/en.json'
import type { Locale } from './routing.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof messages & { legal: typeof legal; organiser: typeof organiser }
  }
}
