/* The numbers of a zip file that its writer (layer_write.c) and its reader (zip_check.c)
   share. APPNOTE.TXT 6.3.10, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
#pragma once

#define ZIP_LOCAL_MAGIC 0x04034b50U
#define ZIP_CENTRAL_MAGIC 0x02014b50U
#define ZIP_END_MAGIC 0x06054b50U

/* Bytes of each header before its name, and of the record at the end. */
#define ZIP_LOCAL_LEN 30
#define ZIP_CENTRAL_LEN 46
#define ZIP_END_LEN 22

#define ZIP_STORED 0
#define ZIP_DEFLATED 8
#define ZIP_VERSION_STORED 10 /* what it takes to read an entry */
#define ZIP_VERSION_DEFLATED 20
#define ZIP_MADE_BY_UNIX 3

/* What every entry has: the first day of 1980, and a plain file that all may read. */
#define ZIP_TIME 0
#define ZIP_DATE 0x21
#define ZIP_MODE 0100644
