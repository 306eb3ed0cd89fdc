/* The sign of life of long work: what may rightly take seconds (the digest of a large pack, one
   picture after the other) beats after each bounded step, and kiosk/heartbeat.c counts anew. Only
   where every step makes progress: what beats for ever is never found. */
#pragma once

void pulse_beat(void);      /* from any thread; costs as much as an addition */
unsigned pulse_count(void); /* of beats until now */
