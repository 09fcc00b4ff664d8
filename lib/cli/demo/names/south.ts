import type { MemberState } from '#lib/domain/member-states'
import { nameLists, type NameLists } from './name-lists.ts'

/** Names around the Mediterranean, and of Portugal. */
export const southernNames = {
  EL: nameLists({
    women: `Ελένη, Μαρία, Αικατερίνη, Βασιλική, Σοφία, Γεωργία, Αγγελική, Δήμητρα, Παρασκευή, Ευαγγελία, Χρυσούλα, Ζωή`,
    men: `Γρηγόριος, Δημήτριος, Κωνσταντίνος, Ιωάννης, Νικόλαος, Χρήστος, Παναγιώτης, Βασίλειος, Αθανάσιος, Ευάγγελος,
      Σπυρίδων, Στυλιανός`,
    families: `Παπαδόπουλος/Παπαδοπούλου, Παπαδάκης/Παπαδάκη, Γεωργίου, Οικονόμου, Αθανασίου, Νικολαΐδης/Νικολαΐδου,
      Βλάχος/Βλάχου, Παππάς/Παππά, Καραγιάννης/Καραγιάννη, Μακρής/Μακρή, Αλεξίου, Ιωαννίδης/Ιωαννίδου,
      Κωνσταντινίδης/Κωνσταντινίδου, Αντωνίου, Λαμπρόπουλος/Λαμπροπούλου, Ράπτης/Ράπτη, Κόκκινος/Κοκκίνου,
      Ψαρράς/Ψαρρά, Ζέρβας/Ζέρβα, Μιχαηλίδης/Μιχαηλίδου, Αναγνώστου, Χατζής/Χατζή, Ξένος/Ξένου, Σιδέρης/Σιδέρη`,
  }),
  ES: nameLists({
    women: 'María, Lucía, Begoña, Ángela, Nerea, Inés, Montserrat, Iria, Concepción, Rocío, Núria, Leire',
    men: 'José, Íñigo, Jesús, Álvaro, Andrés, Joan, Xoán, Martín, Óscar, Rubén, Tomás, Víctor',
    families: `García Muñoz, Fernández Núñez, González Peña, Rodríguez Ibáñez, López Marín, Martínez Cañas,
      Sánchez Vidal, Pérez Ferrer, Gómez Iglesias, Martín Castaño, Jiménez Prats, Ruiz Etxeberria, Hernández Soler,
      Díaz Otero, Moreno Puig, Álvarez Louro, Romero Zabala, Alonso Rey, Gutiérrez Bosch, Navarro Luna, Torres Castro,
      Domínguez Vega, Vázquez Lago, Ramos Nieto`,
  }),
  IT: nameLists({
    women: `Giulia, Chiara, Francesca, Nicoletta, Concetta, Beatrice, Ludovica, Noemi, Rosalia, Teresa, Agnese, Ilaria`,
    men: `Nicolò, Giosuè, Matteo, Mosè, Lorenzo, Davide, Giovanni, Salvatore, Pietro, Raffaele, Edoardo, Gennaro`,
    families: `Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Bruno, Gallo, Conti,
      De Luca, Mancini, Costa, D'Angelo, Rizzo, Lombardi, Moretti, Cantù, Dell'Orto, D'Amico, Lo Presti`,
  }),
  CY: nameLists({
    women: `Ανδρούλα, Ελένη, Μαρία, Παναγιώτα, Χρυστάλλα, Στέλλα, Δέσπω, Θεοδώρα, Κυριακή, Λουκία, Ραφαέλα,
      Σταυρούλα`,
    men: `Ανδρέας, Κυριάκος, Χαράλαμπος, Σάββας, Νεόφυτος, Χριστόδουλος, Λουκάς, Μάριος, Σωτήρης, Πέτρος, Γιάννος,
      Στέλιος`,
    families: `Χριστοδούλου, Γεωργίου, Κωνσταντίνου, Χαραλάμπους, Παναγιώτου, Κυριάκου, Ιωάννου, Ανδρέου, Δημητρίου,
      Νεοφύτου, Σάββα, Χατζηγεωργίου, Λοΐζου, Παύλου, Πέτρου, Μιχαήλ, Αντωνίου, Ηλία, Θεοφάνους, Στυλιανού,
      Χατζηνικολάου, Μαυρομμάτης/Μαυρομμάτη, Σπανός/Σπανού, Ευθυμίου`,
  }),
  MT: nameLists({
    women: `Marija, Katarina, Ġiża, Ġużeppa, Roża, Liża, Tereża, Grazzja, Pawlina, Konċetta, Ċensa, Filumena`,
    men: 'Ġorġ, Ġużeppi, Pawlu, Ġakbu, Ċensu, Salvu, Mikiel, Franġisk, Ġwann, Wistin, Nazzarenu, Indrì',
    families: `Borġ, Camilleri, Żahra, Farruġia, Żammit, Galea, Micallef, Grech, Attard, Spiteri, Azzopardi, Mifsud,
      Caruana, Psaila, Agius, Fenech, Schembri, Saliba, Ellul, Gauċi, Debono, Buttiġieġ, Ċefai, Buħaġiar`,
  }),
  PT: nameLists({
    women: 'Maria, Conceição, Inês, Beatriz, Mafalda, Fátima, Graça, Leonor, Lúcia, Assunção, Sónia, Cátia',
    men: 'João, António, José, Tomás, Gonçalo, Luís, Simão, Nuno, Rúben, Sebastião, Vítor, Estêvão',
    families: `Silva, Santos, Esteves, Pereira, Antunes, Rodrigues, Martins, Sousa, Fernandes, Gonçalves, Barreto,
      Lopes, Marques, Alves, Figueira, Ribeiro, Pinto, Carvalho, Teixeira, Moreira, Correia, da Conceição, Falcão,
      Simões`,
  }),
} as const satisfies Partial<Record<MemberState, NameLists>>
