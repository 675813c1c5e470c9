import { bloodTest, type DemoDocument } from "./record-kinds"
import { ofAmina } from "./summaries/content"

/** A woman of 31 who is expecting a child: a sensitive matter from the first line. */
export const AMINA: DemoDocument[] = [
  {
    daysAgo: 8,
    typeCode: "89233-1",
    group: "other",
    title: "Compte rendu de grossesse",
    author: "morel",
    lines: [
      "# Deuxième examen prénatal",
      "Grossesse de seize semaines, évolution normale.",
      "# À prévoir",
      "Échographie du deuxième trimestre.",
    ],
    sensitivity: "sensitive",
    topic: "pregnancy",
  },
  bloodTest(10, "5,1", "0,84", "6"),
  {
    daysAgo: 70,
    typeCode: "60591-5",
    group: "care_plans",
    title: "Synthèse médicale",
    author: "morel",
    lines: [],
    summary: ofAmina,
  },
  {
    daysAgo: 210,
    typeCode: "57833-6",
    group: "prescriptions",
    title: "Ordonnance contre le rhume des foins",
    author: "morel",
    lines: ["# Traitement", "Cétirizine 10 mg : un comprimé le soir, un mois."],
  },
]
