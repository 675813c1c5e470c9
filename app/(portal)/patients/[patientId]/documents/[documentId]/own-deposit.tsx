import { sayTime } from "@/components/care/care-words"
import type { DocumentDetail } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { sayTooLate } from "./too-late"

type OwnDepositProps = { space: SpaceHeader; document: DocumentDetail }

/** For who deposited the document: until when it may be taken back, and after that what else can be done. */
export async function OwnDeposit({ space, document: { id, withdrawal } }: OwnDepositProps) {
  const t = await words("documents")
  if (!withdrawal) return null
  if (!withdrawal.isOpen) return space.isOwn ? null : <p className="text-soft print:hidden">{await sayTooLate(space)}</p>
  return (
    <p className="print:hidden">
      {t("withdraw.offer", { time: await sayTime(withdrawal.until) })}{" "}
      <a href={`/patients/${space.patientId}/documents/${id}/withdraw`} className="lone-link">
        {t("withdraw.link")}
      </a>
    </p>
  )
}
