/// Writes a payload as Go's encoder does: compact, and with `<`, `>`, `&`, U+2028 and U+2029 as `\u` escapes.
///
/// The text matters, not just the value: a manifest may copy `body` whole into a parameter (spec/eventsources.md §2).
struct PayloadWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// - Parameter json: valid JSON text that is compact already.
    mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

    /// An object of lists of strings.
    mutating func object(_ members: [(name: String, values: [String])]) {
        object(members.map { (name: $0.name, value: $0.values) }) { writer, values in
            writer.raw("[")
            for (index, value) in values.enumerated() {
                if index > 0 { writer.raw(",") }
                writer.string(value)
            }
            writer.raw("]")
        }
    }

    /// An object of strings.
    mutating func object(_ members: [(name: String, value: String)]) {
        object(members) { writer, value in writer.string(value) }
    }

    mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { utf8 in
            for (index, byte) in utf8.enumerated() {
                switch byte {
                case UInt8(ascii: "\""): raw("\\\"")
                case UInt8(ascii: "\\"): raw("\\\\")
                case 0x08: raw("\\b")
                case 0x09: raw("\\t")
                case 0x0A: raw("\\n")
                case 0x0C: raw("\\f")
                case 0x0D: raw("\\r")
                case 0..<0x20: escape(byte)
                default: content(byte, at: index, of: UnsafeRawBufferPointer(utf8))
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// - Parameter json: valid JSON text; its spaces between tokens are left out, everything else keeps its spelling.
    mutating func compacted(_ json: [UInt8]) {
        json.withUnsafeBytes { text in
            // What was looked at and is to be copied as it is; copying in runs is several times faster than by byte.
            var run = 0
            var index = 0
            var isInString = false
            while true {
                if isInString { index = endOfPlainText(in: text, from: index) }
                guard index < text.count else { break }
                let byte = text[index]
                if !isInString {
                    if byte == UInt8(ascii: "\"") { isInString = true }
                    if byte <= 0x20 {
                        bytes.append(contentsOf: text[run..<index])
                        run = index + 1
                    }
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                } else if byte == UInt8(ascii: "\\") {
                    index += 1
                } else if needsEscape(byte, at: index, of: text) {
                    bytes.append(contentsOf: text[run..<index])
                    content(byte, at: index, of: text)
                    run = index + 1
                }
                index += 1
            }
            bytes.append(contentsOf: text[run...])
        }
    }

    private mutating func object<Value>(
        _ members: [(name: String, value: Value)],
        write: (inout PayloadWriter, Value) -> Void
    ) {
        raw("{")
        for (index, member) in members.enumerated() {
            if index > 0 { raw(",") }
            string(member.name)
            raw(":")
            write(&self, member.value)
        }
        raw("}")
    }

    /// Steps, eight bytes at a time, over text inside a string's quotes that ends nothing and needs no escape.
    private func endOfPlainText(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
        func marks(_ word: UInt64, _ byte: UInt8) -> UInt64 {
            let difference = word ^ each(byte)
            return (difference &- each(1)) & ~difference
        }
        var index = start
        while index + 8 <= text.count {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // One bit makes `<` and `>` the same, another one `"` and `&`; what is no ASCII is left to the caller.
            let angles = marks(word | each(0x02), UInt8(ascii: ">"))
            let quotes = marks(word | each(0x04), UInt8(ascii: "&"))
            let special = (angles | quotes | marks(word, UInt8(ascii: "\\")) | word) & each(0x80)
            if special != 0 { return index + special.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    /// Whether a byte inside a string's quotes ends something that Go's encoder escapes.
    private func needsEscape(_ byte: UInt8, at index: Int, of text: UnsafeRawBufferPointer) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): true
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
        case 0xA8, 0xA9: index >= 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE2
        default: false
        }
    }

    private mutating func content(_ byte: UInt8, at index: Int, of text: UnsafeRawBufferPointer) {
        guard needsEscape(byte, at: index, of: text) else {
            bytes.append(byte)
            return
        }
        guard byte >= 0x80 else {
            escape(byte)
            return
        }
        // The first two bytes of the character are written already.
        bytes.removeLast(2)
        raw(byte == 0xA8 ? "\\u2028" : "\\u2029")
    }

    private mutating func escape(_ byte: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        raw("\\u00")
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
    }
}
