import EventData

extension Sprig {
    static let encoding: [GoFunction] = [
        .text("b64enc") { base64(Array($0.utf8)) },
        .text("b64dec") { text in
            switch GoBase64.decoded(text) {
            case .success(let bytes): goString(bytes)
            case .failure(let error): "illegal base64 data at input byte \(error.place)"
            }
        },
        .text("b32enc") { Base32.encoded(Array($0.utf8)) },
        .text("b32dec") { text in
            switch Base32.decoded(text) {
            case .success(let bytes): goString(bytes)
            case .failure(let error): "illegal base32 data at input byte \(error.place)"
            }
        },
    ]
}

/// Where a text stops being what it should be.
package struct EncodingError: Error, Sendable, Hashable {
    /// A number of bytes, counted as Go's decoders count.
    package let place: Int
}
