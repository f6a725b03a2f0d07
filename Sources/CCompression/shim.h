#ifndef SIGNALBOX_CCOMPRESSION_SHIM_H
#define SIGNALBOX_CCOMPRESSION_SHIM_H

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

// Macros with a cast or a sizeof are not seen from Swift.
static inline int signalbox_inflate_init(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

static inline int signalbox_deflate_init(z_stream *stream, int window_bits) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}

#endif
