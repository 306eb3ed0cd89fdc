/* What is known about languages by their code. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* The language's name in itself ("Español" for "es"), or the code itself if not known. */
const char *language_own_name(const char *code);
bool language_is_rtl(const char *code);

/* A number with the language's signs for thousands and decimals: 1234.5, 1 -> "1,234.5"
   in English, "1.234,5" in Spanish of Spain; US Spanish (es, es-419) writes as English.
   At most `room` bytes with the NUL; "" if that is too little: half a number is wrong. */
void language_number(const char *code, double value, int decimals, char *out, size_t room);

/* A date "2026-11-22" as the language says it: "November 22, 2026", "22 de noviembre de
   2026". What is not such a date is copied as it is; "" if there is too little room. */
void language_date(const char *code, const char *iso, char *out, size_t room);
