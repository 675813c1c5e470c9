import type { Asked } from "@/components/forms/asked-fields"
import { words } from "@/lib/request/words"

/** How the invitation reaches somebody; an address is asked for a mail only. */
export async function sendQuestions(): Promise<Asked[]> {
  const t = await words("invitation")
  const channels = (["mail", "letter", "screen"] as const).map((channel) => ({
    value: channel,
    label: t(`send.${channel}`),
    hint: t(`send.${channel}Hint`),
  }))
  return [
    { kind: "one", name: "channel", label: t("send.channel"), options: channels },
    {
      kind: "text",
      name: "contact",
      type: "email",
      label: t("send.contact"),
      autoComplete: "off",
      whenMail: true,
    },
  ]
}
