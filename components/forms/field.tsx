import type { ReactNode } from "react"
import { WRITTEN } from "@/lib/forms/rules"
import { type FieldBinding, fieldId } from "./form-state"

export type FieldWords = {
  label: ReactNode
  hint?: ReactNode
  /** "facultatif", said after the label; what is not marked is asked for. */
  optionalWord?: string
}

export const CONTROL =
  "min-h-13 w-full rounded-control border-2 border-field bg-card px-4 py-2 text-body text-ink aria-invalid:border-red aria-invalid:bg-red-tint"

/** What ties a control to its label, its hint and its error, so that no form can forget it. */
export function wiring({ name, errors }: FieldBinding, hint: ReactNode, optionalWord?: string) {
  const id = fieldId(name)
  const invalid = Boolean(errors?.length)
  const described = [hint ? `${id}-hint` : "", invalid ? `${id}-error` : ""].filter(Boolean).join(" ")
  return {
    id,
    name,
    "aria-describedby": described || undefined,
    "aria-invalid": invalid || undefined,
    "aria-required": optionalWord ? undefined : true,
  }
}

/** Says beside a field that it is written in by hand: its words are shown back should the form lead nowhere any more. */
export function ByHand({ name }: { name: string }) {
  return <input type="hidden" name={WRITTEN} value={name} />
}

type FieldProps = FieldBinding & FieldWords & { children: ReactNode }

/** One control with its label over it, its hint and its error between. */
export function Field({ name, errors, label, hint, optionalWord, children }: FieldProps) {
  const id = fieldId(name)
  return (
    <div className="flex w-full flex-col gap-2">
      <label htmlFor={id} className="font-heading">
        {label} {optionalWord && <OptionalWord>{optionalWord}</OptionalWord>}
      </label>
      <HintAndErrors id={id} hint={hint} errors={errors} />
      {children}
    </div>
  )
}

type FieldGroupProps = FieldProps & {
  /** When the page's heading already asks the question, the legend is said and not shown. */
  labelShown?: boolean
}

/** Several controls that answer one question. */
export function FieldGroup({ name, errors, label, hint, optionalWord, labelShown = true, children }: FieldGroupProps) {
  const { id, "aria-describedby": described } = wiring({ name, errors }, hint)
  return (
    <fieldset aria-describedby={described} className="flex w-full min-w-0 flex-col gap-3">
      <legend className={labelShown ? "pb-2 font-heading" : "sr-only"}>
        {label} {optionalWord && <OptionalWord>{optionalWord}</OptionalWord>}
      </legend>
      <HintAndErrors id={id} hint={hint} errors={errors} />
      {children}
    </fieldset>
  )
}

function OptionalWord({ children }: { children: string }) {
  return <span className="font-normal text-soft">({children})</span>
}

function HintAndErrors({ id, hint, errors }: { id: string; hint?: ReactNode; errors?: string[] }) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className="max-w-text text-soft">
          {hint}
        </div>
      )}
      {errors && errors.length > 0 && (
        <div id={`${id}-error`} className="flex flex-col gap-1 border-l-4 border-red pl-3 font-heading text-red">
          {errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </div>
      )}
    </>
  )
}
