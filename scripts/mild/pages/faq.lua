return page {
  title = _"Common questions",
  next = "ask",
  body = function()
    return {
      lead(_"Touch a question to see the answer."),
      grid {
        columns = 3,
        button { _"What is MILD?", go "faq/what" },
        button { _"Who may it help?", go "faq/who" },
        button { _"What do I do before?", go "faq/before" },
        button { _"How long does it take?", go "faq/time" },
        button { _"Will it hurt?", go "faq/pain" },
        button { _"What happens after?", go "faq/after" },
        button { _"What can go wrong?", go "faq/wrong" },
        button { _"Is it like big surgery?", go "faq/bigger" },
        button { _"When will I feel better?", go "faq/better" },
        button { _"Who pays for it?", go "faq/pay" },
        button { _"Can I drive home?", go "faq/drive" },
        button { _"Do I need a scan?", go "faq/scan" },
      },
    }
  end,
}
