import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { parseFhir } from "@/lib/fhir/bundle"
import { documentConfidentiality, readFhirDocument } from "@/lib/fhir/document"
import { pageText } from "./page.testing"

const folder = new URL("../../lib/fhir/cases/", import.meta.url)
const bundleOf = (name: string) => parseFhir(readFileSync(new URL(name, folder)))

const shown = (name: string, part = 1) => pageText(bundleOf(name), part)

/** For each file, what its page must say, and what it must not. */
const CASES: Record<string, { says: RegExp[]; never?: RegExp[] }> = {
  "fhir-a-ne-pas-donner.json": { says: [/Ibuprofene 400 mg À ne pas donner/] },
  "fhir-modifier-extension.json": {
    says: [
      /Warfarine L’auteur a ajouté une précision qui change le sens, et que nous ne savons pas lire : Traitement arrete definitivement/,
      /Recit de la ressource MedicationRequest/,
    ],
  },
  "fhir-lot-plus-de-500.json": { says: [/Ce document est long/, /Allergies et intolérances, page \d|Allergies, page \d/] },
  "fhir-antecedent-familial.json": { says: [/mere/, /Cancer du sein/, /42 ans/], never: [/Recit/] },
  "fhir-medic-administre.json": { says: [/Ceftriaxone/, /1 g IV/, /10 janvier 2026/] },
  "fhir-liste.json": { says: [/Traitements a la sortie/, /Bisoprolol 2,5 mg/] },
  "fhir-questionnaire.json": { says: [/Fumez-vous \?/, /10 par jour/] },
  "fhir-demande.json": { says: [/IRM du genou droit/, /1er février 2026/, /douleur/, /A jeun/] },
  "fhir-rapport-pdf.json": { says: [/Scanner/, /Ouvrir : compte-rendu.pdf/] },
  "fhir-poso-duree.json": { says: [/1 g, 3 fois par jour, pendant 7 jours, au plus 3 g par jour/] },
  "fhir-poso-freq-max.json": { says: [/de 1 cp à 2 cp, 1 à 3 fois toutes les 6 à 8 heures/] },
  "fhir-poso-timing-code.json": { says: [/1 cp, 2 fois par jour, du 1er janvier 2026 au 8 janvier 2026/] },
  "fhir-poso-texte-et-consigne.json": { says: [/1 comprime le soir, si besoin, si fievre uniquement/, /En détail 1 cp/] },
  "fhir-bom.json": { says: [/Glycemie/, /1,1 g\/L/] },
  "fhir-nom-ancien-dabord.json": { says: [/Ce document concerne Nina ACTUEL/, /Nom de naissance NAISSANCE/] },
  "fhir-recit-du-document.json": { says: [/ATTENTION : patiente sous anticoagulant/, /rien a signaler/] },
  "fhir-legende-tableau.json": { says: [/Traitements arretes en 2025/, /Code Aspirine/] },
  "fhir-entites.json": { says: [/5 &lt; 6 &amp; 37 °C µg élevé ° ± 2/] },
  "fhir-ongoing.json": { says: [/Asthme, ongoing=oui, onset = 2015/] },
  "fhir-ins-d-un-autre.json": { says: [/Glycemie/] },
  "fhir-entree-d-un-autre.json": { says: [/A Concerne une autre personne : Jean Autre/] },
  "fhir-conf-R.json": { says: [/Confidentialité Restreinte/] },
  "fhir-prelim.json": { says: [/Ce document est provisoire/] },
  "fhir-sections-6-niveaux.json": { says: [/S6 profond six/], never: [/Rien n’est écrit/] },
  "fhir-acte-non-fait.json": { says: [/Coloscopie Pas fait : contre-indication/] },
}

describe("A FHIR document that was once shown wrongly", () => {
  it.each(Object.entries(CASES))("is shown as it says: %s", (name, { says, never = [] }) => {
    const text = shown(name)
    for (const words of says) expect(text).toMatch(words)
    for (const words of [...never, /missing:|undefined|\[object|absente du document/]) expect(text).not.toMatch(words)
  })

  it("has each file of the folder in this table", () => {
    expect(Object.keys(CASES).sort()).toEqual(readdirSync(folder).sort())
  })

  it("is shown whole over its pages, the allergy behind 499 results too", () => {
    const { pages } = readFhirDocument(bundleOf("fhir-lot-plus-de-500.json"), "fr")
    const whole = Array.from({ length: pages.count }, (_, at) => shown("fhir-lot-plus-de-500.json", at + 1)).join(" ")
    expect(whole).toMatch(/Allergie a l arachide/)
    for (let at = 0; at < 498; at++) expect(whole).toContain(`Mesure numero ${at} `)
    expect(whole).not.toMatch(/absente du document|Rien n’est écrit/)
  })

  it("gives its restricted mark to the deposit", () => {
    expect(documentConfidentiality(bundleOf("fhir-conf-R.json"))).toBe("R")
    expect(documentConfidentiality(bundleOf("fhir-prelim.json"))).toBeNull()
  })
})
