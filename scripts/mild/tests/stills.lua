-- The drawing of MILD in steps: it moves when it is asked to, and stands where it is told to.

local function to_mild()
  start()
  tap "English"
  tap "MILD in one minute"
  tap "Next"
  tap "Next"
  tap "Next"
  on "mild"
end

test("the drawing never begins by itself", function()
  to_mild()
  see "Before"
  see "Picture 1 of 8"
  wait(30)
  see "Picture 1 of 8"
  dont_see "The spot is made numb."
end)

test("it plays to its last picture, and stands there", function()
  to_mild()
  tap "Play"
  see "The thick band presses."
  wait(1)
  see "The spot is made numb."
  see "2 of 8"
  wait(3)
  see "It takes out small pieces."
  wait(3)
  see "Only a bandage stays on."
  see "Picture 8 of 8"
  wait(20)
  see "Only a bandage stays on."
end)

test("it pauses, and goes back and on by touch", function()
  to_mild()
  tap "Play"
  wait(2)
  tap "Pause"
  see "3 of 8"
  wait(10)
  see "3 of 8"
  tap "Forward"
  see "A small tool reaches the band."
  tap "Backward"
  see "A thin guide goes in."
  tap "Play"
  wait(1)
  see "4 of 8"
end)

test("before and after are a touch apart", function()
  to_mild()
  tap "After"
  see "Picture 8 of 8"
  see "Only a bandage stays on."
  tap "Before"
  see "Picture 1 of 8"
  dont_see "Only a bandage stays on."
end)

test("who comes back finds it at its beginning", function()
  to_mild()
  tap "After"
  tap "Next"
  tap "Back"
  on "mild"
  see "Picture 1 of 8"
end)
