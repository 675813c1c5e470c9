import type { SummaryPart } from "./bundle"
import { alert, allergy, condition, habit, measure, medicine, procedure, vaccine } from "./entries"

/** What a summary says, when it was written on this day. */
export type SummaryContent = (day: string) => SummaryPart[]

const before = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

/** A woman of 82 with type 2 diabetes, as her doctor sums her up. */
export const ofJeanne: SummaryContent = (day) => [
  {
    code: "11450-4",
    title: "Problèmes de santé",
    entries: [
      condition("Diabète de type 2", "2009"),
      condition("Hypertension artérielle", "2012"),
      condition("Arthrose des genoux", "2016"),
      condition("Baisse de l’audition, oreille gauche", "2021"),
    ],
  },
  { code: "48765-2", title: "Allergies", entries: [allergy("Pénicillines", "Urticaire")] },
  {
    code: "10160-0",
    title: "Traitements",
    entries: [
      medicine("Metformine 850 mg", "un comprimé matin et soir, au milieu du repas", "2010"),
      medicine("Ramipril 5 mg", "un comprimé le matin", "2012"),
      medicine("Paracétamol 500 mg", "un comprimé si douleur, six heures au moins entre deux prises", "2016"),
    ],
  },
  {
    code: "11369-6",
    title: "Vaccins",
    entries: [
      vaccine("Vaccin contre le zona, première dose", before(day, 200)),
      vaccine("Vaccin contre la grippe", before(day, 345)),
    ],
  },
  {
    code: "30954-2",
    title: "Résultats",
    entries: [
      measure("4548-4", "Hémoglobine glyquée (HbA1c)", before(day, 34), [7.3, "%"]),
      measure("2345-7", "Glycémie à jeun", before(day, 34), [1.31, "g/L"]),
      measure("2160-0", "Créatinine", before(day, 34), [9, "mg/L"]),
    ],
  },
  { code: "47519-4", title: "Opérations", entries: [procedure("Ablation de la vésicule biliaire", "1998")] },
  {
    code: "8716-3",
    title: "Constantes",
    entries: [measure("29463-7", "Poids", day, [68, "kg"]), measure("8302-2", "Taille", day, [158, "cm"])],
  },
  {
    code: "29762-2",
    title: "Mode de vie",
    entries: [
      habit("72166-2", "Tabac", "N’a jamais fumé", day),
      habit("63503-7", "Domicile", "Vit seule, avec des passages d’infirmière", day),
    ],
  },
  { code: "104605-1", title: "Alertes", entries: [alert("Entend mal de l’oreille gauche : parler en face, à droite")] },
]

/** A woman of 31: nothing here speaks of what she keeps to herself. */
export const ofAmina: SummaryContent = (day) => [
  { code: "11450-4", title: "Problèmes de santé", entries: [condition("Rhume des foins", "2014")] },
  { code: "48765-2", title: "Allergies", entries: [allergy("Pollens de graminées", "Éternuements, yeux rouges")] },
  {
    code: "10160-0",
    title: "Traitements",
    entries: [medicine("Cétirizine 10 mg", "un comprimé le soir, pendant la saison des pollens", "2014")],
  },
  {
    code: "11369-6",
    title: "Vaccins",
    entries: [
      vaccine("Rappel diphtérie, tétanos, poliomyélite, coqueluche", before(day, 2100)),
      vaccine("Rougeole, oreillons, rubéole, deuxième dose", before(day, 4700)),
    ],
  },
  { code: "29762-2", title: "Mode de vie", entries: [habit("72166-2", "Tabac", "N’a jamais fumé", day)] },
]
