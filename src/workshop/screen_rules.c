/* The rules that look at screens, as they are explained: layout.c and pixels.c hold pages to
   them. */
#include "workshop/rule.h"

const struct rule layout_rules[] = {
    {"A-BIG-1", LEVEL_ERROR, RULE_PLAIN,
     "No screen takes more work or memory of the machine than a kiosk gives one: such a page "
     "is not shown to visitors.",
     "Make the page shorter: fewer cards, shorter texts, fewer boxes in boxes; or part it."},
    {"A-BIG-2", LEVEL_WARNING, RULE_PLAIN,
     "A screen takes less than half of what a kiosk gives one.",
     "Make the page shorter: a longer list of offices, say, could make it too much."},
    {"A-TXT-1", LEVEL_ERROR, RULE_PLAIN,
     "The capitals of every text are at least 4.8 mm high (Section 508, 402.4); those "
     "under a rail's icons, and at 100 % of captions and the counter 3.6.",
     "Give the words more room: a shorter label, fewer things side by side."},
    {"A-TXT-2", LEVEL_ERROR, RULE_PLAIN,
     "Capitals of body text are seen under 0.51 degrees, or 0.38 where all must be seen at "
     "once; at 200 % under 0.7 and more (EN 301 549, 5.1.4).",
     "Do not shrink body text; split the page, or say how near the eye is with "
     "--distance."},
    {"A-TXT-3", LEVEL_ERROR, RULE_PLAIN,
     "Nothing is cut, lost or overlaps, in any language, size, theme or display.",
     "Shorten the words, or take something off the page."},
    {"A-TXT-5", LEVEL_WARNING, RULE_PLAIN,
     "The last line of a heading is not one short word alone.",
     "Word the heading a little shorter or longer."},
    {"A-TXT-6", LEVEL_WARNING, RULE_PLAIN, "A line of text has at most 70 characters.",
     "Put the text beside its picture, or in a card."},
    {"A-TXT-7", LEVEL_WARNING, RULE_PLAIN, "No word is broken in the middle for want of room.",
     "Choose a shorter word, or fewer things side by side."},
    {"A-PART-1", LEVEL_WARNING, RULE_PLAIN,
     "Words that say what to do stand on the screen of what it is done with; on displays over "
     "7 in up to 150 %.",
     "Say it in fewer words, or give the text a short form with short =."},
    {"A-PART-2", LEVEL_WARNING, RULE_PLAIN, "At 100 % no screen of a page ends within a sentence.",
     "Make the sentence two, or the page shorter."},
    {"A-PART-3", LEVEL_WARNING, RULE_PLAIN,
     "At 100 % the last screen of a page is not nearly empty.",
     "Take a line or two off the page, or give it more to say."},
    {"A-CON-1", LEVEL_ERROR, RULE_PLAIN,
     "Text stands out 4.5:1 or more, ink on paper 7:1, edges of buttons 3:1.",
     "Choose another accent, or another ground for these words."},
    {"A-TGT-1", LEVEL_ERROR, RULE_PLAIN,
     "What is touched is at least 15 mm each way, 3 mm apart, 5 mm from the glass edge; letters "
     "of a town on a small upright display are 10 mm wide.",
     "Put fewer things in a row; 20 mm and more is better for a hand that shakes."},
    {"A-TGT-2", LEVEL_WARNING, RULE_PLAIN,
     "Home, Back and Get help now are 380 to 1220 mm above the floor.",
     "Hang the display lower or higher, and say so with bottom_mm in kiosk.conf."},
    {"A-ALT-1", LEVEL_WARNING, RULE_PLAIN,
     "A picture's alternative text says what matters in it, in 3 to 40 words.",
     "Write what a reader would miss; leave out \"picture of\". Decoration has alt = "
     "\"\"."},
    {"A-CODE-1", LEVEL_WARNING, RULE_PLAIN,
     "A code has at most 300 bytes, that of a part to take home 1,200, so that a telephone reads "
     "it at arm's length.",
     "Say less in it: what the person needs at home, or the address of a page."},
    {"A-NAV-2", LEVEL_ERROR, RULE_PLAIN,
     "Get help now is on every page, and the buttons of the bars stand still.",
     "Name the page of the warning signs with help = in pack.conf."},
    {0},
};

const struct rule pixels_rules[] = {
    {"A-PIX-1", LEVEL_ERROR, RULE_PLAIN, "Every text leaves ink on the screen.",
     "Look at the screen with shots: is it covered, or in the colour of its ground?"},
    {"A-PIX-2", LEVEL_ERROR, RULE_PLAIN,
     "What a text stands on, a picture too, stays 4.5:1 from its ink.",
     "Move the word to a calm part of the picture, or give that part a lighter fill."},
    {"A-PIX-3", LEVEL_ERROR, RULE_PLAIN, "Every picture and icon can be drawn.",
     "Mend the file that is named, or draw it anew."},
    {0},
};
