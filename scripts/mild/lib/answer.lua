-- One answer a screen, with the way to the page that says more.
return function(message, more, words, label)
  return {
    lead(message),
    text(words),
    row {
      button { label or _"Read more", kind = "primary", more },
      button { _"All questions", go "faq" },
    },
  }
end
