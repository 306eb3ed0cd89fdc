/* Names that Lua 5.1 to 5.4, or other languages, have and packs have not, with what to write
   instead: one table for all messages. Pure. */
#pragma once

/* "string.gsub", "print" -> what is said behind "is not there in packs: "; NULL: not of these. */
const char *elsewhere_cure(const char *name);
