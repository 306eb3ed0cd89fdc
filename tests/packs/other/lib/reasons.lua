-- What may speak against a shot today, for the list and for what is shown to the nurse.
return function()
  return {
    { id = "fever", _"I have a fever today" },
    { id = "allergy", _"A shot made me ill before" },
    { id = "first", _"It is my first flu shot" },
  }
end
