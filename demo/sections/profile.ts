import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { confirmLine } from "@/lib/profile/answering/commands"
import { addLine } from "@/lib/profile/commands"
import type { LineContent, LineSection } from "@/lib/profile/rules"
import type { Seeding } from "../sections"

const TILLEULS = { structureId: "R00001", structureName: "Cabinet des Tilleuls", label: "Cabinet des Tilleuls" }
const AS_DOCTOR = { professionCode: "10", roleCode: null, activityCode: null, savoirFaireCode: null, ...TILLEULS }

type Said = { by: string; section: LineSection; content: LineContent; confirmedBy?: string }

/** What a woman of 82, her doctor and her daughter say of her health, the first said first. */
const SAID: Said[] = [
  { by: "morel", section: "conditions", content: { label: "Arthrose des genoux", startedOn: "2016" } },
  { by: "morel", section: "conditions", content: { label: "Hypertension artérielle", startedOn: "2012" } },
  { by: "morel", section: "conditions", content: { label: "Diabète de type 2", startedOn: "2009" } },
  { by: "jeanne", section: "conditions", content: { label: "Zona", startedOn: "2019-11", endedOn: "2020-01" } },
  {
    by: "jeanne",
    section: "allergies",
    content: {
      kind: "allergy",
      label: "Pénicilline",
      reaction: "Gonflement du visage et plaques rouges, en 2009",
      severity: "severe",
    },
    confirmedBy: "morel",
  },
  { by: "claire", section: "allergies", content: { label: "Pansements adhésifs", reaction: "Peau irritée à la main droite" } },
  {
    by: "jeanne",
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
    section: "medications",
    content: { label: "Ramipril 5 mg", dose: "Un comprimé", rhythm: "le matin", startedOn: "2012", prescriber: "Dr Anne Morel" },
  },
  {
    by: "morel",
    section: "medications",
    content: { label: "Metformine 850 mg", dose: "Un comprimé", rhythm: "matin et soir, au milieu du repas", startedOn: "2010" },
  },
  {
    by: "jeanne",
    section: "medications",
    content: { label: "Ibuprofène 400 mg", startedOn: "2014", endedOn: "2016", endReason: "Mal à l’estomac" },
  },
  {
    by: "claire",
    section: "medications",
    content: { label: "Vitamine D", dose: "Une ampoule", rhythm: "tous les trois mois", dosesLeft: 1 },
  },
  {
    by: "jeanne",
    section: "procedures",
    content: { kind: "operation", label: "Ablation de la vésicule biliaire", startedOn: "1998" },
  },
  {
    by: "jeanne",
    section: "devices",
    content: {
      kind: "device",
      label: "Lecteur de glycémie",
      startedOn: "2010",
      note: "Les bandelettes sont à la pharmacie des Halles.",
    },
  },
  { by: "jeanne", section: "family_history", content: { relative: "mother", label: "Diabète, depuis ses 60 ans" } },
  { by: "jeanne", section: "family_history", content: { relative: "brother", label: "Infarctus à 58 ans" } },
  {
    by: "jeanne",
    section: "lifestyle",
    content: { topic: "activity", label: "Marche une demi-heure par jour, sauf s’il pleut" },
  },
  { by: "jeanne", section: "lifestyle", content: { topic: "tobacco", label: "N’a jamais fumé" } },
]

/** Jeanne’s medical profile, line by line. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const practising = (key: string): Actor =>
    someone(key).face === "professional" ? { ...someone(key), exercice: AS_DOCTOR } : someone(key)
  for (const { by, section, content, confirmedBy } of SAID) {
    const line = { section, lineId: randomUUID() }
    await withAccess(practising(by), patientId, [`add:${section}`], (access) => addLine(access, { ...line, content }))
    if (confirmedBy)
      await withAccess(practising(confirmedBy), patientId, [`add:${section}`], (access) => confirmLine(access, line))
  }
}
