import { Card } from "@/components/ui/card"
import { configuration } from "@/lib/platform/configuration"
import { contactAddress } from "@/lib/platform/contact"
import { words } from "@/lib/request/words"

/** How to write to whoever runs this site; in the demo, that nobody does. */
export async function Contact({ title }: { title: string }) {
  const t = await words("help")
  const address = contactAddress()
  return (
    <Card title={title} id="contact">
      {configuration().mode === "demo" ? (
        <p>{t("contact.demo")}</p>
      ) : (
        <>
          <p>
            {t("contact.text")} <a href={`mailto:${address}`}>{address}</a>
          </p>
          <p>{t("contact.never")}</p>
        </>
      )}
    </Card>
  )
}
