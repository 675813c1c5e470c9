import {
  ArrowLeftRight,
  Award,
  Bell,
  Calendar,
  Camera,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleCheck,
  ClipboardList,
  Clock,
  Download,
  Ellipsis,
  Eye,
  EyeOff,
  FileText,
  FlaskConical,
  Folder,
  Globe,
  HandHeart,
  HandHelping,
  Heart,
  HeartPulse,
  History,
  Hospital,
  House,
  type IconNode,
  Image,
  Info,
  KeyRound,
  Laptop,
  Lock,
  LogIn,
  LogOut,
  Mail,
  Menu,
  MessageCircle,
  OctagonAlert,
  Package,
  Pencil,
  Phone,
  Pill,
  Printer,
  QrCode,
  Search,
  ShieldCheck,
  Stethoscope,
  Syringe,
  Trash2,
  TriangleAlert,
  Undo2,
  Upload,
  UserRound,
  UserRoundPlus,
  UsersRound,
  X,
} from "lucide"

const ICONS = {
  pill: Pill,
  flask: FlaskConical,
  document: FileText,
  picture: Image,
  message: MessageCircle,
  stethoscope: Stethoscope,
  hospital: Hospital,
  syringe: Syringe,
  plan: ClipboardList,
  certificate: Award,
  folder: Folder,
  heart: Heart,
  camera: Camera,
  upload: Upload,
  download: Download,
  print: Printer,
  eye: Eye,
  hidden: EyeOff,
  lock: Lock,
  shield: ShieldCheck,
  person: UserRound,
  people: UsersRound,
  invite: UserRoundPlus,
  calendar: Calendar,
  clock: Clock,
  check: Check,
  cross: X,
  warning: TriangleAlert,
  info: Info,
  done: CircleCheck,
  stop: OctagonAlert,
  previous: ChevronLeft,
  next: ChevronRight,
  search: Search,
  leave: LogOut,
  menu: Menu,
  mail: Mail,
  phone: Phone,
  code: QrCode,
  delete: Trash2,
  edit: Pencil,
  undo: Undo2,
  journal: History,
  key: KeyRound,
  package: Package,
  home: House,
  device: Laptop,
  bell: Bell,
  globe: Globe,
  help: HandHelping,
  circle: HandHeart,
  health: HeartPulse,
  more: Ellipsis,
  down: ChevronDown,
  enter: LogIn,
  change: ArrowLeftRight,
} as const satisfies Record<string, IconNode>

export type IconName = keyof typeof ICONS

type Attributes = IconNode[number][1]

/** The icons as outlines on a 24 × 24 grid, joined to one path each so that a row of a list stays light. */
export const ICON_SHAPES = Object.fromEntries(
  Object.entries(ICONS).map(([name, nodes]) => [name, (nodes as IconNode).map(([tag, drawn]) => outline(tag, drawn)).join("")]),
) as Record<IconName, string>

function outline(tag: string, drawn: Attributes): string {
  const at = (name: string) => Number(drawn[name] ?? 0)
  if (tag === "path") return movedAbsolutely(String(drawn.d))
  if (tag === "line") return `M${at("x1")} ${at("y1")}L${at("x2")} ${at("y2")}`
  if (tag === "polyline" || tag === "polygon") return `M${drawn.points}${tag === "polygon" ? "Z" : ""}`
  if (tag === "rect") return roundedBox(at("x"), at("y"), at("width"), at("height"), at("rx"))
  const [rx, ry] = tag === "circle" ? [at("r"), at("r")] : [at("rx"), at("ry")]
  return `M${at("cx") - rx} ${at("cy")}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`
}

/** A leading "m" is absolute only where a path begins: said as one for the middle of a joined path. */
function movedAbsolutely(path: string): string {
  const [, x, y, rest = ""] = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*([\s\S]*)$/.exec(path) ?? []
  return x === undefined ? path : `M${x} ${y}${/^[-\d.]/.test(rest) ? "l" : ""}${rest}`
}

function roundedBox(x: number, y: number, width: number, height: number, r: number): string {
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  const across = width - 2 * r
  const down = height - 2 * r
  return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}Z`
}
