import type { DemoDocument } from "./record-kinds"

/** A child of four: what parents bring from one appointment to the next. */
export const NOE: DemoDocument[] = [
  {
    daysAgo: 12,
    typeCode: "11369-6",
    group: "vaccinations",
    title: "Carnet de vaccination",
    author: "morel",
    lines: [
      "# Vaccins reçus",
      "Diphtérie, tétanos, poliomyélite, coqueluche : à jour.",
      "Rougeole, oreillons, rubéole : deux doses.",
      "# Prochaine échéance",
      "Rappel à six ans.",
    ],
  },
  {
    daysAgo: 30,
    typeCode: "11488-4",
    group: "consultations",
    title: "Examen des quatre ans",
    author: "morel",
    lines: ["# Examen", "Taille 103 cm, poids 16,5 kg. Vue et audition normales.", "# Conseil", "Dentiste une fois par an."],
  },
  {
    daysAgo: 95,
    typeCode: "57833-6",
    group: "prescriptions",
    title: "Ordonnance pour l’otite",
    author: "morel",
    lines: ["# Traitement", "Paracétamol en suspension buvable, selon le poids, si douleur ou fièvre.", "# Durée", "Cinq jours."],
  },
]
