import type { ReactNode } from "react"
import { Details } from "../ui/details"
import { FieldGroup, type FieldWords, wiring } from "./field"
import { type FieldBinding, fieldId, manyOf } from "./form-state"

export type Choice = {
  value: string
  label: string
  hint?: ReactNode
  badge?: ReactNode
  disabled?: boolean
}

/** What most people need stands first; the rest opens behind one line, and stands open where it holds the answer. */
export type Fold = { after: number; summary: string }

type ChoiceCardsProps = FieldBinding & FieldWords & { options: Choice[]; labelShown?: boolean; columns?: 2; fold?: Fold }

/** One answer out of a few, each on a card as large as a thumb and with what it means. */
export function RadioCards(props: ChoiceCardsProps) {
  return <Cards type="radio" {...props} />
}

/** Any of a few answers. */
export function CheckboxCards(props: ChoiceCardsProps) {
  return <Cards type="checkbox" {...props} />
}

function Cards({ type, options, columns, fold, ...group }: ChoiceCardsProps & { type: "radio" | "checkbox" }) {
  const { name, initial, errors, register } = group
  const chosen = manyOf(initial)
  const id = fieldId(name)
  const cards = options.map((choice, index) => (
    <ChoiceCard
      key={choice.value}
      type={type}
      // The summary of errors points at the first choice of the group.
      id={index === 0 ? id : `${id}-${index + 1}`}
      name={name}
      invalid={Boolean(errors?.length)}
      chosen={chosen.includes(choice.value)}
      register={register}
      {...choice}
    />
  ))
  const grid = columns ? "grid gap-3 sm:grid-cols-2" : "flex flex-col gap-3"
  const after = fold?.after ?? options.length
  return (
    <FieldGroup {...group}>
      <div className={grid}>{cards.slice(0, after)}</div>
      {fold && (
        <Details summary={fold.summary} open={options.slice(after).some(({ value }) => chosen.includes(value))}>
          <div className={grid}>{cards.slice(after)}</div>
        </Details>
      )}
    </FieldGroup>
  )
}

type ChoiceCardProps = Choice & {
  type: "radio" | "checkbox"
  id: string
  name: string
  invalid: boolean
  chosen: boolean
  describedBy?: string
  register?: FieldBinding["register"]
}

function ChoiceCard({ type, id, name, value, label, hint, badge, ...state }: ChoiceCardProps) {
  const described = [hint ? `${id}-about` : "", state.describedBy ?? ""].filter(Boolean).join(" ")
  return (
    <label className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 rounded-card border-2 border-line bg-card p-4 hover:border-field has-checked:border-petrol has-checked:bg-petrol-tint has-disabled:bg-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-focus sm:px-5">
      <input
        {...state.register}
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={state.chosen}
        disabled={state.disabled}
        aria-invalid={state.invalid || undefined}
        aria-labelledby={`${id}-name`}
        aria-describedby={described || undefined}
        className={`choice-mark row-span-2 ${type === "radio" ? "rounded-round" : "rounded-mark"}`}
      />
      <span className="flex flex-wrap items-center gap-x-3">
        <span id={`${id}-name`} className="min-w-0 wrap-anywhere font-heading text-large">
          {label}
        </span>
        {badge}
      </span>
      {hint && (
        <span id={`${id}-about`} className="col-start-2 block max-w-text pt-1 text-soft in-[label:has(:checked)]:text-ink">
          {hint}
        </span>
      )}
    </label>
  )
}

type CheckboxCardProps = FieldBinding & { label: string; hint?: ReactNode; badge?: ReactNode; value?: string }

/** One thing to tick or to leave. */
export function CheckboxCard({ label, hint, badge, value = "yes", ...binding }: CheckboxCardProps) {
  const { name, initial, errors, register } = binding
  const { id, "aria-describedby": described } = wiring(binding, undefined)
  return (
    <div className="flex w-full flex-col gap-2">
      {errors && errors.length > 0 && (
        <p id={`${id}-error`} className="border-l-4 border-red pl-3 font-heading text-red">
          {errors[0]}
        </p>
      )}
      <ChoiceCard
        type="checkbox"
        id={id}
        name={name}
        value={value}
        label={label}
        hint={hint}
        badge={badge}
        chosen={manyOf(initial).includes(value)}
        invalid={Boolean(errors?.length)}
        describedBy={described}
        register={register}
      />
    </div>
  )
}
