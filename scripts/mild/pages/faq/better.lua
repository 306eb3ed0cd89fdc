local answer = use "answer"

return page {
  title = _"When will I feel better?",
  body = function()
    return answer(_"Each person heals at a different speed, so no doctor can promise you a day.", go "weeks",
      _"Many people do light tasks after a few days, but feeling better can take weeks. Some people do not feel better, so ask your doctor what else you can try.",
      {
        "images/weeks.svg",
        alt = _"A person sits at first, then stands with a cane, then walks.",
      })
  end,
}
