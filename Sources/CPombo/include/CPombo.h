// What Swift cannot import from the C library: macros, variadics, unions and errno. `import CPombo`
// alone replaces the platform's own modules, and every `#if` of the house stands in these headers.
#pragma once

#ifdef __APPLE__
// Without it the structure and options of RFC 3542 are hidden.
#define __APPLE_USE_RFC_3542 1
#endif

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "cpombo_files.h"
#include "cpombo_network.h"
#include "cpombo_process.h"
#include "cpombo_socket.h"
#include "cpombo_transfer.h"

static inline int cpombo_errno(void) { return errno; }

// The system's words for an error number, in a buffer of the caller.
static inline void cpombo_error_text(int code, char *text, size_t capacity) {
    text[0] = 0;
#if defined(__linux__) && defined(__USE_GNU)
    // This one may return a constant instead of filling the buffer.
    const char *words = strerror_r(code, text, capacity);
    if (words != text) {
        strncpy(text, words, capacity - 1);
        text[capacity - 1] = 0;
    }
#else
    if (strerror_r(code, text, capacity) != 0) text[0] = 0;
#endif
}
