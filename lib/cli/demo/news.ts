import { writeNews, type NewsWriting } from '#lib/news/write-news'
import type { NewsText } from '#lib/publishing/news-item'

/** What the sample initiative's organisers have told the public, oldest first: the second in fewer languages. */
const items: readonly Readonly<Record<string, NewsText>>[] = [
  {
    en: {
      title: 'The first month',
      text: 'Collection has been open for a month. Thank you to everybody who has signed and told others.\n\nWhat the initiative asks for stands in the register of the Commission: https://citizens-initiative.europa.eu',
    },
    de: {
      title: 'Der erste Monat',
      text: 'Seit einem Monat kann unterzeichnet werden. Danke an alle, die unterzeichnet und anderen davon erzählt haben.\n\nWorum die Initiative bittet, steht im Register der Kommission: https://citizens-initiative.europa.eu',
    },
    et: {
      title: 'Esimene kuu',
      text: 'Toetusavaldusi on kogutud üks kuu. Täname kõiki, kes on allkirja andnud ja sellest teistele rääkinud.\n\nMida algatus taotleb, on kirjas komisjoni registris: https://citizens-initiative.europa.eu',
    },
    fr: {
      title: 'Le premier mois',
      text: 'La collecte est ouverte depuis un mois. Merci à toutes celles et à tous ceux qui ont signé et en ont parlé autour d’eux.\n\nCe que demande l’initiative figure au registre de la Commission : https://citizens-initiative.europa.eu',
    },
    ro: {
      title: 'Prima lună',
      text: 'Colectarea este deschisă de o lună. Mulțumim tuturor celor care au semnat și le-au spus și altora.\n\nCe cere inițiativa se găsește în registrul Comisiei: https://citizens-initiative.europa.eu',
    },
  },
  {
    en: {
      title: 'Swifts over Cluj and Tartu',
      text: 'Volunteers in two cities have counted nesting places this summer. Where roofs had been repaired with the birds in mind, nearly all of them came back.',
    },
    ro: {
      title: 'Drepnele la Cluj și la Tartu',
      text: 'Voluntari din două orașe au numărat vara aceasta locurile de cuibărit. Acolo unde acoperișurile au fost reparate cu grijă pentru păsări, aproape toate s-au întors.',
    },
  },
]

/** Publishes the sample news as organisers do: an item in one language, then its translations. */
export function publishSampleNews(writing: NewsWriting): void {
  for (const item of items) {
    let id: string | null = null
    for (const [language, text] of Object.entries(item)) {
      const written = writeNews(writing, { id, language, ...text }, null)
      if (!written.ok) throw new Error(`the sample news was refused: ${JSON.stringify(written.problem)}`)
      id = written.value
    }
  }
}
