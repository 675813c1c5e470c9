import type { DocumentGroup, SensitiveTopic, Sensitivity } from "@/drizzle/vocabulary"

import type { SummaryContent } from "./summaries/content"

/** One document of the demo records: invented, believable, dated by how long ago it was deposited. */
export type DemoDocument = {
  daysAgo: number
  typeCode: string
  group: DocumentGroup
  title: string
  /** A person of the cast, by key, or the name of an organisation. */
  author: string
  /** The lines of the page; a line that starts with "# " is a heading. */
  lines: string[]
  sensitivity?: Sensitivity
  topic?: SensitiveTopic
  hiddenFromProfessionals?: boolean
  /** A patient summary (FHIR) instead of a page. */
  summary?: SummaryContent
  /** A clinical document (CDA R2) instead of a page: structured results, or the page inside a header. */
  clinical?: "biology" | "around_page"
}

export const BELLEVUE = "Laboratoire Bellevue"

/** A blood test as the laboratory sends it: HbA1c in percent, glycaemia in g/L, creatinine in mg/L. */
export const bloodTest = (daysAgo: number, hba1c: string, glycaemia: string, creatinine: string): DemoDocument => ({
  daysAgo,
  typeCode: "11502-2",
  group: "lab_results",
  title: "Analyses de sang",
  author: BELLEVUE,
  lines: [
    "# Biochimie",
    `Hémoglobine glyquée (HbA1c) : ${hba1c} %`,
    `Glycémie à jeun : ${glycaemia} g/L (valeurs usuelles : 0,70 à 1,00)`,
    `Créatinine : ${creatinine} mg/L (valeurs usuelles : 5 à 10)`,
    "# Commentaire",
    "Résultats à interpréter avec le médecin prescripteur.",
  ],
})

export const prescription = (daysAgo: number): DemoDocument => ({
  daysAgo,
  typeCode: "57833-6",
  group: "prescriptions",
  title: "Ordonnance pour trois mois",
  author: "morel",
  lines: [
    "# Traitement",
    "Metformine 850 mg : un comprimé matin et soir, au milieu du repas",
    "Ramipril 5 mg : un comprimé le matin",
    "Paracétamol 500 mg : un comprimé si douleur, six heures au moins entre deux prises",
    "# Durée",
    "Trois mois.",
  ],
})

export const dispensed = (daysAgo: number): DemoDocument => ({
  daysAgo,
  typeCode: "60593-1",
  group: "dispensed_medicines",
  title: "Médicaments remis",
  author: "pharmacist",
  lines: ["# Délivrance", "Metformine 850 mg, 180 comprimés", "Ramipril 5 mg, 90 comprimés", "Paracétamol 500 mg, 16 comprimés"],
})
