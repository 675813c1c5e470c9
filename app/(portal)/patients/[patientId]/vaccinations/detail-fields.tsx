import type { ActionForm } from "@/components/forms/action-form"
import { type Option, SelectField } from "@/components/forms/select-field"
import { TextField } from "@/components/forms/text-field"

export type DetailWords = Record<
  | "vaccine"
  | "dose"
  | "doseHint"
  | "lot"
  | "givenBy"
  | "givenByHint"
  | "codeSystem"
  | "noCode"
  | "code"
  | "codeHint"
  | "optional",
  string
>

const NAMES = ["vaccine", "dose", "lot", "givenBy", "codeSystem", "code"]

/** Whether something stands in the fields that open behind one line, or is wrong there. */
export function hasDetails({ field }: Pick<ActionForm, "field">, besides: readonly string[] = []): boolean {
  return [...NAMES, ...besides].map(field).some(({ initial, errors }) => Boolean(initial?.length) || Boolean(errors?.length))
}

type DetailFieldsProps = {
  field: ActionForm["field"]
  words: DetailWords
  /** Where a code may come from, asked of professionals. */
  systems?: Option[]
}

/** What the paper says besides: the name, which dose, the batch, who gave it; none of it is asked for. */
export function DetailFields({ field, words, systems }: DetailFieldsProps) {
  const common = { optionalWord: words.optional, autoComplete: "off" }
  return (
    <div className="flex flex-col gap-6">
      <TextField {...field("vaccine")} {...common} label={words.vaccine} maxLength={200} />
      <TextField {...field("dose")} {...common} label={words.dose} hint={words.doseHint} maxLength={60} />
      <TextField {...field("lot")} {...common} label={words.lot} maxLength={60} />
      <TextField {...field("givenBy")} {...common} label={words.givenBy} hint={words.givenByHint} maxLength={200} />
      {systems && (
        <>
          <SelectField
            {...field("codeSystem")}
            label={words.codeSystem}
            optionalWord={words.optional}
            emptyLabel={words.noCode}
            options={systems}
          />
          <TextField {...field("code")} {...common} label={words.code} hint={words.codeHint} maxLength={20} dir="ltr" />
        </>
      )}
    </div>
  )
}
