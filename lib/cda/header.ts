import type { Language } from "@/drizzle/vocabulary"
import { INS_OIDS } from "@/lib/identity/rules"
import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"
import { documentType } from "@/lib/reference/document-types"
import { aroundOf } from "./around"
import { confidentialityOf } from "./confidentiality"
import { dayOf, isoOf, sayStamp } from "./dates"
import { authorOf, birthNameOf, entityOf, nameOf } from "./people"
import { CDA_RELATIONS, type CdaHeader, type CdaProposal, type CdaRelation } from "./schema"
import { warningsOf } from "./states"
import { say } from "./words"

/** LOINC and TRE_A05, the two systems of JDV_J07. */
const TYPE_SYSTEMS = ["2.16.840.1.113883.6.1", "1.2.250.1.213.1.1.4.12"]
const SEXES = { M: "male", F: "female" } as const
const INS_KINDS: Record<string, "ins_test" | "ins_demo"> = { [INS_OIDS.test]: "ins_test", [INS_OIDS.demo]: "ins_demo" }

/** The header of a clinical document in words. */
export function readHeader(root: XmlElement, locale: Language): CdaHeader {
  const type = ourType(root)
  const typeWords = type ? documentType(type)?.plain[locale] : attribute(at(root, "code"), "displayName")
  const [role = null, ...others] = allAt(root, "recordTarget/patientRole")
  return {
    title: textOf(at(root, "title")) ?? typeWords ?? say(locale, "untitled"),
    type: typeWords ?? null,
    patient: readPatient(role, locale),
    otherPatients: others.map((other) => nameOf(at(other, "patient")) ?? say(locale, "no_name")),
    authors: [...new Set(allAt(root, "author").flatMap((author) => authorOf(author) ?? []))],
    validatedBy: entityOf(at(root, "legalAuthenticator/assignedEntity")),
    custodian: textOf(at(root, "custodian/assignedCustodian/representedCustodianOrganization/name")),
    actOn: sayStamp(actStamp(root), locale),
    madeOn: sayStamp(attribute(at(root, "effectiveTime"), "value"), locale),
    confidentiality: confidentialityOf(root),
    warnings: warningsOf(root, locale),
    relations: relationsOf(root),
    around: aroundOf(root, locale),
  }
}

function relationsOf(root: XmlElement): CdaRelation[] {
  const codes = allAt(root, "relatedDocument").map((related) => attribute(related, "typeCode"))
  return Object.entries(CDA_RELATIONS).flatMap(([code, relation]) => (codes.includes(code) ? [relation] : []))
}

/** What the header proposes when the document is deposited; the day of the act is that of the act itself, else of the document. */
export function proposalOf(root: XmlElement): CdaProposal {
  return {
    typeCode: ourType(root),
    actOn: dayOf(actStamp(root)) ?? dayOf(attribute(at(root, "effectiveTime"), "value")),
    confidentiality: confidentialityOf(root),
  }
}

function readPatient(role: XmlElement | null, locale: Language): CdaHeader["patient"] {
  const patient = at(role, "patient")
  const name = nameOf(patient) ?? say(locale, "no_name")
  const birthName = birthNameOf(patient)
  const sex = attribute(at(patient, "administrativeGenderCode"), "code")
  return {
    name,
    birthName: birthName && !name.endsWith(birthName) ? birthName : null,
    birthDate: sayStamp(attribute(at(patient, "birthTime"), "value"), locale),
    sex: sex === "M" || sex === "F" ? say(locale, SEXES[sex]) : null,
    ins: sayIns(role, locale),
  }
}

const OIDS: string[] = Object.values(INS_OIDS)

/** The matricule INS as people write it, in groups, and whether it is only for tests. */
function sayIns(role: XmlElement | null, locale: Language): string | null {
  const id = allAt(role, "id").find((one) => OIDS.includes(attribute(one, "root") ?? ""))
  const matricule = attribute(id ?? null, "extension")
  if (!matricule) return null
  const grouped = matricule.replace(/^(\d)(\d\d)(\d\d)(\w\w)(\d{3})(\d{3})(\d\d)?$/, "$1 $2 $3 $4 $5 $6 $7").trim()
  const kind = INS_KINDS[attribute(id ?? null, "root") ?? ""]
  return kind ? `${grouped} (${say(locale, kind)})` : grouped
}

/** The type of JDV_J07 that the document gives itself, or one of its translations; null when it is none of ours. */
function ourType(root: XmlElement): string | null {
  const codes = [...allAt(root, "code"), ...allAt(root, "code/translation")]
  const ours = codes.filter((code) => TYPE_SYSTEMS.includes(attribute(code, "codeSystem") ?? ""))
  return ours.flatMap((code) => attribute(code, "code") ?? []).find((code) => documentType(code) !== undefined) ?? null
}

/** When the act that is documented began: a whole day before a month or a year. */
function actStamp(root: XmlElement): string | null {
  const times = allAt(root, "documentationOf/serviceEvent/effectiveTime")
  const stamps = times.flatMap(
    (time) => attribute(at(time, "low"), "value") ?? attribute(time, "value") ?? attribute(at(time, "high"), "value") ?? [],
  )
  return stamps.find((stamp) => dayOf(stamp) !== null) ?? stamps.find((stamp) => isoOf(stamp) !== null) ?? null
}
