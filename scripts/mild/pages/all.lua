-- Any page within three touches. Answers are reached by Questions, the rest is by flow.
local function groups()
  return {
    { name = _"The short version", pages = pack.flows.learn },
    { name = _"Get ready to talk", pages = pack.flows.talk },
    { name = _"Your MILD day", pages = pack.flows.day },
    { name = _"After MILD", pages = pack.flows.after },
    { name = _"Good and bad", pages = pack.flows.weigh },
    { name = _"Offices and phone", pages = { "find", "book", "pay", "forms" } },
    { name = _"More", pages = { "faq", "take", "help", "interpreter", "about" } },
  }
end

return page {
  title = _"All pages",
  body = function()
    local titles = {}
    for _i, each in ipairs(pack.pages) do
      titles[each.id] = _(each.title)
    end
    local nodes = {}
    for _i, group in ipairs(groups()) do
      local links = { columns = 3 }
      for _j, id in ipairs(group.pages) do
        table.insert(links, button { titles[id], go(id) })
      end
      table.insert(nodes, column {
        text { group.name, bold = true, size = "lead", tone = "accent" },
        grid(links),
      })
    end
    return column(nodes)
  end,
}
