local answer = use "answer"

return page {
  title = _"Do I need a scan?",
  body = function()
    return answer(_"Your doctor may want to see a scan of your back, such as an MRI.", go "who",
      _"The scan shows if a space is too tight, and why. If you had a scan before, bring it with you.",
      { "images/scan.svg", alt = _"A person lies down and slides into the ring of a scanner." })
  end,
}
