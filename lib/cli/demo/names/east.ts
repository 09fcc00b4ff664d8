import type { MemberState } from '#lib/domain/member-states'
import { nameLists, type NameLists } from './name-lists.ts'

/** Names between the Baltic Sea, the Adriatic and the Black Sea. */
export const easternNames = {
  BG: nameLists({
    women: `Мария, Елена, Десислава, Иванка, Радка, Виолета, Гергана, Цветелина, Йорданка, Милена, Надежда, Стефка`,
    men: 'Борислав, Иван, Димитър, Николай, Петър, Щерьо, Тодор, Красимир, Пламен, Йордан, Огнян, Любомир',
    families: `Иванов/Иванова, Георгиев/Георгиева, Русев/Русева, Петров/Петрова, Николов/Николова, Христов/Христова,
      Стойчев/Стойчева, Тодоров/Тодорова, Илиев/Илиева, Василев/Василева, Атанасов/Атанасова, Ангелов/Ангелова,
      Колев/Колева, Йорданов/Йорданова, Маринов/Маринова, Славов/Славова, Минчев/Минчева, Цветков/Цветкова,
      Щерев/Щерева, Ковачев/Ковачева, Добрев/Добрева, Попов/Попова, Желязков/Желязкова, Чолаков/Чолакова`,
  }),
  CZ: nameLists({
    women: 'Jana, Eva, Hana, Lenka, Kateřina, Lucie, Zuzana, Markéta, Božena, Alžběta, Šárka, Růžena',
    men: 'Jiří, Jan, Petr, Tomáš, Ondřej, Vojtěch, Zdeněk, Luboš, Stanislav, Řehoř, Matěj, Štěpán',
    families: `Novák/Nováková, Svoboda/Svobodová, Dvořák/Dvořáková, Černý/Černá, Procházka/Procházková, Kučera/Kučerová,
      Veselý/Veselá, Krejčí, Horák/Horáková, Němec/Němcová, Pokorný/Pokorná, Pospíšil/Pospíšilová, Hájek/Hájková,
      Jelínek/Jelínková, Růžička/Růžičková, Beneš/Benešová, Vlček/Vlčková, Sedláček/Sedláčková, Doležal/Doležalová,
      Urban/Urbanová, Kolář/Kolářová, Navrátil/Navrátilová, Čermák/Čermáková, Vaněk/Vaňková`,
  }),
  HR: nameLists({
    women: 'Ana, Marija, Ivana, Željka, Snježana, Đurđica, Mirjana, Jasna, Lucija, Nevenka, Tihana, Štefica',
    men: 'Ivan, Željko, Tomislav, Hrvoje, Krešimir, Zvonimir, Đuro, Stjepan, Goran, Ante, Dražen, Šimun',
    families: `Horvat, Kovačević, Babić, Marić, Jurić, Novak, Knežević, Kovačić, Vuković, Marković, Filipović, Matić,
      Čurić, Pavlović, Božić, Perić, Šarić, Šimić, Lončar, Đurđević, Žanić, Bilić, Grgić, Vidović`,
  }),
  HU: nameLists({
    women: `Erzsébet, Katalin, Ildikó, Zsuzsanna, Györgyi, Ágnes, Éva, Júlia, Boglárka, Orsolya, Piroska, Tünde`,
    men: 'László, István, József, Zoltán, Gábor, Sándor, Ödön, Győző, Tamás, Balázs, Ernő, Árpád',
    families: `Nagy, Kovács, Tóth, Szabó, Horváth, Varga, Kiss, Molnár, Németh, Farkas, Balogh, Papp, Takács, Juhász,
      Lakatos, Mészáros, Oláh, Bíró, Rácz, Fekete, Szőke, Szűcs, Őri, Dömötör`,
  }),
  PL: nameLists({
    women: `Małgorzata, Agnieszka, Katarzyna, Elżbieta, Joanna, Grażyna, Bożena, Zofia, Stanisława, Łucja, Jadwiga,
      Wioletta`,
    men: `Paweł, Łukasz, Stanisław, Michał, Grzegorz, Krzysztof, Zbigniew, Tomasz, Jędrzej, Wojciech, Bogusław,
      Świętosław`,
    families: `Nowak, Kowalski/Kowalska, Wiśniewski/Wiśniewska, Wójcik, Kowalczyk, Wierzbicki/Wierzbicka,
      Lewandowski/Lewandowska, Zieliński/Zielińska, Szymański/Szymańska, Woźniak, Dąbrowski/Dąbrowska,
      Kozłowski/Kozłowska, Mazur, Jankowski/Jankowska, Krawczyk, Sikora, Grabowski/Grabowska, Pawłowski/Pawłowska,
      Michalski/Michalska, Król, Wróbel, Górski/Górska, Zając, Pająk`,
  }),
  RO: nameLists({
    women: `Ștefania, Elena, Ioana, Anișoara, Cătălina, Mădălina, Rodica, Lăcrămioara, Smaranda, Ana-Maria, Viorica,
      Crenguța`,
    men: `Ștefan, Ion, Gheorghe, Vasile, Cătălin, Tiberiu, Mihăiță, Constantin, Bogdan, Dănuț, Horațiu, Octavian`,
    families: `Popa, Popescu, Ionescu, Pop, Radu, Dumitru, Stan, Stoica, Gheorghiu, Matei, Ciobanu, Rusu, Țurcanu,
      Șerban, Munteanu, Lazăr, Bălan, Crăciun, Moldoveanu, Călinescu, Mureșan, Ardeleanu, Tănase, Măcelaru`,
  }),
  SI: nameLists({
    women: 'Marija, Mojca, Špela, Urška, Nataša, Jožica, Tjaša, Alenka, Saška, Živa, Breda, Katjuša',
    men: 'Janez, Črtomir, Matjaž, Jože, Boštjan, Žiga, Uroš, Blaž, Anže, Gašper, Tomaž, Vid',
    families: `Novak, Horvat, Kovačič, Krajnc, Zupančič, Kavčič, Kovač, Mlakar, Kos, Vidmar, Golob, Lesjak, Božič,
      Kralj, Korošec, Zupan, Bizjak, Hribar, Kotnik, Rozman, Žnidaršič, Čeh, Šuštar, Oblak`,
  }),
  SK: nameLists({
    women: `Mária, Zuzana, Ľubica, Žofia, Katarína, Božena, Viera, Želmíra, Anežka, Ľudmila, Soňa, Kvetoslava`,
    men: 'Ľubomír, Peter, Ján, Štefan, Jozef, Ondrej, Šimon, Rastislav, Ľudovít, Matúš, Žigmund, Tibor',
    families: `Horváth/Horváthová, Kováč/Kováčová, Varga/Vargová, Tóth/Tóthová, Nagy/Nagyová, Baláž/Balážová,
      Molnár/Molnárová, Balog/Balogová, Lukáč/Lukáčová, Novák/Nováková, Kučera/Kučerová, Polák/Poláková,
      Šťastný/Šťastná, Hudák/Hudáková, Ďuriš/Ďurišová, Krajčír/Krajčírová, Mináč/Mináčová, Ľupták/Ľuptáková,
      Žiak/Žiaková, Čierny/Čierna, Šimko/Šimková, Hlaváč/Hlaváčová, Hruška/Hrušková, Suchý/Suchá`,
  }),
} as const satisfies Partial<Record<MemberState, NameLists>>
