import type { MemberState } from '#lib/domain/member-states'
import { nameLists, type NameLists } from './name-lists.ts'

/** Names of the countries around the Baltic Sea. */
export const northernNames = {
  DK: nameLists({
    women: 'Anne, Kirsten, Mette, Bodil, Inger, Gitte, Maja, Åse, Signe, Freja, Karoline, Rigmor',
    men: 'Søren, Jørgen, Torben, Mikkel, Rasmus, Åge, Bjørn, Henrik, Troels, Asger, Esben, Knud',
    families: `Jensen, Nielsen, Hansen, Pedersen, Andersen, Christensen, Larsen, Sørensen, Rasmussen, Jørgensen,
      Petersen, Madsen, Kristensen, Olsen, Thomsen, Kjærgaard, Østergaard, Nørgaard, Møller, Lund, Holm, Skov, Bæk, Åkjær`,
  }),
  EE: nameLists({
    women: 'Mari, Kadri, Liis, Tiiu, Õie, Ülle, Piret, Külli, Maarika, Kärt, Triinu, Eha',
    men: 'Jaan, Toomas, Rein, Tõnu, Ülo, Märt, Peeter, Kalev, Andrus, Jüri, Siim, Vello',
    families: `Tamm, Saar, Sepp, Mägi, Kask, Kukk, Rebane, Pärn, Koppel, Nurk, Oja, Raudsepp, Kuusk, Karu, Kütt, Põder,
      Lepik, Vaher, Õunapuu, Kivi, Jõgi, Laur, Hunt, Pihlakas`,
  }),
  LV: nameLists({
    women: 'Anna, Kristīne, Līga, Inese, Dzintra, Ilze, Mārīte, Zane, Skaidrīte, Baiba, Žanete, Elīna',
    men: 'Jānis, Aldis, Juris, Edgars, Mārtiņš, Pēteris, Kārlis, Guntis, Raimonds, Ģirts, Aivars, Ēriks',
    families: `Bērziņš/Bērziņa, Kalniņš/Kalniņa, Ozoliņš/Ozoliņa, Jansons/Jansone, Liepiņš/Liepiņa, Krūmiņš/Krūmiņa,
      Balodis/Balode, Eglītis/Eglīte, Zariņš/Zariņa, Pētersons/Pētersone, Vītols/Vītola, Kļaviņš/Kļaviņa,
      Kārkliņš/Kārkliņa, Vanags/Vanaga, Lācis/Lāce, Siliņš/Siliņa, Āboliņš/Āboliņa, Šmits/Šmite, Grīnbergs/Grīnberga,
      Rozītis/Rozīte, Ķirsis/Ķirse, Ģērmanis/Ģērmane, Dūmiņš/Dūmiņa, Strazdiņš/Strazdiņa`,
  }),
  LT: nameLists({
    women: 'Živilė, Rūta, Aušra, Eglė, Jūratė, Ieva, Daiva, Gražina, Šarūnė, Birutė, Ona, Viltė',
    men: `Jonas, Algirdas, Šarūnas, Žygimantas, Mindaugas, Kęstutis, Rokas, Tomas, Vytautas, Ąžuolas, Darius,
      Gediminas`,
    families: `Kazlauskas/Kazlauskienė, Jankauskas/Jankauskaitė, Petrauskas/Petrauskienė, Stankevičius/Stankevičiūtė,
      Vasiliauskas/Vasiliauskaitė, Žukauskas/Žukauskienė, Butkus/Butkutė, Paulauskas/Paulauskaitė, Urbonas/Urbonaitė,
      Kavaliauskas/Kavaliauskienė, Balčiūnas/Balčiūnaitė, Šimkus/Šimkutė, Mažeika/Mažeikaitė, Čepas/Čepienė,
      Jonaitis/Jonaitytė, Rimkus/Rimkutė, Gudaitis/Gudaitytė, Navickas/Navickienė, Sakalauskas/Sakalauskaitė,
      Mickus/Mickutė, Žilinskas/Žilinskienė, Dambrauskas/Dambrauskaitė, Bagdonas/Bagdonaitė, Lukšys/Lukšytė`,
  }),
  FI: nameLists({
    women: 'Aino, Päivi, Säde, Tuula, Eeva, Kyllikki, Hilkka, Ritva, Tyyne, Helvi, Lyyti, Mirjami',
    men: 'Väinö, Pekka, Jyrki, Heikki, Yrjö, Tapio, Mikko, Antti, Eemeli, Kyösti, Lauri, Ilmari',
    families: `Korhonen, Virtanen, Mäkinen, Nieminen, Mäkelä, Hämäläinen, Laine, Heikkinen, Koskinen, Järvinen,
      Lehtonen, Lehtinen, Saarinen, Salminen, Heinonen, Niemi, Heikkilä, Kinnunen, Salonen, Turunen, Söderholm,
      Lindström, Väisänen, Pöyhönen`,
  }),
  SE: nameLists({
    women: 'Åsa, Märta, Ingegerd, Birgitta, Lovisa, Görel, Kerstin, Tyra, Maj-Britt, Siv, Ylva, Hjördis',
    men: 'Åke, Börje, Björn, Östen, Håkan, Sören, Gösta, Nils, Jöns, Torbjörn, Bengt, Anders',
    families: `Andersson, Johansson, Karlsson, Nilsson, Eriksson, Larsson, Olsson, Persson, Svensson, Gustafsson,
      Lindström, Öberg, Åberg, Sjöberg, Bergström, Lindqvist, Söderlund, Nyström, Hellström, Björk, Dahlström, Ågren,
      Östlund, Wallén`,
  }),
} as const satisfies Partial<Record<MemberState, NameLists>>
