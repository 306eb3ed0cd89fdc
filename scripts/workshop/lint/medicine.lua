-- What a pack says of medicine, money and privacy.
local lists = use "common/lists"

local coverage = {
  id = "M-COV-1", level = "error",
  wants = "No text says that plans pay or that an office approved it (lint/coverage-en.txt): " ..
    "covered, all insurance, FDA-approved.",
  why = "Plans differ and change: say so, and to ask the staff first.",
  bad = {
    "text(_'Medicare covers it.')",
    "text(_'It is covered by most plans.')",
    "text(_'We take all insurance plans.')",
    "text(_'An FDA-approved procedure.')",
    "text(_'Your plan pays for it.')",
    { es = "Aceptamos todos los seguros." },
  },
  good = {
    "text(_'The cut is covered with a bandage.')",
    "text(_'Ask if it is covered.')",
    { es = "No todos los planes pagan." },
  },
}

function coverage.text(text)
  lists.tell("coverage", text)
end

local privacy = {
  id = "V-CPY-1", level = "error",
  wants = "No text says \"HIPAA compliant\" and the like (lint/privacy-en.txt).",
  why = "Such a promise is itself regulated: say what is true, \"We do not save what you type.\"",
  bad = {
    "text(_'This kiosk is HIPAA compliant.')",
    { es = "Esta pantalla cumple con HIPAA." },
  },
  good = { "text(_'We do not save what you type.')" },
}

function privacy.text(text)
  lists.tell("privacy", text)
end

return { coverage, privacy }
