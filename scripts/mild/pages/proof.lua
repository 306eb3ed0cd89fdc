return page {
  title = _"Who did the studies?",
  flow = "weigh",
  next = "home",
  body = function()
    return {
      lead(_"The company that makes the tools paid for many of the studies."),
      timeline {
        { "MiDAS ENCORE", _"302 people. MILD or shots, by chance. Those with MILD were followed for 2 years." },
        { "MOTION", _"138 people after 1 year. MILD and usual care, or usual care alone." },
        { _"Medicare records", _"2,197 people after MILD and 7,416 after a bigger surgery, for 2 years." },
      },
      note(_"People knew what they got. That can change how they feel. Ask your doctor."),
    }
  end,
}
