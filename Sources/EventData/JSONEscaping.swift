/// Appends `content` as a JSON string; only what RFC 8259 demands is escaped.
func appendJSONString(_ content: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isCopied: Void? = content.withContiguousStorageIfAvailable { appendEscaped($0, to: &bytes) }
    if isCopied == nil { Array(content).withUnsafeBufferPointer { appendEscaped($0, to: &bytes) } }
    bytes.append(UInt8(ascii: "\""))
}

/// Copies whole runs of what needs no escape, which is nearly everything.
private func appendEscaped(_ content: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let text = UnsafeRawBufferPointer(content)
    var run = 0
    var index = 0
    while index < text.count {
        if index &+ 8 <= text.count, !needsEscape(text.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
            index &+= 8
            continue
        }
        let byte = text[index]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[run..<index]))
            appendEscape(of: byte, to: &bytes)
            run = index &+ 1
        }
        index &+= 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: content[run...]))
}

private func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x0A: bytes += Array("\\n".utf8)
    case 0x0D: bytes += Array("\\r".utf8)
    case 0x09: bytes += Array("\\t".utf8)
    case 0x08: bytes += Array("\\b".utf8)
    case 0x0C: bytes += Array("\\f".utf8)
    default: bytes += Array((byte < 16 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16).utf8)
    }
}

/// Whether one of eight bytes is a quote, a backslash or a control character.
private func needsEscape(_ word: UInt64) -> Bool {
    let each: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (each &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (each &* UInt64(UInt8(ascii: "\\")))
    // A subtraction borrows into the top bit of a byte that is too small, unless that bit was set before.
    let small = ((word &- each &* 0x20) & ~word) | ((quotes &- each) & ~quotes) | ((backslashes &- each) & ~backslashes)
    return small & (each &* 0x80) != 0
}

/// What happens to the second of two `\u` escapes that form no surrogate pair.
enum SurrogatePairing {
    /// Each stands for itself, as Go's encoding/json reads it.
    case ifValid
    /// The first swallows the second, as gjson reads it.
    case always
}

/// A string's content, given its valid source without the quotes; unpaired surrogates become U+FFFD.
func unescapedContent(_ source: ArraySlice<UInt8>, pairing: SurrogatePairing) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(source.count)
    var rest = source
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
            content.append(byte)
            continue
        }
        switch escape {
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "u"): content += Array(String(character(&rest, pairing)).utf8)
        default: content.append(escape)
        }
    }
    return content
}

/// The character of a `\u` escape whose digits come next, with its second half where it has one.
private func character(_ rest: inout ArraySlice<UInt8>, _ pairing: SurrogatePairing) -> Unicode.Scalar {
    let replacement: Unicode.Scalar = "\u{FFFD}"
    let first = codeUnit(rest)
    rest = rest.dropFirst(4)
    guard (0xD800...0xDFFF).contains(first) else { return Unicode.Scalar(first) ?? replacement }
    guard rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return replacement }
    let second = codeUnit(rest.dropFirst(2))
    let isPair = first < 0xDC00 && (0xDC00...0xDFFF).contains(second)
    if isPair || pairing == .always { rest = rest.dropFirst(6) }
    return isPair
        ? Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
        : replacement
}

private func codeUnit(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.prefix(4).reduce(0) { $0 << 4 | (hexadecimalValue($1) ?? 0) }
}
