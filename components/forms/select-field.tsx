import { CONTROL, Field, type FieldWords, wiring } from "./field"
import { type FieldBinding, oneOf } from "./form-state"

export type Option = { value: string; label: string; group?: string }

type SelectFieldProps = FieldBinding &
  FieldWords & {
    options: Option[]
    /** The first, empty choice: "Choisissez". */
    emptyLabel?: string
  }

export function SelectField({ options, emptyLabel, label, hint, optionalWord, ...binding }: SelectFieldProps) {
  const { name, initial, errors, register } = binding
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <Field name={name} errors={errors} label={label} hint={hint} optionalWord={optionalWord}>
      <select
        // React resets a select to its first choice after an action; a new key keeps what was chosen.
        key={oneOf(initial)}
        {...wiring(binding, hint, optionalWord)}
        {...register}
        defaultValue={oneOf(initial)}
        className={CONTROL}
      >
        {emptyLabel && <option value="">{emptyLabel}</option>}
        {groups.map((group) => (
          <OptionGroup key={group ?? ""} group={group} options={options.filter((option) => option.group === group)} />
        ))}
      </select>
    </Field>
  )
}

function OptionGroup({ group, options }: { group: string | undefined; options: Option[] }) {
  const choices = options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
  return group ? <optgroup label={group}>{choices}</optgroup> : choices
}
