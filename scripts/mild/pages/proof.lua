return page {
  title = _"Who did the studies?",
  flow = "weigh",
  next = "home",
  body = function()
    return {
      lead(_"The company that makes the tools paid for many of the studies."),
      timeline {
        { "MiDAS ENCORE", _"302 people: MILD or shots. 1 year." },
        { "MOTION", _"138 people: with or without MILD. 1 year." },
        { _"Medicare records", _"9,613 people: MILD or a bigger surgery. 2 years." },
      },
      note(_"People knew what they got. That can change how they feel. Ask your doctor."),
    }
  end,
}
