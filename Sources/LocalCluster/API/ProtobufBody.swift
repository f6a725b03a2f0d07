import EventData
import FoundationEssentials

/// Objects in Kubernetes' protobuf form, which newer `kubectl create namespace|secret|configmap …` send unasked.
enum ProtobufBody {
    static let contentType = "application/vnd.kubernetes.protobuf"

    /// How one field of a message becomes a member of an object.
    private indirect enum Field {
        case string(String)
        case strings(String)
        case flag(String)
        case message(String, [Int: Field])
        /// `map<string, string>`
        case texts(String)
        /// `map<string, bytes>`, in base64.
        case blobs(String)
    }

    private static let metadata: [Int: Field] = [
        1: .string("name"), 2: .string("generateName"), 3: .string("namespace"), 5: .string("uid"),
        6: .string("resourceVersion"), 11: .texts("labels"), 12: .texts("annotations"), 14: .strings("finalizers"),
    ]

    private static let kinds: [String: [Int: Field]] = [
        "Namespace": [
            1: .message("metadata", metadata), 2: .message("spec", [1: .strings("finalizers")]),
            3: .message("status", [1: .string("phase")]),
        ],
        "Secret": [
            1: .message("metadata", metadata), 2: .blobs("data"), 3: .string("type"), 4: .texts("stringData"),
            5: .flag("immutable"),
        ],
        "ConfigMap": [
            1: .message("metadata", metadata), 2: .texts("data"), 3: .blobs("binaryData"), 4: .flag("immutable"),
        ],
        "ServiceAccount": [1: .message("metadata", metadata)],
        "DeleteOptions": [
            2: .message("preconditions", [1: .string("uid"), 2: .string("resourceVersion")]), 5: .strings("dryRun"),
        ],
    ]

    /// Fields of `DeleteOptions` that change nothing here: the grace period, orphans, the propagation policy.
    private static let ignored: [String: Set<Int>] = ["DeleteOptions": [1, 3, 4]]

    /// - Throws: `APIFailure` 400 for broken bytes, 415 for kinds and fields that are not known here.
    static func decode(_ bytes: [UInt8]) throws -> JSON {
        // Four bytes of magic, then the envelope: 1 is the type, 2 the object's own bytes.
        guard bytes.starts(with: Array("k8s\0".utf8)) else { throw broken }
        var type: [String] = ["", ""]
        var content: ArraySlice<UInt8> = []
        try ProtobufReader.each(bytes.dropFirst(4)) { number, value in
            if number == 1 {
                try ProtobufReader.each(value.bytes) { number, value in
                    if (1...2).contains(number) { type[number - 1] = value.text }
                }
            }
            if number == 2 { content = value.bytes }
        }
        guard let fields = kinds[type[1]] else { throw unknown("kind \(type[1])") }
        var object = try message(content, fields, ignoring: ignored[type[1]] ?? [])
        object["apiVersion"] = .string(type[0])
        object["kind"] = .string(type[1])
        return object
    }

    private static func message(
        _ bytes: ArraySlice<UInt8>,
        _ fields: [Int: Field],
        ignoring ignored: Set<Int> = []
    ) throws -> JSON {
        var result: JSON = [:]
        try ProtobufReader.each(bytes) { number, value in
            // Every field is written, set or not: what is empty means nothing.
            if value.isEmpty || ignored.contains(number) { return }
            guard let field = fields[number] else { throw unknown("field \(number)") }
            switch field {
            case .string(let name): result[name] = .string(value.text)
            case .strings(let name): result[name] = .array((result[name]?.array ?? []) + [.string(value.text)])
            case .flag(let name): result[name] = true
            case .message(let name, let fields):
                let part = try message(value.bytes, fields)
                result[name] = part == [:] ? JSON?.none : part
            case .texts(let name): try add(value.bytes, to: &result, name) { $0.text }
            case .blobs(let name): try add(value.bytes, to: &result, name) { Data($0.bytes).base64EncodedString() }
            }
        }
        return result
    }

    /// One entry of a map: 1 is the key, 2 the value.
    private static func add(
        _ entry: ArraySlice<UInt8>,
        to object: inout JSON,
        _ name: String,
        _ text: (ProtobufReader.Value) -> String
    ) throws {
        var (key, content) = ("", "")
        try ProtobufReader.each(entry) { number, value in
            if number == 1 { key = value.text }
            if number == 2 { content = text(value) }
        }
        object.set(.string(content), at: name, key)
    }

    static let broken = APIFailure.badRequest("the body is not valid protobuf")

    private static func unknown(_ what: String) -> APIFailure {
        .unsupportedMediaType("\(what) is not understood in protobuf: send application/json")
    }
}

/// Protobuf's wire format.
enum ProtobufReader {
    enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)

        var bytes: ArraySlice<UInt8> {
            if case .bytes(let bytes) = self { bytes } else { [] }
        }

        var text: String { String(decoding: bytes, as: UTF8.self) }

        var isEmpty: Bool {
            switch self {
            case .number(let number): number == 0
            case .bytes(let bytes): bytes.isEmpty
            }
        }
    }

    /// Calls `body` with each field's number and value, in order.
    static func each(_ bytes: ArraySlice<UInt8>, _ body: (Int, Value) throws -> Void) throws {
        var rest = bytes
        while !rest.isEmpty {
            let tag = try varint(&rest)
            let number = Int(truncatingIfNeeded: tag >> 3)
            switch tag & 7 {
            case 0: try body(number, .number(try varint(&rest)))
            case 1: try body(number, .bytes(try take(8, &rest)))
            case 2: try body(number, .bytes(try take(try varint(&rest), &rest)))
            case 5: try body(number, .bytes(try take(4, &rest)))
            default: throw ProtobufBody.broken
            }
        }
    }

    private static func take(_ count: UInt64, _ rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw ProtobufBody.broken }
        defer { rest = rest.dropFirst(Int(count)) }
        return rest.prefix(Int(count))
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) throws -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw ProtobufBody.broken }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw ProtobufBody.broken
    }
}
