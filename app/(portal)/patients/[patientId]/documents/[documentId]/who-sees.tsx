import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { Icon } from "@/components/ui/icon"
import { List, ListRow } from "@/components/ui/list-row"
import type { CaregiverSight } from "@/lib/access/sights"
import type { DocumentDetail } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"
import { excludeCaregiver, hideFromProfessionals } from "../actions"
import { DocumentButton } from "../document-button"

type WhoSeesProps = { patientId: string; document: DocumentDetail; sights: CaregiverSight[] }

/** For the patient alone: each caregiver, then the professionals, and how to change it. */
export async function WhoSees({ patientId, document, sights }: WhoSeesProps) {
  const [t, readers] = [await words("documents"), await words("care")]
  const sensitivity = document.forPatient?.sensitivity
  return (
    <Card title={t("who.title")}>
      {sensitivity === "sensitive" && <p>{t("who.sensitive")}</p>}
      {sensitivity === "not_yet_judged" && <p>{t("who.notYetJudged")}</p>}
      {sights.length === 0 && <p>{t("who.none")}</p>}
      <List label={t("who.title")}>
        {sights.map((sight) => (
          <Caregiver key={sight.accountId} sight={sight} patientId={patientId} documentId={document.id} />
        ))}
        <Professionals patientId={patientId} document={document} />
      </List>
      <p>
        <a href={`/patients/${patientId}/documents/${document.id}/readers`} className="lone-link">
          {readers("readers.link", { kind: "document" })}
        </a>
      </p>
    </Card>
  )
}

type CaregiverProps = { sight: CaregiverSight; patientId: string; documentId: string }

async function Caregiver({ sight, patientId, documentId }: CaregiverProps) {
  const t = await words("documents")
  const { name, sees, isExcluded, accountId } = sight
  const fields = { patientId, documentId, caregiverId: accountId, excluded: isExcluded ? "no" : "yes" }
  const label = isExcluded ? t("who.include", { name }) : t("who.exclude", { name })
  return (
    <ListRow
      lead={<Avatar name={name} tone={sees ? "green" : "plain"} />}
      title={sees ? t("who.sees", { name }) : t("who.doesNotSee", { name })}
      meta={isExcluded ? t("who.excluded") : sees ? undefined : t("who.outside")}
    >
      {(sees || isExcluded) && <Change action={excludeCaregiver} fields={fields} label={label} />}
    </ListRow>
  )
}

async function Professionals({ patientId, document }: Pick<WhoSeesProps, "patientId" | "document">) {
  const t = await words("documents")
  const isHidden = document.forPatient?.isHiddenFromProfessionals === true
  const fields = { patientId, documentId: document.id, version: String(document.version), hidden: isHidden ? "no" : "yes" }
  return (
    <ListRow
      lead={
        <span className="grid size-11 shrink-0 place-items-center rounded-round bg-petrol-tint text-petrol-strong">
          <Icon name={isHidden ? "hidden" : "stethoscope"} />
        </span>
      }
      title={t("who.professionals")}
      meta={isHidden ? t("who.professionalsHidden") : t("who.professionalsSee")}
    >
      {!isHidden && <p className="max-w-text text-soft">{t("who.hideEffect")}</p>}
      <Change action={hideFromProfessionals} fields={fields} label={isHidden ? t("who.show") : t("who.hide")} />
    </ListRow>
  )
}

function Change(props: Parameters<typeof DocumentButton>[0]) {
  return (
    <div className="pt-3">
      <DocumentButton {...props} />
    </div>
  )
}
