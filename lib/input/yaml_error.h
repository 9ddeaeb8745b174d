/* What libyaml says of a broken text, in words for whoever wrote it. */
#ifndef KREDS_INPUT_YAML_ERROR_H
#define KREDS_INPUT_YAML_ERROR_H

#include "base/message.h"

#include <stddef.h>
#include <yaml.h>

/* Appends a message about the text as bytes, before libyaml sees it: bad UTF-8, a NUL byte, too long. 0 when there is nothing. */
int yaml_check_bytes(const char *file, const char *bytes, size_t length, struct messages *messages);

/* Appends a message for the trouble that a parser has stopped at; returns -1. `bytes` is the text that it read. */
int yaml_refuse(const yaml_parser_t *parser, const char *file, const char *bytes, struct messages *messages);

/* A mark of libyaml's, which counts from 0. */
struct position yaml_position(const char *file, yaml_mark_t mark);

#endif
