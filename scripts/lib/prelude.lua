-- The components that every page may call by name, each from its own file.
local prose = use "prose"
local cards = use "cards"
local lists = use "lists"

return {
  heading = prose.heading,
  lead = prose.lead,
  note = prose.note,
  warning = prose.warning,
  signs = prose.signs,
  advice = prose.advice,
  sources = prose.sources,
  picture = use "picture",
  stills = use "stills",
  card = cards.card,
  begin = cards.begin,
  menu = cards.menu,
  steps = lists.steps,
  timeline = lists.timeline,
  questions = lists.questions,
  checklist = use "checklist",
  dots = use "dots",
  locator = use "locator",
  handoff = use "handoff",
}
