/* Which way a camera was held: the one tag of Exif that counts here. Pure.
   CIPA DC-008 (Exif 2.32) 4.6.2 and 4.6.4 A; TIFF 6.0, section 2 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The tag's value of 1 (upright) to 8, from the bytes of Exif on, with or without "Exif\0\0" in
   front. 1 where it is not said, or not so that it can be read: other programs show such
   pictures as they lie, too. */
int exif_orientation(const uint8_t *bytes, size_t len);
