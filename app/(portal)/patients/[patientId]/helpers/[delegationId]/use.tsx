import { formats, words } from "@/lib/request/words"
import { visitsInWords } from "../words"
import type { HelperShown } from "./helper-page"

/** When somebody last came and what they looked at, with the way to their lines of the journal. */
export async function Use({ helper, patientId }: { helper: HelperShown; patientId: string }) {
  const t = await words("delegation")
  return (
    <>
      <p>{visitsInWords(t, await formats(), helper)}</p>
      {helper.use && (
        <a href={`/patients/${patientId}/journal?person=${helper.caregiverAccountId}`}>
          {t("use.journal", { name: helper.caregiverName })}
        </a>
      )}
    </>
  )
}
