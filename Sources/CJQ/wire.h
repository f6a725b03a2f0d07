#ifndef SIGNALBOX_CJQ_WIRE_H
#define SIGNALBOX_CJQ_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What goes over the socket between the gateway and a worker of its own making: same program, same layout.

typedef struct sb_request {
    uint64_t program_id;
    double now;
    uint32_t program_bytes;
    uint32_t input_bytes;
    /// Whether to run the program, not only to compile it.
    uint32_t runs;
    uint32_t unused;
} sb_request;

typedef struct sb_reply {
    uint32_t kind;
    uint32_t bytes;
} sb_reply;

/// Milliseconds of a clock that only goes forward.
int64_t sb_milliseconds(void);

/// Both return false when the other side is gone or `deadline` (of `sb_milliseconds`) has passed.
bool sb_send(int socket, const void *bytes, size_t count, int64_t deadline);
bool sb_receive(int socket, void *bytes, size_t count, int64_t deadline);

#endif
