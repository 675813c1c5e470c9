import { useFormats, useWords } from "@/lib/request/words"

/** On paper only, before what the page says: about whom it is, and of which day. */
export function PrintedHead({ name, traits }: { name: string; traits?: string | null }) {
  const [t, f] = [useWords("layout"), useFormats()]
  const date = f.dateTime(new Date(), { dateStyle: "long" })
  return (
    <div className="hidden px-4 pb-4 lg:px-0 print:block">
      <p className="font-heading">{name}</p>
      {traits && <p>{traits}</p>}
      <p>{t("printedOn", { date })}</p>
    </div>
  )
}
