import { PageHeading } from "@/components/ui/page-heading"
import { getDraft, readProposal } from "@/lib/documents/deposit/queries"
import { allTypes, offeredTypes } from "@/lib/documents/deposit/rules"
import { ALL_GROUPS } from "@/lib/documents/rules"
import { groupLabel, groupOfType, typeLabel } from "@/lib/reference/document-types"
import { sentencesOf } from "@/lib/request/refusals"
import { formats, language, words } from "@/lib/request/words"
import { drawnPage } from "../../../../drawn-page"
import { discardDeposit } from "../../actions"
import { ButtonForm } from "../../button-form"
import { sensitivityOptions } from "../../sensitivity-options"
import { typeOptions } from "../../type-options"
import { DescribeForm } from "./describe-form"
import { describeWords, sightWords } from "./describe-words"
import { TypeSearch } from "./type-search"

/** The second question of a deposit: what it is, which day, sensitive or not. */
export default async function DescribePage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/add/[draftId]">) {
  const { patientId, draftId } = await params
  const { q, all } = await searchParams
  const query = typeof q === "string" ? q : ""
  return drawnPage(
    patientId,
    ["add:documents"],
    async (access, header) => {
      const draft = await getDraft(access, draftId)
      const { typeCode: proposed, actOn } = await readProposal(access, draft)
      const t = await words("documents")
      const d = await words("deposit")
      const f = await formats()
      const locale = await language()
      const found = offeredTypes(access.scope, query, proposed)
      const choices = found.map((value) => ({
        value,
        label: typeLabel(value, locale),
        hint: value === proposed ? d("describe.proposed") : groupLabel(groupOfType(value), locale),
      }))
      const here = `/patients/${patientId}/documents/add/${draftId}`
      return (
        <>
          <PageHeading
            kicker={d("kicker", { step: 2 })}
            title={d("describe.title")}
            lead={d("describe.lead", { files: f.list(draft.files.map(({ fileName }) => fileName)) })}
          />
          <TypeSearch action={here} query={query} found={found.length} />
          <DescribeForm
            sentences={await sentencesOf("documents", "deposit")}
            key={`${query}${all}`}
            fixed={{ patientId, draftId }}
            initial={{ typeCode: proposed ?? (query ? (found[0] ?? "") : ""), actOn: actOn ?? "", sensitivity: "by_type" }}
            choices={choices}
            everyType={all || choices.length === 0 ? typeOptions(allTypes(access.scope, ALL_GROUPS), locale) : undefined}
            everyTypeHref={`${here}?all=1`}
            sensitivities={sensitivityOptions(t, header)}
            words={await describeWords()}
            sight={header.inCare ? { words: await sightWords(), isMinor: header.inCare.traits?.isMinor ?? false } : undefined}
          />
          <ButtonForm
            action={discardDeposit}
            fields={{ patientId, draftId }}
            label={d("describe.discard")}
            tone="quiet"
            words={{ summary: t("summary"), waiting: t("waiting") }}
          />
        </>
      )
    },
    { width: "question" },
  )
}
