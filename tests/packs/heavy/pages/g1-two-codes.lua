return page {
  title = "g1-two-codes",
  body = function()
    return {
      qr { "https://www.sample.test/forms", alt = "The forms" },
      qr { "tel:+15205550144", alt = "Our telephone" },
    }
  end,
}
