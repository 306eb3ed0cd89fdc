-- From the attract page to the office one lives beside: nine touches, and every ZIP code's answer.
fixture "mild-sample"

local function at_the_pad()
  start()
  tap "English"
  tap "Find an office"
  on "find"
end

local function find(zip)
  at_the_pad()
  type(zip)
  tap "Find"
end

test("the nearest office is nine touches away", function()
  start()
  tap "English"
  tap "Find an office"
  type "78205"
  tap "Find"
  tap "San Antonio"
  on "office"
  see "(210) 555-0142"
  see "410 Sample St"
end)

test("the nearest office comes first", function()
  find "78205"
  see "Near San Antonio, TX 78205"
  see "Miles are in a straight line. The drive may be longer."
  in_order("San Antonio", "Boerne", "Kerrville")
  see "In your ZIP area"
  dont_see "Woburn"
end)

test("miles are rounded, and never zero", function()
  find "78205"
  dont_see "0 miles."
  see "About"
end)

test("an office keeps its distance on its own page", function()
  find "78205"
  tap "Boerne"
  on "office"
  see "miles, in a straight line"
  tap "Back"
  on "find"
  see "Kerrville"
end)

test("the pad asks for all five numbers", function()
  find "7820"
  see "That is not a whole ZIP code yet."
  type "5"
  dont_see "That is not a whole ZIP code yet."
  tap "Find"
  see "Near San Antonio, TX 78205"
end)

test("a leading zero is kept", function()
  find "01801"
  see "Near Woburn, MA 01801"
  in_order("Woburn", "Beverly")
end)

test("a ZIP code of a post office box has an area, but no miles", function()
  find "77210"
  see "Near Houston, TX 77210"
  see "so we show no miles"
  dont_see "straight line"
end)

test("a ZIP code that has a town but no point is near its town", function()
  find "33206"
  see "Near Miami, FL 33206"
  see "so we show no miles"
end)

test("a ZIP code that lies nowhere we know leads to all offices", function()
  find "00936"
  see "ZIP code 00936 is in Puerto Rico."
end)

test("a military ZIP code is asked for again, kindly", function()
  find "09012"
  see "That is a military ZIP code."
  tap "All offices"
  see "Find by ZIP"
end)

test("an island has its name", function()
  find "00802"
  see "Near Charlotte Amalie, Virgin Islands 00802"
  see "This is far, and in another state."
end)

test("a ZIP code that is not one can be mended in place", function()
  find "99999"
  see "We can not find that ZIP code."
  tap "Erase"
  tap "Erase"
  tap "Erase"
  tap "Erase"
  tap "Erase"
  type "21201"
  tap "Find"
  see "Near Baltimore, MD 21201"
end)

test("far offices stay, with a word of care", function()
  find "99701"
  see "Near Fairbanks, AK 99701"
  see "Call first."
end)

test("no office stands before one with fewer miles", function()
  find "37201"
  in_order("About 550 miles", "About 560 miles", "About 600 miles")
end)

test("an office of the same ZIP code has no line to it", function()
  find "78205"
  tap "San Antonio"
  on "office"
  see "In your ZIP area"
  dont_see "straight line"
end)

test("another ZIP code begins with an empty field", function()
  find "78205"
  tap "Change ZIP"
  type "01915"
  tap "Find"
  see "Near Beverly, MA 01915"
  in_order("Beverly", "Woburn")
end)

test("three letters find a town", function()
  at_the_pad()
  tap "I do not know my ZIP"
  type "wob"
  tap "Woburn, MA"
  see "Near Woburn, MA"
  in_order("Woburn", "Beverly")
  tap "Change town"
  see "Touch the first letters of your town."
end)

test("a large city is found by its state, and the towns of one name in parts", function()
  at_the_pad()
  tap "I do not know my ZIP"
  type "houston tx"
  tap "Houston, TX"
  see "Near Houston, TX"
  tap "Change town"
  type "franklin"
  tap "More towns"
  tap "More towns"
  tap "Towns before these"
  tap "Erase"
  dont_see "Towns before these"
end)

test("short forms of words are understood", function()
  at_the_pad()
  tap "I do not know my ZIP"
  type "e st lo"
  tap "East Saint Louis, IL"
  see "Near East Saint Louis, IL"
end)

test("Back goes one step back: from the list to the town, to the ZIP code, and away", function()
  at_the_pad()
  tap "I do not know my ZIP"
  type "wob"
  tap "Woburn, MA"
  tap "Back"
  see "Which town is near you?"
  tap "Back"
  see "Type the 5 numbers of your ZIP code. Then touch Find."
  type "78205"
  tap "Find"
  tap "Back"
  see "Type the 5 numbers of your ZIP code. Then touch Find."
  tap "Back"
  on "home"
end)

test("rows say the town, and the state where it is another", function()
  find "78205"
  see "410 Sample St, San Antonio"
  find "99701"
  see "Phoenix, Arizona"
end)

test("offices as near as each other are said to be so", function()
  find "21784"
  see "about the same distance"
end)

test("offices far away are not said to be as near as each other", function()
  find "33576"
  dont_see "about the same distance"
end)

test("an office's way is on a map, for a phone", function()
  find "78205"
  tap "San Antonio"
  tap "Show the way on a map"
  see "Its map shows the way."
  tap "Save this office"
  dont_see "Its map shows the way."
end)

test("letters that begin no town say so", function()
  at_the_pad()
  tap "I do not know my ZIP"
  type "qqq"
  see "No town begins like this."
end)

test("all offices are one touch away, by state", function()
  at_the_pad()
  tap "All offices"
  in_order("Phoenix, Arizona", "Tampa, Florida", "Woburn, Massachusetts")
  more()
  tap "Kerrville"
  see "(830) 555-0163"
  dont_see "straight line"
end)

test("an office leads on to a visit, and who pays", function()
  start()
  tap "English"
  tap "Find an office"
  tap "All offices"
  tap "Phoenix"
  on "office"
  tap "Next"
  on "book"
  see "(602) 555-0191"
  tap "Next"
  on "pay"
  tap "Next"
  on "forms"
  tap "Next"
  on "end/office"
  see "You finished this part"
  tap "Home"
  on "home"
end)

test("who touches no office goes on to the appointment", function()
  start()
  tap "English"
  tap "Find an office"
  see "1 of 5"
  tap "Next"
  on "book"
  see "3 of 5"
end)

test("without pictures of the team its page is left out, and not counted", function()
  start()
  tap "English"
  tap "Find an office"
  see "1 of 5"
end)
