local figure = use "figure"
local variant = use "variant"

-- What the first and the last picture name beside their own words.
local function here(words)
  for _i, word in ipairs {
    { 150, 375, _"Nerves to your legs", short = _"Nerves", to = { 478, 375 } },
    { 80, 112, _"Bone", to = { 250, 112 } }, { 80, 540, _"Disc", to = { 250, 535 } },
    { 60, 955, _"Front" }, { 935, 955, _"Back" }, { 886, 350, _"Low back" },
  } do
    table.insert(words, word)
  end
  return words
end

return page {
  title = _"What is MILD?",
  body = function()
    return {
      lead(_"MILD makes more room for the nerves in your low back."),
      text {
        variant {
          neutral = _"A thick band of tissue can press on the nerves to your legs. A doctor takes out small bits of it and leaves nothing in your body.",
          tubular = _"A thick band of tissue can press on the nerves to your legs. A doctor takes out small bits of this band through a tube.",
        },
        _"Its full name, minimally invasive lumbar decompression, means making room for nerves in your back.",
      },
      note(_"It does not help everyone, so ask your doctor if it may help you."),
      figure {
        stills {
          focus = { 360, 330, 300, 400 },
          before = { "images/mild-1.svg", _"The thick band presses.", words = here {
            { 840, 540, _"The thick band presses here",
            short = _"Thick band", to = { 555, 540 }, kind = "problem" } } },
          { "images/mild-2.svg", _"The spot is made numb.",
            words = { { 850, 470, _"Numbs the spot", to = { 790, 578 } } } },
          { "images/mild-3.svg", _"A thin guide goes in.", words = { { 860, 460, _"Thin guide" } } },
          { "images/mild-4.svg", _"A small tool reaches the band.",
            words = { { 860, 460, _"Small tool", to = { 800, 585 } } } },
          { "images/mild-5.svg", _"It takes out small pieces.",
            words = { { 840, 460, _"Small pieces of the band",
              short = _"Pieces", to = { 558, 556 } } } },
          { "images/mild-6.svg", _"More pieces come out.",
            words = { { 840, 460, _"Small pieces of the band",
              short = _"Pieces", to = { 558, 556 } } } },
          { "images/mild-7.svg", _"Now the nerves have more room.",
            words = { { 840, 460, _"More room", to = { 492, 540 }, kind = "better" } } },
          after = { "images/mild-8.svg", _"Only a bandage stays on.", words = here {
            { 840, 470, _"More room for the nerves",
            short = _"More room", to = { 492, 537 }, kind = "better" },
            { 870, 680, _"Bandage", to = { 801, 570 } } } },
          alt = _"The low back from the side. A thick band presses on the nerves. A small tool takes out bits of it, and the nerves have room.",
        },
        papers = variant { neutral = { "ncd", "hayes" }, tubular = { "nhs_surgery" } },
      },
    }
  end,
}
