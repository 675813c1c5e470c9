import { Actions, ButtonLink } from "@/components/ui/button"
import { words } from "@/lib/request/words"
import type { WishesOfAKind } from "@/lib/wishes/rules"

const PAGES = { directives: "directives", trusted_person: "trusted-person", organ_donation: "organ-donation" } as const

/** What the person does with one kind of her wishes: write it, print it, take it back. */
export async function WishGestures({ patientId, of: { kind, inForce } }: { patientId: string; of: WishesOfAKind }) {
  const t = await words("wishes")
  const base = `/patients/${patientId}/wishes`
  return (
    <Actions>
      <ButtonLink href={`${base}/${PAGES[kind]}`} tone="secondary">
        {t(`kinds.${kind}.${inForce ? "again" : "write"}`)}
      </ButtonLink>
      {inForce && kind === "trusted_person" && (
        <ButtonLink href={`${base}/trusted-person#sign`} tone="quiet">
          {t("kinds.trusted_person.sign")}
        </ButtonLink>
      )}
      {inForce && (
        <ButtonLink href={`${base}/${inForce.id}/revoke`} tone="quiet">
          {t(`kinds.${kind}.revoke`)}
        </ButtonLink>
      )}
    </Actions>
  )
}
