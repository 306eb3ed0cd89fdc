return page {
  title = _"Questions",
  next = "ask",
  body = function()
    return {
      lead(_"Touch a question to see the answer."),
      menu {
        columns = 2,
        card { _"What is MILD?", go "faq/what" },
        card { _"Who may it help?", go "faq/who" },
        card { _"What do I do before?", go "faq/before" },
        card { _"How long does it take?", go "faq/time" },
        card { _"Will it hurt?", go "faq/pain" },
        card { _"What happens after?", go "faq/after" },
        card { _"What can go wrong?", go "faq/wrong" },
        card { _"Is it like big surgery?", go "faq/bigger" },
        card { _"When will I feel better?", go "faq/better" },
        card { _"Who pays for it?", go "faq/pay" },
        card { _"Can I drive home?", go "faq/drive" },
        card { _"Do I need a scan?", go "faq/scan" },
      },
    }
  end,
}
