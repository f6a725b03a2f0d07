import CCompression

/// Why compressed text cannot be read or made.
struct CompressionError: Error, Sendable, Equatable, CustomStringConvertible {
    let problem: String
    var description: String { problem }
}

/// Bytes that a hostile object may unfold to: 64 MiB, twenty times what an API server takes and a controller makes.
private let mostUnfoldedBytes = 64 << 20
private let bufferBytes = 64 << 10
/// zlib's number for its largest window with the header and trailer of gzip.
private let gzipWindow: Int32 = 15 + 16

/// What a controller has compressed: gzip, zstd by its first bytes, or else brotli, which has none
/// (spec/workflows.md A8).
func decompressed(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    if bytes.starts(with: [0x1F, 0x8B]) { return try inflated(bytes) }
    if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return try unfoldedByZstandard(bytes) }
    return try unfoldedByBrotli(bytes)
}

/// gzip, which every controller reads.
func compressed(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    var stream = z_stream()
    guard signalbox_deflate_init(&stream, gzipWindow) == Z_OK else { throw CompressionError(problem: "no memory") }
    defer { deflateEnd(&stream) }
    return try passed(bytes, through: &stream, limit: .max) { deflate($0, Z_FINISH) }
}

private func inflated(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    var stream = z_stream()
    guard signalbox_inflate_init(&stream, gzipWindow) == Z_OK else { throw CompressionError(problem: "no memory") }
    defer { inflateEnd(&stream) }
    return try passed(bytes, through: &stream, limit: mostUnfoldedBytes) { inflate($0, Z_NO_FLUSH) }
}

/// Runs all of `bytes` through a stream of zlib until it says that it has ended.
private func passed(
    _ bytes: [UInt8],
    through stream: inout z_stream,
    limit: Int,
    _ step: (UnsafeMutablePointer<z_stream>) -> Int32
) throws(CompressionError) -> [UInt8] {
    var input = bytes
    var buffer = [UInt8](repeating: 0, count: bufferBytes)
    var result: [UInt8] = []
    var status = Z_OK
    var given = 0
    while status == Z_OK {
        let used = input.withUnsafeMutableBufferPointer { source in
            buffer.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress.map { $0 + given }
                stream.avail_in = UInt32(source.count - given)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                status = step(&stream)
                given = source.count - Int(stream.avail_in)
                return target.count - Int(stream.avail_out)
            }
        }
        result += buffer[..<used]
        guard result.count <= limit else { throw tooLarge }
        if status == Z_OK, used == 0, given == input.count { break }
    }
    guard status == Z_STREAM_END else { throw CompressionError(problem: "it is damaged gzip") }
    return result
}

private func unfoldedByZstandard(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    guard let stream = ZSTD_createDStream() else { throw CompressionError(problem: "no memory") }
    defer { ZSTD_freeDStream(stream) }
    var buffer = [UInt8](repeating: 0, count: bufferBytes)
    var result: [UInt8] = []
    var given = 0
    var rest = 1
    while rest != 0 {
        let before = given
        let used = bytes.withUnsafeBufferPointer { source in
            buffer.withUnsafeMutableBufferPointer { target in
                var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: given)
                var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                rest = ZSTD_decompressStream(stream, &output, &input)
                given = input.pos
                return output.pos
            }
        }
        guard ZSTD_isError(rest) == 0, rest == 0 || used > 0 || given > before else {
            throw CompressionError(problem: "it is damaged zstd")
        }
        result += buffer[..<used]
        guard result.count <= mostUnfoldedBytes else { throw tooLarge }
    }
    return result
}

private func unfoldedByBrotli(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { throw CompressionError(problem: "no memory") }
    defer { BrotliDecoderDestroyInstance(state) }
    var buffer = [UInt8](repeating: 0, count: bufferBytes)
    var result: [UInt8] = []
    var given = 0
    while true {
        var status = BROTLI_DECODER_RESULT_ERROR
        let used = bytes.withUnsafeBufferPointer { source in
            buffer.withUnsafeMutableBufferPointer { target in
                var left = source.count - given
                var next = source.baseAddress.map { $0 + given }
                var room = target.count
                var place = target.baseAddress
                status = BrotliDecoderDecompressStream(state, &left, &next, &room, &place, nil)
                given = source.count - left
                return target.count - room
            }
        }
        result += buffer[..<used]
        guard result.count <= mostUnfoldedBytes else { throw tooLarge }
        switch status {
        case BROTLI_DECODER_RESULT_SUCCESS: return result
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
        default: throw CompressionError(problem: "it is neither gzip, zstd nor brotli, or is damaged")
        }
    }
}

private let tooLarge = CompressionError(problem: "it unfolds to more than \(mostUnfoldedBytes >> 20) MiB")
