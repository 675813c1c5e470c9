"use server"
import * as card from "@/lib/request/card"

/** "Open the emergency card": whoever holds its code reads it once. Its form says nothing, and yet is sent: the door lets in no other body. */
export async function openCard(_: FormData): Promise<void> {
  await card.openCard()
}
