package import GRPCCore

/// The contract with a user's server; `eventsources/eventing.proto` is its text.
package enum Eventing {
    package static let startEventSource = MethodDescriptor(
        fullyQualifiedService: "generic.Eventing",
        method: "StartEventSource",
        type: .serverStreaming
    )
}

/// `EventSource{string name = 1; bytes config = 2}`: which events are asked for.
package struct EventingRequest: Sendable, Hashable {
    package let name: String
    package let config: [UInt8]

    package init(name: String, config: [UInt8]) {
        self.name = name
        self.config = config
    }

    /// As it is sent.
    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        for (field, value) in [(1, Array(name.utf8)), (2, config)] where !value.isEmpty {
            bytes.append(UInt8(field << 3 | ProtobufFields.lengthDelimited))
            bytes.appendVarint(UInt64(value.count))
            bytes += value
        }
        return bytes
    }
}

/// `Event{string name = 1; bytes payload = 2}`; the name says nothing to anybody.
package struct EventingEvent: Sendable, Hashable {
    private static let payloadField = 2

    /// nil when the message has none.
    package let payload: [UInt8]?

    /// - Throws: for bytes that are no such message.
    package init(parsing bytes: [UInt8]) throws(ProtobufFields.Malformed) {
        var fields = ProtobufFields(bytes[...])
        var payload: ArraySlice<UInt8>?
        while let field = try fields.next() {
            // Of a field that comes twice the last counts; of fields unknown here newer servers may have more.
            if field.number == Self.payloadField, let bytes = field.bytes { payload = bytes }
        }
        self.payload = payload.map(Array.init)
    }
}

/// The fields of a message in Protocol Buffers' encoding, one after the other.
package struct ProtobufFields {
    package struct Malformed: Error, Sendable, Hashable {
        package let problem: String
    }

    struct Field {
        let number: Int
        /// nil for a field that holds a number.
        let bytes: ArraySlice<UInt8>?
    }

    static let lengthDelimited = 2

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// nil at the end.
    mutating func next() throws(Malformed) -> Field? {
        guard !rest.isEmpty else { return nil }
        let tag = try varint()
        guard let number = Int(exactly: tag >> 3), (1..<1 << 29).contains(number) else {
            throw Malformed(problem: "a field has the number \(tag >> 3)")
        }
        switch Int(tag & 7) {
        case 0:
            _ = try varint()
            return Field(number: number, bytes: nil)
        case 1: return try fixed(number, count: 8)
        case Self.lengthDelimited: return Field(number: number, bytes: try take(try varint()))
        case 5: return try fixed(number, count: 4)
        case let type: throw Malformed(problem: "field \(number) has the wire type \(type)")
        }
    }

    private mutating func fixed(_ number: Int, count: UInt64) throws(Malformed) -> Field {
        _ = try take(count)
        return Field(number: number, bytes: nil)
    }

    private mutating func take(_ count: UInt64) throws(Malformed) -> ArraySlice<UInt8> {
        guard count <= UInt64(rest.count) else { throw Malformed(problem: "it ends inside a field") }
        defer { rest = rest.dropFirst(Int(count)) }
        return rest.prefix(Int(count))
    }

    private mutating func varint() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw Malformed(problem: "it ends inside a number") }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw Malformed(problem: "a number has more than ten bytes")
    }
}

extension [UInt8] {
    fileprivate mutating func appendVarint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        append(UInt8(value))
    }
}

/// Messages as they are on the wire: what they mean is looked at where a mistake can be put aside.
package struct PlainMessages: MessageSerializer, MessageDeserializer {
    package init() {}

    package func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }

    package func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> [UInt8] {
        bytes.withUnsafeBytes { Array($0) }
    }
}
