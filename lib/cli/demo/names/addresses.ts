/** Where people of one country live. */
export interface AddressBook {
  readonly streets: readonly string[]
  /** What may stand after a house number. */
  readonly suffix: string
  /** Postal codes, `#` for any digit and `@` for a letter, each with its city. */
  readonly places: readonly { readonly postalCode: string; readonly city: string }[]
}

/** Reads streets with commas between, and places as `4020 Linz`, where a postal code of two words has a `_` within. */
function addressBook(lists: { streets: string; suffix: string; places: string }): AddressBook {
  const places = listed(lists.places).map((place) => {
    const gap = place.indexOf(' ')
    return { postalCode: place.slice(0, gap).replace('_', ' '), city: place.slice(gap + 1) }
  })
  return { streets: listed(lists.streets), suffix: lists.suffix, places }
}

const listed = (texts: string): readonly string[] => texts.split(/,\s+/u)

/** Streets and cities by country of residence: those whose nationals give an address, and some where they may live. */
export const addressBooks: Readonly<Record<string, AddressBook>> = {
  AT: addressBook({
    streets: 'Hauptplatz, Kirchengasse, Mozartgasse, Am Anger, Bahnhofstraße, Wiener Straße, Feldweg, Schloßallee',
    suffix: '/2/7',
    places: '10#0 Wien, 8010 Graz, 4020 Linz, 5020 Salzburg, 6020 Innsbruck, 9020 Klagenfurt am Wörthersee',
  }),
  BE: addressBook({
    streets: 'Kerkstraat, rue de la Station, Molenstraat, rue Haute, Stationsstraat, place Communale, Dorpsstraat',
    suffix: ' bus 3',
    places: '10#0 Bruxelles, 2000 Antwerpen, 9000 Gent, 4000 Liège, 3000 Leuven, 5000 Namur, 4700 Eupen',
  }),
  DE: addressBook({
    streets: `Lindenstraße, Hauptstraße, Schillerstraße, Bahnhofstraße, Am Mühlbach, Gartenweg, Goethestraße,
      Königsallee, Rosenweg, Schloßgasse, An der Brücke, Birkenweg`,
    suffix: 'a',
    places: `104## Berlin, 203## Hamburg, 803## München, 506## Köln, 603## Frankfurt am Main, 701## Stuttgart,
      402## Düsseldorf, 041## Leipzig, 281## Bremen, 904## Nürnberg, 990## Erfurt, 241## Kiel`,
  }),
  DK: addressBook({
    streets: `Nørregade, Søndergade, Østergade, Vestergade, Strandvejen, Skolevej, Møllevej, Birkevej, Kirkegade, Ågade,
      Bøgevej, Jernbanegade`,
    suffix: ', 2. tv.',
    places: `2200 København N, 2100 København Ø, 8000 Aarhus C, 5000 Odense C, 9000 Aalborg, 6700 Esbjerg, 7100 Vejle,
      8900 Randers C, 4000 Roskilde, 3000 Helsingør, 6000 Kolding, 8600 Silkeborg`,
  }),
  EL: addressBook({
    streets: `Ερμού, Σταδίου, Πανεπιστημίου, Αγίου Δημητρίου, Ελευθερίου Βενιζέλου, Κολοκοτρώνη, Τσιμισκή, Ακροπόλεως,
      Ομήρου, Σωκράτους, Εθνικής Αντιστάσεως, 28ης Οκτωβρίου`,
    suffix: 'Α',
    places: `105_5# Αθήνα, 546_2# Θεσσαλονίκη, 262_2# Πάτρα, 712_0# Ηράκλειο, 412_2# Λάρισα, 382_2# Βόλος,
      453_3# Ιωάννινα, 851_0# Ρόδος, 731_3# Χανιά, 241_0# Καλαμάτα, 185_3# Πειραιάς, 654_0# Καβάλα`,
  }),
  ES: addressBook({
    streets: 'Calle Mayor, Calle del Sol, Avenida de la Constitución, Plaza de España, Calle Ancha, Paseo del Río',
    suffix: ', 3.º B',
    places: '280## Madrid, 080## Barcelona, 460## València, 410## Sevilla, 480## Bilbao, 290## Málaga',
  }),
  FI: addressBook({
    streets: `Mannerheimintie, Kauppakatu, Asemakatu, Koulukatu, Hämeenkatu, Rantatie, Kirkkokatu, Mäntytie,
      Aleksanterinkatu, Yliopistonkatu, Pihlajatie, Vesijärvenkatu`,
    suffix: ' B 5',
    places: `00#00 Helsinki, 33#00 Tampere, 20#00 Turku, 90#00 Oulu, 40100 Jyväskylä, 70100 Kuopio, 15110 Lahti,
      02#00 Espoo, 01300 Vantaa, 65100 Vaasa, 48100 Kotka, 96200 Rovaniemi`,
  }),
  FR: addressBook({
    streets: `rue de l'Église, rue Victor-Hugo, avenue de la République, boulevard Saint-Michel, place du Marché,
      rue des Écoles, allée des Tilleuls, chemin des Prés, quai de la Fontaine, rue du Moulin, impasse des Lilas,
      rue de la Gare`,
    suffix: ' bis',
    places: `7501# Paris, 69003 Lyon, 13006 Marseille, 31000 Toulouse, 44000 Nantes, 67000 Strasbourg, 33000 Bordeaux,
      59000 Lille, 35000 Rennes, 06000 Nice, 76600 Le Havre, 29200 Brest`,
  }),
  IE: addressBook({
    streets: `Main Street, Sráid na Trá, Church Road, Bóthar na hEaglaise, Sráid an Droichid, Castle Street, Abbey Lane,
      Harbour View, An tSráid Mhór, Bóthar Átha Cliath, Station Road, Bóthar an Chaisleáin`,
    suffix: 'A',
    places: `D0#_@@## Baile Átha Cliath, D0#_@@## Dublin, T12_@@## Cork, H91_@@## Gaillimh, V94_@@## Limerick,
      X91_@@## Waterford, R95_@@## Kilkenny, F91_@@## Sligo, V92_@@## Trá Lí, A91_@@## Dundalk, N37_@@## Athlone,
      F92_@@## Leitir Ceanainn`,
  }),
  IT: addressBook({
    streets: 'via Roma, via Garibaldi, corso Italia, piazza del Popolo, via della Libertà, viale dei Tigli, via Dante',
    suffix: '/B',
    places: '001## Roma, 201## Milano, 101## Torino, 801## Napoli, 401## Bologna, 501## Firenze, 391## Bolzano',
  }),
  LU: addressBook({
    streets: `Kräizgaass, rue de la Gare, Grand-Rue, avenue de la Liberté, rue du Château, Schoulstrooss, Haaptstrooss,
      rue des Champs, route d'Arlon, Kierchewee, rue de l'École, Um Plateau`,
    suffix: 'A',
    places: `L-1### Lëtzebuerg, L-2### Luxembourg, L-40## Esch-sur-Alzette, L-46## Differdange, L-34## Dudelange,
      L-90## Ettelbruck, L-92## Diekirch, L-64## Echternach, L-95## Wiltz, L-80## Strassen, L-55## Remich`,
  }),
  NL: addressBook({
    streets: `Lange Voorhout, Kerkstraat, Dorpsstraat, Molenweg, Schoolstraat, Prinsengracht, Stationsweg, Beatrixlaan,
      Nieuwe Rijn, Wilhelminastraat, Oosterkade, Julianalaan`,
    suffix: '-II',
    places: `10##_@@ Amsterdam, 30##_@@ Rotterdam, 25##_@@ 's-Gravenhage, 35##_@@ Utrecht, 56##_@@ Eindhoven,
      97##_@@ Groningen, 50##_@@ Tilburg, 65##_@@ Nijmegen, 62##_@@ Maastricht, 89##_@@ Leeuwarden, 68##_@@ Arnhem,
      80##_@@ Zwolle`,
  }),
  SE: addressBook({
    streets: 'Storgatan, Kungsgatan, Skolgatan, Björkvägen, Östra Hamngatan, Ringvägen, Kyrkogatan, Sjövägen',
    suffix: ' lgh 1102',
    places: '113_## Stockholm, 411_## Göteborg, 211_## Malmö, 753_## Uppsala, 582_## Linköping, 903_## Umeå',
  }),
  SK: addressBook({
    streets: `Hlavná, Hviezdoslavovo námestie, Štúrova, Školská, Námestie slobody, Záhradná, Kukučínova, Železničná,
      Mlynská, Poštová, Jarná, Pod Kaštieľom`,
    suffix: '/A',
    places: `811_0# Bratislava, 040_01 Košice, 080_01 Prešov, 010_01 Žilina, 949_01 Nitra, 974_01 Banská Bystrica,
      917_01 Trnava, 911_01 Trenčín, 036_01 Martin, 058_01 Poprad, 940_01 Nové Zámky, 071_01 Michalovce`,
  }),
}
