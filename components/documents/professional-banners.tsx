import { isDue } from "@/lib/documents/announcement/rules"
import type { ForProfessional } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"
import { sayDay } from "../care/care-words"
import { Notice } from "../ui/notice"

/** From whom a document is hidden, and why a professional reads it all the same: before anything is said aloud in the room. */
export async function ProfessionalBanners({ marks }: { marks: ForProfessional }) {
  const t = await words("documents")
  const { announceOn, isHiddenFromRepresentatives, isHiddenFromProfessionals, isOwnDeposit } = marks
  return (
    <>
      {announceOn && <Awaited announceOn={announceOn} />}
      {isHiddenFromRepresentatives && (
        <Notice tone="attention" title={t("marks.representativesTitle")}>
          <p>{t("marks.representativesText")}</p>
        </Notice>
      )}
      {isHiddenFromProfessionals && (
        <Notice title={t("marks.hiddenTitle")}>
          <p>{t(isOwnDeposit ? "marks.hiddenOwn" : "marks.hiddenAttending")}</p>
        </Notice>
      )}
    </>
  )
}

async function Awaited({ announceOn }: { announceOn: string }) {
  const t = await words("documents")
  const date = await sayDay(announceOn)
  return (
    <Notice tone="attention" title={t("marks.awaitedTitle")}>
      <p>{t(isDue(announceOn, new Date()) ? "marks.awaitedDue" : "marks.awaitedText", { date })}</p>
    </Notice>
  )
}
