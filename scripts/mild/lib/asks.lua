-- Questions to take along, of which the visitor chooses three.
return function()
  return {
    { id = "me", _"Is MILD right for me, and why?" },
    { id = "first", _"What else can I try before I decide?" },
    { id = "wrong", _"What can go wrong?" },
    { id = "pills", _"What do I do about my pills?" },
    { id = "pain", _"What will I feel that day?" },
    { id = "after", _"When can I drive, work, and lift?" },
    { id = "pay", _"Does my plan pay, and what do I pay?" },
    { id = "often", _"How often do you do this?" },
  }
end
