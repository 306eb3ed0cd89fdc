-- Two procedures have this pack's name. What differs between them is chosen by the clinic's word;
-- without it the neutral words show.
return function(words)
  return words[clinic.variant or "neutral"] or words.neutral
end
