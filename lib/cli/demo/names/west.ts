import type { MemberState } from '#lib/domain/member-states'
import { nameLists, type NameLists } from './name-lists.ts'

/** Names of the west and the middle of the Union. */
export const westernNames = {
  BE: nameLists({
    women: 'Louise, Noémie, Lotte, Juliette, Marieke, Élise, Griet, Chloé, Liesbeth, Manon, Hélène, Anke',
    men: 'Lucas, Théo, Wout, Jérôme, Pieter, Benoît, Joris, Gaëtan, Bram, Olivier, Dries, Günther',
    families: `Peeters, Janssens, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters, De Smet, Dubois, Lambert,
      Dupont, Hermans, Simon, Laurent, Leclercq, Lejeune, Renard, Vermeulen, Van den Broeck, Collignon, Schmitz, Noël`,
  }),
  DE: nameLists({
    women: 'Anna, Birgit, Käthe, Ulrike, Sabine, Jördis, Heike, Renate, Frieda, Lieselotte, Mareike, Bärbel',
    men: 'Jonas, Jürgen, Götz, Matthias, Holger, Uwe, Björn, Thorsten, Dieter, Lukas, Sören, Rüdiger',
    families: `Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch,
      Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Braun, Krüger, Groß, Weiß, Köhler`,
  }),
  IE: nameLists({
    women: 'Aoife, Gráinne, Niamh, Siobhán, Róisín, Caoimhe, Órla, Bríd, Sinéad, Éabha, Máire, Fionnuala',
    men: 'Seán, Ciarán, Pádraig, Oisín, Colm, Tomás, Eoin, Micheál, Ruairí, Dónal, Séamus, Fionn',
    families: `Murphy, Brennan, Byrne, Doyle, Kennedy, Nolan, Walsh, McCarthy, Fitzgerald, Hickey, Breathnach,
      Ó Briain/Ní Bhriain, Ó Súilleabháin/Ní Shúilleabháin, Ó Dochartaigh/Ní Dhochartaigh, Ó Ceallaigh/Ní Cheallaigh,
      Ó Murchú/Ní Mhurchú, Ó Conchúir/Ní Chonchúir, Ó Néill/Ní Néill, Mac Cárthaigh/Nic Cárthaigh,
      Mac Gearailt/Nic Gearailt, Ó Floinn/Ní Fhloinn, Ó Maoláin/Ní Mhaoláin, Ó Tuathail/Ní Thuathail, Ó Duinn/Ní Dhuinn`,
  }),
  FR: nameLists({
    women: 'Zoé, Camille, Élodie, Françoise, Hélène, Maëlle, Anaïs, Léa, Geneviève, Océane, Solène, Thérèse',
    men: 'François, Étienne, Loïc, Gaëtan, Rémi, Jérôme, Benoît, Mathéo, Cédric, Noël, Joël, Yves',
    families: `Martin, Bernard, Dubois, Thomas, Picard, Petit, Durand, Leroy, Moreau, Lefèvre, Girard, Bonnet,
      Fournier, Mercier, Chevalier, Gauthier, Garçon, Besançon, Béranger, Le Goff, Guérin, L'Hôte, Châtelain, Legrand`,
  }),
  LU: nameLists({
    women: 'Léa, Josée, Mariette, Cécile, Félicie, Anouk, Martine, Tessy, Sylvie, Maryse, Yvette, Françoise',
    men: 'Jean-Pierre, Luc, Guy, Romain, Gaston, Fränz, Théo, Raymond, Marc, Pol, Armand, René',
    families: `Schmit, Muller, Weber, Hoffmann, Wagner, Thill, Klein, Schroeder, Faber, Reuter, Kieffer, Kremer,
      Welter, Majerus, Wiltgen, Steichen, Kirsch, Gengler, Theisen, Hengen, Weydert, Da Silva, Pütz, Hansen`,
  }),
  NL: nameLists({
    women: 'Sanne, Anneke, Femke, Lieke, Zoë, Jolijn, Mieke, Roos, Tjitske, Hanneke, Daniëlle, Loïs',
    men: 'Daan, Sem, Jeroen, Pieter, Sjoerd, Thijs, Ruben, Joost, Koen, Daniël, Maarten, Jorrit',
    families: `de Jong, Jansen, de Vries, van den Berg, Bakker, van Dijk, Visser, Smit, Meijer, de Boer, Mulder,
      de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, van der Linden,
      van 't Hof`,
  }),
  AT: nameLists({
    women: `Johanna, Theresia, Käthe, Elfriede, Gerlinde, Waltraud, Magdalena, Veronika, Notburga, Hermine, Rosemarie,
      Verena`,
    men: 'Alois, Franz, Josef, Georg, Florian, Jörg, Rupert, Leopold, Gregor, Valentin, Xaver, Günther',
    families: `Gruber, Huber, Bauer, Wagner, Müller, Pichler, Steiner, Aigner, Mayer, Hofer, Leitner, Berger, Lechner,
      Eder, Fischer, Schmid, Winkler, Weber, Schwarz, Maier, Schneider, Größwang, Egger, Brunner`,
  }),
} as const satisfies Partial<Record<MemberState, NameLists>>
