import type { PackWords } from '#lib/domain/rule'

/** Words of the procedure: ours, after the pages of the House, in its language and in English. */
export const words: Readonly<Record<string, PackWords>> = {
  nl: {
    procedure: 'Burgerinitiatief aan de Tweede Kamer',
    receiver: 'Tweede Kamer der Staten-Generaal, commissie voor de Verzoekschriften en de Burgerinitiatieven',
    whoMaySign: 'U kunt dit burgerinitiatief steunen als u de Nederlandse nationaliteit hebt en 18 jaar of ouder bent.',
    declarations: {
      'correct-and-first':
        'Ik verklaar dat de gegevens die ik in dit formulier heb ingevuld juist zijn en dat ik dit burgerinitiatief niet eerder heb gesteund.',
      'privacy-read': 'Ik heb de privacyverklaring en de inhoud van dit burgerinitiatief gelezen.',
    },
    retention:
      'De steunbetuigingen worden vernietigd binnen een maand na de indiening bij de Tweede Kamer, en uiterlijk twaalf maanden na het einde van de inzameling.',
    form: { registrationNumber: 'Kenmerk:', registerUrl: 'Webadres van dit burgerinitiatief:' },
  },
  en: {
    procedure: 'Citizens’ initiative to the Dutch House of Representatives',
    receiver: 'House of Representatives of the Netherlands, committee for petitions and citizens’ initiatives',
    whoMaySign: 'You can support this initiative if you are a Dutch national aged 18 or over.',
    declarations: {
      'correct-and-first':
        'I declare that the information that I have provided in this form is correct and that I have not already supported this initiative.',
      'privacy-read': 'I have read the privacy statement and the content of this initiative.',
    },
    retention:
      'The statements of support are destroyed within a month of their submission to the House of Representatives, and at the latest twelve months after the end of collection.',
    form: { registrationNumber: 'Reference:', registerUrl: 'Web address of this initiative:' },
  },
}
