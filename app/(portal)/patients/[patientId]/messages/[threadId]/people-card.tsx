import { AskedForm } from "@/components/delegation/asked-form"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { professionWord } from "@/lib/reference/professions"
import { language, words } from "@/lib/request/words"
import type { Member, Recipient, Thread } from "@/lib/threads/rules"
import { addToThread, removeFromThread, shareEarlier } from "../actions"
import { Gesture } from "../gesture"
import { formWords } from "../questions"
import { Close } from "./closing"

type PeopleCardProps = {
  patientId: string
  thread: Thread
  patientName: string
  toLetIn: readonly Recipient[]
  isOwn: boolean
}

/** Who reads a thread and from where on; for who decides, letting somebody in, opening what was before, taking them out. */
export async function PeopleCard({ patientId, thread, patientName, toLetIn, isOwn }: PeopleCardProps) {
  const t = await words("threads")
  const fields = { patientId, threadId: thread.id }
  const options = toLetIn.map(({ accountId, name }) => ({ value: accountId, label: name }))
  const [label, hint] = [t(isOwn ? "thread.letIn" : "thread.letInOther"), t("thread.letInHint")]
  return (
    <Card title={t("thread.people")}>
      <List label={t("thread.people")}>
        <ListRow icon="person" title={patientName} meta={t("thread.readsAll")} />
        {thread.members.map((member) => (
          <PersonRow key={member.accountId} fields={fields} member={member} mayEdit={thread.may.letIn} />
        ))}
      </List>
      {options.length > 0 && (
        <AskedForm
          action={addToThread}
          hidden={fields}
          asked={[{ kind: "list", name: "accountId", label, hint, options, emptyLabel: t("open.choose") }]}
          words={await formWords(t("thread.letInSubmit"))}
          tone="secondary"
        />
      )}
      {thread.may.close && <Close patientId={patientId} threadId={thread.id} />}
    </Card>
  )
}

type PersonRowProps = { fields: { patientId: string; threadId: string }; member: Member; mayEdit: boolean }

async function PersonRow({ fields, member, mayEdit }: PersonRowProps) {
  const [t, locale] = [await words("threads"), await language()]
  const { accountId, kind, name, profession, readsFrom, reads } = member
  const how = reads ? t(readsFrom > 1 ? "thread.readsFrom" : "thread.readsAll") : t("thread.gone")
  const of = { ...fields, accountId }
  const hasShut = reads && readsFrom > 1
  return (
    <ListRow
      icon={kind === "professional" ? "stethoscope" : "person"}
      title={profession ? `${name}, ${professionWord(profession, locale)}` : name}
      meta={how}
    >
      {mayEdit && (hasShut || kind === "caregiver") && (
        <div className="flex flex-wrap gap-3 pt-3">
          {hasShut && <Gesture action={shareEarlier} fields={of} label={t("thread.share", { name })} />}
          {kind === "caregiver" && (
            <Gesture action={removeFromThread} fields={of} label={t("thread.letOut", { name })} tone="quiet" />
          )}
        </div>
      )}
    </ListRow>
  )
}
