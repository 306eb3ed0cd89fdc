-- One answer a screen, with the way to the page that says more; some have a picture, some advice in
-- place of words.
return function(message, more, words, shown, advised)
  return {
    lead(message),
    advised or text(words),
    shown and picture(shown),
    row {
      button { _"Read more", kind = "primary", more },
      button { _"All questions", go "faq" },
    },
  }
end
