import type { ComponentProps, ReactNode } from "react"

export type ButtonTone = "primary" | "secondary" | "danger" | "quiet"

const SHAPE =
  "inline-flex min-h-13 items-center justify-center gap-2 rounded-control border-2 py-2 text-center font-heading text-body no-underline print:hidden"

const TONES: Record<ButtonTone, string> = {
  primary: "px-6 border-petrol bg-petrol text-on-petrol hover:border-petrol-strong hover:bg-petrol-strong hover:text-on-petrol",
  secondary: "px-6 border-petrol bg-card text-petrol hover:bg-petrol-tint hover:text-petrol-strong",
  danger: "px-6 border-red bg-red text-on-red hover:bg-card hover:text-red",
  // Begins where the text around it does.
  quiet: "border-transparent bg-transparent text-petrol underline underline-offset-4 hover:text-petrol-strong",
}

/** The look of a button, for what is neither a button nor a link (a `<summary>`, a file field's label). */
function buttonClass(tone: ButtonTone = "primary"): string {
  return `${SHAPE} ${TONES[tone]}`
}

type ButtonProps = Omit<ComponentProps<"button">, "className" | "style"> & { tone?: ButtonTone }

export function Button({ tone = "primary", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(tone)} {...rest} />
}

type ButtonLinkProps = Omit<ComponentProps<"a">, "className" | "style" | "href"> & { href: string; tone?: ButtonTone }

export function ButtonLink({ tone = "primary", children, ...rest }: ButtonLinkProps) {
  return (
    <a className={buttonClass(tone)} {...rest}>
      {children}
    </a>
  )
}

/** The actions of a page in one row, one under the other and full width on a telephone. */
export function Actions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 *:w-full sm:flex-row sm:flex-wrap sm:items-center sm:*:w-auto [&>form>button]:w-full print:hidden">
      {children}
    </div>
  )
}
