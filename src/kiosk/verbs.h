/* The commands. Each takes the command line and gives the exit status. */
#pragma once

#include "kiosk/options.h"

int verb_run(const struct options *options);
int verb_shots(const struct options *options);
int verb_test(const struct options *options);
int verb_pack(const struct options *options);
int verb_lint(const struct options *options);
int verb_new(const struct options *options);
int verb_strings(const struct options *options);
int verb_approve(const struct options *options);
int verb_verify(const struct options *options);
int verb_install(const struct options *options);
int verb_rollback(const struct options *options);
int verb_status(const struct options *options);
int verb_adopt(const struct options *options);
int verb_doctor(const struct options *options);
int verb_help(const struct options *options);
