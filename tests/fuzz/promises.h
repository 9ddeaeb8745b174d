/* What the fuzzing targets share: the promises that any input must leave whole. A broken one aborts, which libFuzzer
 * tells with the input that broke it. */
#ifndef KREDS_TESTS_FUZZ_PROMISES_H
#define KREDS_TESTS_FUZZ_PROMISES_H

#include "base/message.h"
#include "model/catalogue.h"
#include "model/referral.h"

#include <stddef.h>
#include <stdint.h>

/* The day on which everything happens: 2026-09-02. */
#define FUZZ_TODAY 20698

/* What libFuzzer calls. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A house for the targets that need one, loaded once from the example `name`; never freed. */
const struct catalogue *promises_house(const char *name);

/* A reader that failed says why, and one that says so failed; every message is text that a terminal can show. */
void promises_messages(const struct messages *messages, int result);

/* Text that may leave: UTF-8 without control characters but line ends and tabs. */
void promises_text(const char *text);

/* Every service can judge the referral, an empty one too, and names a reason unless it is eligible. */
void promises_judged(const struct catalogue *catalogue, const struct referral *referral);

#endif
