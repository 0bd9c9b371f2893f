// What Swift cannot import from the C library: macros, variadics and errno.
#pragma once

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "cpombo_files.h"

static inline int cpombo_errno(void) { return errno; }
