/* The bytes of the ZIP table: little-endian, read one number at a time at any alignment.
   Written by assets/core/data/compile_zips.py, which draws the layout. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "places/zips.h"

#define BLOB_NO_NAME 0xffff

/* Where each table begins, and how many entries it has. */
struct blob {
    const unsigned char *codes, *towns, *names, *states, *ranges;
    const char *strings;
    uint32_t code_count, town_count, name_count, state_count, range_count, string_bytes;
};

struct blob_code {
    uint32_t zip;
    uint16_t name; /* BLOB_NO_NAME if unknown */
    uint8_t state;
    enum zip_class class;
    bool has_point;
    struct point point;
};

struct blob_town {
    uint16_t name;
    uint8_t state;
    struct point point;
};

struct blob_range {
    uint32_t first, last; /* both are in it */
    uint8_t state;
    enum zip_class class;
};

/* Finds the tables; false unless their sizes add up to len to the byte. */
bool blob_find(struct blob *blob, const void *bytes, size_t len, struct err *err);

/* Whether every index and offset in the tables stays inside them, so that nothing below
   needs to look again. */
bool blob_check(const struct blob *blob, struct err *err);

/* The tables of an opened ZIP table. */
struct blob blob_of(const struct zips *zips);

struct blob_code blob_code(const struct blob *blob, uint32_t index);
struct blob_town blob_town(const struct blob *blob, uint32_t index);
struct blob_range blob_range(const struct blob *blob, uint32_t index);
const char *blob_name(const struct blob *blob, uint16_t name);
const char *blob_name_key(const struct blob *blob, uint16_t name);
const char *blob_state(const struct blob *blob, uint8_t state);         /* "Puerto Rico" */
const char *blob_state_letters(const struct blob *blob, uint8_t state); /* "PR" */

/* The first code that is not below this ZIP; code_count if there is none. */
uint32_t blob_first_code(const struct blob *blob, uint32_t zip);
