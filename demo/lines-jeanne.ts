import type { LineContent, LineSection } from "@/lib/profile/rules"

/** A line of the profile, who says it, and what became of it since. */
export type SaidLine = {
  by: string
  /** How long ago it was said. */
  daysAgo: number
  section: LineSection
  content: LineContent
  confirmedBy?: string
  since?: "written_by_mistake" | "counted" | "refused" | "hidden_from_professionals" | "kept_from_claire"
}

/** The month so many months ago, as far as a day is known. */
function monthsAgo(months: number): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 7)
}

/** What a woman of 82, her doctor and her daughter say of her health, the first said first. */
export const JEANNES_LINES: SaidLine[] = [
  { by: "morel", daysAgo: 352, section: "conditions", content: { label: "Arthrose des genoux", startedOn: "2016" } },
  { by: "morel", daysAgo: 352, section: "conditions", content: { label: "Hypertension artérielle", startedOn: "2012" } },
  { by: "morel", daysAgo: 352, section: "conditions", content: { label: "Diabète de type 2", startedOn: "2009" } },
  { by: "jeanne", daysAgo: 351, section: "conditions", content: { label: "Zona", startedOn: "2019-11", endedOn: "2020-01" } },
  {
    by: "jeanne",
    daysAgo: 49,
    section: "conditions",
    content: {
      label: "Chute dans la cuisine, sans rien de cassé",
      startedOn: monthsAgo(2),
      endedOn: monthsAgo(1),
      note: "J’en ai parlé au Dr Morel. Je ne veux pas inquiéter Claire.",
    },
    since: "kept_from_claire",
  },
  {
    by: "jeanne",
    daysAgo: 350,
    section: "allergies",
    content: {
      kind: "allergy",
      label: "Pénicilline",
      reaction: "Gonflement du visage et plaques rouges, en 2009",
      severity: "severe",
    },
    confirmedBy: "morel",
  },
  {
    by: "claire",
    daysAgo: 0,
    section: "allergies",
    content: { label: "Pansements adhésifs", reaction: "Peau irritée à la main droite" },
  },
  {
    by: "jeanne",
    daysAgo: 320,
    section: "medications",
    content: {
      label: "Paracétamol 500 mg",
      dose: "Un comprimé",
      rhythm: "si douleur, six heures au moins entre deux prises",
      startedOn: "2016",
    },
  },
  {
    by: "morel",
    daysAgo: 352,
    section: "medications",
    content: { label: "Ramipril 5 mg", dose: "Un comprimé", rhythm: "le matin", startedOn: "2012", prescriber: "Dr Anne Morel" },
    since: "counted",
  },
  {
    by: "morel",
    daysAgo: 340,
    section: "medications",
    content: { label: "Metformine 850 mg", dose: "Un comprimé", rhythm: "matin et soir, au milieu du repas", startedOn: "2010" },
  },
  {
    by: "jeanne",
    daysAgo: 318,
    section: "medications",
    content: { label: "Ibuprofène 400 mg", startedOn: "2014", endedOn: "2016", endReason: "Mal à l’estomac" },
  },
  {
    by: "morel",
    daysAgo: 150,
    section: "medications",
    content: { label: "Amlodipine 5 mg", dose: "Un comprimé", rhythm: "le soir", startedOn: monthsAgo(5) },
    since: "written_by_mistake",
  },
  {
    by: "claire",
    daysAgo: 0,
    section: "medications",
    content: { label: "Tisane pour dormir", dose: "Une tasse", rhythm: "le soir" },
    since: "refused",
  },
  {
    by: "claire",
    daysAgo: 0,
    section: "medications",
    content: { label: "Vitamine D", dose: "Une ampoule", rhythm: "tous les trois mois" },
  },
  {
    by: "jeanne",
    daysAgo: 316,
    section: "procedures",
    content: { kind: "operation", label: "Ablation de la vésicule biliaire", startedOn: "1998" },
  },
  {
    by: "jeanne",
    daysAgo: 315,
    section: "devices",
    content: {
      kind: "device",
      label: "Lecteur de glycémie",
      startedOn: "2010",
      note: "Les bandelettes sont à la pharmacie des Halles.",
    },
  },
  {
    by: "morel",
    daysAgo: 6,
    section: "procedures",
    content: { kind: "operation", label: "Infiltration du genou droit", startedOn: monthsAgo(0) },
  },
  {
    by: "jeanne",
    daysAgo: 170,
    section: "procedures",
    content: { kind: "operation", label: "Opération de la cataracte, œil droit", startedOn: "2021-10" },
    since: "hidden_from_professionals",
  },
  {
    by: "jeanne",
    daysAgo: 48,
    section: "devices",
    content: { kind: "device", label: "Canne, après la chute", startedOn: monthsAgo(2), endedOn: monthsAgo(1) },
  },
  {
    by: "jeanne",
    daysAgo: 2,
    section: "devices",
    content: { kind: "device", label: "Attelle de poignet, la nuit", startedOn: monthsAgo(0) },
  },
  {
    by: "jeanne",
    daysAgo: 120,
    section: "family_history",
    content: { relative: "sister", label: "Dépression, à 50 ans" },
    since: "hidden_from_professionals",
  },
  {
    by: "jeanne",
    daysAgo: 3,
    section: "family_history",
    content: { relative: "father", label: "Hypertension artérielle" },
  },
  { by: "jeanne", daysAgo: 312, section: "family_history", content: { relative: "mother", label: "Diabète, depuis ses 60 ans" } },
  { by: "jeanne", daysAgo: 312, section: "family_history", content: { relative: "brother", label: "Infarctus à 58 ans" } },
  {
    by: "jeanne",
    daysAgo: 300,
    section: "lifestyle",
    content: { topic: "activity", label: "Marche une demi-heure par jour, sauf s’il pleut" },
  },
  { by: "jeanne", daysAgo: 300, section: "lifestyle", content: { topic: "tobacco", label: "N’a jamais fumé" } },
  {
    by: "jeanne",
    daysAgo: 300,
    section: "lifestyle",
    content: { topic: "alcohol", label: "Un verre de vin le dimanche" },
    since: "hidden_from_professionals",
  },
]
