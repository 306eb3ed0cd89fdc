-- The same ways in Spanish: each page is opened once, and what was ticked outlives the language.

local FLOWS = {
  { "MILD en un minuto", { "short", "tight", "feel", "mild", "cut", "not", "other", "living", "end/learn" } },
  { "¿Es para mí?", { "who", "tick", "show", "ask", "end/talk" } },
  { "Prepararse", { "ready", "pills", "before", "food", "steps", "numb", "long", "partner", "end/day" } },
  { "Después de MILD", { "first", "weeks", "visit", "call", "end/after" } },
  { "Beneficios y riesgos", { "helps", "harm", "dots", "proof", "end/weigh" } },
}

local ANSWERS = {
  { "¿Qué es MILD?", "what" },
  { "¿A quién puede ayudar?", "who" },
  { "¿Qué hago antes?", "before" },
  { "¿Cuánto tarda?", "time" },
  { "¿Va a doler?", "pain" },
  { "¿Qué pasa después?", "after" },
  { "¿Qué puede salir mal?", "wrong" },
  { "¿Es como una cirugía mayor?", "bigger" },
  { "¿Cuándo me voy a sentir mejor?", "better" },
  { "¿Quién lo paga?", "pay" },
  { "¿Puedo manejar a casa?", "drive" },
  { "¿Necesito imágenes de la espalda?", "scan" },
}

local function begin()
  start()
  tap "Español"
  on "home"
end

for _i, flow in ipairs(FLOWS) do
  test("the way of " .. flow[1], function()
    begin()
    tap(flow[1])
    for i, id in ipairs(flow[2]) do
      on(id)
      if i < #flow[2] then
        tap "Seguir"
      end
    end
  end)
end

test("the answers, one by one", function()
  begin()
  tap "Preguntas comunes"
  tap(ANSWERS[1][1])
  for i, answer in ipairs(ANSWERS) do
    on("faq/" .. answer[2])
    see(answer[1])
    if i < #ANSWERS then
      tap "Seguir"
    end
  end
  tap "Ver todas"
  on "faq"
end)

test("help is a touch away, and says it twice to the staff", function()
  begin()
  tap "Prepararse"
  tap "Pida ayuda ya"
  on "help"
  see "No puede orinar, no siente las ganas, o se le salen la orina o las heces"
  see "Siente dormido o raro entre las piernas o al limpiarse"
  see "Tiene fiebre (100.4 °F o más) y un dolor de espalda nuevo"
  see "No maneje usted."
  see "Sangrado que empapa la venda"
  see "O llame al 911"
  tap "Muestre esto al personal"
  on "staff"
  see "Please help me now"
  see "Por favor, ayúdeme ya"
  tap "Atrás"
  tap "Atrás"
  on "ready"
end)

test("what is ticked outlives the language, and is shown in both", function()
  start()
  tap "English"
  tap "Is it right for me?"
  tap "Next"
  tap "I had a scan of my low back"
  tap "Español"
  on "tick"
  tap "Tomo medicina que diluye la sangre"
  tap "Seguir"
  on "show"
  in_order("English", "I had a scan of my low back", "I take a blood thinner",
    "Español", "Me tomaron imágenes de la espalda baja", "Tomo medicina que diluye la sangre")
  tap "English"
  see "I take a blood thinner"
  dont_see "Tomo medicina que diluye la sangre"
end)

test("the questions chosen go along in the visitor's language", function()
  begin()
  tap "¿Es para mí?"
  tap "Seguir"
  tap "Seguir"
  tap "Seguir"
  on "ask"
  tap "¿Qué hago con mis pastillas?"
  language "en"
  tap "How often do you do this?"
  language "es"
  tap "Seguir"
  see "Terminó esta parte"
  see "¿Qué quiere hacer ahora?"
  tap "Llévelo a casa"
  on "take"
  in_order("¿Qué hago con mis pastillas?", "¿Cada cuánto hacen esto ustedes?")
end)

test("the quiet pages", function()
  begin()
  tap "Todos los temas"
  on "all"
  more()
  tap "Haga una cita"
  on "book"
  tap "Inicio"
  tap "Necesito un intérprete"
  see "Un intérprete es gratis"
  tap "Inicio"
  tap "Sobre esta pantalla"
  see "no es un consejo médico."
  see "ningún profesional médico."
  see "ningún traductor calificado ha revisado."
  tap "Nombres y datos"
  on "about/data"
  see "geonames.org"
end)

test("the language goes back to the first with the visit", function()
  begin()
  tap "Salir"
  wait(10)
  on "attract"
  see "Do your legs or back hurt when you walk?"
end)
