import { PageHeading } from "@/components/ui/page-heading"
import { groupLabel, groupOfType, typeLabel } from "@/lib/reference/document-types"
import { sentencesOf } from "@/lib/request/refusals"
import { formats, language, words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { discardDeposit } from "../../actions"
import { ButtonForm } from "../../button-form"
import { sensitivityOptions } from "../../sensitivity-options"
import { typeOptions } from "../../type-options"
import { DescribeForm } from "./describe-form"
import { describeWords, sightWords } from "./describe-words"
import { DraftPictures } from "./draft-pictures"
import { IdentityQuestion } from "./identity-question"
import { readDeposit } from "./reads"

/** The second question of a deposit: what it is, which day, sensitive or not. */
export default async function DescribePage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/add/[draftId]">) {
  const { patientId, draftId } = await params
  const { q, all } = await searchParams
  const query = typeof q === "string" ? q : ""
  return patientPage(
    patientId,
    ["add:documents"],
    (access) => readDeposit(access, { draftId, query }),
    async ({ space, asked, pictures, files, proposed, actOn, found, types }) => {
      if (asked) return <IdentityQuestion about={asked} space={space} draftId={draftId} />
      const [t, d, locale] = [await words("documents"), await words("deposit"), await language()]
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
            lead={d("describe.lead", { files: (await formats()).list(files) })}
          />
          <DraftPictures page={here} pictures={pictures} />
          <DescribeForm
            sentences={await sentencesOf("documents", "deposit")}
            key={`${query}${all}`}
            fixed={{ patientId, draftId }}
            initial={{ typeCode: proposed ?? (query ? (found[0] ?? "") : ""), actOn: actOn ?? "", sensitivity: "by_type" }}
            choices={choices}
            everyType={all || choices.length === 0 ? typeOptions(types, locale) : undefined}
            page={here}
            search={{ query, isFound: found.length > 0 }}
            sensitivities={sensitivityOptions(t, space)}
            words={await describeWords(query)}
            sight={space.inCare ? { words: await sightWords(), isMinor: space.inCare.traits?.isMinor ?? false } : undefined}
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
