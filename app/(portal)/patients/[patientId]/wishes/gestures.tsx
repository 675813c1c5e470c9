import { Actions, ButtonLink } from "@/components/ui/button"
import { words } from "@/lib/request/words"
import type { WishesOfAKind, WishKind } from "@/lib/wishes/rules"

const PAGES = { directives: "directives", trusted_person: "trusted-person", organ_donation: "organ-donation" } as const

type WishGesturesProps = { patientId: string; of: WishesOfAKind; mayWrite: readonly WishKind[] }

/** Why somebody is too young to write this kind. */
export const tooYoungFor = (kind: WishKind) => (kind === "organ_donation" ? "errors.too_young" : "errors.minor")

/** What the person does with one kind of her wishes: write it, print it, take it back. */
export async function WishGestures({ patientId, of: { kind, inForce }, mayWrite }: WishGesturesProps) {
  const t = await words("wishes")
  const isOldEnough = mayWrite.includes(kind)
  const base = `/patients/${patientId}/wishes`
  return (
    <Actions>
      {isOldEnough ? (
        <ButtonLink href={`${base}/${PAGES[kind]}`} tone="secondary">
          {t(`kinds.${kind}.${inForce ? "again" : "write"}`)}
        </ButtonLink>
      ) : (
        <p>{t(tooYoungFor(kind))}</p>
      )}
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
