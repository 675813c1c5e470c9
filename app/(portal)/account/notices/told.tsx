import { Badge } from "@/components/ui/badge"
import { Actions, ButtonLink } from "@/components/ui/button"
import { ListRow } from "@/components/ui/list-row"
import type { listNotices } from "@/lib/notices/queries"
import { placeOf, sentenceOf } from "@/lib/notices/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { dayAndHour } from "../../patients/[patientId]/helpers/words"

type Notice = Awaited<ReturnType<typeof listNotices>>[number]

/** What happened in a sentence, when, whether it was read, and the way there. */
export function Told({ notice }: { notice: Notice }) {
  const [t, f] = [useWords("account"), useFormats()]
  const { id, subject, toldAt, isUnread } = notice
  const [when, said] = [dayAndHour(f, toldAt), useSentence(notice) ?? subject]
  const way = `/account/notices/${id}`
  return (
    <ListRow icon="mail" title={said} meta={when} badges={isUnread && <Badge tone="plum">{t("notices.new")}</Badge>}>
      <div className="pt-3">
        <Actions>
          {placeOf(notice) && (
            <ButtonLink href={way} tone="secondary" aria-label={t("notices.seeNamed", { subject: said, when })}>
              {t("notices.see")}
            </ButtonLink>
          )}
          <ButtonLink href={`${way}/letter`} tone="quiet" aria-label={t("notices.downloadNamed", { subject: said, when })}>
            {t("notices.download")}
          </ButtonLink>
        </Actions>
      </div>
    </ListRow>
  )
}

/** What it tells of, by the names that the mail never says; of one that was kept before notices led anywhere, nothing. */
function useSentence({ about, name }: Notice): string | null {
  const t = useWords("account")
  if (!about) return null
  const unnamed = MAY_BE_UNNAMED.includes(sentenceOf(about)) && !name
  return t(`notices.about.${sentenceOf(about)}${unnamed ? "_unnamed" : ""}`, { name: name ?? "" })
}

/** What the clock ended or reminded of was told without a name, once; which professional answered is not said. */
const MAY_BE_UNNAMED = ["ended", "ending_own", "rectification", "answered", "refill", "message"]
