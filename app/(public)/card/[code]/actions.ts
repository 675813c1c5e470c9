"use server"
import * as card from "@/lib/request/card"

/** "Open the emergency card": whoever holds its code reads it once. */
export async function openCard(): Promise<void> {
  await card.openCard()
}
