import { apart } from "@/components/ui/apart"
import { Badge } from "@/components/ui/badge"
import { Actions, ButtonLink } from "@/components/ui/button"
import { List, ListRow } from "@/components/ui/list-row"
import type { listNotices } from "@/lib/notices/queries"
import { placeOf, sentenceOf } from "@/lib/notices/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { dayAndHour } from "../../patients/[patientId]/helpers/words"

type Notice = Awaited<ReturnType<typeof listNotices>>[number]

/** What somebody was told, the newest first; of several that say the same in one minute, which it is. */
export function ToldList({ notices }: { notices: readonly Notice[] }) {
  const [t, f] = [useWords("account"), useFormats()]
  const rows = notices.map((notice) => ({ notice, title: sentenceIn(t, notice), told: dayAndHour(f, notice.toldAt) }))
  const heard = apart(rows)
  return (
    <List label={t("notices.title")}>
      {rows.map(({ notice, title, told }, at) => (
        <Told key={notice.id} notice={notice} said={title} day={told} when={heard[at] ?? told} />
      ))}
    </List>
  )
}

type ToldProps = { notice: Notice; said: string; day: string; when: string }

/** What happened in a sentence, when, whether it was read, and the way there. */
function Told({ notice, said, day, when }: ToldProps) {
  const t = useWords("account")
  const { id, isUnread } = notice
  const way = `/account/notices/${id}`
  return (
    <ListRow icon="mail" title={said} meta={day} badges={isUnread && <Badge tone="plum">{t("notices.new")}</Badge>}>
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

/** What it tells of, by the names that the mail never says; of one that was kept before notices led anywhere, what the mail said. */
function sentenceIn(t: ReturnType<typeof useWords>, { about, name, subject }: Notice): string {
  if (!about) return subject
  const unnamed = MAY_BE_UNNAMED.includes(sentenceOf(about)) && !name
  return t(`notices.about.${sentenceOf(about)}${unnamed ? "_unnamed" : ""}`, { name: name ?? "" })
}

/** What the clock ended or reminded of was told without a name, once; which professional answered is not said. */
const MAY_BE_UNNAMED = ["ended", "ending_own", "rectification", "answered", "refill", "message"]
