/** Clinical documents written here, for the demonstration, the bench and the tests; everybody in them is invented. */

export type CdaParts = {
  /** As the XML declaration says it; the caller encodes accordingly. */
  encoding?: string
  /** Between the XML declaration and the root element. */
  prolog?: string
  title?: string
  type?: { code: string; system: string; words: string }
  /** HL7 time stamps. */
  madeAt?: string
  actAt?: string | null
  confidentiality?: string
  ids?: { root: string; extension: string }[]
  /** Whom it is about, when that is not Jeanne Lefèvre. */
  patient?: string
  author?: { name: string; profession: string; organisation: string }
  /** What stands inside `component`. */
  body: string
}

const LOINC = "2.16.840.1.113883.6.1"
const REPORT = { code: "11488-4", system: LOINC, words: "CR ou fiche de consultation ou de visite" }
const DOCTOR = {
  name: "<prefix>MME</prefix><given>Anne</given><family>MOREL</family><suffix>DR</suffix>",
  profession: "Médecin - Médecine générale",
  organisation: "Cabinet des Tilleuls",
}
const LABORATORY = { name: "", profession: "", organisation: "Laboratoire Bellevue" }

const JEANNE = `
      <name><family qualifier="BR">MARCHAND</family><given>JEANNE MARIE LOUISE</given><given qualifier="BR">JEANNE</given>
        <family qualifier="CL">LEFÈVRE</family><given qualifier="CL">JEANNE</given></name>
      <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
      <birthTime value="19440314"/>`

/** Somebody as a header names her: a name at birth, and a day of birth as an HL7 time stamp where there is one. */
export const personInHeader = (given: string, family: string, bornAt?: string): string =>
  `<name><given>${given}</given><family qualifier="BR">${family}</family></name>${bornAt ? `<birthTime value="${bornAt}"/>` : ""}`

/** A whole document of Jeanne Lefèvre around a body. */
export function clinicalDocument(parts: CdaParts): string {
  const { encoding = "UTF-8", prolog = "", title = "Compte rendu de consultation", type = REPORT, confidentiality = "N" } = parts
  const {
    madeAt = "20261020101500+0200",
    actAt = "20261019093000+0200",
    ids = [],
    patient = JEANNE,
    author = DOCTOR,
    body,
  } = parts
  return `<?xml version="1.0" encoding="${encoding}"?>
<?xml-stylesheet type="text/xsl" href="CDA-FO.xsl"?>${prolog}
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <realmCode code="FR"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <templateId root="2.16.840.1.113883.2.8.2.1"/>
  <templateId root="1.2.250.1.213.1.1.1.1"/>
  <id root="1.2.250.1.999.1.1.7932.1"/>
  <code code="${type.code}" displayName="${type.words}" codeSystem="${type.system}"/>
  <title>${title}</title>
  <effectiveTime value="${madeAt}"/>
  <confidentialityCode code="${confidentiality}" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="fr-FR"/>
  <recordTarget><patientRole>
    ${ids.map(({ root, extension }) => `<id root="${root}" extension="${extension}"/>`).join("")}
    <id root="1.2.250.1.999.2.9" extension="P-0042"/>
    <patient>${patient}</patient>
  </patientRole></recordTarget>
  ${authorOf(author)}
  <custodian><assignedCustodian><representedCustodianOrganization>
    <name>${author.organisation}</name>
  </representedCustodianOrganization></assignedCustodian></custodian>
  ${actAt ? `<documentationOf><serviceEvent><effectiveTime><low value="${actAt}"/></effectiveTime></serviceEvent></documentationOf>` : ""}
  <component>${body}</component>
</ClinicalDocument>
`
}

function authorOf({ name, profession, organisation }: NonNullable<CdaParts["author"]>): string {
  const person = name ? `<assignedPerson><name>${name}</name></assignedPerson>` : ""
  const code = profession ? `<code code="G15_10" displayName="${profession}" codeSystem="1.2.250.1.213.1.1.4.5"/>` : ""
  return `<author><time value="20261020"/><assignedAuthor>${code}${person}
    <representedOrganization><name>${organisation}</name></representedOrganization></assignedAuthor></author>`
}

/** A section with its narrative; what follows the text are entries or sections inside. */
export function section(title: string, text: string, inside = ""): string {
  return `<component><section><title>${title}</title><text>${text}</text>${inside}</section></component>`
}

/** A structured body (N3) of sections. */
export const structured = (...sections: string[]): string => `<structuredBody>${sections.join("")}</structuredBody>`

/** A body of level 1 (N1): a file in base64. */
export function encapsulated(bytes: Buffer, mediaType = "application/pdf"): string {
  return `<nonXMLBody><text mediaType="${mediaType}" representation="B64">${bytes.toString("base64")}</text></nonXMLBody>`
}

/** A table whose first row names the columns. */
export function table(columns: string[], rows: string[][], caption = ""): string {
  const row = (cells: string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`
  const said = caption ? `<caption>${caption}</caption>` : ""
  return `<table border="1">${said}<thead>${row(columns, "th")}</thead><tbody>${rows.map((cells) => row(cells, "td")).join("")}</tbody></table>`
}

const ANALYSES = ["Analyse", "Résultat", "Unité", "Valeurs de référence", "Antériorité"]

/** A report of biology with tables, as a laboratory sends it. */
export function biologyReport(over: Partial<CdaParts> = {}): string {
  const biochemistry = table(ANALYSES, [
    ["Hémoglobine glyquée (HbA1c)", '<content styleCode="Bold">7,1</content>', "%", "inférieure à 6,0", "7,3"],
    ["Glycémie à jeun", '<content styleCode="Bold">1,26</content>', "g/L", "0,70 à 1,00", "1,31"],
    ["Créatinine", "9", "mg/L", "5 à 10", "9"],
  ])
  const counts = table(ANALYSES, [
    ["Hémoglobine", "12,8", "g/dL", "12,0 à 16,0", "12,6"],
    ["Leucocytes", "6,4", "10<sup>9</sup>/L", "4,0 à 10,0", "5,9"],
    ["Plaquettes", "245", "10<sup>9</sup>/L", "150 à 400", "251"],
  ])
  const comment =
    '<paragraph>Résultats à interpréter avec le médecin prescripteur<footnote ID="methode">Méthodes et incertitudes : sur demande au laboratoire.</footnote>.</paragraph>'
  return clinicalDocument({
    title: "Compte rendu d’examens biologiques",
    type: { code: "11502-2", system: LOINC, words: "CR d'examens biologiques" },
    author: LABORATORY,
    body: structured(
      section("Biochimie", `<paragraph>Prélèvement veineux, à jeun.</paragraph>${biochemistry}`),
      section("Hématologie", counts),
      section("Commentaire", comment),
    ),
    ...over,
  })
}

/** A record of vaccinations. */
export function vaccinationRecord(over: Partial<CdaParts> = {}): string {
  const rows = [
    ["Grippe saisonnière", "16 octobre 2026", "1", "Bras gauche"],
    ["Zona", "11 mars 2026", "1", "Bras droit"],
    ["Diphtérie, tétanos, poliomyélite", "2 juin 2019", "Rappel", "Bras gauche"],
  ]
  return clinicalDocument({
    title: "Historique des vaccinations",
    type: { code: "11369-6", system: LOINC, words: "Historique de vaccinations" },
    body: structured(
      section("Vaccinations", table(["Vaccin", "Date", "Dose", "Endroit"], rows)),
      section(
        "À prévoir",
        '<list listType="ordered"><item>Zona, deuxième dose</item><item>Grippe, à l’automne prochain</item></list>',
      ),
    ),
    ...over,
  })
}

/** A document of level 1: a header around a PDF. */
export function levelOneReport(pdf: Buffer, over: Partial<CdaParts> = {}): string {
  return clinicalDocument({ body: encapsulated(pdf), ...over })
}

/** A picture inside a section, under an ID that a narrative calls. */
export function media(id: string, bytes: Buffer, mediaType = "image/png"): string {
  return `<entry><observationMedia classCode="OBS" moodCode="EVN" ID="${id}"><value mediaType="${mediaType}" representation="B64">${bytes.toString("base64")}</value></observationMedia></entry>`
}

/** Every element that a narrative may hold (CDA R2, §4.3.5), and sections in sections. */
export function everyElement(picture: Buffer): string {
  const words = `<paragraph ID="debut"><caption>Légende du paragraphe</caption>Du texte <content styleCode="Bold">gras</content>,
    <content styleCode="Italics">penché</content>, <content styleCode="Underline Bold">souligné</content>, H<sub>2</sub>O, 10<sup>9</sup>,<br/>
    une note<footnote ID="une">Le texte de la note.</footnote>, la même<footnoteRef IDREF="une"/>,
    <content revised="insert">ajouté</content> et <content revised="delete">retiré</content>.</paragraph>
    <paragraph><linkHtml href="#fin">Aller à la fin</linkHtml>, <linkHtml href="https://example.org/aide">une aide</linkHtml>.</paragraph>`
  const lists = `<list><caption>Légende de la liste</caption><item><caption>Un</caption>premier</item><item>second<list listType="ordered" styleCode="LittleRoman"><item>dedans</item></list></item></list>
    <list listType="ordered"><item>compté</item></list>`
  const tables = `<table><caption>Légende du tableau</caption><colgroup><col/><col/></colgroup>
    <thead><tr><th>Colonne</th><th colspan="2">Large</th></tr></thead><tfoot><tr><td colspan="3">Pied</td></tr></tfoot>
    <tbody><tr><th rowspan="2">Haut</th><td>a</td><td>b</td></tr><tr><td><table><tbody><tr><td>tableau dedans</td></tr></tbody></table></td><td><list><item>liste dedans</item></list></td></tr></tbody></table>`
  const pictures =
    '<renderMultiMedia referencedObject="IMAGE"><caption>Légende de l’image</caption></renderMultiMedia><renderMultiMedia referencedObject="ABSENTE"/>'
  const inner = section("Section de troisième rang", "<paragraph>Au fond.</paragraph>")
  return clinicalDocument({
    confidentiality: "R",
    body: structured(
      section("Mots", words),
      section("Listes", lists),
      section("Tableaux", tables),
      section("Images", pictures, media("IMAGE", picture)),
      section(
        "Sections",
        'Texte sans paragraphe. <content ID="fin">La fin.</content>',
        section("Section de second rang", "", inner),
      ),
      '<component><section><code code="10164-2" displayName="Histoire de la maladie" codeSystem="2.16.840.1.113883.6.1"/></section></component>',
    ),
  })
}
