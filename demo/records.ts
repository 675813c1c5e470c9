import type { DocumentGroup, SensitiveTopic, Sensitivity } from "@/drizzle/vocabulary"

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
  /** An example of the International Patient Summary instead of a page. */
  bundle?: string
  /** A clinical document (CDA R2) instead of a page: structured results, or the page inside a header. */
  clinical?: "biology" | "around_page"
}

const BELLEVUE = "Laboratoire Bellevue"

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

const prescription = (daysAgo: number): DemoDocument => ({
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

const dispensed = (daysAgo: number): DemoDocument => ({
  daysAgo,
  typeCode: "60593-1",
  group: "dispensed_medicines",
  title: "Médicaments délivrés",
  author: "pharmacist",
  lines: ["# Délivrance", "Metformine 850 mg, 180 comprimés", "Ramipril 5 mg, 90 comprimés", "Paracétamol 500 mg, 16 comprimés"],
})

/** The year of a woman of 82 with type 2 diabetes. */
export const JEANNE: DemoDocument[] = [
  bloodTest(3, "7,1", "1,26", "9"),
  prescription(5),
  {
    daysAgo: 19,
    typeCode: "11488-4",
    group: "consultations",
    title: "Consultation de cardiologie",
    author: "hospital",
    lines: [
      "# Motif",
      "Contrôle annuel, essoufflement à l’effort.",
      "# Examen",
      "Tension artérielle 138/76 mmHg. Électrocardiogramme sans anomalie nouvelle.",
      "# Conclusion",
      "Traitement inchangé. À revoir dans un an.",
    ],
  },
  {
    daysAgo: 24,
    typeCode: "18748-4",
    group: "imaging",
    title: "Radiographie du poignet",
    author: "hospital",
    lines: ["# Indication", "Chute de sa hauteur.", "# Résultat", "Pas de fracture visible. Déminéralisation diffuse."],
  },
  {
    daysAgo: 25,
    typeCode: "15507-7",
    group: "hospital",
    title: "Passage aux urgences",
    author: "hospital",
    lines: [
      "# Motif",
      "Chute à domicile, douleur du poignet droit.",
      "# Conduite",
      "Radiographie, attelle dix jours, paracétamol. Retour à domicile.",
    ],
  },
  dispensed(4),
  {
    daysAgo: 33,
    typeCode: "11502-2",
    group: "lab_results",
    title: "Analyses de sang, numération",
    author: BELLEVUE,
    lines: [],
    clinical: "biology",
  },
  {
    daysAgo: 37,
    typeCode: "11488-4",
    group: "consultations",
    title: "Consultation de médecine générale",
    author: "morel",
    lines: ["# Motif", "Suivi du diabète, fatigue.", "# Conclusion", "Bilan sanguin prescrit. Traitement inchangé."],
    clinical: "around_page",
  },
  {
    daysAgo: 40,
    typeCode: "11369-6",
    group: "vaccinations",
    title: "Vaccin contre la grippe",
    author: "pharmacist",
    lines: ["# Vaccination", "Vaccin contre la grippe saisonnière, bras gauche.", "# Prochaine échéance", "Automne prochain."],
  },
  {
    daysAgo: 52,
    typeCode: "PRESC-KINE",
    group: "prescriptions",
    title: "Ordonnance de kinésithérapie",
    author: "morel",
    lines: ["# Prescription", "Dix séances de kinésithérapie : équilibre et marche, à domicile."],
  },
  {
    daysAgo: 60,
    typeCode: "60591-5",
    group: "care_plans",
    title: "Synthèse médicale",
    author: "morel",
    lines: [],
    bundle: "Bundle-bundle-ips-all-sections.json",
  },
  bloodTest(94, "7,3", "1,31", "9"),
  prescription(96),
  dispensed(95),
  {
    daysAgo: 110,
    typeCode: "78513-9",
    group: "other",
    title: "Fond d’œil",
    author: "hospital",
    lines: ["# Résultat", "Pas de rétinopathie diabétique.", "# Contrôle", "Dans un an."],
  },
  {
    daysAgo: 121,
    typeCode: "18776-5",
    group: "care_plans",
    title: "Plan personnalisé de soins",
    author: "nurse",
    lines: [
      "# Objectifs choisis avec vous",
      "Marcher chaque jour vingt minutes.",
      "Glycémie deux fois par semaine.",
      "# Passages",
      "Infirmière le lundi et le jeudi.",
    ],
  },
  {
    daysAgo: 130,
    typeCode: "68599-0",
    group: "other",
    title: "Consultation au centre médico-psychologique",
    author: "hospital",
    lines: ["# Motif", "Tristesse depuis le décès de son mari.", "# Conduite", "Entretien de soutien, à revoir dans un mois."],
    sensitivity: "sensitive",
    topic: "mental_health",
    hiddenFromProfessionals: true,
  },
  {
    daysAgo: 150,
    typeCode: "ATTEST-DROITS-AM",
    group: "administrative",
    title: "Attestation de droits",
    author: "jeanne",
    lines: ["# Assurance maladie", "Prise en charge à 100 % pour le diabète de type 2."],
  },
  bloodTest(186, "7,4", "1,34", "10"),
  prescription(188),
  dispensed(187),
  {
    daysAgo: 200,
    typeCode: "89601-9",
    group: "certificates",
    title: "Certificat pour la marche en groupe",
    author: "morel",
    lines: ["# Certificat", "L’état de santé permet la marche douce en groupe."],
  },
  {
    daysAgo: 236,
    typeCode: "34112-3",
    group: "hospital",
    title: "Séjour en hôpital de jour",
    author: "hospital",
    lines: [
      "# Motif",
      "Bilan annuel du diabète.",
      "# Conclusion",
      "Équilibre acceptable pour l’âge. Pieds : pas de lésion, grade 0.",
    ],
  },
  {
    daysAgo: 260,
    typeCode: "87273-9",
    group: "vaccinations",
    title: "Vaccin contre le zona",
    author: "pharmacist",
    lines: ["# Vaccination", "Vaccin recombinant contre le zona, première dose."],
  },
  bloodTest(280, "7,6", "1,40", "10"),
  prescription(282),
  {
    daysAgo: 320,
    typeCode: "DOCPAT01",
    group: "patient_provided",
    title: "Ce que je veux dire à mes médecins",
    author: "jeanne",
    lines: [
      "# Mes mots",
      "J’entends mal de l’oreille gauche.",
      "Je préfère les rendez-vous le matin.",
      "Ma fille Claire m’accompagne.",
    ],
  },
  {
    daysAgo: 345,
    typeCode: "PROT_ALD",
    group: "care_plans",
    title: "Protocole de soins, affection de longue durée",
    author: "morel",
    lines: [
      "# Affection",
      "Diabète de type 2.",
      "# Suivi prévu",
      "Hémoglobine glyquée tous les trois mois, fond d’œil et pieds chaque année.",
    ],
  },
]
