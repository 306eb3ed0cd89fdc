-- What the facts are from, by short names that pages may show: a publisher's
-- name reads the same in every language, what was published does not.
return {
  -- Centers for Medicare and Medicaid Services: national coverage determination 150.13, percutaneous
  -- image-guided lumbar decompression for lumbar spinal stenosis, in force since 7 December 2016.
  ncd = "Medicare NCD 150.13",
  -- The same: national coverage analysis 269, on the condition, its signs and the evidence.
  nca = "Medicare NCA 269",
  -- US Food and Drug Administration: summary of clearance K233800, 6 May 2024.
  fda = "FDA K233800",
  -- Arkansas Blue Cross: coverage policy on image-guided lumbar decompression (portal of 5.1 mm).
  bluecross = "Arkansas Blue Cross",
  -- Hayes: evidence brief on the procedure (local numbing, light sedation, same day, no implant).
  hayes = "Hayes",
  -- American Society of Pain and Neuroscience: consensus on lumbar stenosis, MIST 2.0, 2022.
  mist = "MIST 2.0, 2022",
  -- Brown: chapter on percutaneous lumbar decompression in a textbook of pain medicine.
  brown = _"Brown, textbook chapter",
  -- American Society of Regional Anesthesia: anticoagulants in pain procedures, 2018.
  asra = "ASRA, 2018",
  -- Staats, Benyamin: MiDAS ENCORE, one year, 302 people, Pain Physician 2016.
  encore = "MiDAS ENCORE, 2016",
  -- Deer and others: MOTION, one year, 69 and 69 people, Pain Medicine 2022;23:625-634.
  motion = "MOTION, 2022",
  -- Staats and others: Medicare claims of two years, Interventional Pain Medicine 2024;3:100412:
  -- 2,197 people after MILD, 7,416 after laminectomy; 9.0 and 5.5 % had more surgery, 1.9 and
  -- 5.8 % a harm.
  records = _"Medicare records, 2024",
  -- National Health Service: warning signs of pressed nerves in the low back.
  nhs = "NHS",
  -- The same: lumbar decompression surgery, its risks and what comes after.
  nhs_surgery = _"NHS, lumbar decompression",
  -- Vertebroplasty and spine discharge sheets of US hospitals, in plain words.
  discharge = _"Scott and White, care after",
  -- Orthopaedic and Spine Surgery Institute, Virginia: discharge sheet, lumbar decompression.
  ossi = "OSSI Virginia",
  -- Patient pages on minimally invasive lumbar laminectomy through a tube.
  rush = "Rush Copley",
  vincent = "Ascension St. Vincent",
  boston = "Boston Spine",
  -- Patient page on lumbar micro-decompression with the spot numbed.
  premier = "Premier Brain and Spine",
  -- Patient pages on the mild procedure: bandage, no stitches, driven home.
  houston = "Houston Pain Services",
  ipwc = "IPWC Broward",
}
