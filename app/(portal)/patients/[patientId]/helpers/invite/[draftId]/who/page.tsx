import { formWords } from "@/components/delegation/form-words"
import type { Asked } from "@/components/forms/asked-fields"
import { RELATION_CODES, relationWord } from "@/lib/reference/relations"
import { sentencesOf } from "@/lib/request/refusals"
import { language, words } from "@/lib/request/words"
import { BackLink, draftIds, draftPage, StepHeading } from "../draft-page"
import { WhoForm } from "./who-form"

/** Whom to invite, who they are, and how the invitation reaches them. */
export default async function WhoPage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/who">) {
  return draftPage(params, async (draft) => {
    const [t, common] = [await words("invitation"), await words("common")]
    const { name = "", relation = "", channel = "", contact = "" } = draft.answers
    return (
      <>
        <StepHeading draft={draft} step="who" title={t("who.title")} lead={t("who.lead")} />
        <WhoForm
          sentences={await sentencesOf("invitation")}
          hidden={draftIds(draft)}
          asked={await questions()}
          initial={{ name, relation, channel, contact }}
          words={await formWords(common("continue"))}
        >
          <BackLink draft={draft} step="who" />
        </WhoForm>
      </>
    )
  })
}

async function questions(): Promise<Asked[]> {
  const [t, common, locale] = [await words("invitation"), await words("common"), await language()]
  const relations = RELATION_CODES.map((code) => ({ value: code, label: relationWord(code, "unknown", locale) }))
  const channels = (["screen", "letter", "mail"] as const).map((channel) => ({
    value: channel,
    label: t(`who.${channel}`),
    hint: t(`who.${channel}Hint`),
  }))
  return [
    { kind: "text", name: "name", label: t("who.name"), hint: t("who.nameHint"), autoComplete: "off", maxLength: 80 },
    {
      kind: "list",
      name: "relation",
      label: t("who.relation"),
      hint: t("who.relationHint"),
      options: relations,
      emptyLabel: common("choose"),
    },
    { kind: "one", name: "channel", label: t("who.channel"), options: channels },
    {
      kind: "text",
      name: "contact",
      type: "email",
      label: t("who.contact"),
      hint: t("who.contactHint"),
      optionalWord: common("optional"),
      autoComplete: "off",
    },
  ]
}
