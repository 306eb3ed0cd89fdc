-- What a visitor may tick for the doctor: in the clinic's own language, and as `_` has it.
return function()
  return {
    { id = "stand", own = "Standing or walking hurts my legs",
      _"Standing or walking hurts my legs" },
    { id = "sit", own = "Sitting or leaning forward helps", _"Sitting or leaning forward helps" },
    { id = "far", own = "I cannot walk as far as before", _"I cannot walk as far as before" },
    { id = "scan", own = "I had a scan of my low back", _"I had a scan of my low back" },
    { id = "tried", own = "I tried exercise, pills or shots", _"I tried exercise, pills or shots" },
    { id = "thinner", own = "I take a blood thinner", _"I take a blood thinner" },
  }
end
