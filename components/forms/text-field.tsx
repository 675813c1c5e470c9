import type { ComponentProps } from "react"
import { ByHand, CONTROL, Field, type FieldWords, wiring } from "./field"
import { type FieldBinding, oneOf } from "./form-state"

type Passed<Tag extends "input" | "textarea"> = Pick<
  ComponentProps<Tag>,
  "autoComplete" | "inputMode" | "maxLength" | "spellCheck" | "placeholder" | "dir"
>

type TextFieldProps = FieldBinding &
  FieldWords &
  Passed<"input"> & {
    type?: "text" | "email" | "tel" | "search"
    /** A field as long as what goes into it: a code, a telephone number. */
    width?: "short" | "full"
  }

/** A line of text; `dir="auto"` lets a name in Arabic read from its right. */
export function TextField({ type = "text", width = "full", label, hint, optionalWord, ...rest }: TextFieldProps) {
  const { name, initial, errors, register, dir = "auto", ...passed } = rest
  return (
    <Field name={name} errors={errors} label={label} hint={hint} optionalWord={optionalWord}>
      <input
        {...wiring({ name, errors }, hint, optionalWord)}
        {...passed}
        {...register}
        type={type}
        dir={dir}
        defaultValue={oneOf(initial)}
        className={`${CONTROL} ${width === "short" ? "sm:max-w-60" : ""}`}
      />
      {type !== "search" && <ByHand name={name} />}
    </Field>
  )
}

type TextAreaProps = FieldBinding & FieldWords & Passed<"textarea"> & { rows?: number }

export function TextArea({ rows = 4, label, hint, optionalWord, ...rest }: TextAreaProps) {
  const { name, initial, errors, register, dir = "auto", ...passed } = rest
  return (
    <Field name={name} errors={errors} label={label} hint={hint} optionalWord={optionalWord}>
      <textarea
        {...wiring({ name, errors }, hint, optionalWord)}
        {...passed}
        {...register}
        rows={rows}
        dir={dir}
        defaultValue={oneOf(initial)}
        className={CONTROL}
      />
      <ByHand name={name} />
    </Field>
  )
}
