import type { PackWords } from '#lib/domain/rule'

/** Words of the procedure: ours, after the pages of the House, in its language and in English. */
export const words: Readonly<Record<string, PackWords>> = {
  nl: {
    procedure: 'Burgerinitiatief aan de Tweede Kamer',
    receiver: 'Tweede Kamer der Staten-Generaal, commissie voor de Verzoekschriften en de Burgerinitiatieven',
    whoMaySign: 'U kunt dit burgerinitiatief steunen als u de Nederlandse nationaliteit hebt en 18 jaar of ouder bent.',
    declarations: {
      'correct-and-first':
        'Ik verklaar dat de gegevens die ik in dit formulier heb ingevuld, juist zijn en dat ik dit burgerinitiatief niet eerder heb gesteund.',
      'privacy-read': 'Ik heb de privacyverklaring en de inhoud van dit burgerinitiatief gelezen.',
    },
    privacy: {
      data: 'De Tweede Kamer vraagt van iedere ondersteuner naam, adres en geboortedatum (Reglement van Orde, artikel 14.2). Deze website vraagt alleen die gegevens en geen andere. De website slaat uw netwerkadres (IP-adres) niet op en ook niets over uw apparaat.',
      recipients:
        'De commissie voor de Verzoekschriften en de Burgerinitiatieven van de Tweede Kamer, die de steunbetuigingen met een steekproef controleert. Niemand anders.',
      retention:
        'Uiterlijk tot één maand na de indiening bij de Tweede Kamer of twaalf maanden na het einde van de inzameling, naargelang van wat eerder is. Daarna worden de steunbetuigingen vernietigd.',
    },
    form: { registrationNumber: 'Kenmerk:', registerUrl: 'Internetadres van dit burgerinitiatief:' },
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
    privacy: {
      data: 'The House of Representatives asks for the name, address and date of birth of everybody who supports an initiative (Rules of Procedure, article 14.2). This site asks for those and for no others. It stores neither your network address (IP address) nor anything about your device.',
      recipients:
        'The committee for petitions and citizens’ initiatives of the House of Representatives, which checks a sample of the statements. Nobody else.',
      retention:
        'At the latest until one month after the initiative was handed to the House of Representatives, or twelve months after the end of collection, whichever is earlier. Then the statements are destroyed.',
    },
    form: { registrationNumber: 'Reference:', registerUrl: 'Web address of this initiative:' },
  },
}
