local answer = use "answer"

return page {
  title = _"Do I need a scan?",
  body = function()
    return answer(_"Your doctor may want to see a scan of your back, such as an MRI.", go "who",
      _"The pictures show if the space around your nerves is too narrow, and why. If you already had a scan, bring the pictures or the report with you.",
      { "images/scan.svg", alt = _"A person lies down and slides into the ring of a scanner." })
  end,
}
