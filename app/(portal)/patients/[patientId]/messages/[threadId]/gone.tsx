import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"
import type { Member, Recipient } from "@/lib/threads/rules"

type GoneProps = {
  patientId: string
  members: readonly Member[]
  /** The attending doctor, for who decides. */
  attending: Recipient | null
  decides: boolean
  isOwn: boolean
}

/** Who reads a thread no further, and whom to turn to. */
export function Gone({ members, ...turning }: GoneProps) {
  const t = useWords("threads")
  const gone = members.filter(({ reads, isYou }) => !reads && !isYou)
  return gone.map(({ accountId, kind, name }) => (
    <Notice key={accountId} tone="attention" title={t(`gone.${kind}`, { name })}>
      <p>{t(`gone.${kind}Text`)}</p>
      {kind === "professional" && <WhomToTurnTo {...turning} />}
    </Notice>
  ))
}

function WhomToTurnTo({ patientId, attending, decides, isOwn }: Omit<GoneProps, "members">) {
  const t = useWords("threads")
  const write = `/patients/${patientId}/messages/new`
  if (!attending)
    return (
      <>
        <p>{t("gone.nobody")}</p>
        {decides && (
          <a href={write} className="lone-link">
            {t("gone.other")}
          </a>
        )}
      </>
    )
  const { name, accountId } = attending
  return (
    <>
      <p>{t(isOwn ? "gone.attending" : "gone.attendingOther", { name })}</p>
      <a href={`${write}?to=${accountId}`} className="lone-link">
        {t("gone.write", { name })}
      </a>
    </>
  )
}
