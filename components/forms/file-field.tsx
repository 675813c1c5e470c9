import { Field, type FieldWords, wiring } from "./field"
import { type FieldBinding, fieldId } from "./form-state"

type FileFieldProps = Pick<FieldBinding, "name" | "errors" | "register"> &
  FieldWords & {
    accept: string
    multiple?: boolean
    /** On a telephone, a second field that opens the camera: "Prendre une photo". The one left empty sends an empty part. */
    cameraLabel?: string
  }

/** The browser's own field, drawn large: it takes a drop, a choice or a photograph, and needs no script for it. */
export function FileField({ name, errors, register, label, hint, optionalWord, accept, multiple, cameraLabel }: FileFieldProps) {
  const camera = fieldId(`${name}-camera`)
  return (
    <div className="flex w-full flex-col gap-6">
      <Field name={name} errors={errors} label={label} hint={hint} optionalWord={optionalWord}>
        <input
          {...wiring({ name, errors }, hint, optionalWord)}
          {...register}
          type="file"
          accept={accept}
          multiple={multiple}
          className="file-mark w-full rounded-card border-2 border-dashed border-field bg-card p-4 hover:border-petrol sm:px-6 sm:py-12"
        />
      </Field>
      {cameraLabel && (
        <div className="flex flex-col gap-2 sm:hidden">
          <label htmlFor={camera} className="font-heading">
            {cameraLabel}
          </label>
          <input
            id={camera}
            type="file"
            name={name}
            accept="image/*"
            capture="environment"
            className="file-mark w-full rounded-card border-2 border-dashed border-field bg-card p-4"
          />
        </div>
      )}
    </div>
  )
}
