import { signOut } from "@/lib/request/sign-out"

export function POST(request: Request): Promise<Response> {
  return signOut(request)
}
