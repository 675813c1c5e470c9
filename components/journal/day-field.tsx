import { CONTROL, Field, wiring } from "../forms/field"

type DayFieldProps = { name: string; initial?: string; label: string; optionalWord: string }

/** A day to look from or up to: the browser's own calendar, which needs no script. */
export function DayField({ name, initial, label, optionalWord }: DayFieldProps) {
  return (
    <Field name={name} label={label} optionalWord={optionalWord}>
      <input {...wiring({ name }, undefined, optionalWord)} type="date" defaultValue={initial} className={CONTROL} />
    </Field>
  )
}
