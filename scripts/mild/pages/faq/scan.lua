local answer = use "answer"

return page {
  title = _"Do I need a scan?",
  body = function()
    return answer(_"You may need a scan of your back, such as an MRI.", go "who",
      _"It helps your doctor see if a space is too tight. Bring old scans with you.",
      { "images/scan.svg", alt = _"A person lies down and slides into the ring of a scanner." })
  end,
}
