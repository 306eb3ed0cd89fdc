-- What the facts are from: studies, public bodies, textbooks. `short` is the name that pages show:
-- a publisher's reads the same in every language, what was published does not. `code` is where a
-- phone finds it. `numbers` are all that pages may say of it, as they say them (M-NUM-1).
return {
  -- Centers for Medicare and Medicaid Services: national coverage determination 150.13, percutaneous
  -- image-guided lumbar decompression for lumbar spinal stenosis, in force since 7 December 2016.
  ncd = { short = "Medicare NCD 150.13" },
  -- The same: national coverage analysis 269, on the condition, its signs and the evidence.
  nca = { short = "Medicare NCA 269" },
  -- US Food and Drug Administration: summary of clearance K233800, 6 May 2024.
  fda = { short = "FDA K233800" },
  -- Arkansas Blue Cross: coverage policy on image-guided lumbar decompression (portal of 5.1 mm).
  bluecross = { short = "Arkansas Blue Cross" },
  -- Hayes: evidence brief on the procedure (local numbing, light sedation, same day, no implant).
  hayes = { short = "Hayes" },
  -- American Society of Pain and Neuroscience: consensus on lumbar stenosis, MIST 2.0, 2022.
  mist = { short = "MIST 2.0, 2022" },
  -- Brown: chapter on percutaneous lumbar decompression in a textbook of pain medicine.
  brown = { short = _"Brown, textbook chapter" },
  -- American Society of Regional Anesthesia: anticoagulants in pain procedures, 2018.
  asra = { short = "ASRA, 2018" },
  -- National Health Service: warning signs of pressed nerves in the low back.
  nhs = { short = "NHS" },
  -- The same: lumbar decompression surgery, its risks and what comes after.
  nhs_surgery = { short = _"NHS, lumbar decompression" },
  discharge = { short = _"Scott and White, care after" },
  ossi = { short = "OSSI Virginia" },
  rush = { short = "Rush Copley" },
  vincent = { short = "Ascension St. Vincent" },
  boston = { short = "Boston Spine" },
  premier = { short = "Premier Brain and Spine" },
  houston = { short = "Houston Pain Services" },
  ipwc = { short = "IPWC Broward" },
  -- Staats, Chafin and others: MiDAS ENCORE after two years, Regional Anesthesia and Pain Medicine
  -- 2018;43:789-794. 302 people drew lots for MILD or shots; 143 were treated and looked at again
  -- after two years, without the other group: pain 3.6 points of 10 less, 1.3 % with a problem from
  -- the procedure, none serious.
  encore = {
    short = "MiDAS ENCORE, 2018",
    code = "https://doi.org/10.1097/AAP.0000000000000868",
    numbers = "302, 143, 2 years, 3.6, 10, 1 of 100",
  },
  -- Deer, Chafin and others: MOTION after two years, Pain Practice 2023. After one year 69 with and
  -- 69 without MILD were looked at; after two most of the others had MILD or another procedure.
  motion = {
    short = "MOTION, 2023",
    code = "https://doi.org/10.1111/papr.13293",
    numbers = "138, 1 year, 2 years",
  },
  -- Staats, Dorsi and others: Medicare claims of two years, Interventional Pain Medicine
  -- 2024;3:100412: 2,197 people after MILD, 7,416 after outpatient laminectomy, 76.7 and 73.4 years
  -- old, with 5.7 and 4.8 other illnesses; 9.0 and 5.5 % had more surgery, 1.9 and 5.8 % a harm, 10.8
  -- and 11.0 % either.
  records = {
    short = _"Medicare records, 2024",
    code = "https://doi.org/10.1016/j.inpm.2024.100412",
    numbers = "9,613, 2,197, 7,416, 2 years, 100 people, 9 of 100, 5 or 6 of 100, 2 of 100, " ..
      "6 of 100, 11 of 100, 77, 73",
  },
}
