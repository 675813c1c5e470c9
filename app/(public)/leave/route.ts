import { leave } from "@/lib/request/sign-out"

export function GET(request: Request): Promise<Response> {
  return leave(request)
}
