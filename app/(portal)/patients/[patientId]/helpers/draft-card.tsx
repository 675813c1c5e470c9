import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Heard } from "@/components/ui/heard"
import { List, ListRow } from "@/components/ui/list-row"
import type { listDrafts } from "@/lib/invitation/queries"
import { nextStep } from "@/lib/invitation/rules"
import { words } from "@/lib/request/words"
import { discardDraft } from "./actions"

type Drafts = Awaited<ReturnType<typeof listDrafts>>

type DraftCardProps = { patientId: string; drafts: Drafts; mayResume: boolean }

/** Invitations that were begun: to go on with, or to throw away. */
export async function DraftCard({ patientId, drafts, mayResume }: DraftCardProps) {
  const t = await words("delegation")
  const discard = await formWords(t("draftDiscard"))
  const title = ({ answers: { name }, widensId }: Drafts[number]) => {
    if (!name) return t("draftUnnamed")
    return widensId ? t("draftWidening", { name }) : t("draftNamed", { name })
  }
  return (
    <Card title={t("drafts")}>
      <List>
        {drafts.map((draft) => (
          <ListRow key={draft.id} icon="edit" title={title(draft)} meta={t("draftSince")}>
            <div className="pt-3">
              <Actions>
                {mayResume && (
                  <ButtonLink
                    tone="secondary"
                    href={`/patients/${patientId}/helpers/invite/${draft.id}/${nextStep(draft.widensId !== null, draft.answers)}`}
                  >
                    {t("draftResume")}
                    <Heard>{title(draft)}</Heard>
                  </ButtonLink>
                )}
                <AskedForm
                  action={discardDraft}
                  hidden={{ patientId, draftId: draft.id }}
                  words={discard}
                  about={title(draft)}
                  tone="quiet"
                />
              </Actions>
            </div>
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
