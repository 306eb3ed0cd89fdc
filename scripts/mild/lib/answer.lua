-- One answer a screen, with the way to the page that says more; some have a picture.
return function(message, more, words, shown)
  return {
    lead(message),
    text(words),
    shown and picture(shown),
    row {
      button { _"Read more", kind = "primary", more },
      button { _"All questions", go "faq" },
    },
  }
end
