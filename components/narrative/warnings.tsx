import { Icon } from "../ui/icon"

/** What turns the sense of an entry round, right under its name: nobody may read the name alone. */
export function Warnings({ texts }: { texts: string[] }) {
  return texts.map((text) => (
    <p key={text} className="flex items-start gap-2 font-heading text-red">
      <Icon name="warning" size={20} className="mt-0.5 shrink-0" />
      {text}
    </p>
  ))
}
